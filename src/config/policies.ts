// Policies of a file without errors: defaults filled in, units turned into numbers, lists in an order of their own.
import type { Place } from '../core/diagnostic.ts';
import { assert } from '../core/errors.ts';
import type {
  ConfigFile,
  Policy,
  AdvancedJob as WrittenAdvanced,
  DefaultJob as WrittenDefault,
  GenerativeJob as WrittenGenerative,
} from './generated/config-file.ts';
import type {
  AdvancedJob,
  DefaultJob,
  GenerativeJob,
  Load,
  PolicyDeclaration,
  Requirements,
  Traffic,
} from './policy.ts';
import { dollarsOf, megabytesOf, millisecondsOf, perMinute, secondsOf } from './units.ts';

/** What is planned with of a measured capacity where the file does not say. */
const HEADROOM = 0.7;
const BALANCE = 0.5;
const SECONDS_A_DAY = 86_400;

export function policyOf(config: ConfigFile, key: string, place: Place): PolicyDeclaration {
  const policy = config.recommendations?.[key];
  assert(policy !== undefined, 'a valid endpoint names a policy of the file');
  const { payload, traffic, measuredIn } = policy;
  const { role, bucket } = config.defaults?.recommender ?? {};
  return {
    address: `recommendations.${key}`,
    key,
    job: jobOf(policy, bucket),
    container: { ...policy.container },
    ...(payload === undefined ? {} : { payload: payload.replace(/\/+$/, '') }),
    require: requirementsOf(policy.require),
    ...(traffic === undefined ? {} : { traffic: trafficOf(traffic) }),
    objective: policy.objective ?? 'cost',
    balance: balanceOf(policy),
    ...moneyAndAge(policy),
    renew: policy.renew ?? 'on-request',
    ...(measuredIn === undefined ? {} : { measuredIn }),
    allowKindChange: policy.allowKindChange ?? false,
    ...(role === undefined ? {} : { role }),
    ...(bucket === undefined ? {} : { bucket: `${bucket.replace(/\/+$/, '')}/` }),
    place,
  };
}

function balanceOf({ objective, balance }: Policy): number {
  if (objective === 'balanced') return balance ?? BALANCE;
  return objective === 'speed' ? 0 : 1;
}

function moneyAndAge({
  advanced,
  generative,
  refresh,
}: Policy): Pick<PolicyDeclaration, 'maxCost' | 'refreshAfter'> {
  const { maxCost } = advanced?.limits ?? generative?.limits ?? {};
  return {
    ...(maxCost === undefined ? {} : { maxCost: dollarsOf(maxCost) }),
    ...(refresh === undefined ? {} : { refreshAfter: secondsOf(refresh.after) / SECONDS_A_DAY }),
  };
}

function requirementsOf(written: Policy['require'] = {}): Requirements {
  const limits = Object.entries(written).map(([key, limit]) => [
    key,
    key === 'throughput' ? perMinute(limit) / 60 : millisecondsOf(limit),
  ]);
  return Object.fromEntries(limits) as Requirements;
}

function trafficOf({ average, peak, headroom = HEADROOM }: NonNullable<Policy['traffic']>): Traffic {
  return { average: perMinute(average), peak: perMinute(peak), headroom };
}

function jobOf(policy: Policy, bucket: string | undefined): PolicyDeclaration['job'] {
  if (policy.default !== undefined) return defaultJobOf(policy.default);
  if (policy.generative !== undefined) return generativeJobOf(policy.generative, bucket);
  assert(policy.advanced !== undefined, 'a valid policy has a job');
  return advancedJobOf(policy.advanced, policy.traffic && trafficOf(policy.traffic));
}

function defaultJobOf({ instances, endpointType, against }: WrittenDefault): DefaultJob {
  return {
    kind: 'default',
    ...(instances === undefined ? {} : { instances: distinct(instances) }),
    ...(endpointType === undefined ? {} : { endpointType }),
    againstEndpoint: against === 'endpoint',
  };
}

function generativeJobOf(written: WrittenGenerative, bucket: string | undefined): GenerativeJob {
  const { instances, framework, optimize = true, workload, output = bucket, packageGroup } = written;
  assert(output !== undefined, 'a valid generative job has a place for what it makes');
  return {
    kind: 'generative',
    ...(instances === undefined ? {} : { instances: distinct(instances) }),
    ...(framework === undefined ? {} : { framework: framework === 'lmi' ? 'LMI' : 'VLLM' }),
    optimize,
    workload: { ...workload },
    output: `${output.replace(/\/+$/, '')}/`,
    ...(packageGroup === undefined ? {} : { packageGroup }),
  };
}

/** A test may stop at the peak of the traffic: more than that is not asked for. */
function advancedJobOf(written: WrittenAdvanced, traffic: Traffic | undefined): AdvancedJob {
  const { instances = [], env = {}, serverless = [], limits = {}, stopWhen = {} } = written;
  const { maxTests, maxParallel, duration } = limits;
  const enough = stopWhen.maxInvocations;
  const most = enough === undefined ? traffic && Math.ceil(traffic.peak) : perMinute(enough);
  return {
    kind: 'advanced',
    instances: distinct(instances),
    env: Object.fromEntries(Object.entries(env).map(([name, values]) => [name, distinct(values)])),
    serverless: [...new Set(serverless.map(({ memory }) => megabytesOf(memory)))].sort((a, b) => a - b),
    load: loadOf(written.load),
    limits: {
      ...(maxTests === undefined ? {} : { maxTests }),
      ...(maxParallel === undefined ? {} : { maxParallel }),
      ...(duration === undefined ? {} : { seconds: secondsOf(duration) }),
    },
    stopWhen: {
      ...(most === undefined || most === 0 ? {} : { maxInvocations: Math.min(most, MOST_INVOCATIONS) }),
      flatInvocations: stopWhen.flatInvocations ?? 'stop',
    },
  };
}

/** The service measures no more (Developer Guide, "Run a custom load test"; read 2026-11). */
const MOST_INVOCATIONS = 30_000;

function loadOf({ phases, stairs }: WrittenAdvanced['load']): Load {
  if (stairs !== undefined) {
    return { stairs: { steps: stairs.steps, users: stairs.users, seconds: secondsOf(stairs.duration) } };
  }
  assert(phases !== undefined, 'a valid load has phases or stairs');
  return { phases: phases.map(({ duration, ...phase }) => ({ ...phase, seconds: secondsOf(duration) })) };
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
