// The fields of a model as a plan names them, and which of them nobody may see.
import type { ContainerSpec, LiveModel, ModelSpec } from '../kinds/model/spec.ts';
import type { Seen } from './situation.ts';
import { inKeyList, MASKED } from './tags.ts';

export type ModelField = {
  /** `image`, `env OMP_NUM_THREADS`, `container 2 artifact`. */
  readonly field: string;
  readonly value: string;
  /** The value as it is shown, where that is not the value itself. */
  readonly written?: string;
};

/** In the order in which they are shown. */
export function modelFields(spec: ModelSpec): readonly ModelField[] {
  const { role, containers = [], vpc, networkIsolation } = spec;
  return [
    ...containerFields(spec, '', [{ field: 'role', value: role }]),
    ...containers.flatMap((container, at) => [
      ...containerFields(container, `container ${at + 1} `),
      ...there(`container ${at + 1} hostname`, container.hostname),
    ]),
    ...there('subnets', vpc?.subnets.join(', ')),
    ...there('security groups', vpc?.securityGroups.join(', ')),
    ...there('network isolation', networkIsolation && 'on'),
  ];
}

function containerFields(
  { image, artifact, package: version, env }: ContainerSpec,
  front: string,
  beside: readonly ModelField[] = [],
): readonly ModelField[] {
  const entries = Object.entries(env).sort();
  return [
    ...there(`${front}image`, image),
    ...there(`${front}artifact`, artifact),
    ...there(`${front}package`, version),
    ...beside,
    ...entries.map(([key, value]) => ({
      field: `${front}env ${key}`,
      value,
      written: JSON.stringify(value),
    })),
  ];
}

function there(field: string, value: string | undefined): readonly ModelField[] {
  return value === undefined ? [] : [{ field, value }];
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
