// What a change moves, field by field, and which counts it keeps.
import type { FieldChange } from '../core/field.ts';
import type { UnitChange } from '../core/plan.ts';
import { componentsChange } from './components/change.ts';
import { componentFields } from './components/fields.ts';
import type { Decision } from './decide.ts';
import { isFresh } from './effect.ts';
import { refitFields } from './fleet/refit.ts';
import { compareTags, describeTags } from './memory/tag-change.ts';
import { describeScaling, fieldOf } from './scaling/change.ts';
import { isAsleep, keptCounts } from './scaling/scaled.ts';
import { endedFields } from './scaling/words.ts';
import { boundsAfter, isMoved, type Situation, scalingOf } from './situation.ts';
import { compareContent, describeContent } from './text/compare.ts';
import type { Unit } from './unit.ts';

export function fieldsOf(unit: Unit, now: Situation, decision: Decision): readonly FieldChange[] {
  const { verdict, row, start, refit } = decision;
  if (verdict === 'same' || verdict === 'foreign' || verdict === 'busy' || now.past?.state === 'under way')
    return [];
  // An endpoint that is made anew has all of them made, and takes those with it that the file does not have.
  const { leaving } = isFresh(row) ? componentsChange(unit, now.components, false) : decision.components;
  const components = componentFields(unit, { ...decision.components, leaving }, now.componentModels);
  if (row.effect === 'create' || now.live === undefined)
    return [...describeContent(unit), ...components, ...describeScaling(unit), ...describeTags(unit)];
  if (unit.byHand !== undefined && 'release' in unit.byHand) return [];
  if (unit.byHand !== undefined && 'component' in unit.byHand) return components;
  const way: readonly FieldChange[] =
    unit.byHand === undefined ? [] : [{ field: 'config', ...from(now.live.config), to: unit.target.config }];
  const scaling = scalingOf(unit, now);
  const tags = [...components, ...scaling.fields.map(fieldOf), ...compareTags(unit, now.live.tags).fields];
  if (start === 'record' || start === 'clean') return tags;
  const counts = refit === undefined ? [] : refitFields(refit);
  const content = compareContent(unit, now, isFresh(row)).map((field) => withDrift(field, now));
  return [...way, ...content, ...renamedFields(refit), ...counts, ...endedFields(unit, decision), ...tags];
}

/** Alone on its endpoint a variant is not named in other fields. */
function renamedFields(refit: Decision['refit']): readonly FieldChange[] {
  const renamed = refit?.counts.filter(({ variant, was }) => variant !== was) ?? [];
  return renamed.map(({ variant, was }) => ({ field: 'variant', from: was, to: variant }));
}

function from(text: string | undefined): Pick<FieldChange, 'from'> {
  return text === undefined ? {} : { from: text };
}

/** A field that differs is drift where the account no longer serves what was last applied. */
function withDrift(field: FieldChange, now: Situation): FieldChange {
  return isMoved(now) ? { ...field, drift: true } : field;
}

/** Only where the fleet goes on, or one takes its place that begins with its counts. */
export function keptIn(unit: Unit, now: Situation, { row, refit, hold }: Decision): Pick<UnitChange, 'kept'> {
  const { live, ours } = now;
  const begins = isFresh(row) || (row.recipe === 'update' && isAsleep(live));
  const writes = hold === undefined ? (variant: string) => boundsAfter(unit, now, variant) : undefined;
  const all = live === undefined || !ours || begins ? [] : keptCounts(live, writes);
  const counts = refit?.counts ?? [];
  const kept = all.flatMap((one) => {
    const next = counts.find(({ was }) => was === one.variant);
    if (next !== undefined) return next.from === next.to ? [{ ...one, variant: next.variant }] : [];
    return unit.config.spec.variants.some(({ name }) => name === one.variant) ? [one] : [];
  });
  return kept.length === 0 ? {} : { kept };
}
