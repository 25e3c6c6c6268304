// The plan as a comment of a pull request: counts, cost and risks for everybody, details to unfold. It is made of raw
// HTML and fences only, see markdown-safe.ts.
import type { Plan, UnitChange } from '../core/plan.ts';
import { count } from './count.ts';
import { code, fence, marker } from './markdown-safe.ts';
import { isUnchanged } from './plan.ts';
import { decisionRows } from './plan-decisions.ts';
import { costOf, countsOf } from './plan-footer.ts';
import { RISKS, rankOf } from './plan-risks.ts';
import { costRows, fieldRow, summaryOf, symbolOf } from './plan-unit.ts';
import { safe } from './safe.ts';
import { titleOf } from './title.ts';
import { pad, widthOf } from './width.ts';

/** UTF-16 code units. GitHub takes 65,536 (docs.github.com, read 2026-11); masking may lengthen a text. */
export const LONGEST_COMMENT = 60_000;

/** Code units of names in one row of risks, and of all problems. */
const LONGEST_LIST = 4_000;

type Block = readonly string[];

/**
 * Deterministic Markdown of a plan, shorter than {@link LONGEST_COMMENT}: where it would be longer, whole endpoints are
 * left out of the details, those of the lowest risk first, and counted. Begins with the hidden marker; ends in a line
 * break.
 */
export function planMarkdown(plan: Plan): string {
  const changed = plan.units.filter((unit) => !isUnchanged(unit));
  const head = [
    [marker(plan.project, plan.environment)],
    [titleBlock(plan, changed)],
    scopeBlock(plan),
    risksBlock(changed),
    decisionsBlock(plan),
    problemsBlock(plan),
    unchangedBlock(plan.units.length - changed.length, changed.length),
  ];
  const details = detailsWithin(changed, LONGEST_COMMENT - lengthOf(head) - 200);
  const left = changed.length - details.length;
  const omitted =
    left === 0
      ? []
      : [`<p><b>${count(left, 'endpoint')} left out here</b>: the plan is too long for a comment.</p>`];
  return joined([...head, ...details, omitted]);
}

function joined(blocks: readonly Block[]): string {
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function lengthOf(blocks: readonly Block[]): number {
  return joined(blocks).length;
}

function titleBlock(plan: Plan, changed: readonly UnitChange[]): string {
  const verdict = changed.length === 0 ? 'no changes' : countsOf(plan);
  return `<h3>inferra plan: ${verdict} · digest ${code(plan.digest.slice(0, 12))}</h3>`;
}

function scopeBlock(plan: Plan): Block {
  const { project, environment, account, region, digest } = plan;
  const rows = [
    ['project', code(project)],
    ...(environment === 'default' ? [] : [['environment', code(environment)]]),
    ['account', code(`${account}/${region}`)],
    ['cost', code(costOf(plan))],
    ['digest', code(digest)],
  ];
  return table(rows);
}

function table(rows: readonly (readonly string[])[]): Block {
  const lines = rows.map(
    ([title = '', cell = '']) => `<tr><th align="left">${title}</th><td>${cell}</td></tr>`,
  );
  return ['<table>', ...lines, '</table>'];
}

function risksBlock(changed: readonly UnitChange[]): Block {
  const rows = RISKS.flatMap(({ title, has, note }) => {
    const units = changed.filter(has);
    if (units.length === 0) return [];
    const names = units.map((unit) => code(nameOf(unit)) + noted(note?.(unit)));
    return [[`${title} (${units.length})`, listed(names, ', ', 'more')]];
  });
  return rows.length === 0 ? [] : ['<h4>Risks</h4>', ...table(rows)];
}

function noted(note: string | undefined): string {
  return note === undefined ? '' : ` ${code(note)}`;
}

/** As many as there is room for, and how many more there are. */
function listed(items: readonly string[], joint: string, more: string): string {
  let room = LONGEST_LIST;
  const shown = items.filter((item) => {
    room -= item.length + joint.length;
    return room >= 0;
  });
  const left = items.length - shown.length;
  return [...shown, ...(left === 0 ? [] : [`and ${left} ${more}`])].join(joint);
}

function decisionsBlock(plan: Plan): Block {
  if (plan.decisions.length === 0) return [];
  const items = decisionRows(plan).map(
    ({ label, from, to = '', note = '' }) =>
      `<li>${code(label)}: ${from === undefined ? '' : `${code(from)} → `}${code(to)} (${code(note)})</li>`,
  );
  const title = '<h4>Decisions that the lock file does not hold yet</h4>';
  return [title, '<ul>', listed(items, '\n', 'more').replace(/and \d+ more$/, '<li>$&</li>'), '</ul>'];
}

function problemsBlock({ diagnostics }: Plan): Block {
  if (diagnostics.length === 0) return [];
  const items = diagnostics.map(
    ({ severity, code: key, address, message }) =>
      `<li>${severity} ${code(key)}${address === undefined ? '' : ` ${code(address)}`}: ${code(message)}</li>`,
  );
  return [
    '<h4>Problems</h4>',
    '<ul>',
    listed(items, '\n', 'more').replace(/and \d+ more$/, '<li>$&</li>'),
    '</ul>',
  ];
}

function unchangedBlock(unchanged: number, changed: number): Block {
  if (unchanged === 0) return [];
  return [`<p>${count(unchanged, 'endpoint')} ${changed === 0 ? 'as the file says' : 'unchanged'}.</p>`];
}

/** In the order of the plan; where not all fit, the ones of the highest risk. */
function detailsWithin(changed: readonly UnitChange[], room: number): readonly Block[] {
  let left = room;
  const byRisk = changed
    .map((unit, index) => ({ index, rank: rankOf(unit), lines: detailsOf(unit) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  const fitting = byRisk.filter(({ lines }) => {
    const length = lengthOf([lines]) + 1;
    if (length > left) return false;
    left -= length;
    return true;
  });
  return fitting.sort((a, b) => a.index - b.index).map(({ lines }) => lines);
}

function detailsOf(unit: UnitChange): Block {
  const words = summaryOf(unit);
  const head = `${symbolOf(unit)} ${titleOf(unit.address)}`;
  const body = diffOf(unit);
  const summary = `<summary>${code(head)} ${code(words.join(' · '))}</summary>`;
  return ['<details>', summary, '', ...fence(body, 'diff'), '', '</details>'];
}

type Line = { readonly sign: '+' | '-' | ' '; readonly label: string; readonly text: string };

/** Old and new values under each other, as a diff; what is no field is context. */
function diffOf(unit: UnitChange): readonly string[] {
  const lines: readonly Line[] = [
    context('name', unit.name),
    ...unit.fields.flatMap((field) => changeLines(fieldRow(field))),
    ...costRows(unit).flatMap((row) => changeLines(row)),
    ...unit.reasons.map((text) => context('why', text)),
    ...(unit.held === undefined ? [] : [context('held', unit.held)]),
  ];
  const columns = Math.max(...lines.map(({ label }) => widthOf(label)).filter((width) => width <= 24));
  return lines.map(({ sign, label, text }) => `${sign} ${pad(label, columns)}  ${text}`.trimEnd());
}

function context(label: string, text: string): Line {
  return { sign: ' ', label, text: safe(text) };
}

function changeLines({ label, from, to, note = '' }: ReturnType<typeof fieldRow>): readonly Line[] {
  const old: readonly Line[] = from === undefined ? [] : [{ sign: '-', label, text: from }];
  const now: readonly Line[] = to === undefined ? [] : [{ sign: '+', label, text: to }];
  return [...old, ...now, ...(note === '' ? [] : [context('', note)])];
}

function nameOf({ address }: UnitChange): string {
  return address.slice(address.indexOf('.') + 1);
}
