// Where the words of a figure stand: each is a box of its own, reckoned a little too large for any font, and none is put
// where another one or a mark is. The same figure always gets the same places.
import { widthOf } from '../width.ts';

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};
export type Anchor = 'start' | 'middle' | 'end';
/** `x` and `y` are those of the anchor on the base line. */
export type Label = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly look: string;
  readonly box: Box;
};
export type Point = { readonly x: number; readonly y: number };

export const FONT = 12;
/** Verdana, the widest that a machine may have for it, is at 0.64 for digits. */
const PER_COLUMN = 0.64;
const ASCENT = 11;
const DESCENT = 4;

export function textWidth(text: string): number {
  return widthOf(text) * FONT * PER_COLUMN;
}

export function label(text: string, { x, y }: Point, anchor: Anchor = 'start', look = 'quiet'): Label {
  const width = textWidth(text);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return {
    text,
    x,
    y,
    anchor,
    look,
    box: { left, top: y - ASCENT, right: left + width, bottom: y + DESCENT },
  };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function within(inside: Box, outside: Box): boolean {
  return (
    inside.left >= outside.left &&
    inside.right <= outside.right &&
    inside.top >= outside.top &&
    inside.bottom <= outside.bottom
  );
}

export function around({ x, y }: Point, radius: number): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

const LINE = ASCENT + DESCENT;
const GAP = 5;
const FARTHEST = 8;

export type Room = { readonly area: Box; readonly taken: readonly Box[] };

/**
 * The first place beside `point` where it fits: right, left, above, below, and then farther away, where a line should
 * lead to it. Undefined where the area has no room: what it says stands in the table under the figure.
 */
export function beside(
  text: string,
  point: Point,
  radius: number,
  look: string,
  { area, taken }: Room,
  rings = FARTHEST,
): (Label & { readonly far: boolean }) | undefined {
  const fits = ({ box }: Label) => within(box, area) && !taken.some((other) => overlap(box, other));
  for (let ring = 0; ring <= rings; ring++) {
    const off = radius + GAP + ring * LINE;
    const found = placesAround(point, off, ring).find((place) => fits(label(text, place, place.anchor)));
    if (found !== undefined) return { ...label(text, found, found.anchor, look), far: ring > 0 };
  }
  return undefined;
}

function placesAround({ x, y }: Point, off: number, ring: number) {
  const middle = y + ASCENT / 2 - 1;
  const sides = [0, -1, 1, -2, 2, -3, 3]
    .filter((step) => Math.abs(step) <= ring)
    .flatMap((step) => [
      { x: x + off, y: middle + step * LINE, anchor: 'start' as const },
      { x: x - off, y: middle + step * LINE, anchor: 'end' as const },
    ]);
  const ends = [y - off, y + off + ASCENT - 2].flatMap((base) => [
    { x, y: base, anchor: 'middle' as const },
    { x: x + off, y: base, anchor: 'start' as const },
    { x: x - off, y: base, anchor: 'end' as const },
  ]);
  return [...sides, ...ends];
}

export type Flag = { readonly text: string; readonly x: number; readonly look: string };

/** Names of upright lines in as many rows above them as they need: which row each is in, and where. */
export function flagged(
  flags: readonly Flag[],
  { left, right, top }: { readonly left: number; readonly right: number; readonly top: number },
): { readonly labels: readonly Label[]; readonly rows: number } {
  const labels: Label[] = [];
  let rows = 0;
  for (const { text, x, look } of [...flags].sort((a, b) => a.x - b.x)) {
    const half = textWidth(text) / 2;
    const center = Math.max(left + half, Math.min(right - half, x));
    let row = 0;
    const at = (nth: number) => label(text, { x: center, y: top + ASCENT + nth * LINE }, 'middle', look);
    while (labels.some(({ box }) => overlap(box, wider(at(row).box)))) row++;
    labels.push(at(row));
    rows = Math.max(rows, row + 1);
  }
  return { labels, rows };
}

function wider({ left, right, top, bottom }: Box): Box {
  return { left: left - 6, right: right + 6, top, bottom };
}

/** Labels of one column, pushed apart from the top down and back up where they would leave the figure. */
export function stacked(labels: readonly Label[], bottom: number): readonly Label[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  const least = (at: number): number => bottom - (sorted.length - 1 - at) * LINE;
  let last = Number.NEGATIVE_INFINITY;
  return sorted.map((one, at) => {
    last = Math.min(Math.max(one.y, last + LINE), least(at));
    return label(one.text, { x: one.x, y: last }, one.anchor, one.look);
  });
}

/** Names of ticks along an axis, as many as stand apart: every one, or every second, third … of them. */
export function apart(labels: readonly Label[]): readonly Label[] {
  for (let every = 1; every < labels.length; every++) {
    const kept = labels.filter((_, nth) => nth % every === 0);
    const clear = kept.every(
      ({ box }, nth) => nth === 0 || !overlap(wider(box), kept[nth - 1]?.box ?? NOWHERE),
    );
    if (clear) return kept;
  }
  return labels.slice(0, 1);
}

const NOWHERE: Box = { left: -1, right: -1, top: -1, bottom: -1 };
