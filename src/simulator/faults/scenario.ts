// A scenario is data: what goes wrong in the simulated account, and when. docs/simulator.md explains each with examples.

import type { Statement } from '../access/statements.ts';
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

/** A name in full, or its beginning followed by `*`. Compared without regard to case. */
export type Pattern = string;

export type Throttling = {
  /** Requests a second that are let through in the long run. */
  readonly rate: number;
  /** How many may come at once. */
  readonly burst: number;
  /** Share of the requests (0 to 1) that are refused on top of that. */
  readonly refusalShare?: number;
};

/** How far behind (ms) readers are. 0 where absent. */
export type Lags = {
  /** CreateEndpoint and UpdateEndpoint do not find a younger config. */
  readonly config?: number;
  /** CreateEndpointConfig does not find a younger model. */
  readonly model?: number;
  readonly describe?: number;
  readonly list?: number;
  readonly search?: number;
  readonly tags?: number;
  /** Lists of scalable targets, policies and scheduled actions. */
  readonly scaling?: number;
};

export type Quotas = {
  /** `ml.m5.large` to the number of instances for endpoint usage. Types that are absent have no limit. */
  readonly instances?: Readonly<Record<string, number>>;
  /** Instances across all endpoints. */
  readonly totalInstances?: number;
  readonly serverlessEndpoints?: number;
  /** Total concurrency across all serverless endpoints. */
  readonly serverlessConcurrency?: number;
  /** Memory of one serverless endpoint. */
  readonly serverlessMemoryMB?: number;
  /** Recommendation jobs that have not ended. No limit where absent: none is documented. */
  readonly recommendationJobs?: number;
};

/** What does not exist, or may not be read, although it is well formed. */
export type Missing = {
  readonly roles?: readonly Pattern[];
  readonly images?: readonly Pattern[];
  readonly modelData?: readonly Pattern[];
  readonly unreadableData?: readonly Pattern[];
  /** ARNs of versions of model packages. */
  readonly packages?: readonly Pattern[];
  /** Versions that exist and nobody approved. */
  readonly unapprovedPackages?: readonly Pattern[];
  /** ARNs of topics. */
  readonly topics?: readonly Pattern[];
  /** ARNs of event buses: what is put on them is accepted, and nobody ever sees it. */
  readonly buses?: readonly Pattern[];
};

export type Moment = 'before' | 'applied' | 'answered';

/** Which requests a fault hits: all conditions that are given must fit. */
export type RequestMatch = {
  readonly operation?: Pattern;
  /** The name of the resource that the request is about (of a tag request: the name in the ARN). */
  readonly name?: Pattern;
  /** Only requests that change something. A kill counts only these anyway. */
  readonly mutating?: boolean;
  /** The first of the fitting requests to be hit, from 1. */
  readonly nth?: number;
  /** How many are hit from there; 1 where `nth` is given, else all. */
  readonly times?: number;
};

export type RequestFault = RequestMatch &
  (
    | { readonly kind: 'throttle' | 'access-denied' | 'expired-credentials' }
    | { readonly kind: 'lost-request' | 'lost-response' }
    | { readonly kind: 'internal-error'; readonly moment?: 'before' | 'applied' }
    | { readonly kind: 'latency'; readonly ms: number }
    /** Refused with HTTP 400 in these words. */
    | { readonly kind: 'refused'; readonly code: string; readonly message: string }
    | { readonly kind: 'kill'; readonly moment: Moment }
  );

export type EndpointFault = {
  /** `alarm`: the first alarm of the deployment goes off while the new fleet bakes. */
  readonly kind:
    | 'capacity'
    | 'ping'
    | 'image-missing'
    | 'model-data-missing'
    | 'internal'
    | 'stuck'
    | 'alarm';
  readonly endpoint?: Pattern;
  /** It hits inference components of this name, and no endpoint. */
  readonly component?: Pattern;
  readonly config?: Pattern;
  readonly model?: Pattern;
  readonly image?: Pattern;
  /** Which attempts: all where absent. */
  readonly on?: 'create' | 'update' | 'scale';
  readonly nth?: number;
  readonly times?: number;
  /** The FailureReason, instead of the one that the kind has. */
  readonly reason?: string;
  /** There is no FailureReason at all: a deployment goes back and nothing but the config tells. */
  readonly silent?: boolean;
  /** How much longer it takes; of an alarm, when it goes off after the beginning of the first bake (1). */
  readonly minutes?: number;
  /** An update then ends UpdateRollbackFailed. */
  readonly rollbackFails?: boolean;
};

/** What a container answers with instead of a prediction, or that its model is not there yet. */
export type InvocationFault = {
  readonly endpoint?: Pattern;
  readonly variant?: Pattern;
  /** As the model names it. */
  readonly image?: Pattern;
  /** Requests that name this inference component, this model of a multi-model container, or this container. */
  readonly component?: Pattern;
  readonly targetModel?: Pattern;
  readonly container?: Pattern;
  readonly nth?: number;
  readonly times?: number;
} & (
  | {
      /** The container's HTTP status, from 400 to 599. */
      readonly status: number;
      /** The container's words. */
      readonly message?: string;
    }
  | { /** It is still being loaded. */ readonly notReady: true }
);

/** What befalls a recommendation job. */
export type JobFault = {
  /** `lost-step` hits single tests, the others whole jobs. */
  readonly kind: 'fail' | 'stop' | 'slow' | 'lost-step' | 'microseconds' | 'unknown-utilization';
  readonly job?: Pattern;
  /** The model's name, or the ARN of the model package. */
  readonly model?: Pattern;
  /** Of a lost step: its instance type, or `serverless`. */
  readonly instance?: Pattern;
  readonly nth?: number;
  readonly times?: number;
  /** Fail and stop: after so many minutes of running. Slow: how much longer each test takes. */
  readonly minutes?: number;
  /** The FailureReason, instead of the one that the kind has. */
  readonly reason?: string;
};

/** Something that somebody else does, once the world has reached that time. */
export type OutsideEvent = {
  /** Minutes after the world's beginning. */
  readonly atMinutes: number;
  readonly endpoint: string;
} & (
  | { readonly kind: 'scale'; readonly variant: string; readonly count?: number; readonly weight?: number }
  /** Application Auto Scaling moves a registered variant, within its bounds. */
  | { readonly kind: 'autoscale'; readonly variant: string; readonly count: number }
  | {
      readonly kind: 'register';
      readonly variant: string;
      readonly min: number;
      readonly max: number;
      /** Invocations a minute and instance that a policy tracks; there is none where absent. */
      readonly target?: number;
    }
  | { readonly kind: 'deregister'; readonly variant: string }
  | { readonly kind: 'system-update'; readonly minutes: number }
  | { readonly kind: 'delete' }
  | { readonly kind: 'tag'; readonly tags: Readonly<Record<string, string>> }
  | { readonly kind: 'untag'; readonly keys: readonly string[] }
);

/** From then on so much is asked of an endpoint: what policies that track invocations follow, or those that track the backlog. */
export type LoadStep = {
  /** Minutes after the world's beginning. */
  readonly fromMinutes: number;
  readonly endpoint: string;
  /** Absent where it is asked of each registered variant. */
  readonly variant?: string;
  /** It is asked of this inference component, and of no variant. */
  readonly component?: string;
} & (
  | { /** Invocations a minute. */ readonly perMinute: number }
  | { /** Requests in the queue of an asynchronous endpoint. */ readonly backlog: number }
);

export type Scenario = {
  readonly throttling?: Throttling;
  /** Time that every request takes. In process 1 where absent, so that no two requests happen at once. */
  readonly latencyMs?: number;
  readonly lags?: Lags;
  /** Every list and search begins with an empty page that has a token. */
  readonly emptyPages?: boolean;
  readonly quotas?: Quotas;
  readonly missing?: Missing;
  /** Whether packages, objects, images and alarms that nobody declared or made are there all the same; `exists` where absent. */
  readonly undeclared?: 'exists' | 'missing';
  readonly packageGroups?: readonly DeclaredGroup[];
  readonly buckets?: readonly DeclaredBucket[];
  readonly objects?: readonly DeclaredObject[];
  readonly images?: readonly DeclaredImage[];
  readonly roles?: readonly DeclaredRole[];
  readonly subnets?: readonly DeclaredSubnet[];
  readonly keys?: readonly DeclaredKey[];
  readonly alarms?: readonly DeclaredAlarm[];
  /** Statements of an identity-based policy: what they do not allow is denied. Everything is allowed where absent. */
  readonly permissions?: readonly Statement[];
  readonly requests?: readonly RequestFault[];
  /** Instance types that have no capacity: what is launched takes the next pool, or fails where there is none. */
  readonly shortages?: readonly Pattern[];
  readonly endpoints?: readonly EndpointFault[];
  readonly invocations?: readonly InvocationFault[];
  readonly jobs?: readonly JobFault[];
  /** How the account is kept from the jobs for generative models; it is admitted where absent. */
  readonly generativeJobs?: 'access-denied' | 'limit';
  readonly events?: readonly OutsideEvent[];
  readonly load?: readonly LoadStep[];
};

export function fits(pattern: Pattern | undefined, text: string | undefined): boolean {
  if (pattern === undefined) return true;
  if (text === undefined) return false;
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

/** Whether the `count`-th fitting occurrence (from 1) is hit. */
export function hits(when: { readonly nth?: number; readonly times?: number }, count: number): boolean {
  const first = when.nth ?? 1;
  const times = when.times ?? (when.nth === undefined ? Number.POSITIVE_INFINITY : 1);
  return count >= first && count < first + times;
}
