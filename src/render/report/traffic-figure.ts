// Cost over traffic: serverless is a line, instances are a staircase, and where they cross the answer changes.
import type { CrossingPoint, DrawnChoice } from '../../core/figures.ts';
import { dollars } from '../money.ts';
import { type Drawing, type Figure, legendItem, line } from './figure.ts';
import { apart, type Flag, flagged, type Label, label, stacked, textWidth } from './labels.ts';
import { el, type Markup, px } from './markup.ts';
import { amount, shortCount, shortDollars } from './numbers.ts';
import type { Row } from './rows.ts';
import { type Scale, scaleTo, scaleWithin } from './scale.ts';
import { table } from './table.ts';

/** Minutes of a month of 730 hours, as cloud prices count them. */
const MINUTES = 43_800;
const LOOKS = ['first', 'second', 'third'] as const;

type Drawn = {
  readonly row: Row;
  readonly points: NonNullable<Row['curve']>['points'];
  readonly look: string;
};

export function trafficFigure(choice: DrawnChoice, rows: readonly Row[]): Figure | undefined {
  const { traffic } = choice.asked;
  const curves = curvesOf(choice, rows);
  if (traffic === undefined || curves.length === 0) return undefined;
  const declared = traffic.average * MINUTES;
  const end = Math.max(...curves.flatMap(({ points }) => points.map(({ requests }) => requests)));
  const marks = marksOf(choice, declared, end);
  const scale = scaleWithin(end, { from: 0, to: 1 }, 6);
  const volumes = [...scale.ticks, ...marks.map(({ requests }) => requests)];
  const rounded = [...new Set(volumes.map((one) => Math.round(one)))].sort((a, b) => a - b);
  return {
    title: choice.crossing === undefined ? 'Cost over traffic' : 'Break-even over traffic',
    summary: summaryOf(choice, declared),
    draw: (width) => drawing(curves, marks, end, width),
    legend: curves.map(({ row, look }) =>
      legendItem([line(0, 8, 24, 8, `curve ${look}`)], `${row.number} · ${row.id}`),
    ),
    notes: [
      `Average and peak grow together along the axis: a fleet of instances is sized for the peak (${amount(traffic.peak)}/min declared) at ${Math.round(traffic.headroom * 100)} % of what was measured; serverless is paid by use.`,
    ],
    table: table(
      'Cost a month over requests a month',
      [
        { name: 'Requests a month', numeric: true },
        ...curves.map(({ row }) => ({ name: `${row.number} · ${row.id}`, numeric: true })),
        { name: 'Is' },
      ],
      rounded.map((requests) => ({
        cells: [
          amount(requests),
          ...curves.map(({ points }) => costText(points, requests)),
          marks
            .filter((mark) => Math.round(mark.requests) === requests)
            .map(({ says }) => says)
            .join(', '),
        ],
      })),
    ),
  };
}

/** The chosen one and both sides of the break-even; without one, those that may be chosen in their order. */
function curvesOf({ crossing }: DrawnChoice, rows: readonly Row[]): readonly Drawn[] {
  const drawn = rows.flatMap((row) => (row.curve === undefined ? [] : [{ row, points: row.curve.points }]));
  const sides = drawn.filter(({ row }) => row.id === crossing?.serverless || row.id === crossing?.instance);
  const chosen = drawn.filter(({ row }) => row.verdict === 'chosen');
  // Another setting on the same hardware is hardly another staircase.
  const others = drawn.filter(
    (one, at) => drawn.findIndex((other) => hardwareOf(other) === hardwareOf(one)) === at,
  );
  const picked = [...new Set([...chosen, ...(crossing === undefined ? others : sides)])];
  return picked.slice(0, LOOKS.length).map((one, at) => ({ ...one, look: LOOKS[at] ?? 'third' }));
}

function hardwareOf({ row: { id } }: { readonly row: Row }): string {
  return id.startsWith('serverless') ? id : (id.split(' ')[0] ?? id);
}

function summaryOf({ crossing, breakEven }: DrawnChoice, declared: number): string {
  if (breakEven !== undefined) return `${breakEven[0]?.toUpperCase() ?? ''}${breakEven.slice(1)}.`;
  const what = crossing === undefined ? 'What the fleet costs as traffic grows' : 'What each costs';
  return `${what}; declared are ${amount(declared)} requests a month.`;
}

type Mark = {
  readonly requests: number;
  readonly flag: string;
  readonly says: string;
  readonly look: string;
};

/** Average and peak are one place on the axis: along it both grow. */
function marksOf(
  { crossing, asked: { traffic } }: DrawnChoice,
  declared: number,
  end: number,
): readonly Mark[] {
  const even = crossesOf(crossing).map(([requests, says]): Mark => {
    return { requests, flag: `${says} ${shortCount(requests)}`, says, look: 'limit' };
  });
  const peak = `peak ${amount(traffic?.peak ?? 0)}/min`;
  const says = `declared: average ${amount(traffic?.average ?? 0)}/min, ${peak}`;
  const now = { requests: declared, flag: `declared ${shortCount(declared)}, ${peak}`, says, look: 'ink' };
  return [now, ...even].filter(({ requests }) => requests <= end);
}

function crossesOf(crossing: CrossingPoint | undefined): readonly (readonly [number, string])[] {
  if (crossing?.below === undefined || crossing.above === undefined) return [];
  const { below, above } = crossing;
  if (above <= below * 1.001) return [[below, 'break-even']];
  return [
    [below, 'break-even from'],
    [above, 'break-even to'],
  ];
}

/** Undefined past what it can carry. On a step the fleet below it still carries all. */
function costAt(points: Drawn['points'], requests: number): number | undefined {
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1], points[at]];
    if (a === undefined || b === undefined || requests > b.requests + 1 || requests < a.requests) continue;
    if (b.requests === a.requests) return a.usd;
    const share = Math.min(1, (requests - a.requests) / (b.requests - a.requests));
    return a.usd + share * (b.usd - a.usd);
  }
  return undefined;
}

function costText(points: Drawn['points'], requests: number): string {
  const usd = costAt(points, requests);
  return usd === undefined ? 'more than it carries' : dollars(usd);
}

const HEIGHT = 200;
const FOOT = 42;

function drawing(curves: readonly Drawn[], marks: readonly Mark[], end: number, width: number): Drawing {
  const most = Math.max(...curves.flatMap(({ points }) => points.map(({ usd }) => usd)));
  const names = scaleTo(most, { from: 0, to: 1 }, 4).ticks.map(shortDollars);
  const left = Math.max(...names.map(textWidth)) + 8;
  const right = width - 26;
  const x = scaleWithin(end, { from: left, to: right }, width > 400 ? 6 : 4);
  const flags: readonly Flag[] = marks.map(({ flag, requests, look }) => ({
    text: flag,
    x: x.at(requests),
    look,
  }));
  const heads = flagged(flags, { left: 0, right: width, top: 20 });
  const top = 28 + heads.rows * 15;
  const bottom = top + HEIGHT;
  const y = scaleTo(most, { from: bottom, to: top }, 4);
  return {
    width,
    height: bottom + FOOT,
    shapes: [
      ...y.ticks.map((tick) => line(left, y.at(tick), right, y.at(tick), tick === 0 ? 'axis' : 'grid')),
      ...x.ticks.map((tick) => line(x.at(tick), bottom, x.at(tick), bottom + 4, 'axis')),
      line(left, top, left, bottom, 'axis'),
      ...marks.map(({ requests, look }) =>
        line(x.at(requests), top - 2, x.at(requests), bottom, `upright ${look}`),
      ),
      ...curves.toReversed().map(({ points, look }) => curve(points, x, y, look)),
    ],
    labels: [
      label('USD a month', { x: 0, y: 12 }),
      ...heads.labels,
      ...y.ticks.map((tick) => label(shortDollars(tick), { x: left - 6, y: y.at(tick) + 4 }, 'end')),
      ...apart(x.ticks.map((tick) => label(shortCount(tick), { x: x.at(tick), y: bottom + 20 }, 'middle'))),
      label('requests a month', { x: width, y: bottom + 37 }, 'end'),
      ...endNames(curves, x, y, bottom),
    ],
  };
}

function curve(points: Drawn['points'], x: Scale, y: Scale, look: string): Markup {
  const d = points.map(
    ({ requests, usd }, at) => `${at === 0 ? 'M' : 'L'}${px(x.at(requests))} ${px(y.at(usd))}`,
  );
  return el('path', { d: d.join(''), class: `curve ${look}` });
}

/** The number of each curve where it ends. */
function endNames(curves: readonly Drawn[], x: Scale, y: Scale, bottom: number): readonly Label[] {
  const labels = curves.flatMap(({ row, points }) => {
    const last = points.at(-1);
    if (last === undefined) return [];
    const at = { x: x.at(last.requests) + 6, y: y.at(last.usd) + 4 };
    return [label(String(row.number), at, 'start', row.verdict === 'chosen' ? 'chosen' : 'ink')];
  });
  return stacked(labels, bottom);
}
