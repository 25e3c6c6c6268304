// The parts of a scenario that operations ask about: what is missing, how far readers lag, what a deployment meets.
import type {
  DeclaredAlarm,
  DeclaredBucket,
  DeclaredGroup,
  DeclaredImage,
  DeclaredKey,
  DeclaredObject,
  DeclaredRole,
  DeclaredSubnet,
} from './declared.ts';
import {
  type EndpointFault,
  fits,
  hits,
  type InvocationFault,
  type JobFault,
  type Lags,
  type LoadStep,
  type Missing,
  type Quotas,
  type Scenario,
} from './scenario.ts';

export type Attempt = {
  readonly on: 'create' | 'update' | 'scale';
  readonly endpoint: string;
  /** Absent where it is the endpoint itself that is made or changed. */
  readonly component?: string;
  readonly config: string;
  readonly models: readonly string[];
  readonly images: readonly string[];
};

/** A job, or one of its tests where there is an `instance`. */
export type JobAttempt = { readonly job: string; readonly model: string; readonly instance?: string };

/** A request that reached a variant. */
export type Asked = {
  readonly endpoint: string;
  readonly variant: string;
  readonly images: readonly string[];
  readonly component?: string;
  readonly targetModel?: string;
  readonly container?: string;
};

export interface Conditions {
  readonly emptyPages: boolean;
  readonly quotas: Quotas;
  /** Whether what nobody declared or made is there all the same. */
  readonly undeclaredExists: boolean;
  readonly packageGroups: readonly DeclaredGroup[];
  readonly buckets: readonly DeclaredBucket[];
  readonly objects: readonly DeclaredObject[];
  readonly images: readonly DeclaredImage[];
  readonly roles: readonly DeclaredRole[];
  readonly subnets: readonly DeclaredSubnet[];
  readonly keys: readonly DeclaredKey[];
  readonly alarms: readonly DeclaredAlarm[];
  readonly load: readonly LoadStep[];
  lag(reader: keyof Lags): number;
  missing(what: keyof Missing, name: string): boolean;
  /** Whether there is no capacity for instances of this type. */
  short(type: string): boolean;
  /** The fault that this attempt at a deployment meets, if any. Counts the attempt. */
  faultOf(attempt: Attempt): EndpointFault | undefined;
  /** What the container of the variant answers with, if it fails. Counts the request. */
  invocationFault(asked: Asked): InvocationFault | undefined;
  /** What befalls this job, or this test of one. Counts it. */
  jobFaults(attempt: JobAttempt): readonly JobFault[];
  /** What the caller may do; everything where absent. */
  readonly permissions: Scenario['permissions'];
  /** How the account is kept from the jobs for generative models, if it is. */
  readonly generativeGate: Scenario['generativeJobs'];
}

/** `count` tells how often something has happened in this world, this time included. */
export function conditionsOf(scenario: Scenario, count: (key: string) => number): Conditions {
  return {
    emptyPages: scenario.emptyPages ?? false,
    quotas: scenario.quotas ?? {},
    undeclaredExists: scenario.undeclared !== 'missing',
    packageGroups: scenario.packageGroups ?? [],
    buckets: scenario.buckets ?? [],
    objects: scenario.objects ?? [],
    images: scenario.images ?? [],
    roles: scenario.roles ?? [],
    subnets: scenario.subnets ?? [],
    keys: scenario.keys ?? [],
    alarms: scenario.alarms ?? [],
    load: scenario.load ?? [],
    lag: (reader) => scenario.lags?.[reader] ?? 0,
    missing: (what, name) => scenario.missing?.[what]?.some((pattern) => fits(pattern, name)) ?? false,
    short: (type) => scenario.shortages?.some((pattern) => fits(pattern, type)) ?? false,
    faultOf(attempt) {
      const rules = scenario.endpoints ?? [];
      const hit = rules.map(
        (rule, index) => concerns(rule, attempt) && hits(rule, count(`endpoints.${index}`)),
      );
      return rules[hit.indexOf(true)];
    },
    invocationFault: (asked) =>
      (scenario.invocations ?? []).find(
        (rule, index) => reaches(rule, asked) && hits(rule, count(`invocations.${index}`)),
      ),
    permissions: scenario.permissions,
    generativeGate: scenario.generativeJobs,
    jobFaults: (attempt) =>
      (scenario.jobs ?? []).filter(
        (rule, index) => befalls(rule, attempt) && hits(rule, count(`jobs.${index}`)),
      ),
  };
}

function befalls(rule: JobFault, { job, model, instance }: JobAttempt): boolean {
  const ofTests = rule.kind === 'lost-step';
  if (ofTests !== (instance !== undefined)) return false;
  return fits(rule.job, job) && fits(rule.model, model) && fits(rule.instance, instance);
}

function reaches(rule: InvocationFault, { endpoint, variant, images, ...target }: Asked): boolean {
  return (
    fits(rule.endpoint, endpoint) &&
    fits(rule.variant, variant) &&
    fits(rule.component, target.component) &&
    fits(rule.targetModel, target.targetModel) &&
    fits(rule.container, target.container) &&
    (rule.image === undefined || images.some((one) => fits(rule.image, one)))
  );
}

function concerns(rule: EndpointFault, attempt: Attempt): boolean {
  return (
    (rule.on === undefined || rule.on === attempt.on) &&
    (rule.kind !== 'alarm' || attempt.on === 'update') &&
    (rule.component === undefined) === (attempt.component === undefined) &&
    fits(rule.component, attempt.component) &&
    fits(rule.endpoint, attempt.endpoint) &&
    fits(rule.config, attempt.config) &&
    (rule.model === undefined || attempt.models.some((one) => fits(rule.model, one))) &&
    (rule.image === undefined || attempt.images.some((one) => fits(rule.image, one)))
  );
}
