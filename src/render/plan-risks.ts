// What a reviewer must not overlook: the risks that the guards found, and the states in which a change waits for somebody.
import type { UnitChange } from '../core/plan.ts';
import { type PlanRisk, RISKS, type RiskRule } from '../core/risks.ts';
import type { View } from './paint.ts';
import { safe } from './safe.ts';
import { titleOf } from './title.ts';

type Concern = {
  readonly title: string;
  /** Says the same as a rule of the guards: it counts for the order, and is told by the rule. */
  readonly found?: RiskRule;
  readonly has: (unit: UnitChange) => boolean;
  /** What to add to the endpoint's name; live. */
  readonly note?: (unit: UnitChange) => string | undefined;
};

const isHeld = ({ held }: UnitChange): boolean => held !== undefined;

/** Sentences in the order of harm. What is held does not happen in this run, and is told as held alone. */
export const CONCERNS: readonly Concern[] = [
  { title: 'Deleted', found: 'delete', has: (unit) => unit.effect === 'remove' && !isHeld(unit) },
  { title: 'Deleted and created again', has: (unit) => unit.effect === 'recreate' && !isHeld(unit) },
  { title: 'Downtime', found: 'downtime', has: (unit) => unit.downtime && !isHeld(unit) },
  {
    title: 'Protected, and would be deleted',
    has: (unit) => unit.protected && (unit.effect === 'remove' || unit.effect === 'recreate'),
  },
  {
    title: 'Clients must switch to another name',
    has: ({ replaces }) => replaces !== undefined,
    note: ({ replaces, name }) => `${replaces} → ${name}`,
  },
  { title: 'Belongs to somebody else', has: ({ verdict }) => verdict === 'foreign' },
  { title: 'Was rolled back by the service', has: ({ verdict }) => verdict === 'rolled back' },
  { title: 'State is unclear', has: ({ verdict }) => verdict === 'unclear' },
  { title: 'Held', has: isHeld, note: ({ held }) => held },
];

const EFFECTS: readonly UnitChange['effect'][] = ['remove', 'recreate', 'swap', 'live', 'create', 'none'];

/** 0 is the worst: the first risk that it has, then by what it does to traffic. */
export function rankOf(unit: UnitChange): number {
  const risk = CONCERNS.findIndex(({ has }) => has(unit));
  return risk >= 0 ? risk : CONCERNS.length + EFFECTS.indexOf(unit.effect);
}

/** Risks by rule, the most severe first. */
export function byRule<Risk extends PlanRisk>(
  risks: readonly Risk[],
): readonly (readonly [RiskRule, readonly Risk[]])[] {
  return (Object.keys(RISKS) as RiskRule[])
    .map((rule) => [rule, risks.filter((one) => one.rule === rule)] as const)
    .filter(([, found]) => found.length > 0);
}

/**
 * A line each: `high  capacity-cut  endpoint fraud: 8 → 2 × ml.m5.large`. Those of low severity stand in JSON and Markdown
 * alone, since nearly every first plan has them.
 */
export function riskLines(risks: readonly PlanRisk[], { paint }: View): readonly string[] {
  const shown = byRule(risks.filter(({ severity }) => severity !== 'low')).flatMap(([, found]) => found);
  if (shown.length === 0) return [];
  const width = Math.max(...shown.map(({ rule }) => rule.length));
  const degree = Math.max(...shown.map(({ severity }) => severity.length));
  const lines = shown.map(({ severity, rule, address, what, because }) => {
    const colour = because !== undefined ? paint.quiet : severity === 'high' ? paint.bad : paint.change;
    const told = `${titleOf(address)}${what === '' ? '' : `: ${safe(what)}`}`;
    const accepted = because === undefined ? '' : `  accepted: ${safe(because)}`;
    return `  ${colour(severity.padEnd(degree))}  ${rule.padEnd(width)}  ${told}${accepted}`;
  });
  return [paint.strong('Risks'), ...lines];
}
