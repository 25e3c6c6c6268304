// The plan as a comment of a pull request: counts, cost and risks for everybody, details to unfold. It is made of raw
// HTML and fences only, see markdown-safe.ts.
import type { Plan, UnitChange } from '../core/plan.ts';
import { type PlanRisk, RISKS } from '../core/risks.ts';
import { count } from './count.ts';
import {
  type Block,
  bullets,
  changeLines,
  context,
  type DiffLine,
  diffLines,
  folded,
  joined,
  listed,
  problemsBlock,
  table,
  within,
} from './markdown-blocks.ts';
import { code, marker } from './markdown-safe.ts';
import { isUnchanged } from './plan.ts';
import { costOf, costRows } from './plan-cost.ts';
import { decisionRows } from './plan-decisions.ts';
import { countsOf } from './plan-footer.ts';
import { preflightBlock } from './plan-preflight.ts';
import { byRule, CONCERNS, rankOf } from './plan-risks.ts';
import { alarmRows, fieldRow, keptRows, summaryOf, symbolOf } from './plan-unit.ts';
import { titleOf } from './title.ts';

/**
 * Deterministic Markdown of a plan, shorter than LONGEST_COMMENT of markdown-blocks.ts: where it would be longer, whole endpoints are
 * left out of the details, those of the lowest risk first, counted and named. Begins with the hidden marker; ends in a line
 * break.
 */
export function planMarkdown(plan: Plan): string {
  const changed = plan.units.filter((unit) => !isUnchanged(unit));
  const head = [
    [marker('plan', plan.project, plan.environment)],
    [titleBlock(plan, changed)],
    scopeBlock(plan),
    risksBlock(plan, changed),
    preflightBlock([plan]),
    decisionsBlock(plan),
    problemsBlock(plan.diagnostics),
    unchangedBlock(plan.units.length - changed.length, changed.length),
  ];
  const details = changed.map((unit) => {
    const [, name = unit.address] = /^endpoints\.(.*)$/s.exec(unit.address) ?? [];
    return { name, rank: rankOf(unit), lines: detailsOf(unit) };
  });
  return joined([...head, ...within(head, details, 'the plan is too long for a comment')]);
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

function risksBlock({ risks }: Plan, changed: readonly UnitChange[]): Block {
  const rows = riskRows(risks, changed, nameOf);
  return rows.length === 0 ? [] : ['<h4>Risks</h4>', ...table(rows)];
}

/** What the guards found, then the states in which a change waits for somebody: a title and names each, both HTML. */
export function riskRows<Risk extends PlanRisk, Unit extends UnitChange>(
  risks: readonly Risk[],
  changed: readonly Unit[],
  nameOf: (one: Risk | Unit) => string,
): readonly (readonly [string, string])[] {
  const found = byRule(risks).map(([rule, all]) => {
    const names = all.map((one) => code(nameOf(one)) + noted(one.what) + accepted(one.because));
    return [`${RISKS[rule].title} (${all.length})`, listed(names, ', ')] as const;
  });
  const states = CONCERNS.filter(({ found: rule }) => rule === undefined).flatMap(({ title, has, note }) => {
    const units = changed.filter(has);
    if (units.length === 0) return [];
    const names = units.map((unit) => code(nameOf(unit)) + noted(note?.(unit)));
    return [[`${title} (${units.length})`, listed(names, ', ')] as const];
  });
  return [...found, ...states];
}

function accepted(because: string | undefined): string {
  return because === undefined ? '' : ` (accepted: ${code(because)})`;
}

function noted(note: string | undefined): string {
  return note === undefined || note === '' ? '' : ` ${code(note)}`;
}

function decisionsBlock(plan: Plan): Block {
  if (plan.decisions.length === 0) return [];
  const items = decisionRows(plan).map(
    ({ label, from, to = '', note = '' }) =>
      `<li>${code(label)}: ${from === undefined ? '' : `${code(from)} → `}${code(to)} (${code(note)})</li>`,
  );
  return bullets('<h4>Decisions that the lock file does not hold yet</h4>', items);
}

function unchangedBlock(unchanged: number, changed: number): Block {
  if (unchanged === 0) return [];
  return [`<p>${count(unchanged, 'endpoint')} ${changed === 0 ? 'as the file says' : 'unchanged'}.</p>`];
}

/** @param before what stands before the endpoint in its head; live */
export function detailsOf(unit: UnitChange, before: readonly string[] = []): Block {
  const words = summaryOf(unit);
  const head = `${symbolOf(unit)} ${titleOf(unit.address)}`;
  return folded([...before, head, words.join(' · ')], diffOf(unit));
}

/** Old and new values under each other, as a diff; what is no field is context. */
function diffOf(unit: UnitChange): readonly string[] {
  const lines: readonly DiffLine[] = [
    context('name', unit.name),
    ...unit.fields.flatMap((field) => changeLines(fieldRow(field))),
    ...[...keptRows(unit), ...alarmRows(unit)].map(({ label, to = '' }) => context(label, to)),
    ...costRows(unit).flatMap((row) => changeLines(row)),
    ...unit.reasons.map((text) => context('why', text)),
    ...(unit.held === undefined ? [] : [context('held', unit.held)]),
  ];
  return diffLines(lines);
}

/** `fraud` of `endpoints.fraud`. */
export function nameOf({ address }: Pick<UnitChange, 'address'>): string {
  return address.slice(address.indexOf('.') + 1);
}
