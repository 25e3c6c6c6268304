// The document with the hardware that was chosen filled in, and what still waits for a measurement.
import type {
  Document,
  EndpointDeclaration,
  Hardware,
  ModelDeclaration,
  VariantDeclaration,
} from '../config/document.ts';
import type { PolicyDeclaration } from '../config/policy.ts';
import type { Code } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { PlanDecision } from '../core/plan.ts';
import type { ChoicePin, Measurement } from '../decisions/measurement.ts';
import { type Lock, withMeasurement } from '../decisions/pins.ts';
import type { Candidate } from '../decisions/select/candidate.ts';
import { tooOld } from './age.ts';
import { type Amount, withRenewal } from './amount.ts';
import { type Asker, type Group, isUndecided } from './askers.ts';
import { besideText } from './beside.ts';
import { capacitiesOf } from './capacities.ts';
import type { Chosen } from './choose.ts';
import { runCommand } from './named.ts';
import type { GroupState, JobState } from './state.ts';

/** A question with what became of it. */
export type Answered = {
  readonly state: GroupState;
  readonly chosen?: Chosen;
  /** What measuring again would take. */
  readonly renewal?: Amount;
};

/** An endpoint whose hardware is not known yet. */
export type Waiting = {
  readonly endpoint: EndpointDeclaration;
  /** Why, one for each question that is open; the first one names the code. */
  readonly because: readonly { readonly code: Code; readonly problem?: Diagnostic; readonly group: Group }[];
};

export type OpenJobs = { readonly group: Group; readonly jobs: readonly JobState[] };

export type Settled = {
  /** Without the endpoints that wait. */
  readonly document: Document;
  readonly waiting: readonly Waiting[];
  /** Jobs that are to be started or go on. */
  readonly open: readonly OpenJobs[];
  readonly decisions: readonly PlanDecision[];
  readonly next: Lock;
  readonly diagnostics: readonly Diagnostic[];
};

export function settle(document: Document, lock: Lock, answered: readonly Answered[], now: number): Settled {
  const endpoints = document.endpoints.map((endpoint) => filled(endpoint, answered, now));
  return {
    document: { ...document, endpoints: endpoints.filter((one) => !isUndecided(one)) },
    waiting: endpoints
      .filter(isUndecided)
      .map((endpoint) => ({ endpoint, because: reasonsOf(endpoint, answered) })),
    open: answered.flatMap(({ state }) =>
      state.is === 'open' ? [{ group: state.group, jobs: state.jobs }] : [],
    ),
    decisions: answered.flatMap(({ chosen }) => chosen?.decisions ?? []),
    next: answered.reduce((so, one) => nextLock(so, document.environment, one), lock),
    diagnostics: answered.flatMap((one) =>
      notesOn(one, document.environment, now).map((note) => withRenewal(note, one.renewal)),
    ),
  };
}

/** Only what was decided is written: a question without any choice leaves the lock file as it is. */
function nextLock(lock: Lock, environment: string, { state, chosen }: Answered): Lock {
  if (chosen === undefined || chosen.decisions.length === 0) return lock;
  const { policy, model } = state.group;
  return withMeasurement(lock, environment, policy.key, model.key, chosen.measurement);
}

function filled(
  endpoint: EndpointDeclaration,
  answered: readonly Answered[],
  now: number,
): EndpointDeclaration {
  if (!isUndecided(endpoint)) return endpoint;
  const variants = endpoint.variants.map((variant) => {
    const found = answered
      .flatMap(({ state, chosen }) => state.group.askers.map((asker) => ({ asker, chosen })))
      .find(
        ({ asker }) => asker.endpoint.address === endpoint.address && asker.variant.name === variant.name,
      );
    const { asker, chosen } = found ?? {};
    const pin =
      asker && chosen?.problems.has(asker.address) !== true
        ? chosen?.measurement.choices[asker.address]
        : undefined;
    return asker === undefined || pin === undefined || chosen === undefined
      ? variant
      : decidedVariant(asker, variant, pin, { ...chosen, now, alone: endpoint.variants.length === 1 });
  });
  return { ...endpoint, variants };
}

function decidedVariant(
  { policy, share }: Asker,
  variant: VariantDeclaration,
  pin: ChoicePin,
  {
    measurement,
    now,
    alone,
  }: { readonly measurement: Measurement; readonly now: number; readonly alone: boolean },
): VariantDeclaration {
  const { jobs, endpoint, candidates } = measurement;
  const hardware = hardwareOf(pin);
  const jobWord = `${jobs.length === 1 ? 'job' : 'jobs'} ${jobs.join(', ')}`;
  const beside = endpoint === undefined ? undefined : besideText(endpoint);
  const { model, scaling: _, ...rest } = variant;
  return {
    ...rest,
    // Serverless has a variant name of its own (config/normalise.ts).
    name:
      alone && hardware.kind === 'serverless' && variant.name === 'AllTraffic'
        ? 'AllTrafficServerless'
        : variant.name,
    ...scalingBy(pin, variant),
    hardware,
    model: modelFor(model, pin, policy.key),
    ...capacitiesOf(pin, measurement),
    ...staleness(policy, measurement, now),
    recommended: `recommendation ${policy.key} (${[jobWord, beside].filter(Boolean).join('; ')})`,
    ...loadOf(
      hardware,
      policy.traffic?.average,
      share,
      candidates.find(({ id }) => id === pin.candidate),
    ),
  };
}

/** What instances cost has nothing to do with their load. */
function loadOf(
  { kind }: Hardware,
  average: number | undefined,
  share: number,
  candidate: Candidate | undefined,
): Pick<VariantDeclaration, 'load'> {
  const milliseconds = candidate?.latency;
  if (kind !== 'serverless' || average === undefined || milliseconds === undefined) return {};
  return { load: { perMinute: average * share, milliseconds } };
}

/** Numbers of the file win over measured ones, and serverless has none. */
function scalingBy(
  { scaling, serverless }: ChoicePin,
  variant: VariantDeclaration,
): Pick<VariantDeclaration, 'scaling'> {
  if (serverless !== undefined) return {};
  if (variant.scaling !== undefined) return { scaling: variant.scaling };
  if (scaling === undefined) return {};
  return { scaling: { ...scaling, metric: 'invocations', cooldown: { out: 300, in: 300 }, scaleIn: true } };
}

/** The model with what was measured along with the hardware: env values, or the package that serves its weights. */
function modelFor(model: ModelDeclaration, { env, package: made }: ChoicePin, by: string): ModelDeclaration {
  if (made !== undefined) {
    const { weights: _, ...rest } = model;
    const { arn, specification } = made;
    const named = specification === undefined ? {} : { specification };
    return { ...rest, package: arn, ...named, producedBy: by };
  }
  return env === undefined ? model : { ...model, env: { ...model.env, ...env } };
}

function hardwareOf({ instance, pools, serverless }: ChoicePin): Hardware {
  if (serverless !== undefined) return { kind: 'serverless', ...serverless };
  return {
    kind: 'instance',
    type: instance?.type ?? '',
    count: instance?.count ?? 1,
    ...(pools === undefined ? {} : { pools: pools.map((type, at) => ({ type, priority: at + 1 })) }),
  };
}

function reasonsOf({ address }: EndpointDeclaration, answered: readonly Answered[]): Waiting['because'] {
  return answered
    .filter(({ state }) => state.group.askers.some(({ endpoint }) => endpoint.address === address))
    .flatMap(({ state, chosen }): Waiting['because'] => {
      const { group } = state;
      if (state.is === 'open') return [{ code: 'INF7020', group }];
      if (state.is === 'failed') return [{ code: state.problem.code, problem: state.problem, group }];
      return [...(chosen?.problems.values() ?? [])]
        .filter((problem) => problem.address === address)
        .map((problem) => ({ code: problem.code, problem, group }));
    });
}

/** What is to be said of a measurement that is used all the same. */
function notesOn({ state }: Answered, environment: string, now: number): readonly Diagnostic[] {
  if (state.is !== 'measured') return [];
  const { key, measuredIn = environment } = state.group.policy;
  const command = runCommand([key], measuredIn);
  return [outdatedNote(state, command), staleNote(state, command, now)].filter((note) => note !== undefined);
}

type Measured = Extract<GroupState, { is: 'measured' }>;

function outdatedNote(
  { group, measurement, outdated, differs = [] }: Measured,
  command: string,
): Diagnostic | undefined {
  if (outdated === undefined) return undefined;
  const { address } = group.policy;
  const since =
    outdated === 'model'
      ? `on ${measurement.measuredOn}, before the model changed`
      : `before the policy changed${differs.length === 0 ? '' : `: with ${differs.join('; ')}`}`;
  return {
    code: 'INF7027',
    severity: 'warning',
    message: `the hardware by ${address} was measured ${since}`,
    hint: `\`${command}\` measures again`,
    address,
  };
}

function staleness(
  policy: PolicyDeclaration,
  measurement: Measurement,
  now: number,
): Pick<VariantDeclaration, 'stale'> {
  const old = tooOld(policy, measurement, now);
  if (old === undefined) return {};
  return { stale: `${policy.address} was measured ${old.days} days ago and allows ${old.allowed}` };
}

function staleNote({ group, measurement }: Measured, command: string, now: number): Diagnostic | undefined {
  const { address } = group.policy;
  const old = tooOld(group.policy, measurement, now);
  if (old === undefined) return undefined;
  return {
    code: 'INF7028',
    severity: 'warning',
    message: `the measurement of ${address} is ${old.days} days old, and ${old.allowed} are allowed`,
    hint: `\`${command} --force\` measures again`,
    address,
  };
}
