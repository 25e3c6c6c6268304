// Between the document and the plan, for endpoints that ask a policy: what the lock file chose is filled in, results that
// the account has are found by the names of their jobs, and what is left is a job to run.
import type { Document } from '../config/document.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { DiagnosticsError } from '../core/errors.ts';
import { type Answers, NO_ANSWERS, type Question } from '../core/fact.ts';
import type { PlanDecision } from '../core/plan.ts';
import type { PriceBook } from '../cost/book.ts';
import type { Lock } from '../decisions/pins.ts';
import { answer } from '../engine/answer.ts';
import { bindJobKinds, bindReaders } from '../kinds/index.ts';
import { hasEnded } from '../kinds/recommendation-job/kind.ts';
import { loadedBy } from '../policy/against.ts';
import { renewalOf } from '../policy/amount.ts';
import { type Group, groupsIn } from '../policy/askers.ts';
import { type Chosen, choose, hardwareQuestions } from '../policy/choose.ts';
import { attemptParts, type JobUnit, questionOf } from '../policy/job-unit.ts';
import type { Leftover } from '../policy/leftovers.ts';
import { type Payload, packed, payloadProblems } from '../policy/payload.ts';
import { type PlannedJobs, plannedJobs } from '../policy/plan.ts';
import { type OpenJobs, settle, type Waiting } from '../policy/settle.ts';
import {
  accountState,
  type GroupState,
  type JobState,
  pinnedState,
  type Surroundings,
} from '../policy/state.ts';
import { unitsFor } from '../policy/units.ts';
import { withLoadTarget } from './against.ts';
import { leftoversOf } from './leftovers.ts';
import type { Ports } from './ports.ts';
import type { Account } from './prepare.ts';

export type Hardware = {
  /** Without the endpoints that wait. */
  readonly document: Document;
  readonly waiting: readonly Waiting[];
  readonly planned: PlannedJobs;
  readonly decisions: readonly PlanDecision[];
  readonly next: Lock;
  readonly diagnostics: readonly Diagnostic[];
  readonly looked: readonly Looked[];
  /** Temporary models of jobs that are over, to be removed. */
  readonly leftovers: readonly Leftover[];
};

/** What the lock file and the account say of a question, before one of them is followed. */
export type Looked = {
  readonly group: Group;
  readonly pinned?: GroupState;
  /** Absent where the lock file was enough. */
  readonly found?: GroupState;
};

export type Asking = {
  /** The endpoints that it is about. */
  readonly endpoints: Document['endpoints'];
  /** Policies that are measured anew, whatever the lock file says. */
  readonly anew?: ReadonlySet<string>;
  /** Policies whose jobs are looked for whatever the lock file holds, and run where that was measured on something else. */
  readonly renew?: ReadonlySet<string>;
  /** Further attempts at jobs that have ended. */
  readonly force?: boolean;
};

/** @throws DiagnosticsError for a payload that cannot be packed */
export async function decideHardware(
  ports: Pick<Ports, 'readFolder'>,
  account: Account,
  lock: Lock,
  { endpoints, anew = new Set(), renew = new Set(), force = false }: Asking,
): Promise<Hardware> {
  const { document, cloud, region, book } = account;
  const asked = await Promise.all(
    groupsIn(endpoints).map(async (group) => ({ group, units: await unitsOf(ports, account, group) })),
  );
  const around: Surroundings = {
    environment: document.environment,
    where: { account: account.account, region },
    prices: book,
    lock,
    anew: new Set(asked.filter(({ group }) => anew.has(group.policy.key)).map(({ group }) => group.key)),
  };
  const pinned = asked.map((one) => ({ ...one, state: pinnedState(one.group, one.units, around) }));
  const looks = ({ group: { policy }, state }: (typeof pinned)[number]) =>
    state === undefined || (renew.has(policy.key) && policy.measuredIn === undefined);
  const jobs = await answered(
    pinned.filter(looks).flatMap(({ units }) => units.map(questionOf)),
    account,
  );
  const looked = pinned.map((one): Looked => {
    const { group, units, state } = one;
    return {
      group,
      ...(state === undefined ? {} : { pinned: state }),
      ...(looks(one) ? { found: accountState(group, units, around, jobs) } : {}),
    };
  });
  const followed = looked.flatMap(({ group, pinned: state, found }): readonly GroupState[] => {
    if (found === undefined) return state === undefined ? [] : [state];
    if (state === undefined) return [again(found, force && anew.has(group.policy.key))];
    return [isNewer(found, state) ? found : state];
  });
  const states = await Promise.all(followed.map((state) => withLoadTarget(account, state)));
  const measured = states.filter((state) => state.is === 'measured');
  const live = await answered(measured.flatMap(hardwareQuestions), account);
  const settled = settle(
    document,
    lock,
    states.map((state) => {
      const units = asked.find(({ group }) => group.key === state.group.key)?.units ?? [];
      return { state, ...chosenOf(state, book, live), renewal: renewalOf(units, book) };
    }),
    account.clock.now(),
  );
  const planned = await jobsOf(settled.open, cloud, book);
  const open = new Set(planned.jobs.map(({ job }) => job.name));
  const all = asked.flatMap(({ units }) => units);
  return { ...settled, looked, planned, leftovers: await leftoversOf(account, all, open) };
}

/** Whether the account has more than the lock file: a job under way, one that was left to run, other inputs. */
function isNewer(found: GroupState, pinned: GroupState): boolean {
  if (pinned.is !== 'measured' || pinned.found) return false;
  if (pinned.outdated) return true;
  if (found.is === 'open') return found.jobs.some(({ fact }) => fact !== undefined);
  return found.is === 'measured' && found.measurement.jobs.join() !== pinned.measurement.jobs.join();
}

/** With `--force` what has ended is asked again, as a further attempt; what goes on is waited for. */
function again(state: GroupState, force: boolean): GroupState {
  if (!force || state.is === 'open') return state;
  const jobs = state.is === 'failed' ? state.jobs : state.jobsFound;
  return jobs === undefined || jobs.length === 0 ? state : { group: state.group, is: 'open', jobs };
}

function chosenOf(state: GroupState, book: PriceBook, live: Answers): { readonly chosen?: Chosen } {
  return state.is === 'measured' ? { chosen: choose(state, book, live) } : {};
}

function answered(questions: readonly Question[], { cloud }: Account): Promise<Answers> {
  return questions.length === 0 ? Promise.resolve(NO_ANSWERS) : answer(questions, bindReaders(cloud));
}

async function unitsOf(
  ports: Pick<Ports, 'readFolder'>,
  { document, owner, account, region }: Account,
  group: Group,
): Promise<readonly JobUnit[]> {
  const { policy, model, askers } = group;
  const payload = await payloadOf(ports, document.file, group);
  const against = loadedBy(group);
  return unitsFor({
    owner,
    where: { account, region },
    policy,
    model,
    tags: askers[0]?.endpoint.tags ?? {},
    ...(payload === undefined ? {} : { payload }),
    ...(against === undefined ? {} : { endpoint: against }),
  });
}

async function payloadOf(
  ports: Pick<Ports, 'readFolder'>,
  file: string,
  { policy }: Group,
): Promise<Payload | undefined> {
  const { payload, bucket, job } = policy;
  if (payload === undefined || job.kind === 'generative') return undefined;
  if (payload.startsWith('s3://')) return { url: payload, content: payload, files: 0 };
  const entries = await ports.readFolder(file, payload);
  const serverless = job.kind === 'advanced' ? job.serverless.length > 0 : job.endpointType !== 'realtime';
  const problems = payloadProblems(entries, serverless);
  if (problems.length > 0) {
    throw new DiagnosticsError(
      problems.map(({ path, reason, hint }): Diagnostic => {
        const message = `${payload}/${path} cannot be part of a payload: ${reason}`;
        return {
          code: 'INF7025',
          severity: 'error',
          message,
          hint,
          address: policy.address,
          place: policy.place,
        };
      }),
    );
  }
  return packed(entries, bucket ?? '', payload.split('/').at(-1) ?? 'payload');
}

/** What the account has of the temporary parts is looked at for open jobs alone. */
async function jobsOf(
  open: readonly OpenJobs[],
  cloud: Account['cloud'],
  book: PriceBook,
): Promise<PlannedJobs> {
  const kinds = bindJobKinds(cloud);
  const states = open.flatMap(({ jobs }) => jobs);
  const seen = await Promise.all(states.map((state) => seenOf(state)));
  const byState = new Map(states.map((state, at) => [state, seen[at]]));
  return plannedJobs(
    open,
    book,
    (state) => byState.get(state) ?? { attempt: 1, job: undefined, benchmark: undefined, payload: undefined },
    // The same for every state of a job, so that none has to be told from the other.
    (kind) => kinds[kind === 'recommendation-job' ? kind : 'ai-recommendation-job'].stamp(undefined),
  );

  async function seenOf({ unit, fact }: JobState) {
    const over = fact !== undefined && hasEnded(fact.status);
    const attempt = fact === undefined ? 1 : over ? fact.attempt + 1 : fact.attempt;
    const { job, benchmark, workload } = attemptParts(unit, attempt);
    const jobs = kinds[unit.generative === undefined ? 'recommendation-job' : 'ai-recommendation-job'];
    const [liveJob, liveModel, payload, liveWorkload] = await Promise.all([
      fact === undefined || over ? undefined : jobs.read(job.name),
      benchmark === undefined ? undefined : kinds.model.read(benchmark.name),
      unit.payload === undefined ? undefined : kinds.payload.read(unit.payload.name),
      workload === undefined ? undefined : kinds['ai-workload-config'].read(workload.name),
    ]);
    return { attempt, job: liveJob, benchmark: liveModel, payload, workload: liveWorkload };
  }
}
