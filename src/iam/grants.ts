// Which requests each command sends, and about what: the table that the least policy is written from. That each of them is
// enough for its command, and needed, is proven by running the commands with nothing else allowed.

import type { Target } from '../notify/target.ts';
import { makingAlarms, seeingAlarms } from './alarm-grants.ts';
import { making, marking, removing, returning } from './changing.ts';
import {
  adoptingComponents,
  makingComponents,
  removingComponents,
  returningComponents,
  seeingComponents,
} from './component-grants.ts';
import { passing, tagging } from './conditions.ts';
import { examiningJobs, examiningPlaces } from './examined.ts';
import { generated, generating, stoppingGenerative } from './generative.ts';
import { type Grant, type Right, uncovered } from './policy.ts';
import {
  comparingScaling,
  endingItems,
  endingScaling,
  forgetting,
  scaling,
  seeingRegistrations,
  seeingScaling,
} from './scaling-grants.ts';
import type { Addresses, Scope } from './scope.ts';
import { ANY, adopting, looking, quoting, reading, wholes } from './seeing.ts';
import { testing } from './smoke-test-grants.ts';
import { telling } from './telling.ts';

/** Commands that send anything, by the words of the command line. */
export const GOVERNED = [
  'plan',
  'apply',
  'destroy',
  'rollback',
  'status',
  'drift',
  'update',
  'import',
  'export',
  'recommend run',
  'recommend status',
  'recommend stop',
  'doctor',
  'prices update',
] as const;
export type Governed = (typeof GOVERNED)[number];

export type Asked = {
  readonly command: Governed;
  /** The apply may run recommendation jobs. */
  readonly jobs: boolean;
  /** The plan, apply or run of jobs looks first whether the account has what it needs. */
  readonly preflight: boolean;
  /** Whom a drift tells. */
  readonly targets: readonly Target[];
};

export function grantsOf(
  { command, jobs, targets, preflight }: Asked,
  scope: Scope,
): readonly (Grant | Right)[] {
  switch (command) {
    case 'drift':
      return [...comparing(scope), ...telling(targets, scope)];
    case 'plan':
      return [
        ...reading(scope),
        ...seeingComponents(scope),
        ...seeingRegistrations(scope),
        ...measured(scope),
        ...checking(scope),
        ...seeingAlarms(scope),
        ...(preflight ? examining(scope) : []),
      ];
    case 'status':
      return [...looking(scope), ...seeingComponents(scope), ...quoting(scope), ...seeingScaling()];
    case 'destroy':
      return [
        ...reading(scope),
        ...seeingComponents(scope),
        ...scaling(scope),
        forgetting(scope),
        ...removingComponents(scope),
        ...removing(scope, [scope.parts]),
      ];
    case 'rollback':
      return [
        ...returning(scope),
        ...seeingComponents(scope),
        ...returningComponents(scope),
        ...scaling(scope),
        ...endingScaling(scope.scalableTargets),
        ...marking(scope),
      ];
    case 'update':
      return [...finding(scope), ...contents(scope.pinnable)];
    case 'export':
      return [
        { sid: 'Find', operations: ['ListEndpoints'], on: ANY },
        ...wholes(scope),
        ...seeingComponents(scope),
        ...seeingRegistrations(scope),
      ];
    case 'import':
      return [
        ...wholes(scope),
        ...seeingComponents(scope),
        ...seeingRegistrations(scope),
        adopting(scope),
        adoptingComponents(scope),
      ];
    case 'doctor':
      return examining(scope);
    case 'prices update':
      return [{ sid: 'ReadPrices', operations: ['GetProducts'], on: ANY }];
    case 'recommend status':
      return [...finding(scope, scope.copied.measured), ...measured(scope)];
    case 'recommend stop':
      return [...(scope.jobs.length > 0 ? stopping(scope) : []), ...stoppingGenerative(scope)];
    case 'recommend run':
      return [
        ...finding(scope, scope.copied.measured),
        ...measured(scope),
        ...(scope.jobs.length > 0 ? measuring(scope, scope.jobs) : []),
        ...generating(scope),
        ...(preflight ? examiningJobs(scope) : []),
      ];
    case 'apply': {
      const own = uncovered([scope.parts, ...(jobs ? scope.jobs : [])]);
      return [
        ...reading(scope),
        ...seeingComponents(scope),
        ...scaling(scope),
        endingItems(scope),
        ...seeingAlarms(scope),
        ...makingAlarms(scope),
        ...testing(scope),
        ...measured(scope),
        ...checking(scope),
        { sid: 'CopyArtifacts', operations: ['CopyObject'], on: scope.copied.folders },
        ...making(scope),
        ...makingComponents(scope),
        ...marking(scope),
        ...removingComponents(scope),
        ...removing(scope, own),
        ...(jobs && scope.jobs.length > 0 ? measuring(scope, own) : []),
        ...(jobs ? generating(scope) : []),
        ...(preflight ? examining(scope) : []),
      ];
    }
  }
}

/** The file beside the account, and what it would take. */
function comparing(scope: Scope): readonly (Grant | Right)[] {
  return [...lookingUnder(scope), ...checking(scope)];
}

/** Endpoints with their parts beside the file. */
function lookingUnder(scope: Scope): readonly (Grant | Right)[] {
  return [...reading(scope), ...seeingComponents(scope), ...comparingScaling(scope), ...measured(scope)];
}

/** What is asked before anything can be planned: decisions that the lock file does not hold. */
function finding({ groups, copied }: Scope, copies: Addresses = copied.open): readonly (Grant | Right)[] {
  return [
    ...(groups.length === 0 ? [] : [{ sid: 'Find', operations: ['ListModelPackages'], on: ANY } as const]),
    ...objects('Artifacts', ['HeadObject'], copies.artifacts, copies.buckets),
  ];
}

/** What is about to be deployed is held against its pins. */
function checking(scope: Scope): readonly (Grant | Right)[] {
  const versions = scope.of('model-package', [
    ...scope.groups.map((group) => `${group}/*`),
    ...scope.produced,
  ]);
  return [
    ...finding(scope),
    { sid: 'ReadPackages', operations: ['DescribeModelPackage'], on: versions },
    ...contents(scope.pinned),
    ...objects('Copies', ['HeadObject'], scope.copied.folders, scope.copied.buckets),
  ];
}

function examining(scope: Scope): readonly (Grant | Right)[] {
  return [
    {
      sid: 'Find',
      operations: ['ListServiceQuotas', ...(scope.inVpc ? (['DescribeSubnets'] as const) : [])],
      on: ANY,
    },
    {
      sid: 'ReadRoles',
      operations: ['GetRole'],
      on: [...scope.executionRoles, ...scope.hostRoles, ...scope.rolesOfJobs],
    },
    { sid: 'ReadRoles', operations: ['SimulatePrincipalPolicy'], on: scope.examined.roles },
    ...finding(scope),
    {
      sid: 'ReadPackages',
      operations: ['DescribeModelPackage'],
      on: scope.of('model-package', scope.packages),
    },
    ...contents(scope.pinnable),
    ...examiningPlaces(scope.examined),
    // What a generative job has come to says nothing of what is live: where it may not be asked for, nothing is missed.
    ...lookingUnder(scope).filter(({ sid }) => sid !== 'ReadGenerativeJobs'),
  ];
}

function contents({ artifacts, buckets, repositories }: Scope['pinned']): readonly (Grant | Right)[] {
  return [
    ...objects('Artifacts', ['HeadObject'], artifacts, buckets),
    { sid: 'ReadImages', operations: ['BatchGetImage'], on: repositories },
  ];
}

/**
 * Whoever may not list a bucket is told of an object that is not there that he may not read it (API reference of S3,
 * HeadObject, read 2026-11).
 */
function objects(
  what: string,
  operations: Grant['operations'],
  on: readonly string[],
  buckets: readonly string[],
): readonly (Grant | Right)[] {
  return [
    { sid: `Read${what}`, operations, on },
    { sid: `Find${what}`, actions: ['s3:ListBucket'], on: buckets },
  ];
}

/** Results that the account has, temporary models that a cut-off run left, and what a serverless winner depends on. */
function measured(scope: Scope): readonly (Grant | Right)[] {
  const { of, jobs, loaded, payloads } = scope;
  if (jobs.length === 0) return generated(scope);
  return [
    ...generated(scope),
    {
      sid: 'Find',
      operations: ['ListInferenceRecommendationsJobSteps', 'ListModels'],
      on: ANY,
    },
    {
      sid: 'ReadJobs',
      operations: ['DescribeInferenceRecommendationsJob', 'ListTags'],
      on: of('inference-recommendations-job', jobs),
    },
    { sid: 'ReadModels', operations: ['DescribeModel', 'ListTags'], on: of('model', ANY) },
    { sid: 'ReadEndpoints', operations: ['DescribeEndpoint'], on: of('endpoint', ANY) },
    {
      sid: 'ReadConfigs',
      operations: ['DescribeEndpointConfig', 'ListTags'],
      on: of('endpoint-config', ANY),
    },
    // Whose the endpoint is that a job is about to load.
    { sid: 'ReadEndpoints', operations: ['ListTags'], on: of('endpoint', loaded) },
    ...objects('Payloads', ['HeadObject'], payloads.objects, payloads.buckets),
  ];
}

function measuring(
  { of, jobs, asOwned, ifOwned, payloads, rolesOfJobs }: Scope,
  models: readonly string[],
): readonly (Grant | Right)[] {
  const [own, temporary] = [of('inference-recommendations-job', jobs), of('model', models)];
  return [
    { sid: 'Find', operations: ['ListInferenceRecommendationsJobs'], on: ANY },
    { sid: 'MakeJobs', operations: ['CreateInferenceRecommendationsJob'], on: own, when: asOwned },
    { sid: 'StopJobs', operations: ['StopInferenceRecommendationsJob'], on: own, when: ifOwned },
    { sid: 'MakeModels', operations: ['CreateModel'], on: temporary, when: asOwned },
    { sid: 'RemoveModels', operations: ['DeleteModel'], on: temporary, when: ifOwned },
    tagging('TagJobs', ['CreateInferenceRecommendationsJob'], own),
    tagging('TagModels', ['CreateModel'], temporary),
    { sid: 'UploadPayloads', operations: ['PutObject'], on: payloads.objects },
    passing(rolesOfJobs),
  ];
}

function stopping({ of, jobs, ifOwned }: Scope): readonly Grant[] {
  const own = of('inference-recommendations-job', jobs);
  return [
    { sid: 'Find', operations: ['ListInferenceRecommendationsJobs'], on: ANY },
    { sid: 'ReadJobs', operations: ['DescribeInferenceRecommendationsJob', 'ListTags'], on: own },
    { sid: 'StopJobs', operations: ['StopInferenceRecommendationsJob'], on: own, when: ifOwned },
    { sid: 'ReadModels', operations: ['DescribeModel', 'ListTags'], on: of('model', jobs) },
    { sid: 'RemoveModels', operations: ['DeleteModel'], on: of('model', jobs), when: ifOwned },
  ];
}
