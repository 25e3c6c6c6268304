// A figure before it is markup: shapes, and labels with their boxes, so that a test can ask whether any two overlap.
// Each is drawn twice, for a telephone and for a desk; the sheet of styles shows one of them.
import type { Label } from './labels.ts';
import { type Child, el, type Markup, px } from './markup.ts';

export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Markup[];
  readonly labels: readonly Label[];
};

/** Widths in pixels at which a letter of a figure is as large as one of the text. */
export const WIDTHS = { narrow: 320, wide: 560 } as const;

export type Figure = {
  readonly title: string;
  /** What somebody sees who cannot see it. */
  readonly summary: string;
  readonly draw: (width: number) => Drawing;
  readonly legend: readonly Markup[];
  readonly notes: readonly string[];
  readonly table: Markup;
};

export function figureMarkup({ title, summary, draw, legend, notes, table }: Figure): Markup {
  return el(
    'figure',
    { class: 'card' },
    el('figcaption', {}, el('h4', {}, title), el('p', {}, summary)),
    Object.entries(WIDTHS).map(([name, width]) => drawn(draw(width), name, title)),
    legend.length === 0 ? undefined : el('ul', { class: 'legend' }, legend),
    notes.map((note) => el('p', { class: 'note' }, note)),
    el('details', {}, el('summary', {}, 'The figures as a table')),
    el('div', { class: 'folded' }, table),
  );
}

function drawn({ width, height, shapes, labels }: Drawing, name: string, title: string): Markup {
  const viewBox = `0 0 ${width} ${px(height)}`;
  return el('svg', { class: name, viewBox, role: 'img', 'aria-label': title }, shapes, labels.map(written));
}

function written({ text, x, y, anchor, look }: Label): Markup {
  return el('text', { x, y, class: look, ...(anchor === 'start' ? {} : { 'text-anchor': anchor }) }, text);
}

export function line(x1: number, y1: number, x2: number, y2: number, look: string): Markup {
  return el('line', { x1, y1, x2, y2, class: look });
}

/** An item of a legend: a sign, and what it stands for. */
export function legendItem(sign: readonly Markup[], words: Child): Markup {
  return el('li', {}, el('svg', { class: 'sign', viewBox: '0 0 24 16', 'aria-hidden': 'true' }, sign), words);
}
