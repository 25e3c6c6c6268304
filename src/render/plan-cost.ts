// What a plan costs, in words: by the hour as it stands and between the bounds of autoscaling, while two fleets stand, and
// by use.
import type { Plan, UnitChange, UnitCost, UseCost } from '../core/plan.ts';
import { dollars, perHour } from './money.ts';
import type { Row } from './plan-row.ts';
import { safe } from './safe.ts';

/** Its cost, where it changes; safe to print. */
export function costRows({ cost, effect }: Pick<UnitChange, 'cost' | 'effect'>): readonly Row[] {
  if (cost === undefined) return [];
  const isNew = effect === 'create' || effect === 'recreate' || effect === 'swap';
  const uses = isNew ? (cost.uses ?? []) : [];
  const byUse = cost.note === 'serverless' && (cost.after ?? 0) === 0;
  const rows = uses.map((use) => useRow(use, uses.length === 1 ? '' : ` of ${safe(use.variant)}`));
  if (!byUse) return [...hourlyRows(cost, isNew), ...rows];
  const [first, ...more] = rows;
  const from = cost.before === 0 ? {} : { from: `${perHour(cost.before)} now` };
  if (first === undefined) return cost.before === 0 ? [] : [{ label: 'cost', ...from, to: 'by use' }];
  return [{ ...first, ...from }, ...more];
}

function hourlyRows(cost: UnitCost, isNew: boolean): readonly Row[] {
  const { before, after, surge } = cost;
  const notes = [
    ...boundsWords(cost),
    ...withoutWords(cost),
    ...(surge === undefined ? [] : [`surge during the update ${perHour(surge)}`]),
  ];
  const unknown = after === null && isNew;
  const same = before === after && !isMoved(cost);
  if (same && surge === undefined && !unknown) return [];
  const from = before === 0 || (before === null && unknown) ? {} : { from: `${perHour(before)} now` };
  return [{ label: 'cost', ...from, to: perHour(after), note: notes.join(' · ') }];
}

function isMoved({ before, after, floorBefore, ceilingBefore, floor, ceiling }: UnitCost): boolean {
  return (floorBefore ?? before) !== (floor ?? after) || (ceilingBefore ?? before) !== (ceiling ?? after);
}

const SPREADS = { types: 'instance type', both: 'autoscaling and instance type' } as const;

/** `$0.12/h to $0.92/h by autoscaling`; nothing where nothing moves. */
function boundsWords({
  after,
  floor = after ?? 0,
  ceiling = after ?? 0,
  spread,
}: Pick<UnitCost, 'after' | 'floor' | 'ceiling' | 'spread'>): readonly string[] {
  if (after === null || (floor === after && ceiling === after)) return [];
  const by = spread === undefined ? 'autoscaling' : SPREADS[spread];
  return [`${perHour(floor)} to ${perHour(ceiling)} by ${by}`];
}

function withoutWords({ after, unpriced }: Pick<UnitCost, 'after' | 'unpriced'>): readonly string[] {
  return after === null || unpriced === undefined ? [] : ['without its volumes, whose price is unknown'];
}

/** `by use  $0.00004 a second at 2 GB, $0.016 per GB of data; about $12.30 a month at 20/min of 85 ms` */
function useRow({ memory, perSecond, perProvisionedSecond, perGb, example }: UseCost, name: string): Row {
  const inside =
    perProvisionedSecond === undefined ? '' : ` (${priced(perProvisionedSecond)} in what is provisioned)`;
  const work = `${priced(perSecond)} a second at ${memory / 1024} GB${inside}`;
  const month =
    example === undefined
      ? ''
      : `; about ${dollars(example.monthly)} a month at ${rounded(example.perMinute)}/min of ${rounded(example.milliseconds)} ms`;
  return { label: 'cost', to: `by use${name}`, note: `${work}, ${priced(perGb)} per GB of data${month}` };
}

function priced(usd: number | null): string {
  return usd === null ? 'an unknown price' : dollars(usd);
}

function rounded(amount: number): number {
  return Math.round(amount * 10) / 10;
}

/** `$1.15/h → $0.31/h, $0.23/h to $1.84/h by autoscaling, serverless by use; prices of 2026-11-02`; safe to print */
export function costOf({ cost, units }: Plan): string {
  const same = cost.before === cost.after;
  const nothingKnown = cost.partial && same && cost.after === 0;
  const amount = nothingKnown
    ? 'unknown'
    : same
      ? `${perHour(cost.after)}, unchanged`
      : `${perHour(cost.before)} → ${perHour(cost.after)}`;
  const notes = new Set(units.map((unit) => unit.cost?.note));
  const serverless = notes.has('serverless') ? ['serverless by use'] : [];
  const partial =
    cost.partial && !nothingKnown && (notes.has('unknown') || serverless.length === 0)
      ? ['without what has no known price']
      : [];
  const volumes = nothingKnown || cost.unpriced === undefined ? [] : ['without volumes'];
  const because = cost.because === undefined ? '' : ` (${safe(cost.because)})`;
  const words = [amount, ...boundsWords(cost), ...serverless, ...partial, ...volumes].join(', ');
  return `${words}${because}${sourceOf(cost)}`;
}

/** `; prices of 2026-11-02 (inference.prices.json), own prices of ml.m5.large` */
function sourceOf({ pricesFrom, pricesFile, ownPrices = [] }: Plan['cost']): string {
  if (pricesFrom === '') return '';
  const file = pricesFile === undefined ? '' : ` (${safe(pricesFile)})`;
  const rest = ownPrices.length > 3 ? ` and ${ownPrices.length - 3} more` : '';
  const own =
    ownPrices.length === 0
      ? ''
      : `, own prices of ${ownPrices
          .slice(0, 3)
          .map((one) => safe(one))
          .join(', ')}${rest}`;
  return `; prices of ${safe(pricesFrom)}${file}${own}`;
}
