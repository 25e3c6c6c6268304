// The policy that `inferra iam` prints is enough: commands run under it with everything else denied by the account. And it
// is the least: without any one of its actions or resources some of that does not work any more.
import { DeleteTagsCommand } from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Preflight } from '../../src/core/preflight.ts';
import { doctor } from '../../src/flow/doctor.ts';
import { exportAccount } from '../../src/flow/export.ts';
import { leastPolicy } from '../../src/flow/iam.ts';
import { importEndpoints } from '../../src/flow/import.ts';
import { driftAndTell } from '../../src/flow/notify.ts';
import { recommendRun } from '../../src/flow/recommend-run.ts';
import { recommendStatus } from '../../src/flow/recommend-status.ts';
import { recommendStop } from '../../src/flow/recommend-stop.ts';
import { status } from '../../src/flow/status.ts';
import { updatePrices } from '../../src/flow/update-prices.ts';
import { GOVERNED, type Governed } from '../../src/iam/grants.ts';
import type { PolicyDocument, Statement } from '../../src/iam/policy.ts';
import type { Scenario, State } from '../../src/simulator/index.ts';
import { arn, clientsOf, openAccount, refusal, variant } from '../../src/simulator/testing/account.ts';
import { mortal } from '../kill/mortal.ts';
import { approvePackages } from '../support/approval.ts';
import { type EndpointText, fileOf, withMembers } from '../support/files.ts';
import { BUCKETS, generativeFile, measuredFile, SAMPLES, SMALL_BUDGET } from '../support/measured.ts';
import { notifyPorts } from '../support/notify.ts';
import { ALLOWED, openRig, PLAIN, type Rig } from '../support/rig.ts';
import { registerRichly } from '../support/scaled.ts';

type Scene = {
  readonly is: string;
  readonly file: string;
  /** What the account holds and the lock file says before, made by somebody who may do everything. */
  readonly before?: (rig: Rig) => Promise<unknown>;
  readonly scenario?: Scenario;
  /** What the account is like from then on, where that is something else. */
  readonly later?: Scenario;
  /** Whom a drift tells. */
  readonly notify?: readonly string[];
};

const many = (count: number, more: Readonly<Record<string, EndpointText>> = {}) =>
  fileOf({ ...Object.fromEntries(Array.from({ length: count }, (_, nth) => [`e-${nth}`, {}])), ...more });

const PINNED = fileOf({ fraud: {} });
const GROUP = withMembers(fileOf({}), {
  models: { ranker: { package: { group: 'reranker', version: 'latest-approved' } } },
  endpoints: { rank: { model: 'ranker', instance: { type: 'ml.m5.large', count: 1 } } },
});
const LATEST = 's3://risk-models/latest/model.tar.gz';
const copied = (file: string) =>
  withMembers(file, {
    models: {
      a: {
        image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
        artifact: { uri: LATEST, copy: true, to: 's3://risk-deployed/' },
      },
    },
  });
const COPIED = copied(fileOf({ fraud: {} }));
const watchedFile = (model: string, threads: string) => {
  const rollbackOn = [{ alarm: 'fraud-5xx' }, { latencyP95: '200ms' }];
  return fileOf({ fraud: { model, rollout: { terminationWait: '5m', rollbackOn } } }, 'risk', threads);
};
const SMOKE = { payload: './sample.csv', contentType: 'text/csv' };
const testedFile = (model: string) => fileOf({ fraud: { model, smokeTest: SMOKE } });
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/0f0f0f0f-1111-2222-3333-444444444444';
const TOPICS = ['done', 'failed'].map((name) => `arn:aws:sns:us-east-1:123456789012:${name}`);
const NEEDS = { accelerators: 1, memoryMin: '4GB' };
const host = (tags: object, components: object) => {
  const hosting = {
    instance: { type: 'ml.g5.12xlarge', count: 1, managed: { min: 1, max: 2 } },
    role: 'arn:aws:iam::123456789012:role/host',
    vpc: { subnets: ['subnet-0123456789abcdef0'], securityGroups: ['sg-0123456789abcdef0'] },
    tags,
    components,
  };
  return { hosting };
};
const hosted = (tags: object, components: object) => fileOf({ chat: host(tags, components) });
const PAIR = {
  one: { model: 'a', resources: NEEDS },
  lora: { base: 'one', artifact: 's3://risk-models/l.tar.gz' },
};
const OWN = {
  image: '763104351884.dkr.ecr.us-east-1.amazonaws.com/djl-inference:0.29.0',
  artifact: 's3://risk-own/model.tar.gz',
};
const loading = (cpus: number) => ({
  one: { container: OWN, resources: { ...NEEDS, cpus } },
  lora: PAIR.lora,
});
const LOST = fileOf({ fraud: { instance: ['ml.m5.large', 2] }, search: {}, chat: host({}, PAIR) });
const ADOPTING = { names: [], all: true, takeOver: false, dryRun: false } as const;
const MANY = many(10, { docs: { serverless: ['2GB', 5] } });

/** Six questions are more than are waited for one by one. */
const SIX = Array.from({ length: 6 }, (_, nth) => `sla-${nth}`);
const { recommendations, ...ASKING } = JSON.parse(measuredFile()) as {
  recommendations: { sla: { advanced: object; require: object } };
};
const SIX_POLICIES = JSON.stringify({
  ...ASKING,
  endpoints: Object.fromEntries(SIX.map((key) => [key, { model: 'a', recommend: key }])),
  recommendations: Object.fromEntries(SIX.map((key) => [key, recommendations.sla])),
});
const GENERATIVE = JSON.parse(generativeFile()) as { recommendations: { sla: object } };
const SIX_GENERATIVE = JSON.stringify({
  ...GENERATIVE,
  endpoints: Object.fromEntries(SIX.map((key) => [key, { model: 'a', recommend: key }])),
  recommendations: Object.fromEntries(SIX.map((key) => [key, GENERATIVE.recommendations.sla])),
});
const WITH_ROLE = withMembers(measuredFile(), {
  defaults: {
    ...JSON.parse(measuredFile()).defaults,
    recommender: {
      bucket: 's3://risk-benchmarks/payloads/',
      role: 'arn:aws:iam::123456789012:role/benchmark',
    },
  },
});

const { advanced: _, require: __, ...rest } = recommendations.sla;
const AGAINST = withMembers(measuredFile(), {
  recommendations: {
    sla: {
      ...rest,
      default: { instances: ['ml.c6i.large'], endpointType: 'realtime', against: 'endpoint' },
      require: { latencyAtSaturation: '500ms' },
    },
  },
});

const scaledBy = (max: number) => ({
  fraud: {
    model: 'a',
    instance: { type: 'ml.m5.large', count: 1 },
    scaling: { min: 1, max, target: '60/min' },
  },
});

const stepsAt = (above: number) => ({
  alarm: { metric: { name: 'CPUUtilization', namespace: '/aws/sagemaker/Endpoints' }, above },
  steps: [{ beyond: 0, change: 1 }],
});

const steppedFile = (more: object) =>
  withMembers(fileOf({ fraud: {} }), {
    endpoints: { fraud: { ...scaledBy(2).fraud, scaling: { ...scaledBy(2).fraud.scaling, ...more } } },
  });

const steppedOn = (type: string) =>
  withMembers(fileOf({}), {
    endpoints: {
      fraud: {
        ...{ model: 'a', instance: { type, count: 1 }, protect: true },
        scaling: { min: 1, max: 2, policies: { burst: stepsAt(80) } },
      },
    },
  });

/** The intent, the model and the config come before it, and what is put aside. */
const DEREGISTERED = 5;

const REGISTERED: Scenario = {
  events: ['fraud', 'old'].flatMap((endpoint) => [
    { kind: 'register', atMinutes: 60, endpoint, variant: 'AllTraffic', min: 1, max: 4 } as const,
    { kind: 'autoscale', atMinutes: 61, endpoint, variant: 'AllTraffic', count: 3 } as const,
  ]),
};

const LARGE = fileOf({ fraud: { instance: ['ml.m5.large', 2], protect: true } });
const LARGER = fileOf({ fraud: { instance: ['ml.m5.xlarge', 2], protect: true } });

/** An endpoint that is protected, has been of the larger type before, and is autoscaled by somebody. */
async function autoscaled(rig: Rig): Promise<void> {
  await rig.apply(LARGER);
  await rig.apply(LARGE);
  await registerRichly(rig, 'fraud');
}

const sleepy = (type: string, min = 0): EndpointText => ({
  ...{ instance: [type, 1], protect: true, async: { output: 's3://risk-async/' } },
  scaling: { min, max: 4, backlog: 5 },
});
const SLEEPY = fileOf({ fraud: sleepy('ml.m5.xlarge') });

const SCENES: readonly Scene[] = [
  {
    is: 'what wakes endpoints, new and no longer wanted',
    file: fileOf({ fraud: { ...sleepy('ml.m5.large', 1), protect: false }, later: sleepy('ml.m5.large') }),
    before: (rig) => {
      const { protect: _, ...one } = sleepy('ml.m5.large');
      return rig.apply(fileOf({ fraud: one, old: one }));
    },
  },
  {
    is: 'what wakes an endpoint, put aside',
    file: SLEEPY,
    before: async (rig) => {
      await rig.apply(SLEEPY);
      await rig.apply(fileOf({ fraud: sleepy('ml.m5.large') }));
      const { line, died } = mortal(rig.simulator, DEREGISTERED, 'answered');
      await Promise.race([died, rig.apply(SLEEPY, {}, line)]);
    },
  },
  { is: 'other hardware under autoscaling', file: LARGER, before: autoscaled },
  {
    is: 'autoscaling that is put aside',
    file: LARGER,
    before: async (rig) => {
      await autoscaled(rig);
      const { line, died } = mortal(rig.simulator, DEREGISTERED, 'answered');
      await Promise.race([died, rig.apply(LARGER, {}, line)]);
    },
  },
  {
    is: 'other hardware, counts and tags',
    file: fileOf({
      fraud: { instance: ['ml.m5.xlarge', 2] },
      count: { instance: ['ml.m5.large', 3] },
      tags: {},
    }),
    before: (rig) => rig.apply(fileOf({ fraud: {}, count: {}, tags: { tags: { team: 'risk' } } })),
  },
  {
    is: 'endpoints too many, one of them with components, and one that must be made anew',
    file: fileOf({ fraud: { serverless: ['2GB', 5] } }),
    before: (rig) => rig.apply(fileOf({ fraud: {}, old: {}, chat: host({}, PAIR) })),
  },
  {
    is: 'an endpoint with a verified past',
    file: fileOf({ fraud: {} }, 'risk', '4'),
    before: async (rig) => {
      await rig.apply(PINNED);
      await rig.apply(fileOf({ fraud: {} }, 'risk', '4'));
    },
  },
  {
    is: 'an update and a removal under autoscaling',
    file: fileOf({ fraud: { model: 'b' } }),
    scenario: REGISTERED,
    before: async (rig) => {
      await rig.apply(fileOf({ fraud: {}, old: {} }));
      await rig.simulator.clock.sleep(90 * 60_000);
      rig.simulator.world.advanceTo(rig.simulator.clock.now());
    },
  },
  {
    is: 'autoscaling by numbers, new and changed',
    file: withMembers(fileOf({ fraud: {} }), {
      endpoints: { ...scaledBy(3), later: { ...scaledBy(4).fraud } },
    }),
    before: (rig) =>
      rig.apply(
        withMembers(fileOf({ fraud: {} }), { endpoints: { ...scaledBy(2), old: scaledBy(2).fraud } }),
      ),
  },
  {
    is: 'steps and a schedule, and less of them in the file than in the account',
    file: steppedFile({ policies: { burst: stepsAt(80) } }),
    before: (rig) =>
      rig.apply(
        steppedFile({
          policies: { burst: stepsAt(90), idle: stepsAt(20) },
          schedule: { night: { cron: '0 20 ? * * *', min: 1 } },
        }),
      ),
  },
  {
    is: 'steps of an endpoint that has been of another type',
    file: steppedOn('ml.m5.large'),
    before: async (rig) => {
      await rig.apply(steppedOn('ml.m5.xlarge'));
      await rig.apply(steppedOn('ml.m5.large'));
    },
  },
  {
    is: 'steps that are put aside',
    file: steppedOn('ml.m5.xlarge'),
    before: async (rig) => {
      await rig.apply(steppedOn('ml.m5.large'));
      const { line, died } = mortal(rig.simulator, DEREGISTERED, 'answered');
      await Promise.race([died, rig.apply(steppedOn('ml.m5.xlarge'), {}, line)]);
    },
  },
  {
    is: 'alarms that the file has no more',
    file: withMembers(fileOf({ fraud: {} }), { endpoints: scaledBy(3) }),
    before: (rig) => rig.apply(steppedFile({ policies: { burst: stepsAt(90) } })),
  },
  {
    is: 'a rollout that is watched no more',
    file: fileOf({ fraud: {} }, 'risk', '4'),
    before: async (rig) => {
      for (const threads of ['1', '2', '3']) await rig.apply(watchedFile('a', threads));
    },
  },
  {
    is: 'a rollout that an alarm watches',
    file: watchedFile('b', '4'),
    before: async (rig) => {
      await rig.apply(watchedFile('a', '2'));
      await rig.apply(watchedFile('b', '2'));
    },
  },
  {
    is: 'smoke tests, one of which fails',
    file: testedFile('b'),
    scenario: { invocations: [{ endpoint: 'fraud', status: 500, nth: 2, times: 3 }] },
    before: (rig) => rig.apply(testedFile('a')),
  },
  {
    is: 'smoke tests of components, one of which fails',
    file: hosted(
      {},
      { guard: { model: 'b', resources: NEEDS, smokeTest: SMOKE }, plain: { model: 'b', resources: NEEDS } },
    ),
    scenario: { invocations: [{ component: 'chat-guard', status: 500, nth: 2, times: 3 }] },
    before: (rig) => rig.apply(hosted({}, { guard: { model: 'a', resources: NEEDS, smokeTest: SMOKE } })),
  },
  {
    is: 'answers that are lost',
    file: PINNED,
    scenario: {
      requests: [
        { kind: 'lost-response', operation: 'CreateModel', nth: 1 },
        { kind: 'lost-response', operation: 'CreateEndpointConfig', nth: 1 },
      ],
    },
  },
  {
    is: 'pins of artifacts and images, and another environment variable',
    file: fileOf({ fraud: {} }, 'risk', '4'),
    before: async (rig) => {
      await rig.apply(PINNED);
      await rig.update(PINNED);
    },
  },
  {
    is: 'pins of what components load, one of which has moved, and another size',
    file: hosted({}, loading(2)),
    before: async (rig) => {
      await rig.apply(hosted({}, loading(1)));
      await rig.update(hosted({}, loading(1)));
    },
    later: { objects: [{ uri: PAIR.lora.artifact, etag: 'another' }] },
  },
  {
    is: 'the latest version of a package group, pinned and open',
    file: GROUP,
    scenario: { packageGroups: [{ group: 'reranker', versions: [{ version: 3, approval: 'Approved' }] }] },
  },
  {
    is: 'a model in a VPC, and an image of the own account',
    file: withMembers(fileOf({ fraud: {} }), {
      models: {
        a: {
          image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/ranker:1',
          artifact: 's3://risk-models/a/model.tar.gz',
          vpc: { subnets: ['subnet-0123456789abcdef0'], securityGroups: ['sg-0123456789abcdef0'] },
        },
      },
    }),
  },
  {
    is: 'folders, an image by digest, and what is written, told and encrypted',
    file: withMembers(fileOf({}), {
      models: {
        a: {
          image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/ranker@sha256:${'0'.repeat(64)}`,
          artifact: 's3://risk-folders/a/',
        },
      },
      endpoints: {
        fraud: {
          ...{ model: 'a', instance: { type: 'ml.m5.large', count: 1 }, kmsKey: 'alias/volumes' },
          dataCapture: { sampling: '10%', destination: 's3://risk-captured/', capture: ['input'] },
          async: {
            ...{ output: 's3://risk-answers/', failures: 's3://risk-failures/', kmsKey: KEY },
            notify: { success: TOPICS[0], error: TOPICS[1] },
          },
        },
      },
    }),
  },
  {
    is: 'components that come, change and go',
    file: hosted(
      {},
      {
        one: { model: 'a', resources: { ...NEEDS, cpus: 2 }, scaling: { min: 1, max: 2, target: '60/min' } },
        two: { model: 'b', resources: NEEDS, copies: 2 },
        three: {
          ...{ model: 'a', resources: NEEDS },
          rollout: { size: 1, bake: '2m', rollbackOn: [{ alarm: 'chat-5xx' }, { errors5xx: '1%' }] },
        },
        new: { base: 'one', artifact: 's3://risk-models/new.tar.gz' },
      },
    ),
    scenario: { endpoints: [{ kind: 'model-data-missing', component: 'chat-failed', nth: 1 }] },
    before: (rig) =>
      rig.apply(
        hosted(
          { stage: 'old' },
          {
            one: { model: 'a', resources: NEEDS },
            two: { model: 'b', resources: NEEDS },
            three: { model: 'b', resources: NEEDS },
            old: { model: 'b', resources: NEEDS, scaling: { min: 1, max: 2, target: '60/min' } },
            failed: { model: 'b', resources: NEEDS },
          },
        ),
      ),
  },
  {
    is: 'a component with a verified past',
    file: hosted(
      {},
      { one: { model: 'b', resources: NEEDS, scaling: { min: 1, max: 2, target: '60/min' } } },
    ),
    before: async (rig) => {
      const scaling = { min: 1, max: 2, target: '60/min' };
      await rig.apply(hosted({}, { one: { model: 'a', resources: NEEDS, scaling } }));
      await rig.apply(hosted({}, { one: { model: 'b', resources: NEEDS, scaling } }));
    },
  },
  { is: 'an archive that is copied, and not pinned', file: COPIED },
  {
    is: 'an archive that is copied, and pinned',
    file: COPIED,
    before: (rig) => rig.update(COPIED),
    scenario: { buckets: [{ bucket: 'risk-deployed', undeclared: 'missing' }] },
  },
  {
    is: 'an archive that was copied before another one was written over it',
    file: copied(fileOf({ fraud: {}, search: {} })),
    before: (rig) => rig.update(COPIED).then(() => rig.apply(COPIED)),
    later: { objects: [{ uri: LATEST, etag: 'another' }] },
  },
  {
    is: 'an archive that is to be copied once it is measured, and is not there',
    file: copied(measuredFile()),
    scenario: { ...BUCKETS, objects: [{ uri: LATEST, missing: true }] },
  },
  {
    is: 'a pinned package that is deployed',
    file: GROUP,
    scenario: { packageGroups: [{ group: 'reranker', versions: [{ version: 3, approval: 'Approved' }] }] },
    before: (rig) => rig.update(GROUP),
  },
  {
    is: 'a pinned artifact that is gone',
    file: fileOf({ fraud: {} }, 'risk', '4'),
    before: (rig) => rig.update(PINNED),
    later: { buckets: [{ bucket: 'risk-models', undeclared: 'missing' }] },
  },
  { is: 'a policy that nothing is measured for', file: WITH_ROLE, scenario: BUCKETS },
  {
    is: 'a measurement in the account that the lock file has not, and an endpoint that serves',
    file: measuredFile(),
    scenario: BUCKETS,
    before: async (rig) => {
      await rig.apply(measuredFile(), {}, rig.simulator, SAMPLES);
      rig.files.clear();
    },
  },
  {
    is: 'serverless candidates beside an endpoint that serves on instances',
    file: measuredFile('a', '2', { serverless: [{ memory: '2GB' }] }),
    scenario: BUCKETS,
    before: (rig) => rig.apply(measuredFile(), {}, rig.simulator, SAMPLES),
  },
  {
    is: 'a live endpoint that a job loads beside its candidates',
    file: AGAINST,
    scenario: BUCKETS,
    before: (rig) => rig.apply(fileOf({ fraud: {} })),
  },
  {
    is: 'a temporary model that a run could not remove',
    file: measuredFile(),
    scenario: { ...BUCKETS, requests: [{ kind: 'access-denied', operation: 'DeleteModel', nth: 1 }] },
    before: (rig) => rig.apply(measuredFile(), {}, rig.simulator, SAMPLES),
  },
  { is: 'a generative model that nothing is measured for', file: generativeFile(), scenario: BUCKETS },
  {
    is: 'a generative model that was measured, and a package that was approved',
    file: generativeFile(),
    scenario: BUCKETS,
    before: async (rig) => {
      await rig.apply(generativeFile(), {}, rig.simulator, SAMPLES);
      await approvePackages(rig.simulator);
    },
  },
  {
    is: 'a generative model that was measured, and the lock file has not',
    file: generativeFile(),
    scenario: BUCKETS,
    before: async (rig) => {
      await rig.apply(generativeFile(), {}, rig.simulator, SAMPLES);
      rig.files.clear();
    },
  },
  {
    is: 'a job for a generative model that is under way',
    file: generativeFile(),
    scenario: BUCKETS,
    before: (rig) => rig.apply(generativeFile(), { wait: false }, rig.simulator, SAMPLES),
  },
  { is: 'more generative policies than are waited for one by one', file: SIX_GENERATIVE, scenario: BUCKETS },
  {
    is: 'a package group that a policy measures',
    file: withMembers(measuredFile(), {
      models: JSON.parse(GROUP).models,
      endpoints: { rank: { model: 'ranker', recommend: 'sla' } },
    }),
    scenario: {
      ...BUCKETS,
      packageGroups: [{ group: 'reranker', versions: [{ version: 3, approval: 'Approved' }] }],
    },
  },
  {
    is: 'a job that comes to cost more than it may',
    file: measuredFile('a', '2', SMALL_BUDGET),
    scenario: { ...BUCKETS, jobs: [{ kind: 'slow', minutes: 60 }] },
  },
  {
    is: 'a job that was left to run',
    file: measuredFile(),
    scenario: BUCKETS,
    before: (rig) => rig.apply(measuredFile(), { wait: false }, rig.simulator, SAMPLES),
  },
  { is: 'more policies than are waited for one by one', file: SIX_POLICIES, scenario: BUCKETS },
  {
    is: 'endpoints and components that lost their tags, one of them autoscaled by somebody',
    file: LOST,
    before: async (rig) => {
      await rig.apply(LOST);
      const { sagemaker } = clientsOf(rig.simulator);
      const lost = [
        ...['fraud', 'search', 'chat'].map((name) => arn('endpoint', name)),
        ...['chat-one', 'chat-lora'].map((name) => arn('inference-component', name)),
      ];
      for (const ResourceArn of lost) {
        const TagKeys = ['project', 'env', 'address', 'name'].map((key) => `inferra:${key}`);
        await sagemaker.send(new DeleteTagsCommand({ ResourceArn, TagKeys }));
      }
      await registerRichly(rig, 'fraud');
    },
  },
  {
    is: 'a topic, one of another region, and buses that are told',
    file: PINNED,
    notify: [
      'sns:arn:aws:sns:us-east-1:123456789012:alerts',
      'sns:arn:aws:sns:eu-west-1:123456789012:alerts.fifo',
      'events:default',
      'events:arn:aws:events:eu-west-1:123456789012:event-bus/ops',
    ],
  },
  { is: 'an empty account, and more endpoints than are described one by one', file: MANY },
  { is: 'an account that is as the file says', file: MANY, before: (rig) => rig.apply(MANY) },
];

/** What the command comes to: what it found, what it said, what it wrote, and what it left in the account. */
async function outcomeOf(command: Governed, rig: Rig, { file, notify = [] }: Scene): Promise<unknown> {
  const told: (Diagnostic | Preflight)[] = [];
  const own = { ...SAMPLES, warn: (some: readonly Diagnostic[]) => void told.push(...some) };
  const ports = rig.ports(file, rig.simulator, own);
  const run = (): Promise<unknown> => {
    switch (command) {
      case 'plan':
        return rig.plan(file, { prune: true, preflight: true }, rig.simulator, own);
      case 'apply':
        return rig.apply(file, { ...ALLOWED, preflight: true }, rig.simulator, own);
      case 'destroy':
        return rig.destroy(file, {}, rig.simulator, own);
      case 'drift': {
        const input = { ...PLAIN, allowPending: false, notify, memory: 'told.json' };
        return notify.length === 0
          ? rig.drift(file, {}, rig.simulator, own)
          : driftAndTell(notifyPorts(ports), input);
      }
      case 'rollback': {
        const { endpoints } = JSON.parse(file);
        const [endpoint = ''] = Object.keys(endpoints);
        const [component] = Object.keys(endpoints[endpoint]?.components ?? {});
        const what = { endpoint, ...(component === undefined ? {} : { component }) };
        return rig
          .rollback(file, what)
          .then(async (back) => [back, await rig.rollback(file, { ...what, release: true })]);
      }
      case 'status':
        return status(ports, { ...PLAIN, targets: [] });
      case 'update':
        return rig.update(file, [], rig.simulator, own);
      case 'import':
        return importEndpoints({ ...ports, presentAdoption: () => {} }, { ...PLAIN, ...ADOPTING });
      case 'export':
        return exportAccount(ports, { project: 'risk', names: [] });
      case 'doctor':
        return doctor(ports, { ...PLAIN, node: '22.0.0' });
      case 'prices update':
        return updatePrices(ports, PLAIN);
      case 'recommend status':
        return recommendStatus(ports, { ...PLAIN, policies: [] });
      case 'recommend stop':
        return recommendStop({ ...ports, presentStops: () => {} }, { ...PLAIN, policies: [] });
      case 'recommend run':
        return recommendRun(
          { ...ports, presentJobs: (_jobs, found) => void told.push(...(found ? [found] : [])) },
          { ...PLAIN, policies: [], force: false, preflight: true },
        );
    }
  };
  const result = await run().catch((error: unknown) => ({ failed: String(error) }));
  return JSON.parse(JSON.stringify({ result, told, files: [...rig.files], left: leftIn(rig) }));
}

function leftIn({ simulator: { world } }: Rig): readonly string[] {
  return world.state().records.map(({ kind, name, tags }) => `${kind} ${name} ${JSON.stringify(tags)}`);
}

type Prepared = { readonly scene: Scene; readonly from: State; readonly files: ReadonlyMap<string, string> };

async function prepared(scene: Scene): Promise<Prepared> {
  const rig = await openRig({ ...(scene.scenario === undefined ? {} : { scenario: scene.scenario }) });
  await scene.before?.(rig);
  return { scene, from: rig.simulator.world.state(), files: new Map(rig.files) };
}

const all = await Promise.all(SCENES.map(prepared));

type Played = { readonly outcome: unknown /** Operations. */; readonly sent: ReadonlySet<string> };

/** @param permissions everything where absent */
async function played(
  command: Governed,
  { scene, from, files }: Prepared,
  permissions?: readonly Statement[],
): Promise<Played> {
  const scenario = { ...(scene.later ?? scene.scenario), ...(permissions && { permissions }) };
  const rig = await openRig({ from, scenario });
  for (const [path, text] of files) rig.files.set(path, text);
  const outcome = await outcomeOf(command, rig, scene);
  const sent = new Set(rig.simulator.world.requests().map(({ operation }) => operation));
  return { outcome, sent };
}

/** Whether a run that sends these operations can tell that it may not do that; names of other services differ. */
function matters(action: string, sent: ReadonlySet<string>): boolean {
  const [service, operation = ''] = action.split(':');
  return service !== 'sagemaker' || operation === 'AddTags' || sent.has(operation);
}

async function policyFor(
  command: Governed,
  { scene, files }: Prepared,
  preflight = true,
): Promise<PolicyDocument> {
  const rig = await openRig();
  for (const [path, text] of files) rig.files.set(path, text);
  return leastPolicy(rig.ports(scene.file), {
    ...PLAIN,
    command,
    jobs: true,
    preflight,
    notify: command === 'drift' ? (scene.notify ?? []) : [],
  });
}

describe.each(GOVERNED)('the policy of %s', (command) => {
  // Prices are the same whatever the account holds.
  const scenes = command === 'prices update' ? all.slice(0, 1) : all;
  const free = new Map<Prepared, Played>();

  it.each(scenes)('is enough for $scene.is', async (one) => {
    const { Statement: statements } = await policyFor(command, one);
    const whole = await played(command, one);
    free.set(one, whole);
    expect((await played(command, one, statements)).outcome).toEqual(whole.outcome);
  });

  it('is the least: nothing of it can be left out', async () => {
    const needed = new Set<string>();
    const granted = new Set<string>();
    for (const one of scenes) {
      const { Statement: statements } = await policyFor(command, one);
      const { outcome, sent } = free.get(one) ?? (await played(command, one));
      for (const [nth, statement] of statements.entries()) {
        for (const [what, action, less] of lessOf(statement)) {
          granted.add(what);
          if (needed.has(what) || !matters(action, sent)) continue;
          const bound = await played(command, one, statements.with(nth, less));
          if (JSON.stringify(bound.outcome) !== JSON.stringify(outcome)) needed.add(what);
        }
      }
    }
    expect([...granted].filter((what) => !needed.has(what))).toEqual([]);
  });
});

it('gives a plan without its preflight no right that only the preflight needs', async () => {
  const [pinned] = all.filter(({ scene }) => scene.is.startsWith('pins of artifacts'));
  if (pinned === undefined) throw new Error('the scene is gone');
  const { scene, from } = pinned;
  const { Statement: permissions } = await policyFor('plan', pinned, false);
  const whole = await policyFor('plan', pinned);
  const actions = (some: PolicyDocument['Statement']) => new Set(some.flatMap(({ Action }) => Action));
  expect([...actions(whole.Statement)].filter((one) => !actions(permissions).has(one))).toEqual([
    'servicequotas:ListServiceQuotas',
    'iam:GetRole',
    'iam:SimulatePrincipalPolicy',
  ]);
  const plans = [undefined, permissions].map(async (allowed) => {
    const rig = await openRig({
      from,
      scenario: { ...scene.scenario, ...(allowed && { permissions: allowed }) },
    });
    for (const [path, text] of pinned.files) rig.files.set(path, text);
    return (await rig.plan(scene.file)).plan;
  });
  const [free, bound] = await Promise.all(plans);
  expect(bound).toEqual(free);
});

/** The statement without one of its actions, with what was left out in words. */
function lessOf(statement: Statement): readonly (readonly [what: string, action: string, Statement])[] {
  return statement.Action.map((action) => [
    `${action} of ${statement.Sid}`,
    action,
    { ...statement, Action: [...statement.Action.filter((one) => one !== action), 'none:None'] },
  ]);
}

it('lets nobody change, tag or remove what is not owned, whatever it is called', async () => {
  const rig = await openRig();
  await rig.apply(PINNED);
  const { simulator, model, config, create, settled } = await openAccount({
    from: rig.simulator.world.state(),
  });
  await model('risk-theirs');
  await config('risk-theirs', {}, { ProductionVariants: [{ ...variant({}), ModelName: 'risk-theirs' }] });
  await create('theirs', 'risk-theirs');
  await settled('theirs');
  const from = simulator.world.state();
  const { Statement: permissions } = await leastPolicy(rig.ports(PINNED), {
    ...PLAIN,
    command: 'apply',
    jobs: true,
    preflight: false,
    notify: [],
  });
  const mine = await openAccount({ from, scenario: { permissions } });
  const owned = { 'inferra:project': 'risk', 'inferra:env': 'default' };
  const refusals = await Promise.all(
    [
      mine.update('theirs', 'risk-theirs'),
      mine.scale('theirs', 3),
      mine.tag(arn('endpoint', 'theirs'), owned),
      mine.remove('theirs'),
      mine.removeConfig('risk-theirs'),
      mine.removeModel('risk-theirs'),
    ].map(refusal),
  );
  for (const one of refusals) expect(one).toMatch(/^AccessDeniedException: /);
});
