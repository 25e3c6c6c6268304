// `plan`: the file beside the account. Read-only.
import type { Document } from '../config/document.ts';
import { type Code, definitionOf } from '../core/codes.ts';
import type { Diagnostic, Place } from '../core/diagnostic.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import type { Readers } from '../core/fact.ts';
import type { LivePart, PartRef } from '../core/part.ts';
import type { Allowances, Plan, PlanDecision, PlanJob, UnitChange } from '../core/plan.ts';
import { failures } from '../core/preflight.ts';
import type { Work } from '../core/work.ts';
import type { PriceBook } from '../cost/book.ts';
import type { Lock } from '../decisions/pins.ts';
import { type Guarding, makePlan, type Planned, type Risking } from '../endpoint/plan.ts';
import { type EndpointNeed, nextReads, orphans } from '../endpoint/reads.ts';
import { asideReads } from '../endpoint/scaling/aside.ts';
import type { Seen, Subject } from '../endpoint/subject.ts';
import { liveSecrets } from '../endpoint/text/model-fields.ts';
import { type Memory, remembering } from '../engine/answer.ts';
import { survey } from '../engine/survey.ts';
import { guard, type Leave, type Veto } from '../guards/index.ts';
import { refusals, risksOf, unaccepted } from '../guards/risks/index.ts';
import { judge } from '../guards/team-policy.ts';
import { bindReaders } from '../kinds/index.ts';
import type { Leftover } from '../policy/leftovers.ts';
import { waitingChange } from '../policy/plan.ts';
import { checkAlarms } from './alarms.ts';
import { checkPins, type Found } from './decide.ts';
import { gather, problemsOf } from './gather.ts';
import type { PlanInput, Ports } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';
import { withSamples } from './samples.ts';
import { distinct } from './subjects.ts';
import { policiesOf } from './team-policy.ts';

export type PlanResult = {
  readonly plan: Plan;
  /** True where anything differs, unpruned endpoints included. */
  readonly differs: boolean;
  readonly exit: ExitCode;
  /** Where the file speaks of its endpoints, by address; no part of the plan. */
  readonly places: ReadonlyMap<string, Place>;
};

export async function plan(ports: Ports, input: PlanInput): Promise<PlanResult> {
  const { account, lockFile } = await prepareLocked(ports, input);
  const { plan } = await planChanges(ports, account, input, lockFile.lock);
  const risky = input.enforce === true && unaccepted(plan.risks).length > 0;
  const unready = plan.preflight !== undefined && failures(plan.preflight).length > 0;
  const refused: readonly ExitCode[] = risky || unready ? [6] : [];
  return {
    plan,
    differs: differs(plan),
    exit: worstExit([...conflicts(plan), ...refused]),
    places: placesOf(account.document),
  };
}

export function placesOf({ endpoints }: Pick<Document, 'endpoints'>): ReadonlyMap<string, Place> {
  return new Map(endpoints.map(({ address, place }) => [address, place]));
}

export type PlannedChanges = Planned & {
  /** The lock file once it holds what the plan has decided. */
  readonly next: Lock;
  /** Jobs that endpoints wait for, ready to be run. */
  readonly measure: readonly Work[];
};

/**
 * What the account needs to become what the file and the lock file say.
 * @param memory what a preflight has read in this run
 */
export async function planChanges(
  ports: Pick<Ports, 'readFolder' | 'readFile' | 'readSample' | 'warn'>,
  unread: Account,
  input: PlanInput,
  lock: Lock,
  memory: Memory = new Map(),
): Promise<PlannedChanges> {
  const opened = await withSamples(ports, unread);
  const policies = await policiesOf(ports, opened.document, input.policy);
  const { account, decided, pages, subjects, known, absent } = await gather(ports, opened, input, lock);
  const { decisions, next, waiting, planned: jobs, diagnostics: notes, leftovers } = decided;
  // With targets nothing else is looked for: what is left over of others is none of this run's business.
  const sweep = input.prune && input.targets.length === 0 && waiting.length === 0;
  const changes = waiting
    .filter(({ because }) => because.length > 0)
    .map((one) =>
      waitingChange(
        one,
        jobs.jobs.map(({ job }) => job),
      ),
    );
  // What is about to be deployed is looked at afresh for every plan, once.
  const readers = remembering(bindReaders(account.cloud));
  const planned = await planSubjects(account, subjects, {
    sweep,
    strayBecause: 'not in the file',
    allowances: allowancesOf(input),
    leave: { ...input, owned: pages.owned.length },
    known,
    absent,
    diagnostics: [...pages.diagnostics, ...notes, ...jobs.diagnostics, ...problemsOf(waiting)],
    decisions,
    waiting: changes,
    jobs: jobs.jobs.map(({ job }) => job),
    leftovers,
    ...(input.enforce === undefined ? {} : { enforce: input.enforce }),
    // What was decided just now needs no second look.
    check: async (plan, unitsAt) => {
      const judged = judge(policies, account.document, account.book, unitsAt);
      const pinned = await checkPins(account, plan, lock, readers);
      const watched = await checkAlarms(plan, readers);
      return {
        vetoes: [...judged.vetoes, ...pinned.vetoes, ...watched.vetoes],
        warnings: [...judged.warnings, ...pinned.warnings, ...watched.warnings],
      };
    },
  });
  const endpoints = [...account.document.endpoints, ...waiting.map(({ endpoint }) => endpoint)];
  const found = await preflightOf(account, endpoints, planned, input, remembering(readers, memory));
  return {
    ...planned,
    plan: { ...planned.plan, ...found },
    next,
    measure: jobs.jobs.flatMap(({ job, work }) => (job.heldBy === undefined ? [work] : [])),
  };
}

/** What it takes is not loaded for who does not ask. */
async function preflightOf(
  account: Account,
  endpoints: Document['endpoints'],
  planned: Planned,
  { preflight: asked }: Pick<PlanInput, 'preflight'>,
  readers: Readers,
): Promise<Pick<Plan, 'preflight'>> {
  if (asked !== true) return {};
  const { preflight } = await import('./preflight.ts');
  return { preflight: await preflight({ ...account.document, endpoints }, account, planned, readers) };
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
  /** Endpoints that need not be described, and what is known of their autoscaling. */
  readonly known?: readonly LivePart[];
  /** Endpoints that are known not to be there. */
  readonly absent?: readonly PartRef[];
  /** What was found while looking for the subjects. */
  readonly diagnostics?: readonly Diagnostic[];
  readonly decisions?: readonly PlanDecision[];
  readonly waiting?: readonly UnitChange[];
  readonly jobs?: readonly PlanJob[];
  readonly leftovers?: readonly Leftover[];
  /** Every risk that the file does not accept stands in the way. */
  readonly enforce?: boolean;
  /** Looks at what the plan is about to deploy, and at other prices, too; the plan is then made with what it found. */
  readonly check?: (plan: Plan, unitsAt: (prices: PriceBook) => Plan['units']) => Promise<Found>;
};

export async function planSubjects(
  account: Account,
  subjects: readonly Subject[],
  options: SubjectOptions,
): Promise<Planned> {
  const { sweep, allowances, leave = allowances, known = [], absent, diagnostics = [] } = options;
  const { owner, kinds, region, mask } = account;
  const all = (seen: Seen) => (sweep ? distinct(subjects, orphans(owner, subjects, seen)) : subjects);
  const reads = (now: Seen) => withAside(nextReads(owner, all(now), now, sweep), all(now), now);
  const seen = await survey(kinds, reads, known, absent);
  mask(liveSecrets(seen));
  const make = ({ vetoes, warnings }: Found, prices = account.book) =>
    makePlan(all(seen), seen, {
      owner,
      account: account.account,
      region,
      prices,
      allowances,
      retry: allowances.retry,
      stamp: (live) => kinds.endpoint.stamp(live),
      strayBecause: options.strayBecause,
      at: account.clock.now(),
      guarding: guarding({ ...leave, objections: vetoes }, [...diagnostics, ...warnings]),
      risking: risking(account, options.enforce === true),
      decisions: options.decisions ?? [],
      waiting: options.waiting ?? [],
      jobs: options.jobs ?? [],
      leftovers: options.leftovers ?? [],
    });
  const planned = make(NOTHING_FOUND);
  const unitsAt = (prices: PriceBook) =>
    (prices === account.book ? planned : make(NOTHING_FOUND, prices)).plan.units;
  const found = (await options.check?.(planned.plan, unitsAt)) ?? NOTHING_FOUND;
  return found.vetoes.length + found.warnings.length === 0 ? planned : make(found);
}

/** What a change of hardware puts aside is read once it is known that there is one. */
export function withAside(need: EndpointNeed, subjects: readonly Subject[], seen: Seen): EndpointNeed {
  if (need.read.length + need.list.length > 0) return need;
  return { read: asideReads(subjects, seen), list: [] };
}

function risking({ document }: Account, enforce: boolean): Risking {
  return (changes) => {
    const risks = risksOf(changes, document.allowedRisks ?? []);
    return { risks, diagnostics: enforce ? refusals(risks) : [] };
  };
}

const NOTHING_FOUND: Found = { vetoes: [], warnings: [] };

function guarding(leave: Leave, found: readonly Diagnostic[]): Guarding {
  return (changes) => {
    const guarded = guard(changes, leave);
    return { changes: guarded.changes, diagnostics: [...found, ...guarded.vetoes.map(toDiagnostic)] };
  };
}

function toDiagnostic({ address, code, message, hint }: Veto): Diagnostic {
  return { address, code, message, hint, severity: 'held' };
}

export function differs({ units, decisions }: Plan): boolean {
  return decisions.length > 0 || units.some(({ steps, held }) => steps.length > 0 || held !== undefined);
}

/** Exit codes of what stands in the way, whatever the flags: somebody else's resource, an unclear state, a team's policy. */
function conflicts({ units }: Plan): readonly ExitCode[] {
  const outside = units.some(({ heldBy }) => heldBy !== undefined && POLICY_CODES.includes(heldBy));
  return [...heldExits(units).filter((exit) => exit === 5), ...(outside ? [6 as const] : [])];
}

const POLICY_CODES: readonly Code[] = ['INF5010', 'INF5011'];

export function heldExits(units: readonly UnitChange[]): readonly ExitCode[] {
  return units.flatMap(({ heldBy }) => (heldBy === undefined ? [] : [definitionOf(heldBy).exit]));
}
