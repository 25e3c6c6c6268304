// The fields of a model as a plan names them, and which of them nobody may see.
import type { ContainerSpec, LiveModel, ModelSpec } from '../../kinds/model/spec.ts';
import { inKeyList, MASKED } from '../memory/tags.ts';
import type { Seen } from '../subject.ts';
import { rawFields } from './raw.ts';

export type ModelField = {
  /** `image`, `env OMP_NUM_THREADS`, `container 2 artifact`. */
  readonly field: string;
  /** Where the file has it in a model: `image`, `env.OMP_NUM_THREADS`, `containers.2.artifact`. */
  readonly path: string;
  readonly value: string;
  /** The value as it is shown, where that is not the value itself. */
  readonly written?: string;
};

/** In the order in which they are shown. */
export function modelFields(spec: ModelSpec): readonly ModelField[] {
  const { role, containers = [], vpc, networkIsolation } = spec;
  return [
    ...containerFields(spec, PLAIN, [{ field: 'role', path: 'role', value: role }]),
    ...containers.flatMap((container, at) => {
      const front = { field: `container ${at + 1} `, path: `containers.${at + 1}.` };
      return [
        ...containerFields(container, front),
        ...there(`${front.field}hostname`, container.hostname, `${front.path}hostname`),
      ];
    }),
    ...there('subnets', vpc?.subnets.join(', '), 'vpc.subnets'),
    ...there('security groups', vpc?.securityGroups.join(', '), 'vpc.securityGroups'),
    ...there('network isolation', networkIsolation && 'on', 'networkIsolation'),
  ];
}

type Front = Pick<ModelField, 'field' | 'path'>;

const PLAIN: Front = { field: '', path: '' };

function containerFields(
  { image, artifact, package: version, specification, env, raw }: ContainerSpec,
  front: Front,
  beside: readonly ModelField[] = [],
): readonly ModelField[] {
  const entries = Object.entries(env).sort();
  const named = (name: string, value: string | undefined) =>
    there(front.field + name, value, front.path + name);
  return [
    ...named('image', image),
    ...named('artifact', artifact),
    ...named('package', version),
    ...named('specification', specification),
    ...beside,
    ...entries.map(([key, value]) => ({
      field: `${front.field}env ${key}`,
      path: `${front.path}env.${key}`,
      value,
      written: JSON.stringify(value),
    })),
    ...rawFields(raw).map(({ field, path, value, shown }) => ({
      field: front.field + field,
      path: front.path + path,
      value,
      written: shown,
    })),
  ];
}

function there(field: string, value: string | undefined, path: string): readonly ModelField[] {
  return value === undefined ? [] : [{ field, path, value }];
}

/** Did the value come from the environment when the model was made? */
export function isMaskedIn({ tags }: LiveModel, field: string): boolean {
  return inKeyList(tags[MASKED], field);
}

/** What came from the environment into models that were read: it may be quoted in any text of the service. */
export function liveSecrets({ parts }: Seen): readonly string[] {
  const models = [...parts.model.values()].filter((model) => model !== null);
  return models.flatMap((model) =>
    modelFields(model.spec).flatMap(({ field, value }) => (isMaskedIn(model, field) ? [value] : [])),
  );
}
