// `plan`: the file beside the account. Read-only.
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import type { Allowances, Plan, UnitChange } from '../core/plan.ts';
import { type Guarding, makePlan, type Planned } from '../endpoint/plan.ts';
import { believable, nextReads, orphans } from '../endpoint/reads.ts';
import type { Seen, Subject } from '../endpoint/situation.ts';
import { survey } from '../engine/survey.ts';
import { guard, type Leave, type Veto } from '../guards/index.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
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
  const { units, owner } = account;
  const { owned, current, diagnostics } = await overview(account);
  const names = units.map(({ name }) => name);
  const subjects = pick(distinct([...units, ...straysOf(owner, owned, names)]), input.targets);
  // With targets nothing else is looked for: what is left over of others is none of this run's business.
  const sweep = input.prune && input.targets.length === 0;
  return planSubjects(account, subjects, {
    sweep,
    strayBecause: 'not in the file',
    allowances: allowancesOf(input),
    leave: { ...input, owned: owned.length },
    known: believable(units, current),
    diagnostics,
  });
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
  /** What was found while looking for the subjects. */
  readonly diagnostics?: readonly Diagnostic[];
};

export async function planSubjects(
  account: Account,
  subjects: readonly Subject[],
  { sweep, strayBecause, allowances, leave = allowances, known = [], diagnostics = [] }: SubjectOptions,
): Promise<Planned> {
  const { owner, kinds, region } = account;
  const all = (seen: Seen) => (sweep ? distinct([...subjects, ...orphans(owner, subjects, seen)]) : subjects);
  const seen = await survey(kinds, (now: Seen) => nextReads(owner, all(now), now, sweep), known);
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
  return { address, code, message, hint, severity: code === 'INF5001' ? 'warning' : 'error' };
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
