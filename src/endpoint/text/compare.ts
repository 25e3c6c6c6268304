// What people see of a difference: live beside desired, field by field, as texts. Both sides are brought into one form
// first; the comparison itself is dumb. Which change it takes is not decided here.
import type { FieldChange } from '../../core/field.ts';
import type { EndpointConfigSpec, VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../../kinds/model/spec.ts';
import { machinesText } from '../fleet/machines.ts';
import { wasNamed } from '../fleet/renamed.ts';
import { liveSize, sizeOf } from '../fleet/sizes.ts';
import { owns, REVISION } from '../memory/tags.ts';
import { isScaled } from '../scaling/scaled.ts';
import type { Situation } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { asyncFields } from './async.ts';
import { decidedField, decidedTexts, FIRST_REVISION, type Text } from './decided.ts';
import { compute, type Sizes, shareText, weightOf } from './fleet.ts';
import { isMaskedIn, modelFields } from './model-fields.ts';
import { rawFields } from './raw.ts';

type Texts = ReadonlyMap<string, Text>;

const MASK = '(masked)';

/**
 * Fields that differ, in the order: compute, image, artifact, role, env by key. Empty where nothing can be compared.
 * @param anew what is wanted begins with the counts of the file
 */
export function compareContent(unit: Unit, now: Situation, anew = false): readonly FieldChange[] {
  const live = liveTexts(unit, now);
  const want = desiredTexts(unit, now, anew);
  return [...new Set([...want.keys(), ...live.keys()])].flatMap((field) => fieldChange(field, live, want));
}

/** What a new endpoint will be, besides its compute and its weights, which its head line says. */
export function describeContent(unit: Unit): readonly FieldChange[] {
  return [...desiredTexts(unit, undefined)]
    .filter(([field]) => !/(^| )(compute|weight)$/.test(field))
    .flatMap(([field, { shown, note }]) =>
      decidedField({ field, to: shown, ...(note === undefined ? {} : { note }) }),
    );
}

function fieldChange(field: string, live: Texts, want: Texts): readonly FieldChange[] {
  const from = live.get(field);
  const to = want.get(field);
  if (from?.value === to?.value) return [];
  return decidedField({
    field,
    ...(from === undefined ? {} : { from: from.shown }),
    ...(to === undefined ? {} : { to: to.shown }),
    ...(to?.note === undefined ? {} : { note: to.note }),
  });
}

function desiredTexts(unit: Unit, now: Situation | undefined, anew = false): Texts {
  const texts = new Map<string, Text>();
  const { variants } = unit.config.spec;
  const live = anew ? undefined : now?.live;
  const wasOf = wasNamed(unit, live);
  for (const variant of variants) {
    const say = fieldNames(unit, now, variant.name);
    fleetTexts(
      isScaled(live, wasOf(variant.name)),
      texts,
      say,
      variant,
      variants,
      (one) => sizeOf(unit, one),
      unit.recommended?.[variant.name],
    );
    const model = unit.models.find(({ name }) => name === variant.model);
    if (model) modelTexts(texts, say, model.spec, (field) => isMasked(unit, now, field));
    for (const [field, text] of model ? decidedTexts(model, unit.decided?.[model.name]) : [])
      texts.set(say(field), text);
  }
  settingTexts(texts, unit.config.spec);
  return texts;
}

function liveTexts(unit: Unit, now: Situation): Texts {
  const texts = new Map<string, Text>();
  const variants = now.serving?.spec.variants ?? [];
  for (const variant of variants) {
    const say = fieldNames(unit, now, variant.name);
    const scaled = isScaled(now.live, variant.name);
    fleetTexts(scaled, texts, say, variant, variants, ({ name }) => now.live && liveSize(now.live, name));
    // Of a variant that goes its fleet says enough; what it served goes with it.
    if (isTold(unit, now) && !unit.config.spec.variants.some(({ name }) => name === variant.name)) continue;
    const model = now.servingModels.get(variant.model);
    // Env values of a model that inferra did not make are not shown: nothing is known about where they came from.
    const known = model !== undefined && owns(unit.owner, model.tags, model.name);
    if (model)
      modelTexts(
        texts,
        say,
        model.spec,
        (field) => (!known && /(^| )env /.test(field)) || isMasked(unit, now, field),
      );
    if (known)
      texts.set(
        fieldNames(unit, now, variant.name)('revision'),
        plain(model.tags[REVISION] ?? FIRST_REVISION),
      );
  }
  settingTexts(texts, now.serving?.spec);
  return texts;
}

/** Fields are told apart by variant where either side has several. */
function fieldNames(unit: Unit, now: Situation | undefined, variant: string): (field: string) => string {
  return isTold(unit, now) ? (field) => `${variant} ${field}` : (field) => field;
}

function isTold(unit: Unit, now: Situation | undefined): boolean {
  const sides = [unit.config.spec, now?.serving?.spec];
  return sides.some((spec) => spec !== undefined && spec.variants.length > 1);
}

function settingTexts(texts: Map<string, Text>, spec: EndpointConfigSpec | undefined): void {
  const { kmsKey, dataCapture, async: asynchronous, raw, role, vpc, networkIsolation } = spec ?? {};
  for (const { field, value, shown } of rawFields(raw)) texts.set(field, { value, shown });
  for (const { field, value } of asyncFields(asynchronous)) texts.set(field, plain(value));
  if (role !== undefined) texts.set('host role', plain(role));
  if (vpc !== undefined) {
    texts.set('host subnets', plain(vpc.subnets.join(', ')));
    texts.set('host security groups', plain(vpc.securityGroups.join(', ')));
  }
  if (networkIsolation === true) texts.set('host network isolation', plain('on'));
  if (kmsKey !== undefined) texts.set('kms key', plain(kmsKey));
  if (dataCapture === undefined) return;
  const { sampling, capture, destination } = dataCapture;
  texts.set('data capture', plain(`${sampling} % of ${capture.join(' and ')} to ${destination}`));
}

function fleetTexts(
  scaled: boolean,
  texts: Map<string, Text>,
  say: (field: string) => string,
  variant: VariantSpec,
  variants: readonly VariantSpec[],
  sizeOf: Sizes,
  note?: string,
): void {
  // How many there are of what autoscaling moves is said beside the fields: a plan does not rest on it.
  const type = scaled && 'instanceType' in variant ? machinesText(variant) : undefined;
  const hardware = plain(type ?? compute(variant, sizeOf(variant), { provisioned: !scaled }));
  texts.set(say('compute'), note === undefined ? hardware : { ...hardware, note });
  const { managed } = variant;
  if (managed !== undefined) texts.set(say('managed instances'), plain(`${managed.min}–${managed.max}`));
  for (const { field, value, shown } of rawFields(variant.raw)) texts.set(say(field), { value, shown });
  const weight = weightOf(variant, sizeOf);
  // A variant that is alone gets all of the traffic, whatever its weight.
  if (variants.length === 1 && weight === 1) return;
  const value = `${weight}${variant.shadow ? ' shadow' : ''}`;
  texts.set(say('weight'), { value, shown: `${weight} (${shareText(variant, variants, sizeOf)})` });
}

function modelTexts(
  texts: Map<string, Text>,
  say: (field: string) => string,
  spec: ModelSpec,
  masked: (field: string) => boolean,
): void {
  for (const { field, value, written = value } of modelFields(spec))
    texts.set(say(field), { value, shown: masked(field) ? MASK : written });
}

function plain(text: string): Text {
  return { value: text, shown: text };
}

/**
 * A field that is masked on one side is masked on both: a value that moves between the file and its environment is the
 * same secret before and after.
 */
export function isMasked(unit: Unit, now: Situation | undefined, field: string): boolean {
  const live = [...(now?.servingModels.values() ?? [])];
  return (
    Object.values(unit.masked).some((fields) => fields.includes(field)) ||
    live.some((model) => isMaskedIn(model, field))
  );
}
