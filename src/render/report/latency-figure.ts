// Cost against latency: every candidate that can run, the front of those that none beats, the limit of the policy, what
// the lock file holds and what is live.
import type { DrawnChoice } from '../../core/figures.ts';
import { dollars } from '../money.ts';
import { type Drawing, type Figure, legendItem, line } from './figure.ts';
import {
  apart,
  around,
  type Box,
  beside,
  type Flag,
  flagged,
  type Label,
  label,
  overlap,
  type Point,
  textWidth,
  within,
} from './labels.ts';
import { meaningOf, spotsOf } from './latency.ts';
import { el, type Markup, px } from './markup.ts';
import { milliseconds, numbersText, shortDollars } from './numbers.ts';
import type { Row } from './rows.ts';
import { type Scale, scaleAround, scaleOf } from './scale.ts';
import { RADIUS, RING, ring, sign } from './signs.ts';
import { table } from './table.ts';

type Placed = Row & { readonly place: NonNullable<Row['place']> };

export function latencyFigure(choice: DrawnChoice, rows: readonly Row[]): Figure | undefined {
  const placed = rows.filter((row): row is Placed => row.place !== undefined);
  if (placed.length === 0) return undefined;
  const unit = costUnit(choice);
  const held = heldElsewhere(choice, placed);
  const kinds = [...new Set(placed.map(({ verdict }) => verdict))];
  const words = { chosen: 'chosen', eligible: 'meets the policy', refused: 'refused' };
  return {
    title: 'Cost against latency',
    summary: summaryOf(placed, unit),
    draw: (width) => drawing(choice, placed, width, unit),
    legend: [
      ...(['chosen', 'eligible', 'refused'] as const)
        .filter((kind) => kinds.includes(kind))
        .map((kind) => legendItem([sign(kind, { x: 12, y: 8 })], words[kind])),
      ...(frontLatencies(placed) > 1
        ? [legendItem([line(1, 8, 23, 8, 'front')], 'Pareto front: none is cheaper and as fast')]
        : []),
      ...(limitsOf(choice).length > 0
        ? [legendItem([line(12, 0, 12, 16, 'limit')], 'limit of the policy')]
        : []),
      ...(held === undefined
        ? []
        : [legendItem([ring({ x: 12, y: 8 })], ['in the lock file: ', choice.pin?.text])]),
      ...(choice.live?.monthly === undefined
        ? []
        : [legendItem([line(1, 8, 23, 8, 'live')], ['live now: ', choice.live.text])]),
    ],
    notes: notesOf(choice, placed),
    table: table(
      'Cost and latency of each candidate',
      [
        { name: 'Candidate' },
        { name: unit, numeric: true },
        { name: 'Latency', numeric: true },
        { name: 'Is' },
        { name: 'Pareto front' },
      ],
      placed.map(({ number, id, place, verdict, latencyAt }) => ({
        cells: [
          `${number} · ${id}`,
          dollars(place.cost),
          `${milliseconds(place.latency)} ${meaningOf(latencyAt).short}`,
          verdict,
          place.front ? 'on it' : 'beaten',
        ],
      })),
    ),
  };
}

/** Rows that are equal in both are one corner of the front. */
function frontLatencies(placed: readonly Placed[]): number {
  return new Set(placed.filter(({ place }) => place.front).map(({ place }) => place.latency)).size;
}

function costUnit({ asked: { traffic } }: DrawnChoice): string {
  return traffic === undefined ? 'USD for a million requests' : 'USD a month';
}

function summaryOf(placed: readonly Placed[], unit: string): string {
  const chosen = placed.find(({ verdict }) => verdict === 'chosen');
  const many = placed.length === 1 ? 'One candidate' : `${placed.length} candidates`;
  if (chosen === undefined) return `${many}; further down is cheaper, further left is faster.`;
  const { cost, latency } = chosen.place;
  return `${many}; number 1 is chosen, at ${dollars(cost)} ${unit.replace('USD ', '')} and ${milliseconds(latency)}. Further down is cheaper, further left is faster.`;
}

function notesOf(choice: DrawnChoice, placed: readonly Placed[]): readonly string[] {
  const same = new Set(placed.map(({ place }) => place.latency)).size === 1;
  const [first] = placed;
  if (!same || placed.length < 2 || first === undefined) return [];
  const threshold =
    first.latencyAt !== 'saturation' && first.latencyAt !== 'workload' && limitsOf(choice).length > 0;
  return threshold
    ? [
        'All stand at one latency: the job loads each candidate until its latency reaches the threshold. What tells them apart is the throughput that they have there, and so the cost.',
      ]
    : ['All have one latency, so cost alone tells them apart.'];
}

function limitsOf({
  asked: { require },
}: DrawnChoice): readonly { readonly text: string; readonly ms: number }[] {
  const named = [
    ['p95', require.p95],
    ['p99', require.p99],
    ['at saturation', require.latencyAtSaturation],
  ] as const;
  return named.flatMap(([name, ms]) =>
    ms === undefined ? [] : [{ text: `limit ${milliseconds(ms)} ${name}`, ms }],
  );
}

function heldElsewhere({ pin }: DrawnChoice, placed: readonly Placed[]): Placed | undefined {
  return placed.find(({ id, verdict }) => id === pin?.candidate && verdict !== 'chosen');
}

const HEIGHT = 210;
/** A limit so many times beyond the slowest would press all points together: an arrow points to it. */
const FAR = 2;
const FOOT = 42;

function drawing(choice: DrawnChoice, placed: readonly Placed[], width: number, unit: string): Drawing {
  const limits = limitsOf(choice);
  const held = heldElsewhere(choice, placed);
  const live = choice.live?.monthly;
  const costs = [...placed.map(({ place }) => place.cost), ...(live === undefined ? [] : [live])];
  const names = scaleOf(costs, { from: 0, to: 1 }, 5).ticks.map(shortDollars);
  const left = Math.max(...names.map(textWidth)) + 8;
  const right = width - 26;
  const latencies = placed.map(({ place }) => place.latency);
  const seen = limits.filter(({ ms }) => ms <= FAR * Math.max(...latencies));
  const ends = [...latencies, ...seen.map(({ ms }) => ms)];
  const x = scaleAround(ends, { from: left, to: right }, width > 400 ? 6 : 4);
  const flags = limits.map((limit): Flag => {
    if (seen.includes(limit)) return { text: limit.text, x: x.at(limit.ms), look: 'limit' };
    return { text: `${limit.text} →`, x: width, look: 'limit' };
  });
  const heads = flagged(flags, { left, right: width, top: 20 });
  const top = 26 + heads.rows * 15;
  const bottom = top + HEIGHT;
  const y = scaleOf(costs, { from: bottom, to: top }, 5);
  const points = placed.map((row) => ({ row, at: { x: x.at(row.place.latency), y: y.at(row.place.cost) } }));
  const area = { left: left + 2, top: top - 4, right: width, bottom };
  const lines = seen.map(({ ms }): Box => ({ left: x.at(ms) - 2, right: x.at(ms) + 2, top, bottom }));
  const marks = [...points.map(({ row, at }) => around(at, reach(row, held) + 1)), ...lines];
  const liveLabel = live === undefined ? undefined : liveName(choice, y.at(live), area, marks);
  const taken = [
    ...marks,
    ...(live === undefined ? [] : [{ left, right, top: y.at(live) - 2, bottom: y.at(live) + 2 }]),
    ...(liveLabel === undefined ? [] : [liveLabel.box]),
  ];
  const { labels, leaders } = named(points, area, taken, held);
  return {
    width,
    height: bottom + FOOT,
    shapes: [
      ...grid(x, y, { left, right, top, bottom }),
      ...seen.map(({ ms }) => beyond(x.at(ms), right, top, bottom)),
      ...(live === undefined ? [] : [line(left, y.at(live), right, y.at(live), 'live')]),
      ...front(points),
      ...leaders,
      ...points.toReversed().map(({ row, at }) => sign(row.verdict, at)),
      ...points.filter(({ row }) => row === held).map(({ at }) => ring(at)),
    ],
    labels: [
      label(`${unit}${y.log ? ', powers of ten' : ''}`, { x: 0, y: 12 }),
      ...heads.labels,
      ...y.ticks.map((tick) => label(shortDollars(tick), { x: left - 6, y: y.at(tick) + 4 }, 'end')),
      ...apart(x.ticks.map((tick) => label(tickMs(tick), { x: x.at(tick), y: bottom + 20 }, 'middle'))),
      label(
        `latency ${axisMeaning(placed)}${x.log ? ', powers of ten' : ''}`,
        { x: width, y: bottom + 37 },
        'end',
      ),
      ...(liveLabel === undefined ? [] : [liveLabel]),
      ...labels,
    ],
  };
}

function tickMs(value: number): string {
  return value === 0 ? '0' : milliseconds(value);
}

function axisMeaning(placed: readonly Placed[]): string {
  const meanings = [...new Set(placed.map(({ latencyAt }) => meaningOf(latencyAt).short))];
  return meanings.length === 1 ? `${meanings[0]}` : 'as measured';
}

function grid(x: Scale, y: Scale, { left, right, top, bottom }: Box): readonly Markup[] {
  return [
    ...y.ticks.map((tick) => line(left, y.at(tick), right, y.at(tick), tick === 0 ? 'axis' : 'grid')),
    ...x.ticks.map((tick) => line(x.at(tick), bottom, x.at(tick), bottom + 4, 'axis')),
    line(left, bottom, right, bottom, 'axis'),
    line(left, top, left, bottom, 'axis'),
  ];
}

function beyond(x: number, right: number, top: number, bottom: number): Markup {
  return el(
    'g',
    {},
    el('rect', { x, y: top, width: Math.max(0, right - x), height: bottom - top, class: 'beyond' }),
    line(x, top - 2, x, bottom, 'limit'),
  );
}

type Marked = { readonly row: Placed; readonly at: Point };

/** A staircase: between two of the front there is nothing better than the slower one's cost. */
function front(points: readonly Marked[]): readonly Markup[] {
  const on = points.filter(({ row }) => row.place.front).sort((a, b) => a.at.x - b.at.x);
  if (new Set(on.map(({ at }) => at.x)).size < 2) return [];
  const [first, ...rest] = on;
  const d = rest.map(({ at }) => `H${px(at.x)}V${px(at.y)}`).join('');
  return [el('path', { d: `M${px(first?.at.x ?? 0)} ${px(first?.at.y ?? 0)}${d}`, class: 'front' })];
}

function liveName({ live }: DrawnChoice, y: number, area: Box, marks: readonly Box[]): Label | undefined {
  const text = `live ${live?.text ?? ''}`;
  const spare = area.right - 28 - area.left - textWidth(text);
  const places = [1, 0.75, 0.5, 0.25, 0].flatMap((share) =>
    [y - 5, y + 15].map((base) =>
      label(text, { x: area.left + 4 + share * spare, y: base }, 'start', 'other'),
    ),
  );
  return places.find(({ box }) => within(box, area) && !marks.some((mark) => overlap(mark, box)));
}

/** Points that lie on one spot share one label: their numbers, and what their names have in common if that fits. */
function named(
  points: readonly Marked[],
  area: Box,
  marks: readonly Box[],
  held: Placed | undefined,
): { readonly labels: readonly Label[]; readonly leaders: readonly Markup[] } {
  const taken = [...marks];
  const labels: Label[] = [];
  const leaders: Markup[] = [];
  for (const spot of spotsOf(points)) {
    const radius = Math.max(...spot.points.map(({ row }) => reach(row, held)));
    const look = spot.points.some(({ row }) => row.verdict === 'chosen') ? 'chosen' : 'ink';
    const numbers = numbersText(spot.points.map(({ row }) => row.number));
    const long = spot.name === undefined ? numbers : `${numbers}  ${spot.name}`;
    const put = (text: string, rings?: number) => beside(text, spot.at, radius, look, { area, taken }, rings);
    // A number close by is better than a name far away.
    const found = put(long, 0) ?? put(numbers, 0) ?? put(long) ?? put(numbers);
    if (found === undefined) continue;
    labels.push(found);
    taken.push(found.box);
    if (found.far) leaders.push(leader(spot.at, found.box));
  }
  return { labels, leaders };
}

function reach(row: Placed, held: Placed | undefined): number {
  return row === held ? RING : RADIUS[row.verdict];
}

function leader({ x, y }: Point, { left, right, top, bottom }: Box): Markup {
  const toX = Math.max(left, Math.min(right, x));
  return line(x, y, toX, y < top ? top : y > bottom ? bottom : (top + bottom) / 2, 'leader');
}
