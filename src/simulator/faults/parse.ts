// Reads a scenario from JSON: every member is checked, an unknown one is an error, and the place of what is wrong is told.
import {
  byKind,
  type Check,
  flag,
  listOf,
  type Members,
  mapOf,
  number,
  object,
  oneOf,
  text,
  whole,
  wrong,
} from './checks.ts';
import { alarm, bucket, image, key, packageGroup, role, s3Object, subnet } from './declared.ts';
import { statements } from './permissions.ts';
import type { Scenario } from './scenario.ts';

/** @throws Error that names the path in the scenario and what is wrong there. */
export function parseScenario(json: unknown): Scenario {
  scenario(json, '');
  return json as Scenario;
}

const occurrence: Members = { nth: whole(1), times: whole(1) };

const requestFault = byKind({ operation: text, name: text, mutating: flag, ...occurrence }, [], {
  throttle: {},
  'internal-error': { moment: oneOf('before', 'applied') },
  'lost-response': {},
  'lost-request': {},
  latency: { ms: number(0) },
  'access-denied': {},
  'expired-credentials': {},
  refused: { code: text, message: text },
  kill: { moment: oneOf('before', 'applied', 'answered') },
});

const endpointFaultMembers = object(
  {
    kind: oneOf('capacity', 'ping', 'image-missing', 'model-data-missing', 'internal', 'stuck', 'alarm'),
    endpoint: text,
    component: text,
    config: text,
    model: text,
    image: text,
    on: oneOf('create', 'update', 'scale'),
    ...occurrence,
    reason: text,
    silent: flag,
    minutes: number(0),
    rollbackFails: flag,
  },
  ['kind'],
);

const invocationFaultMembers = object({
  endpoint: text,
  variant: text,
  image: text,
  component: text,
  targetModel: text,
  container: text,
  status: number(400, 599),
  message: text,
  notReady: flag,
  ...occurrence,
});

const jobFault = object(
  {
    kind: oneOf('fail', 'stop', 'slow', 'lost-step', 'microseconds', 'unknown-utilization'),
    job: text,
    model: text,
    instance: text,
    ...occurrence,
    minutes: number(0),
    reason: text,
  },
  ['kind'],
);
const endpointFault: Check = (value, path) => {
  endpointFaultMembers(value, path);
  const { reason, silent } = value as Readonly<Record<string, unknown>>;
  if (silent === true && reason !== undefined) wrong(path, 'is silent or has a reason, not both');
};

const invocationFault: Check = (value, path) => {
  invocationFaultMembers(value, path);
  const { status, notReady } = value as Readonly<Record<string, unknown>>;
  if ((status === undefined) === (notReady !== true))
    wrong(path, 'has a status or is notReady, one of the two');
};

const outsideEvent = byKind({ atMinutes: number(0), endpoint: text }, ['atMinutes', 'endpoint'], {
  scale: { variant: text, count: whole(0), weight: number(0) },
  autoscale: { variant: text, count: whole(0) },
  register: { variant: text, min: whole(0), max: whole(0), target: number(0) },
  deregister: { variant: text },
  'system-update': { minutes: number(0) },
  delete: {},
  tag: { tags: mapOf((value, path) => typeof value === 'string' || wrong(path, 'must be a text')) },
  untag: { keys: listOf(text) },
});

const loadStepMembers = object(
  {
    fromMinutes: number(0),
    endpoint: text,
    variant: text,
    component: text,
    perMinute: number(0),
    backlog: number(0),
  },
  ['fromMinutes', 'endpoint'],
);
const loadStep: Check = (value, path) => {
  loadStepMembers(value, path);
  const { perMinute, backlog } = value as Readonly<Record<string, unknown>>;
  if ((perMinute === undefined) === (backlog === undefined))
    wrong(path, 'has perMinute or backlog, one of the two');
};

const lag = number(0, 15 * 60_000);

const scenario = object({
  throttling: object({ rate: number(0), burst: whole(1), refusalShare: number(0, 1) }, ['rate', 'burst']),
  latencyMs: number(0),
  lags: object({ config: lag, model: lag, describe: lag, list: lag, search: lag, tags: lag, scaling: lag }),
  emptyPages: flag,
  quotas: object({
    instances: mapOf(whole(0)),
    totalInstances: whole(0),
    serverlessEndpoints: whole(0),
    serverlessConcurrency: whole(0),
    serverlessMemoryMB: whole(0),
    recommendationJobs: whole(0),
  }),
  missing: object({
    roles: listOf(text),
    images: listOf(text),
    modelData: listOf(text),
    unreadableData: listOf(text),
    packages: listOf(text),
    unapprovedPackages: listOf(text),
    topics: listOf(text),
    buses: listOf(text),
  }),
  undeclared: oneOf('exists', 'missing'),
  packageGroups: listOf(packageGroup),
  buckets: listOf(bucket),
  objects: listOf(s3Object),
  images: listOf(image),
  roles: listOf(role),
  subnets: listOf(subnet),
  keys: listOf(key),
  alarms: listOf(alarm),
  permissions: statements,
  requests: listOf(requestFault),
  shortages: listOf(text),
  endpoints: listOf(endpointFault),
  invocations: listOf(invocationFault),
  jobs: listOf(jobFault),
  generativeJobs: oneOf('access-denied', 'limit'),
  events: listOf(outsideEvent),
  load: listOf(loadStep),
});
