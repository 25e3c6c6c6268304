// What people see of a difference: live beside desired, field by field, as texts. Both sides are brought into one form
// first; the comparison itself is dumb. Which change it takes is not decided here.
import type { FieldChange } from '../core/field.ts';
import type { LiveEndpoint, VariantSize } from '../kinds/endpoint/spec.ts';
import type { VariantSpec } from '../kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../kinds/model/spec.ts';
import { liveSize } from './history.ts';
import type { Situation } from './situation.ts';
import { inKeyList, MASKED, owns } from './tags.ts';
import type { Unit } from './unit.ts';

/** What is compared, and what may be shown of it. */
type Text = { readonly value: string; readonly shown: string };
type Texts = ReadonlyMap<string, Text>;

const MASK = '(masked)';

/** Fields that differ, in the order: compute, image, artifact, role, env by key. Empty where nothing can be compared. */
export function compareContent(unit: Unit, now: Situation): readonly FieldChange[] {
  const live = liveTexts(unit, now);
  const want = desiredTexts(unit, now);
  return [...new Set([...want.keys(), ...live.keys()])].flatMap((field) => fieldChange(field, live, want));
}

/** What a new endpoint will be, besides its compute, which its head line says. */
export function describeContent(unit: Unit): readonly FieldChange[] {
  return [...desiredTexts(unit, undefined)]
    .filter(([field]) => !field.endsWith('compute'))
    .map(([field, { shown }]) => ({ field, to: shown }));
}

function fieldChange(field: string, live: Texts, want: Texts): readonly FieldChange[] {
  const from = live.get(field);
  const to = want.get(field);
  if (from?.value === to?.value) return [];
  return [
    {
      field,
      ...(from === undefined ? {} : { from: from.shown }),
      ...(to === undefined ? {} : { to: to.shown }),
    },
  ];
}

function desiredTexts(unit: Unit, now: Situation | undefined): Texts {
  const texts = new Map<string, Text>();
  for (const [index, variant] of unit.config.spec.variants.entries()) {
    const say = fieldNames(unit.config.spec.variants.length, variant.name);
    const size = unit.target.sizes[index];
    if (size !== undefined) texts.set(say('compute'), plain(compute(variant, size)));
    const model = unit.models.find(({ name }) => name === variant.model);
    if (model) modelTexts(texts, say, model.spec, (field) => isMasked(unit, now, field));
  }
  return texts;
}

function liveTexts(unit: Unit, now: Situation): Texts {
  const texts = new Map<string, Text>();
  const variants = now.serving?.spec.variants ?? [];
  for (const variant of variants) {
    const say = fieldNames(variants.length, variant.name);
    texts.set(say('compute'), plain(compute(variant, servingSize(now.live, variant))));
    const model = now.servingModels.get(variant.model);
    // Env values of a model that inferra did not make are not shown: nothing is known about where they came from.
    const known = model !== undefined && owns(unit.owner, model.tags, model.name);
    if (model)
      modelTexts(
        texts,
        say,
        model.spec,
        (field) => (!known && field.startsWith('env ')) || isMasked(unit, now, field),
      );
  }
  return texts;
}

function fieldNames(variants: number, variant: string): (field: string) => string {
  return variants === 1 ? (field) => field : (field) => `${variant} ${field}`;
}

function modelTexts(
  texts: Map<string, Text>,
  say: (field: string) => string,
  spec: ModelSpec,
  masked: (field: string) => boolean,
): void {
  const set = (field: string, value: string, written: string) =>
    void texts.set(say(field), { value, shown: masked(field) ? MASK : written });
  set('image', spec.image, spec.image);
  if (spec.artifact !== undefined) set('artifact', spec.artifact, spec.artifact);
  set('role', spec.role, spec.role);
  for (const [key, value] of Object.entries(spec.env).sort()) set(`env ${key}`, value, JSON.stringify(value));
}

function plain(text: string): Text {
  return { value: text, shown: text };
}

/**
 * A field that is masked on one side is masked on both: a value that moves between the file and its environment is the
 * same secret before and after.
 */
function isMasked(unit: Unit, now: Situation | undefined, field: string): boolean {
  const live = [...(now?.servingModels.values() ?? [])];
  return (
    Object.values(unit.masked).some((fields) => fields.includes(field)) ||
    live.some((model) => inKeyList(model.tags[MASKED], field))
  );
}

function servingSize(live: LiveEndpoint | undefined, variant: VariantSpec): VariantSize {
  const now = live === undefined ? undefined : liveSize(live, variant.name);
  if (now !== undefined) return now;
  return 'serverless' in variant
    ? { variant: variant.name, maxConcurrency: variant.serverless.maxConcurrency }
    : { variant: variant.name, count: variant.initialInstanceCount, weight: variant.initialWeight };
}

/** `ml.m5.large × 2`, `serverless 4 GB × 20` */
export function compute(variant: VariantSpec, size: VariantSize): string {
  if ('serverless' in variant) {
    const concurrency = 'maxConcurrency' in size ? size.maxConcurrency : variant.serverless.maxConcurrency;
    return `serverless ${variant.serverless.memorySizeInMB / 1024} GB × ${concurrency}`;
  }
  return `${variant.instanceType} × ${'count' in size ? size.count : variant.initialInstanceCount}`;
}
