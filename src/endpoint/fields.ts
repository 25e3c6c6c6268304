// What a change moves, field by field, and which counts it keeps.
import type { FieldChange } from '../core/field.ts';
import type { UnitChange } from '../core/plan.ts';
import { componentFields } from './components/fields.ts';
import type { Decision } from './decide.ts';
import { isFresh } from './effect.ts';
import { refitFields } from './fleet/refit.ts';
import { servesTarget } from './memory/history.ts';
import { compareTags, describeTags } from './memory/tag-change.ts';
import { describeScaling, fieldOf } from './scaling/change.ts';
import { isAsleep, keptCounts } from './scaling/scaled.ts';
import { endedFields } from './scaling/words.ts';
import { type Situation, scalingOf } from './situation.ts';
import { compareContent, describeContent } from './text/compare.ts';
import type { Unit } from './unit.ts';

export function fieldsOf(unit: Unit, now: Situation, decision: Decision): readonly FieldChange[] {
  const { verdict, row, start, refit } = decision;
  if (verdict === 'same' || verdict === 'foreign' || verdict === 'busy' || now.past?.state === 'under way')
    return [];
  const components = componentFields(unit, decision.components, now.componentModels);
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
  const content = compareContent(unit, now).map((field) => withDrift(field, now));
  return [...way, ...content, ...counts, ...endedFields(unit, decision), ...tags];
}

function from(text: string | undefined): Pick<FieldChange, 'from'> {
  return text === undefined ? {} : { from: text };
}

/** A field that differs is drift where the account no longer serves what was last applied. */
function withDrift(field: FieldChange, { live, marks }: Situation): FieldChange {
  const moved = live !== undefined && marks.applied !== undefined && !servesTarget(live, marks.applied);
  return moved ? { ...field, drift: true } : field;
}

/** Only where the fleet goes on, or one takes its place that begins with its counts. */
export function keptIn({ live, ours }: Situation, { row, refit }: Decision): Pick<UnitChange, 'kept'> {
  const begins = isFresh(row) || (row.recipe === 'update' && isAsleep(live));
  const all = live === undefined || !ours || begins ? [] : keptCounts(live);
  const moved = refit === undefined ? [] : refit.counts.filter(({ from, to }) => from !== to);
  const kept = all.filter((one) => !moved.some(({ variant }) => variant === one.variant));
  return kept.length === 0 ? {} : { kept };
}
