// What people see of components: what each will be, beside what it is, field by field with its key in front.
import type { FieldChange } from '../../core/field.ts';
import type { ComponentSpec } from '../../kinds/inference-component/spec.ts';
import type { LiveModel, ModelSpec } from '../../kinds/model/spec.ts';
import { owns, REVISION } from '../memory/tags.ts';
import { decidedField, decidedTexts, FIRST_REVISION, type Text } from '../text/decided.ts';
import { isMaskedIn, modelFields } from '../text/model-fields.ts';
import type { Unit } from '../unit.ts';
import { type ComponentsChange, type ComponentWork, scalingFields } from './change.ts';
import { isAdapterSpec, type UnitComponent } from './component.ts';

type Texts = ReadonlyMap<string, Text>;

const MASK = '(masked)';

/** @param models of the account, by name in lower case */
export function componentFields(
  unit: Unit,
  { works, leaving }: ComponentsChange,
  models: ReadonlyMap<string, LiveModel>,
): readonly FieldChange[] {
  return [
    ...works.flatMap((work) => fieldsOf(unit, work, models)),
    ...leaving.map(({ name }) => ({ field: `component ${name}`, from: 'on the endpoint' })),
  ];
}

function fieldsOf(
  unit: Unit,
  work: ComponentWork,
  models: ReadonlyMap<string, LiveModel>,
): readonly FieldChange[] {
  const { part, live, state, tags } = work;
  if (state.does === 'none' || state.does === 'record' || state.does === 'confirm') {
    return live === undefined ? [] : [...scalingFields(work), ...tagFields(work)];
  }
  const isNew = live === undefined;
  const liveModel =
    live?.spec !== undefined && 'model' in live.spec ? models.get(live.spec.model.toLowerCase()) : undefined;
  const masked = (field: string) =>
    Object.values(unit.masked).some((fields) => fields.includes(field)) ||
    (liveModel !== undefined && isMaskedIn(liveModel, field));
  const copies = live?.scaled === true ? undefined : part.copies;
  const want = new Map([...specTexts(part.spec, copies), ...wantedModel(unit, part, masked)]);
  const have: Texts =
    live?.spec === undefined
      ? new Map()
      : new Map([
          ...specTexts(live.spec, live.scaled === true ? undefined : live.desiredCopies),
          ...(liveModel === undefined ? [] : servedModel(unit, liveModel, masked)),
        ]);
  const mark = state.drift ? ({ drift: true } as const) : {};
  // Settings of which the file says nothing may be what the service fills in.
  const names = [...want.keys(), ...(isNew ? [] : [...have.keys()].filter((name) => !SETTINGS.test(name)))];
  return [
    ...[...new Set(names)].flatMap((name) => changeOf(`${part.key} `, name, have, want, mark)),
    ...scalingFields(work),
    ...(isNew ? [] : tagFields({ ...work, tags })),
  ];
}

const SETTINGS = /^(download time|health check time|placement|cache)$/;

function tagFields({ part, tags }: ComponentWork): readonly FieldChange[] {
  return tags.fields.map((field) => ({ ...field, field: `${part.key} ${field.field}` }));
}

function changeOf(
  front: string,
  name: string,
  have: Texts,
  want: Texts,
  mark: { readonly drift?: true },
): readonly FieldChange[] {
  const from = have.get(name);
  const to = want.get(name);
  if (from?.value === to?.value) return [];
  return decidedField({
    field: front + name,
    ...(from === undefined ? {} : { from: from.shown }),
    ...(to === undefined ? {} : { to: to.shown }),
    ...(to?.note === undefined ? {} : { note: to.note }),
    ...mark,
  });
}

/** `1 accelerator, 2 cores, 16 GB to 24 GB`, and whatever else it says. */
export function specTexts(spec: ComponentSpec, copies: number | undefined): readonly [string, Text][] {
  const { startup = {}, placement, cache } = spec;
  const own: readonly (readonly [string, string | undefined])[] = isAdapterSpec(spec)
    ? [
        ['base', spec.base],
        ['artifact', spec.artifact],
      ]
    : [...containerTexts(spec), ['resources', resourcesText(spec.resources)]];
  const zones = placement?.zoneImbalance === undefined ? '' : `, zones within ${placement.zoneImbalance}`;
  const all: readonly (readonly [string, string | undefined])[] = [
    ...own,
    ['copies', copies === undefined ? undefined : String(copies)],
    ['download time', startup.download === undefined ? undefined : `${startup.download} s`],
    ['health check time', startup.healthCheck === undefined ? undefined : `${startup.healthCheck} s`],
    ['placement', placement === undefined ? undefined : placement.strategy + zones],
    ['cache', cache === true ? 'on' : undefined],
  ];
  return all.flatMap(([name, text]): [string, Text][] =>
    text === undefined ? [] : [[name, { value: text, shown: text }]],
  );
}

function containerTexts(spec: ComponentSpec): readonly (readonly [string, string | undefined])[] {
  if (!('container' in spec)) return [];
  const { image, artifact, env, metrics } = spec.container;
  const every = metrics?.every === undefined ? '' : ` every ${metrics.every} s`;
  return [
    ['image', image],
    ['artifact', artifact],
    ...Object.entries(env)
      .sort()
      .map(([name, value]) => [`env ${name}`, JSON.stringify(value)] as const),
    ['container metrics', metrics === undefined ? undefined : metrics.path + every],
  ];
}

type Resources = Extract<ComponentSpec, { readonly model: string }>['resources'];

export function resourcesText({ accelerators, cpus, memoryMin, memoryMax }: Resources): string {
  const memory = memoryMax === undefined ? size(memoryMin) : `${size(memoryMin)} to ${size(memoryMax)}`;
  return [
    accelerators === undefined
      ? ''
      : `${accelerators} ${accelerators === 1 ? 'accelerator' : 'accelerators'}`,
    cpus === undefined ? '' : `${cpus} ${cpus === 1 ? 'core' : 'cores'}`,
    memory,
  ]
    .filter((word) => word !== '')
    .join(', ');
}

function size(megabytes: number): string {
  return megabytes % 1024 === 0 ? `${megabytes / 1024} GB` : `${megabytes} MB`;
}

function wantedModel(
  unit: Unit,
  part: UnitComponent,
  masked: (field: string) => boolean,
): readonly [string, Text][] {
  const { spec, declared = spec } = part;
  const model = 'model' in declared ? unit.models.find(({ name }) => name === declared.model) : undefined;
  if (model === undefined) return [];
  return [...modelTexts(model.spec, masked), ...decidedTexts(model, unit.decided?.[model.name])];
}

/** Env values of a model that inferra did not make are not shown: nothing is known about where they came from. */
function servedModel(
  unit: Unit,
  model: LiveModel,
  masked: (field: string) => boolean,
): readonly [string, Text][] {
  const known = owns(unit.owner, model.tags, model.name);
  const revision = model.tags[REVISION] ?? FIRST_REVISION;
  return [
    ...modelTexts(model.spec, (field) => (!known && /(^| )env /.test(field)) || masked(field)),
    ...(known ? [['revision', { value: revision, shown: revision }] as [string, Text]] : []),
  ];
}

function modelTexts(spec: ModelSpec, masked: (field: string) => boolean): readonly [string, Text][] {
  return modelFields(spec).map(({ field, value, written = value }): [string, Text] => [
    field,
    { value, shown: masked(field) ? MASK : written },
  ]);
}
