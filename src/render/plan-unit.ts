// One unit of a plan: a line that says what happens to it, and a row for each field, its cost and each reason.
import type { UnitChange, Verdict } from '../core/plan.ts';
import { minutes } from './duration.ts';
import type { Paint, View } from './paint.ts';
import { costRows } from './plan-cost.ts';
import { planRow, type Row, rowLayout } from './plan-row.ts';
import { safe } from './safe.ts';
import { nameBeside, titleOf } from './title.ts';
import { pad, widthOf } from './width.ts';
import { foldPieces } from './wrap.ts';

/** Titles longer than this do not push the others to the right. */
const TITLE_COLUMNS = 38;

const JOINT = ' · ';

/** How a variant is called where there is no other. */
const ONLY_VARIANT = 'AllTraffic';

/** All lines of all units, their columns aligned with each other. */
export function unitLines(units: readonly UnitChange[], view: View): readonly string[] {
  const columns = Math.max(
    0,
    ...units.map((unit) => widthOf(headOf(unit))).filter((w) => w <= TITLE_COLUMNS),
  );
  const rows = units.map(rowsOf);
  const layout = rowLayout(rows.flat(), view.width);
  return units.flatMap((unit, index) => [
    ...headLines(unit, columns, view),
    ...(rows[index] ?? []).flatMap((row) => planRow(row, layout, view)),
  ]);
}

function headLines(unit: UnitChange, columns: number, view: View): readonly string[] {
  const head = headOf(unit);
  const padded = `${pad(head, columns)}  `;
  const coloured = view.paint.strong(colourOf(unit, view.paint)(head)) + padded.slice(head.length);
  const words = summaryOf(unit);
  const { held } = unit;
  const inline = held === undefined ? words : withHeld(words, safe(held));
  const fits = widthOf(padded + inline.join(JOINT)) <= view.width;
  const [first = '', ...more] = foldPieces(fits ? inline : words, JOINT, view.width - widthOf(padded));
  const below = more.map((line) => `${' '.repeat(widthOf(padded))}${line}`);
  const heldLine = `    ${view.paint.change('held')}: ${safe(held ?? '')}`;
  return [coloured + first, ...below, ...(fits || held === undefined ? [] : [heldLine])];
}

/** `not in the file; needs --prune` */
function withHeld(words: readonly string[], held: string): readonly string[] {
  return words.length === 0 ? [held] : [...words.slice(0, -1), `${words.at(-1)}; ${held}`];
}

/** `~ endpoint fraud`, with the name in the account where it is another one. */
function headOf(unit: UnitChange): string {
  return `${symbolOf(unit)} ${titleOf(unit.address)}${nameBeside(unit)}`;
}

const SYMBOLS: Readonly<Record<UnitChange['effect'], string>> = {
  create: '+',
  live: '~',
  swap: '~',
  recreate: '-/+',
  remove: '-',
  measure: '?',
  stop: '-',
  none: '=',
};

/** What stands in the way of knowing or acting comes before what would be done. */
export function symbolOf({ verdict, effect }: UnitChange): string {
  if (verdict === 'foreign') return '!';
  if (verdict === 'unclear' || verdict === 'busy' || verdict === 'undecided') return '?';
  if (effect !== 'none') return SYMBOLS[effect];
  if (verdict === 'rolled back') return '!';
  return verdict === 'same' ? '=' : '~';
}

function colourOf(unit: UnitChange, paint: Paint): (text: string) => string {
  const symbol = symbolOf(unit);
  if (symbol === '+') return paint.good;
  return symbol === '~' || symbol === '?' ? paint.change : paint.bad;
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  same: '',
  pending: '',
  drift: 'drift',
  both: 'changed in the file and in the account',
  unfinished: 'finishes an earlier run',
  'rolled back': 'was rolled back',
  busy: 'busy',
  unclear: 'unclear',
  foreign: 'belongs to somebody else',
  undecided: '',
  held: '',
};

/** What happens to it, what that takes and what it does to traffic, piece by piece; safe. */
export function summaryOf(unit: UnitChange): readonly string[] {
  const traffic = unit.downtime ? 'downtime' : isUpdate(unit) && unit.minutes > 0 ? 'no downtime' : '';
  // What is held for a flag says so itself; `remove` would read as if it happened.
  const effect =
    unit.effect === 'none' || (unit.effect === 'remove' && unit.held !== undefined) ? '' : unit.effect;
  const time = unit.minutes > 0 ? `about ${minutes(unit.minutes)}` : '';
  // An endpoint that goes away has no field left that could have drifted.
  const verdict = unit.effect === 'remove' && unit.verdict === 'drift' ? '' : VERDICT_WORDS[unit.verdict];
  return [effect, verdict, safe(unit.summary), time, traffic].filter((text) => text !== '');
}

function isUpdate({ effect }: UnitChange): boolean {
  return effect === 'swap' || effect === 'live';
}

function rowsOf(unit: UnitChange): readonly Row[] {
  const reasons = unit.reasons.map((reason): Row => ({ label: 'why', to: safe(reason) }));
  const guarded = unit.protected ? [{ label: 'protect', to: 'on: never deleted while this is set' }] : [];
  return [
    ...unit.fields.map(fieldRow),
    ...keptRows(unit),
    ...alarmRows(unit),
    ...costRows(unit),
    ...(unit.effect === 'remove' ? guarded : []),
    ...reasons,
  ];
}

/** One field, safe to print. */
export function fieldRow({ field, from, to, note, drift }: UnitChange['fields'][number]): Row {
  const notes = [drift === true ? 'drift: changed in the account' : '', note === undefined ? '' : safe(note)];
  return {
    label: safe(field),
    ...(from === undefined ? {} : { from: safe(from) }),
    ...(to === undefined ? {} : { to: safe(to) }),
    note: notes.filter((text) => text !== '').join(' · '),
  };
}

/** Counts that are left to autoscaling; safe to print. */
export function keptRows({ kept = [] }: UnitChange): readonly Row[] {
  return kept.map(({ variant, count, to, min, max, provisioned }) => ({
    label: provisioned ? 'provisioned' : variant === ONLY_VARIANT ? 'count' : `${safe(variant)} count`,
    to:
      to === undefined
        ? `kept at ${count} by autoscaling ${min}–${max}`
        : `${count} now, brought to ${to} by the new bounds`,
  }));
}

/** What takes the change back; safe to print. */
export function alarmRows({ rollbackOn = [] }: UnitChange): readonly Row[] {
  if (rollbackOn.length === 0) return [];
  return [
    { label: 'rolls back', to: `on ${rollbackOn.map(({ alarm, when }) => safe(when ?? alarm)).join(', ')}` },
  ];
}
