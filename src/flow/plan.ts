// `plan`: the file beside the account. Read-only.
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import type { PartRef } from '../core/part.ts';
import type { Allowances, Plan, UnitChange } from '../core/plan.ts';
import { type Guarding, makePlan, type Planned } from '../endpoint/plan.ts';
import { believable, nextReads, orphans, stray } from '../endpoint/reads.ts';
import { unitsOf } from '../endpoint/side-by-side.ts';
import { isUnit, type Seen, type Stray, type Subject } from '../endpoint/situation.ts';
import type { Unit } from '../endpoint/unit.ts';
import { survey } from '../engine/survey.ts';
import { guard, type Leave, type Veto } from '../guards/index.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { locate } from './locate.ts';
import { overview } from './overview.ts';
import type { PlanInput, Ports } from './ports.ts';
import { type Account, prepare } from './prepare.ts';
import { distinct, pick, straysOf } from './subjects.ts';

export type PlanResult = {
  readonly plan: Plan;
  /** True where anything differs, unpruned endpoints included. */
  readonly differs: boolean;
  readonly exit: ExitCode;
};

export async function plan(ports: Ports, input: PlanInput): Promise<PlanResult> {
  const { plan } = await planChanges(await prepare(ports, input), input);
  return { plan, differs: differs(plan), exit: worstExit(conflicts(plan)) };
}

/** What the account needs to become what the file says. */
export async function planChanges(account: Account, input: PlanInput): Promise<Planned> {
  const { document, owner } = account;
  const pages = await overview(account);
  const { owned, current, diagnostics } = pages;
  const { standings, seen, described, absent } = await locate(account, pages);
  const units = unitsOf(document, standings, seen);
  const strays = besides(owner, owned, units);
  const subjects = pick(distinct(units, strays), input.targets);
  // With targets nothing else is looked for: what is left over of others is none of this run's business.
  const sweep = input.prune && input.targets.length === 0;
  return planSubjects(account, subjects, {
    sweep,
    strayBecause: 'not in the file',
    allowances: allowancesOf(input),
    leave: { ...input, owned: owned.length },
    known: [...believable(withoutSuccessors(units, subjects, input), current), ...described],
    absent,
    diagnostics,
  });
}

/** What stands beside the units: by their own account, whatever an index says, and by the index. */
function besides(
  owner: Account['owner'],
  owned: readonly LiveEndpoint[],
  units: readonly Unit[],
): readonly Stray[] {
  const replaced = units.flatMap(({ address, replaces }) =>
    replaces === undefined ? [] : [stray(owner, address, replaces)],
  );
  const names = [...units, ...replaced].map(({ name }) => name);
  return [...replaced, ...straysOf(owner, owned, names)];
}

/** Where something is removed because another one serves, that one is described. */
function withoutSuccessors(
  units: readonly Unit[],
  subjects: readonly Subject[],
  { prune }: PlanInput,
): readonly Unit[] {
  const serving = new Set(subjects.map((one) => (isUnit(one) ? undefined : one.successor)));
  return prune ? units.filter((unit) => !serving.has(unit)) : units;
}

function allowancesOf({ targets, prune, maxDeletes, allowDowntime, retry }: PlanInput): Allowances {
  return { targets, prune, allowDowntime, retry, ...(maxDeletes === undefined ? {} : { maxDeletes }) };
}

export type SubjectOptions = {
  readonly sweep: boolean;
  readonly strayBecause: string;
  readonly allowances: Allowances;
  /** What the guards allow, where it is more than the allowances say. */
  readonly leave?: Leave;
  /** Endpoints that need not be described. */
  readonly known?: readonly LiveEndpoint[];
  /** Endpoints that are known not to be there. */
  readonly absent?: readonly PartRef[];
  /** What was found while looking for the subjects. */
  readonly diagnostics?: readonly Diagnostic[];
};

export async function planSubjects(
  account: Account,
  subjects: readonly Subject[],
  {
    sweep,
    strayBecause,
    allowances,
    leave = allowances,
    known = [],
    absent,
    diagnostics = [],
  }: SubjectOptions,
): Promise<Planned> {
  const { owner, kinds, region } = account;
  const all = (seen: Seen) => (sweep ? distinct(subjects, orphans(owner, subjects, seen)) : subjects);
  const seen = await survey(kinds, (now: Seen) => nextReads(owner, all(now), now, sweep), known, absent);
  return makePlan(all(seen), seen, {
    owner,
    account: account.account,
    region,
    allowances,
    retry: allowances.retry,
    stamp: (live) => kinds.endpoint.stamp(live),
    strayBecause,
    guarding: guarding(leave, diagnostics),
  });
}

function guarding(leave: Leave, found: readonly Diagnostic[]): Guarding {
  return (changes) => {
    const guarded = guard(changes, leave);
    return { changes: guarded.changes, diagnostics: [...found, ...guarded.vetoes.map(toDiagnostic)] };
  };
}

function toDiagnostic({ address, code, message, hint }: Veto): Diagnostic {
  return { address, code, message, hint, severity: 'held' };
}

export function differs({ units }: Plan): boolean {
  return units.some(({ steps, held }) => steps.length > 0 || held !== undefined);
}

/** Exit codes of what stands in the way, whatever the flags: somebody else's resource, an unclear state. */
function conflicts({ units }: Plan): readonly ExitCode[] {
  return heldExits(units).filter((exit) => exit === 5);
}

export function heldExits(units: readonly UnitChange[]): readonly ExitCode[] {
  return units.flatMap(({ heldBy }) => (heldBy === undefined ? [] : [definitionOf(heldBy).exit]));
}
