// Containers of models: of the model itself, or of its pipeline.
import { entriesOf, type SoundFile } from '../sound.ts';
import type { Path } from '../tree.ts';
import { quote } from '../words.ts';
import type { Rule } from './rule.ts';

type SoundModel = NonNullable<NonNullable<SoundFile['models']>[string]>;
type SoundContainer = NonNullable<NonNullable<SoundModel['containers']>[number]>;
export type Contained = {
  /** The key of the model, or of the component. */
  readonly model: string;
  readonly path: Path;
  readonly container: Omit<SoundContainer, 'hostname'>;
};

/** Every place of the file that has an image, an artifact or an env. */
export function containersIn(file: SoundFile): readonly Contained[] {
  return [...ofModels(file), ...ofComponents(file)];
}

/** Of components that bring their container along. */
function ofComponents({ endpoints }: SoundFile): readonly Contained[] {
  return entriesOf(endpoints).flatMap(([key, { components }]) =>
    entriesOf(components).flatMap(([own, { container }]) => {
      const path = ['endpoints', key, 'components', own];
      return container === undefined ? [] : [{ model: own, path: [...path, 'container'], container }];
    }),
  );
}

function ofModels(file: SoundFile): readonly Contained[] {
  return entriesOf(file.models).flatMap(([model, one]) => [
    { model, path: ['models', model], container: one },
    ...(one.containers ?? []).flatMap((container, at) =>
      container === undefined
        ? []
        : [{ model, path: ['models', model, 'containers', String(at)], container }],
    ),
  ]);
}

/** What the containers of a pipeline, or a package, bring along has no place beside them. */
export const contentsAgree: Rule = ({ file, findings }) => {
  for (const [key, model] of entriesOf(file.models)) {
    const { image, package: version, containers, artifact, env } = model;
    // Two kinds of content at once are told by the schema.
    if (image !== undefined || (version === undefined) === (containers === undefined)) continue;
    const refuse = (field: string, message: string, hint: string) =>
      findings.error('INF1064', { path: ['models', key, field], on: 'key' }, { message, hint });
    const inside = (field: string) => `write ${field} into the container that it is for`;
    if (artifact !== undefined && version !== undefined)
      refuse('artifact', 'a model package has its own artifact', 'leave artifact out');
    if (artifact !== undefined && containers !== undefined)
      refuse('artifact', 'a pipeline has no artifact of its own', inside('artifact'));
    if (env !== undefined && containers !== undefined)
      refuse('env', 'a pipeline has no env of its own', inside('env'));
  }
};

/** API reference of ContainerDefinition, ContainerHostname: of all containers of a pipeline or of none (read 2026-11). */
export const hostnamesAgree: Rule = ({ file, findings }) => {
  for (const [key, { containers = [] }] of entriesOf(file.models)) {
    const names = containers.map((one) => one?.hostname?.toLowerCase());
    const path = ['models', key, 'containers'];
    for (const [at, name] of names.entries()) {
      const place = [...path, String(at)];
      if (name === undefined && names.some((one) => one !== undefined)) {
        const message = 'the other containers have a hostname, and this one has none';
        const hint = 'name all containers of a pipeline, or none';
        findings.error('INF1065', { path: place, on: 'value' }, { message, hint });
      } else if (name !== undefined && names.indexOf(name) !== at) {
        const message = `two containers have the hostname ${quote(name)}`;
        findings.error('INF1065', { path: [...place, 'hostname'], on: 'value' }, { message });
      }
    }
  }
};

/** A model is made in the region of its package (API reference of CreateModel and ARNs of packages, read 2026-11). */
export const packagesAreInTheRegion: Rule = ({ file, sources, findings }) => {
  const region = file.region ?? sources.region;
  for (const [key, { package: one }] of entriesOf(file.models)) {
    const isGroup = typeof one === 'object';
    const of = (isGroup ? one.group : one)?.split(':')[3];
    if (region === undefined || of === undefined || of === region) continue;
    const what = isGroup ? 'model package group' : 'model package';
    const path = ['models', key, 'package', ...(isGroup ? ['group'] : [])];
    const message = `the ${what} is in ${of}, but the endpoints are in ${region}`;
    const hint = `register the model in ${region}, or write \${region} in the ARN where both shall be the same`;
    findings.error('INF1066', { path, on: 'value' }, { message, hint });
  }
};
