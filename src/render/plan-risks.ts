// What a reviewer must not overlook: which changes of a plan can hurt, the worst first.
import type { UnitChange } from '../core/plan.ts';

type Risk = {
  readonly title: string;
  readonly has: (unit: UnitChange) => boolean;
  /** What to add to the endpoint's name; live. */
  readonly note?: (unit: UnitChange) => string | undefined;
};

const isHeld = ({ held }: UnitChange): boolean => held !== undefined;

/** Sentences in the order of harm. What is held does not happen in this run, and is told as held alone. */
export const RISKS: readonly Risk[] = [
  { title: 'Deleted', has: (unit) => unit.effect === 'remove' && !isHeld(unit) },
  { title: 'Deleted and created again', has: (unit) => unit.effect === 'recreate' && !isHeld(unit) },
  { title: 'Downtime', has: (unit) => unit.downtime && !isHeld(unit) },
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
  const risk = RISKS.findIndex(({ has }) => has(unit));
  return risk >= 0 ? risk : RISKS.length + EFFECTS.indexOf(unit.effect);
}
