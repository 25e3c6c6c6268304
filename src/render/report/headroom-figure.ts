// Headroom: what the declared peak takes of the measured capacity of each fleet, and of what is left of it when one
// instance is lost.
import type { DrawnChoice } from '../../core/figures.ts';
import { type Drawing, type Figure, legendItem, line } from './figure.ts';
import { apart, flagged, type Label, label, textWidth } from './labels.ts';
import { el, type Markup, px } from './markup.ts';
import { amount, percentage } from './numbers.ts';
import type { Row } from './rows.ts';
import { table } from './table.ts';

type Loaded = Row & { readonly headroom: NonNullable<Row['headroom']> };

export function headroomFigure({ asked }: DrawnChoice, rows: readonly Row[]): Figure | undefined {
  const loaded = rows.filter((row): row is Loaded => row.headroom !== undefined);
  if (asked.traffic === undefined || loaded.length === 0) return undefined;
  const { peak, headroom } = asked.traffic;
  return {
    title: 'Headroom, and with one instance lost',
    summary: summaryOf(loaded, peak),
    draw: (width) => drawing(loaded, headroom, width),
    legend: [
      legendItem([el('rect', { x: 0, y: 3, width: 24, height: 10, class: 'bar' })], 'load at the peak'),
      legendItem(lost({ x: 12, y: 8 }), 'load with one instance lost'),
      legendItem([line(12, 0, 12, 16, 'limit')], `planned with: ${percentage(headroom)}`),
    ],
    notes: [
      'Above 100 % is more than was measured to work: requests would wait or be refused. Serverless has no instance to lose.',
    ],
    table: table(
      'Load at the declared peak',
      [
        { name: 'Candidate' },
        { name: 'Size', numeric: true },
        { name: 'At the peak', numeric: true },
        { name: 'One instance lost', numeric: true },
      ],
      loaded.map(({ number, id, headroom: one }) => ({
        cells: [`${number} · ${id}`, amount(one.size), percentage(one.atPeak), lostText(one.oneLost)],
      })),
    ),
  };
}

export function lostText(oneLost: number | null | undefined): string {
  if (oneLost === undefined) return 'no instances';
  return oneLost === null ? 'none left' : percentage(oneLost);
}

function summaryOf(loaded: readonly Loaded[], peak: number): string {
  const [first] = loaded;
  if (first === undefined || first.verdict !== 'chosen')
    return `The declared peak is ${amount(peak)} requests a minute.`;
  const { atPeak, oneLost } = first.headroom;
  const now = `The declared peak of ${amount(peak)} requests a minute takes ${percentage(atPeak)} of what the choice was measured to carry`;
  if (oneLost === undefined) return `${now}.`;
  if (oneLost === null)
    return `${now}. It is one instance: when that is lost, nothing serves until it is replaced.`;
  return `${now}, and ${percentage(oneLost)} with one instance lost${oneLost > 1 ? ', which is more than was measured to work' : ''}.`;
}

const ROW = 36;
/** Where bars end, whatever is beyond. */
const MOST = 2;

function drawing(loaded: readonly Loaded[], planned: number, width: number): Drawing {
  // Room for half of a triangle.
  const right = width - 7;
  const most = Math.max(1, ...loaded.flatMap(({ headroom: { atPeak, oneLost } }) => [atPeak, oneLost ?? 0]));
  const end = Math.min(MOST, most > 1 ? Math.ceil(most * 4) / 4 : 1);
  const x = (share: number) => ((right - 1) * Math.min(share, end)) / end + 1;
  const flags = [{ text: `planned with ${percentage(planned)}`, x: x(planned), look: 'limit' }];
  const heads = flagged(flags, { left: 0, right: width, top: 0 });
  const top = 8 + heads.rows * 15;
  const bottom = top + 6 + loaded.length * ROW;
  const ticks = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2].filter((tick) => tick <= end);
  const lines = loaded.map((row, at) => ({ row, base: top + 16 + at * ROW }));
  return {
    width,
    height: bottom + 42,
    shapes: [
      // Beside the bars alone: no line goes through a word.
      ...lines.flatMap(({ base }) => ticks.map((tick) => upright(x(tick), base, 'grid'))),
      line(1, bottom, right, bottom, 'axis'),
      ...lines.flatMap(({ row, base }) => bar(row, base + 12, x)),
      ...lines.map(({ base }) => upright(x(planned), base, 'limit')),
    ],
    labels: [
      ...heads.labels,
      ...lines.flatMap(({ row, base }) => names(row, base, width)),
      ...apart(
        ticks.map((tick) => label(percentage(tick), tickPoint(x(tick), bottom, tick), anchor(tick, end))),
      ),
      label('of measured capacity', { x: right, y: bottom + 36 }, 'end'),
    ],
  };
}

function upright(x: number, base: number, look: string): Markup {
  return line(x, base + 4, x, base + 19, look);
}

function tickPoint(x: number, bottom: number, tick: number): { readonly x: number; readonly y: number } {
  return { x: tick === 0 ? 0 : x, y: bottom + 18 };
}

function anchor(tick: number, end: number): Label['anchor'] {
  return tick === 0 ? 'start' : tick === end ? 'end' : 'middle';
}

function bar({ headroom, verdict }: Loaded, y: number, x: (share: number) => number): readonly Markup[] {
  const { atPeak, oneLost } = headroom;
  const look = verdict === 'chosen' ? 'bar chosen' : 'bar';
  return [
    el('rect', { x: 1, y: y - 6, width: Math.max(2, x(atPeak) - 1), height: 10, class: look }),
    ...(oneLost === undefined || oneLost === null ? [] : lost({ x: x(oneLost), y: y - 1 })),
  ];
}

/** A triangle that stands on the bar, so that it is no matter of colour. */
function lost({ x, y }: { readonly x: number; readonly y: number }): readonly Markup[] {
  const d = `M${px(x)} ${px(y + 6)}L${px(x - 6)} ${px(y - 6)}H${px(x + 6)}Z`;
  return [el('path', { d, class: 'lost' })];
}

/** The name at the left, the figures at the right, the name cut where both have no room. */
function names({ number, id, headroom, verdict }: Loaded, y: number, width: number): readonly Label[] {
  const { size, atPeak, oneLost } = headroom;
  const after = oneLost === undefined ? '' : ` → ${lostText(oneLost)}`;
  const figures = label(`× ${size} · ${percentage(atPeak)}${after}`, { x: width, y }, 'end', 'quiet');
  const look = verdict === 'chosen' ? 'chosen' : 'ink';
  const room = figures.box.left - 10;
  return [label(shortened(`${number} · ${id}`, room), { x: 0, y }, 'start', look), figures];
}

/** Ends in the sign that the masker knows. */
function shortened(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('')}…`;
}
