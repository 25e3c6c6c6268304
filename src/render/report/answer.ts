// The answer of a policy to one who asks, before anything else: the hardware, what it costs, why, and what would change
// it; then every candidate with its verdict and the reason.
import type { DrawnChoice } from '../../core/figures.ts';
import type { ShownCandidate } from '../../core/recommendation.ts';
import { dollars } from '../money.ts';
import { lostText } from './headroom-figure.ts';
import { meaningOf } from './latency.ts';
import { type Child, el, type Markup } from './markup.ts';
import { amount, milliseconds, percentage } from './numbers.ts';
import type { Row } from './rows.ts';
import { type Sign, sign } from './signs.ts';
import { type Column, table } from './table.ts';

export function answer(choice: DrawnChoice, rows: readonly Row[]): Markup {
  const { reason, breakEven, whatWouldChange } = choice;
  const [first] = rows.filter(({ verdict }) => verdict === 'chosen');
  return el(
    'div',
    { class: `card answer${choice.choice === undefined ? ' none' : ''}` },
    el(
      'div',
      { class: 'headline' },
      el('p', { class: 'hardware' }, choice.choice ?? 'No hardware'),
      first === undefined ? undefined : el('p', { class: 'price' }, costWords(first)),
    ),
    first === undefined ? undefined : envLine(first.id),
    el('p', { class: 'state' }, stateOf(choice)),
    el('p', { class: 'reason' }, reason),
    first === undefined ? undefined : el('dl', { class: 'facts' }, factsOf(first).map(fact)),
    listed('What would change it', whatWouldChange),
    breakEven === undefined ? undefined : [el('h4', {}, 'Break-even'), el('p', {}, breakEven)],
  );
}

/** What else the choice has: an id begins with the hardware, which the headline says with its size. */
function envLine(id: string): Markup | undefined {
  const rest = id.startsWith('serverless') ? '' : id.split(' ').slice(1).join(' ');
  return rest === '' ? undefined : el('p', { class: 'env' }, rest);
}

function stateOf({ choice, pinned, pin, live }: DrawnChoice): readonly Child[] {
  const locked = pinned ? 'in the lock file' : 'not in the lock file yet';
  const before = !pinned && pin !== undefined ? `, which holds ${pin.text}` : '';
  return [
    ...(choice === undefined ? [] : [`${locked}${before}`]),
    ...(live === undefined
      ? []
      : [
          `${choice === undefined ? '' : ' · '}live now: ${live.text}${live.monthly === undefined ? '' : `, ${dollars(live.monthly)} a month`}`,
        ]),
  ];
}

function costWords({ monthly, perMillion }: ShownCandidate): readonly Child[] {
  if (monthly !== undefined) return [el('b', {}, dollars(monthly)), el('span', {}, ' a month')];
  if (perMillion === undefined) return [el('span', {}, 'cost unknown')];
  return [el('b', {}, dollars(perMillion)), el('span', {}, ' for a million requests at full load')];
}

type Fact = readonly [name: string, value: string, note?: string];

function factsOf({ latency, latencyAt, capacity, coldStart, headroom, id }: Row): readonly Fact[] {
  const each = id.startsWith('serverless') ? 'of one concurrent request' : 'of one instance';
  return [
    ...(latency === undefined
      ? []
      : [['Latency', milliseconds(latency), meaningOf(latencyAt).short] as const]),
    ...(capacity === undefined
      ? []
      : [['Throughput', `${amount(capacity)}/min`, `measured, ${each}`] as const]),
    ...(headroom === undefined
      ? []
      : [['Load at the peak', percentage(headroom.atPeak), 'of measured capacity'] as const]),
    ...(headroom?.oneLost === undefined
      ? []
      : [['One instance lost', lostText(headroom.oneLost), 'load at the peak'] as const]),
    ...(coldStart === undefined
      ? []
      : [['Cold start', milliseconds(coldStart), 'of a new environment'] as const]),
  ];
}

function fact([name, value, note]: Fact): Markup {
  return el('div', {}, el('dt', {}, name), el('dd', {}, el('b', {}, value), el('span', {}, note)));
}

function listed(title: string, texts: readonly string[]): readonly Markup[] {
  if (texts.length === 0) return [];
  return [
    el('h4', {}, title),
    el(
      'ul',
      { class: 'points' },
      texts.map((text) => el('li', {}, text)),
    ),
  ];
}

const WORDS: Readonly<Record<Sign, string>> = { chosen: 'chosen', eligible: 'eligible', refused: 'refused' };

export function candidates(choice: DrawnChoice, rows: readonly Row[]): Markup {
  const cold = rows.some(({ coldStart }) => coldStart !== undefined);
  const monthly = choice.asked.traffic !== undefined;
  const columns: readonly Column[] = [
    { name: 'Candidate' },
    { name: 'Verdict' },
    { name: monthly ? 'A month' : 'A million', numeric: true },
    { name: latencyName(rows), numeric: true },
    ...(cold ? [{ name: 'Cold start', numeric: true }] : []),
    { name: 'A minute each', numeric: true },
    { name: 'Size', numeric: true },
    { name: 'Why', wide: true },
  ];
  return el(
    'div',
    { class: 'card candidates' },
    table(
      `${rows.length === 1 ? 'The candidate' : `All ${rows.length} candidates`}, numbered as in the figures`,
      columns,
      rows.map((row) => ({
        look: row.verdict,
        cells: cellsOf(row, { cold, monthly, mixed: latencyName(rows) === MIXED }),
      })),
    ),
  );
}

const MIXED = 'Latency';

function latencyName(rows: readonly Row[]): string {
  const met = new Set(rows.filter(({ latency }) => latency !== undefined).map(({ latencyAt }) => latencyAt));
  const [one] = met;
  if (met.size !== 1 || one === undefined) return MIXED;
  return one === 'saturation' ? 'Latency at saturation' : `Latency ${one} at threshold`;
}

type Columns = { readonly cold: boolean; readonly monthly: boolean; readonly mixed: boolean };

function cellsOf(row: Row, { cold, monthly: byMonth, mixed }: Columns): readonly Child[] {
  const { number, id, verdict, monthly, perMillion, latency, latencyAt, coldStart, capacity, size, reason } =
    row;
  const cost = byMonth ? monthly : perMillion;
  return [
    el(
      'span',
      { class: 'who' },
      el('span', { class: 'nth' }, String(number)),
      el('span', { class: 'name' }, id),
    ),
    el(
      'span',
      { class: 'verdict' },
      el(
        'svg',
        { class: 'sign', viewBox: '0 0 24 16', 'aria-hidden': 'true' },
        sign(verdict, { x: 12, y: 8 }),
      ),
      WORDS[verdict],
    ),
    cost === undefined ? '–' : dollars(cost),
    latency === undefined ? '–' : `${milliseconds(latency)}${mixed ? ` ${meaningOf(latencyAt).short}` : ''}`,
    ...(cold ? [coldStart === undefined ? '–' : milliseconds(coldStart)] : []),
    capacity === undefined ? '–' : amount(capacity),
    size === undefined ? '–' : amount(size),
    reason,
  ];
}
