// Whether copies of components find room on instances of one type. What certainly does not is told from what only may not: how
// SageMaker places copies, and what it keeps of an instance for itself, is nowhere said.
import { type Room, roomOf } from '../service/instance-room.ts';
import type { Resources } from './components.ts';

/** Copies that all need the same. */
export type Demand = {
  readonly name: string;
  readonly copies: number;
  readonly each: Pick<Resources, 'accelerators' | 'cpus' | 'memoryMin'>;
};

export type Shortage = {
  /** However they are placed; else no way was found. */
  readonly isCertain: boolean;
  readonly reason: string;
  /** What one copy needs more of than an instance has. */
  readonly tooLarge?: { readonly name: string; readonly measure: Measure };
};

export type Measure = 'accelerators' | 'cpus' | 'memoryMin';

const MEASURES: readonly Measure[] = ['accelerators', 'cpus', 'memoryMin'];

/** Of a GiB. Whether the service counts in units of 1024 or of 1000 is nowhere said: the more of them refuse the less. */
const MOST_MEGABYTES = 1073.741824;
const MEGABYTES = 1024;

/** @param instances at the most; undefined where the copies fit, or nothing is known of the type */
export function shortageOf(
  type: string,
  instances: number,
  demands: readonly Demand[],
): Shortage | undefined {
  const room = roomOf(type);
  if (room === undefined) return undefined;
  const all = demands.filter(({ copies }) => copies > 0);
  return (
    tooLarge(type, room, all) ??
    tooMany(type, room, instances, all) ??
    (isPlaced(room, instances, all) ? undefined : notFound(type, instances, all))
  );
}

function mostOf({ memory, cpus, accelerators }: Room, measure: Measure): number {
  return { accelerators, cpus, memoryMin: memory * MOST_MEGABYTES }[measure];
}

function needOf({ each }: Demand, measure: Measure): number {
  return each[measure] ?? 0;
}

function tooLarge(type: string, room: Room, demands: readonly Demand[]): Shortage | undefined {
  for (const demand of demands) {
    const measure = MEASURES.find((one) => needOf(demand, one) > mostOf(room, one));
    if (measure === undefined) continue;
    const { name } = demand;
    const need = amount(needOf(demand, measure), measure);
    const reason = `a copy of ${name} needs ${need}, and an ${type} has ${capacity(room, measure)}`;
    return { isCertain: true, reason, tooLarge: { name, measure } };
  }
  return undefined;
}

/**
 * Of each measure: all copies together need no more than all instances have, and of copies that need at least so much no more
 * find room on one instance than its whole holds.
 */
function tooMany(
  type: string,
  room: Room,
  instances: number,
  demands: readonly Demand[],
): Shortage | undefined {
  for (const measure of MEASURES) {
    const most = mostOf(room, measure);
    const total = demands.reduce((sum, one) => sum + one.copies * needOf(one, measure), 0);
    const least = atLeast(total / most);
    if (least > instances) {
      const what = `${listed(demands, measure)} need ${amount(total, measure)} together`;
      return certainly(what, least, type, room, measure, instances);
    }
    for (const need of new Set(demands.map((one) => needOf(one, measure)))) {
      if (need === 0) continue;
      const large = demands.filter((one) => needOf(one, measure) >= need);
      const copies = large.reduce((sum, one) => sum + one.copies, 0);
      const taken = Math.ceil(copies / wholeTimes(most / need));
      if (taken <= instances) continue;
      const what = `${listed(large, measure)} need ${amount(need, measure)} or more on one instance each`;
      return certainly(what, taken, type, room, measure, instances);
    }
  }
  return undefined;
}

function certainly(
  what: string,
  least: number,
  type: string,
  room: Room,
  measure: Measure,
  instances: number,
): Shortage {
  const has = `with ${capacity(room, measure)} each`;
  const are = instances === 1 ? 'there is 1' : `there are ${instances}`;
  return { isCertain: true, reason: `${what}, which takes ${least} × ${type} ${has}, and ${are}` };
}

function notFound(type: string, instances: number, demands: readonly Demand[]): Shortage {
  const reason = `no way was found to place ${namesOf(demands)} on ${instances} × ${type}, of which not all memory is for copies`;
  return { isCertain: false, reason };
}

/** What floating point adds to quarters of a core is no instance. */
function atLeast(instances: number): number {
  return Number.isFinite(instances) ? Math.ceil(instances - 1e-9) : 0;
}

function wholeTimes(times: number): number {
  return Math.floor(times + 1e-9);
}

/** Instances with the same room left. */
type Bins = { readonly left: Readonly<Record<Measure, number>>; readonly count: number };

/** First fit, the largest first, without the last of the memory: something of it is always somebody else's. */
function isPlaced(room: Room, instances: number, demands: readonly Demand[]): boolean {
  const { cpus, accelerators, memory } = room;
  let bins: readonly Bins[] = [
    { left: { cpus, accelerators, memoryMin: memory * MEGABYTES - 1 }, count: instances },
  ];
  const largestFirst = [...demands].sort(
    (one, other) =>
      needOf(other, 'accelerators') - needOf(one, 'accelerators') ||
      needOf(other, 'memoryMin') - needOf(one, 'memoryMin'),
  );
  for (const demand of largestFirst) {
    let open = demand.copies;
    const next: Bins[] = [];
    for (const bin of bins) {
      const fits = Math.min(...MEASURES.map((one) => timesIn(bin.left[one], needOf(demand, one))));
      const full = fits === 0 ? 0 : Math.min(bin.count, Math.floor(open / fits));
      const rest = full < bin.count ? Math.min(fits, open - full * fits) : 0;
      open -= full * fits + rest;
      if (full > 0) next.push({ left: taken(bin.left, demand, fits), count: full });
      if (rest > 0) next.push({ left: taken(bin.left, demand, rest), count: 1 });
      const untouched = bin.count - full - (rest > 0 ? 1 : 0);
      if (untouched > 0) next.push({ left: bin.left, count: untouched });
    }
    if (open > 0) return false;
    bins = next;
  }
  return true;
}

function timesIn(left: number, need: number): number {
  return need === 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, wholeTimes(left / need));
}

function taken(left: Bins['left'], demand: Demand, times: number): Bins['left'] {
  const after = (measure: Measure) => left[measure] - times * needOf(demand, measure);
  return { accelerators: after('accelerators'), cpus: after('cpus'), memoryMin: after('memoryMin') };
}

/** `llama × 2 and guard × 1`, of those that need any. */
function listed(demands: readonly Demand[], measure: Measure): string {
  return namesOf(demands.filter((one) => needOf(one, measure) > 0));
}

const MOST_NAMED = 5;

function namesOf(demands: readonly Demand[]): string {
  const all = demands.map(({ name, copies }) => `${name} × ${copies}`);
  const more = all.length - MOST_NAMED;
  const shown = more > 1 ? [...all.slice(0, MOST_NAMED), `${more} more`] : all;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function amount(value: number, measure: Measure): string {
  if (measure === 'memoryMin') return value % MEGABYTES === 0 ? `${value / MEGABYTES} GB` : `${value} MB`;
  const word = measure === 'cpus' ? 'core' : 'accelerator';
  return `${value} ${value === 1 ? word : `${word}s`}`;
}

function capacity({ accelerators, cpus, memory }: Room, measure: Measure): string {
  if (measure === 'memoryMin') return `${memory} GB`;
  if (measure === 'accelerators' && accelerators === 0) return 'none';
  return String({ accelerators, cpus }[measure]);
}
