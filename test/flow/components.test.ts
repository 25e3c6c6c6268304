// Components of an endpoint: in which order they come and go, what of them changes in place, what the service takes back, what
// somebody else does to them, and that each field that somebody moved is found and put back.
import { describe, expect, it } from 'vitest';
import type { DriftField } from '../../src/core/drift.ts';
import type { ComponentField } from '../../src/kinds/inference-component/fields.ts';
import type { Scenario, State } from '../../src/simulator/index.ts';
import { type Hand, handOn } from '../support/by-hand.ts';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';

const NEEDS = { accelerators: 1, memoryMin: '8GB' };
const hosted = (components: object, more: object = {}, threads = '2') =>
  fileOf(
    { chat: { hosting: { instance: { type: 'ml.g5.12xlarge', count: 1 }, components, ...more } } },
    'risk',
    threads,
  );

const ONE = { model: 'a', resources: NEEDS };
const BOX = {
  image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
  artifact: 's3://risk-models/box.tar.gz',
  env: { THREADS: '2' },
  containerMetrics: { path: '/metrics', every: '30s' },
};
const BOXED = { container: BOX, resources: { memoryMin: '1GB' } };
const LORA = { base: 'one', artifact: 's3://risk-models/lora.tar.gz' };
const PLAIN = hosted({ one: ONE, lora: LORA });

async function applied(file: string, scenario: Scenario = {}): Promise<Rig> {
  const rig = await openRig({ scenario });
  expect((await rig.apply(file)).exit).toBe(0);
  return rig;
}

/** What a run sent, without marks and tags. */
function sentSince({ simulator: { world } }: Rig, from: number): readonly string[] {
  return world
    .requests()
    .slice(from)
    .filter(({ operation, mutating }) => mutating && !/Tags$/.test(operation))
    .map(({ operation, input }) =>
      [operation, input.InferenceComponentName ?? input.EndpointName ?? ''].join(' ').trim(),
    );
}

const count = ({ simulator: { world } }: Rig) => world.requests().length;
const component = ({ simulator: { world } }: Rig, name: string) => world.get('inference-component', name);

describe('the order', () => {
  it('is endpoint, bases, adapters, and back', async () => {
    const rig = await applied(PLAIN);
    expect(sentSince(rig, 0)).toEqual([
      'CreateEndpointConfig',
      'CreateEndpoint chat',
      'CreateModel',
      'CreateInferenceComponent chat-one',
      'CreateInferenceComponent chat-lora',
    ]);
    expect(await rig.plan(PLAIN)).toMatchObject({ differs: false });
    const from = count(rig);
    expect((await rig.destroy(PLAIN)).exit).toBe(0);
    expect(sentSince(rig, from)).toEqual([
      'DeleteInferenceComponent chat-lora',
      'DeleteInferenceComponent chat-one',
      'DeleteEndpoint chat',
      'DeleteEndpointConfig',
      'DeleteModel',
    ]);
  });

  it('makes room first, keeps the model of what was verified before, and removes it with the next change', async () => {
    const rig = await applied(
      hosted({ one: ONE, two: { ...ONE, resources: { ...NEEDS, accelerators: 3 } } }),
    );
    const next = hosted({ one: { ...ONE, model: 'b', resources: NEEDS }, three: { ...ONE, model: 'b' } });
    const from = count(rig);
    expect((await rig.apply(next)).exit).toBe(0);
    expect(sentSince(rig, from)).toEqual([
      'DeleteInferenceComponent chat-two',
      'CreateModel',
      // Its intent is marked before it is updated, and beside that the other one is made.
      'CreateInferenceComponent chat-three',
      'UpdateInferenceComponent chat-one',
    ]);
    expect(await rig.plan(next)).toMatchObject({ differs: false });
    const third = hosted({ one: { ...ONE, model: 'b', cache: true }, three: { ...ONE, model: 'b' } });
    const later = count(rig);
    expect((await rig.apply(third)).exit).toBe(0);
    // The model is there already.
    expect(sentSince(rig, later)).toEqual([
      'CreateModel',
      'UpdateInferenceComponent chat-one',
      'DeleteModel',
    ]);
    expect(await rig.plan(third)).toMatchObject({ differs: false });
  });
});

describe('a change', () => {
  it('of the model or the copies is made in place, with a rollout as the file says', async () => {
    const rig = await applied(hosted({ one: ONE, two: ONE }));
    const rollout = { size: '50%', bake: '1m', rollbackSize: 1, rollbackOn: [{ alarm: 'a-5xx' }] };
    const next = hosted({ one: { ...ONE, model: 'b', rollout }, two: { ...ONE, copies: 2 } });
    expect((await rig.apply(next)).exit).toBe(0);
    expect(component(rig, 'chat-one')?.lastDeployment).toEqual({
      RollingUpdatePolicy: {
        MaximumBatchSize: { Type: 'CAPACITY_PERCENT', Value: 50 },
        WaitIntervalInSeconds: 60,
        RollbackMaximumBatchSize: { Type: 'COPY_COUNT', Value: 1 },
      },
      AutoRollbackConfiguration: { Alarms: [{ AlarmName: 'a-5xx' }] },
    });
    expect(component(rig, 'chat-two')?.copies).toEqual({ desired: 2, current: 2 });
    expect(rig.mutations().filter((one) => one === 'UpdateInferenceComponentRuntimeConfig')).toHaveLength(1);
    expect(await rig.plan(next)).toMatchObject({ differs: false });
  });

  it('of what a component is takes its adapters along, and needs to be allowed', async () => {
    const rig = await applied(hosted({ one: ONE, two: ONE, lora: LORA }));
    const next = hosted({ one: ONE, two: ONE, lora: { ...LORA, base: 'two' } });
    const held = await rig.plan(next);
    expect(held.plan.units).toMatchObject([{ heldBy: 'INF5003', downtime: true }]);
    expect((await rig.apply(next, ALLOWED)).exit).toBe(0);
    expect(component(rig, 'chat-lora')?.spec.BaseInferenceComponentName).toBe('chat-two');
    expect(await rig.plan(next)).toMatchObject({ differs: false });
  });

  it('of the instances moves the components to a new fleet', async () => {
    const rig = await applied(PLAIN);
    const next = hosted({ one: ONE, lora: LORA }, { instance: { type: 'ml.g5.24xlarge', count: 1 } });
    expect((await rig.apply(next)).exit).toBe(0);
    expect(rig.mutations()).not.toContain('DeleteInferenceComponent');
    expect(await rig.plan(next)).toMatchObject({ differs: false });
  });

  it('from a model to components and back makes the endpoint anew', async () => {
    const rig = await applied(fileOf({ chat: {} }));
    expect((await rig.plan(PLAIN)).plan.units).toMatchObject([{ effect: 'recreate', heldBy: 'INF5003' }]);
    expect((await rig.apply(PLAIN, ALLOWED)).exit).toBe(0);
    expect(await rig.plan(PLAIN)).toMatchObject({ differs: false });
    expect((await rig.apply(fileOf({ chat: {} }), ALLOWED)).exit).toBe(0);
    expect(component(rig, 'chat-one')).toBeUndefined();
  });

  it('side by side has components under both names', async () => {
    const replace = { replace: 'side-by-side' };
    const rig = await applied(fileOf({ chat: { replace: 'side-by-side' } }));
    const next = hosted({ one: ONE }, replace);
    expect(await rig.apply(next)).toMatchObject({ outcomes: [{ result: 'done' }] });
    expect(component(rig, 'chat-2-one')?.status).toBe('InService');
    expect((await rig.apply(next, ALLOWED)).exit).toBe(0);
    expect(await rig.plan(next)).toMatchObject({ differs: false });
  });
});

describe('a failure', () => {
  it('of a new component is told with its reason, and made good by the next run', async () => {
    const scenario: Scenario = { endpoints: [{ kind: 'model-data-missing', component: 'chat-one', nth: 1 }] };
    const rig = await openRig({ scenario });
    const failed = await rig.apply(PLAIN);
    expect(failed.exit).not.toBe(0);
    expect(failed.outcomes[0]?.error?.message).toMatch(/^chat-one failed: Failed to download model data/);
    expect((await rig.apply(PLAIN)).exit).toBe(0);
    expect(await rig.plan(PLAIN)).toMatchObject({ differs: false });
  });

  it('of an update goes back, and is not repeated before somebody says so', async () => {
    const scenario: Scenario = {
      endpoints: [{ kind: 'ping', component: 'chat-one', on: 'update', nth: 1 }],
    };
    const rig = await applied(PLAIN, scenario);
    const next = hosted({ one: { ...ONE, model: 'b' }, lora: LORA });
    const failed = await rig.apply(next);
    expect(failed).toMatchObject({ exit: 3, outcomes: [{ result: 'rolled-back' }] });
    const from = count(rig);
    const held = await rig.apply(next);
    expect(held).toMatchObject({ exit: 3, plan: { units: [{ verdict: 'rolled back', heldBy: 'INF3003' }] } });
    expect(held.plan.diagnostics[0]?.message).toMatch(/inference component chat-one back: .*ping/);
    expect(sentSince(rig, from)).toEqual([]);
    expect((await rig.drift(next)).report.findings).toMatchObject([
      { is: 'rolled back', reason: expect.stringContaining('chat-one') },
    ]);
    expect((await rig.apply(next, { retry: true })).exit).toBe(0);
    expect(await rig.plan(next)).toMatchObject({ differs: false });
  });

  it.each(['CreateInferenceComponent', 'UpdateInferenceComponent', 'DeleteInferenceComponent'])(
    'of the answer to %s is resolved by looking',
    async (operation) => {
      const requests = [{ kind: 'lost-response', operation, nth: 1 }] as const;
      const rig = await applied(hosted({ one: ONE, two: ONE }), { requests });
      const next = hosted({ one: { ...ONE, model: 'b' } });
      expect((await rig.apply(next)).exit).toBe(0);
      expect(await rig.plan(next)).toMatchObject({ differs: false });
    },
  );
});

describe('what somebody else put on the instances', () => {
  const stranger = (hand: Hand, name: string, model = 'theirs') =>
    hand.cloud.call('CreateInferenceComponent', {
      ...{ InferenceComponentName: name, EndpointName: 'chat', VariantName: 'AllTraffic' },
      Specification: {
        ModelName: model,
        ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 },
      },
      RuntimeConfig: { CopyCount: 1 },
    });
  const theirs = async (name: string) => {
    const rig = await applied(PLAIN);
    const hand = await handOn(rig);
    await hand.cloud.call('CreateModel', {
      ModelName: 'theirs',
      ExecutionRoleArn: 'arn:aws:iam::123456789012:role/x',
      PrimaryContainer: { Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1' },
    });
    await stranger(hand, name);
    await rig.simulator.clock.sleep(20 * 60_000);
    return rig;
  };

  it('stays, and keeps the endpoint', async () => {
    const rig = await theirs('theirs');
    expect(await rig.plan(PLAIN)).toMatchObject({ differs: false });
    const from = count(rig);
    const kept = await rig.destroy(PLAIN);
    expect(kept).toMatchObject({ exit: 5, plan: { units: [{ heldBy: 'INF3002' }] } });
    expect(sentSince(rig, from)).toEqual([]);
  });

  it('keeps a model of ours that it serves', async () => {
    const rig = await applied(PLAIN);
    const model = component(rig, 'chat-one')?.spec.ModelName ?? '';
    await stranger(await handOn(rig), 'theirs', model);
    await rig.simulator.clock.sleep(20 * 60_000);
    const next = hosted({ one: { ...ONE, model: 'b' }, lora: LORA });
    expect((await rig.apply(next)).exit).toBe(0);
    expect(rig.simulator.world.get('model', model)).toBeDefined();
    expect(await rig.plan(next)).toMatchObject({ differs: false });
  });

  it('in the place of ours is made anew with its adapters, if that is allowed', async () => {
    const rig = await applied(PLAIN);
    const hand = await handOn(rig);
    await hand.cloud.call('UpdateInferenceComponent', {
      InferenceComponentName: 'chat-one',
      Specification: {
        Container: { Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1' },
        ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 },
      },
    });
    await rig.simulator.clock.sleep(30 * 60_000);
    expect((await rig.plan(PLAIN)).plan.units).toMatchObject([{ verdict: 'drift', heldBy: 'INF5003' }]);
    const from = count(rig);
    expect((await rig.apply(PLAIN, ALLOWED)).exit).toBe(0);
    expect(sentSince(rig, from)).toEqual([
      'DeleteInferenceComponent chat-lora',
      'DeleteInferenceComponent chat-one',
      expect.stringContaining('CreateModel'),
      'CreateInferenceComponent chat-one',
      'CreateInferenceComponent chat-lora',
    ]);
    expect(await rig.plan(PLAIN)).toMatchObject({ differs: false });
  });

  it('after the plan was made lets nothing be sent', async () => {
    const rig = await applied(PLAIN);
    const hand = await handOn(rig);
    const ask = async () => {
      const ResourceArn = component(rig, 'chat-one')?.arn;
      await hand.cloud.call('AddTags', { ResourceArn, Tags: [{ Key: 'by', Value: 'hand' }] });
      return true;
    };
    const next = hosted({ one: { ...ONE, model: 'b' }, lora: LORA });
    const refused = await rig.apply(next, { autoApprove: false }, rig.simulator, { ask });
    expect(refused.outcomes).toMatchObject([{ result: 'refused', error: { code: 'INF3001' } }]);
    expect(rig.mutations()).not.toContain('UpdateInferenceComponent');
  });

  it('under a name of the file is not touched', async () => {
    const rig = await theirs('chat-two');
    const next = await rig.plan(hosted({ one: ONE, lora: LORA, two: ONE }));
    expect(next).toMatchObject({ exit: 5, plan: { units: [{ heldBy: 'INF3002' }] } });
  });
});

describe('autoscaling of copies', () => {
  const scaled = (max: number) => hosted({ one: { ...ONE, scaling: { min: 1, max, target: '60/min' } } });

  it('is registered, changed and ended, and copies that it moves are kept', async () => {
    const load = [{ fromMinutes: 60, endpoint: 'chat', component: 'chat-one', perMinute: 110 }];
    const rig = await applied(scaled(2), { load });
    await rig.simulator.clock.sleep(120 * 60_000);
    expect(component(rig, 'chat-one')?.copies?.desired).toBe(2);
    expect(await rig.plan(scaled(2))).toMatchObject({ differs: false });
    expect(await rig.drift(scaled(2))).toMatchObject({ exit: 0 });
    expect((await rig.apply(scaled(3))).exit).toBe(0);
    expect(rig.simulator.world.seenAll('scalable-target', 0)).toMatchObject([
      { resourceId: 'inference-component/chat-one', max: 3 },
    ]);
    const plain = hosted({ one: ONE });
    expect((await rig.apply(plain)).exit).toBe(0);
    expect(rig.simulator.world.seenAll('scalable-target', 0)).toEqual([]);
    expect(component(rig, 'chat-one')?.copies?.desired).toBe(1);
    expect(await rig.plan(plain)).toMatchObject({ differs: false });
    // One that goes takes what is registered of it along.
    expect((await rig.apply(scaled(2))).exit).toBe(0);
    expect((await rig.apply(hosted({ two: ONE }))).exit).toBe(0);
    expect(rig.simulator.world.seenAll('scalable-target', 0)).toEqual([]);
  });
});

it('a component of a container of its own is made, changed in place, and takes a model as another thing', async () => {
  const boxed = (more: object) => hosted({ one: ONE, boxed: { ...BOXED, ...more } });
  const rig = await applied(boxed({}));
  expect(component(rig, 'chat-boxed')?.spec.Container).toEqual({
    Image: BOX.image,
    ArtifactUrl: BOX.artifact,
    Environment: { THREADS: '2' },
    ContainerMetricsConfig: {
      MetricsEndpoints: [{ MetricsEndpointPath: '/metrics', MetricPublishFrequencyInSeconds: 30 }],
    },
  });
  expect(await rig.plan(boxed({}))).toMatchObject({ differs: false });
  const from = count(rig);
  const next = boxed({ container: { image: BOX.image, env: { THREADS: '4' } } });
  const planned = await rig.plan(next);
  expect(planned.plan.units[0]?.fields.map(({ field }) => field)).toEqual([
    'boxed env THREADS',
    'boxed artifact',
    'boxed container metrics',
  ]);
  expect((await rig.apply(next)).exit).toBe(0);
  expect(sentSince(rig, from)).toEqual(['UpdateInferenceComponent chat-boxed']);
  const model = hosted({ one: ONE, boxed: { model: 'b', resources: BOXED.resources } });
  expect(await rig.plan(model)).toMatchObject({ plan: { units: [{ heldBy: 'INF5003' }] } });
  expect((await rig.apply(model, ALLOWED)).exit).toBe(0);
  expect(await rig.plan(model)).toMatchObject({ differs: false });
});

describe('what somebody moved', () => {
  const FULL = hosted({
    one: {
      ...ONE,
      copies: 1,
      startup: { download: '20m' },
      placement: { strategy: 'spread' },
      cache: true,
    },
    boxed: BOXED,
    lora: LORA,
  });
  let world: Promise<State> | undefined;
  const lived = () => {
    world ??= applied(FULL).then((rig) => rig.simulator.world.state());
    return world;
  };
  const base = {
    ModelName: 'other',
    ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: 8192 },
    StartupParameters: { ModelDataDownloadTimeoutInSeconds: 1200 },
    DataCacheConfig: { EnableCaching: true },
    SchedulingConfig: { PlacementStrategy: 'SPREAD' as const },
  };
  const lora = {
    BaseInferenceComponentName: 'chat-one',
    Container: { ArtifactUrl: 's3://risk-models/other.tar.gz' },
  };
  const EDITS: Readonly<
    Record<Exclude<ComponentField, 'base'> | 'copies', readonly [at: string, edit: object]>
  > = {
    model: ['one.model.artifact', { Specification: { ...base, ModelName: 'theirs' } }],
    artifact: ['lora.artifact', { Specification: lora }],
    container: [
      'boxed.container.env.THREADS',
      {
        Specification: {
          Container: { Image: BOX.image, ArtifactUrl: BOX.artifact, Environment: { THREADS: '3' } },
          ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 },
        },
      },
    ],
    resources: [
      'one.resources',
      { Specification: { ...base, ComputeResourceRequirements: { MinMemoryRequiredInMb: 4096 } } },
    ],
    startup: [
      'one.startup.download',
      { Specification: { ...base, StartupParameters: { ModelDataDownloadTimeoutInSeconds: 60 } } },
    ],
    placement: [
      'one.placement',
      { Specification: { ...base, SchedulingConfig: { PlacementStrategy: 'BINPACK' } } },
    ],
    cache: ['one.cache', { Specification: { ...base, DataCacheConfig: { EnableCaching: false } } }],
    copies: ['one.copies', { RuntimeConfig: { CopyCount: 2 } }],
  };

  it.each(Object.entries(EDITS))('%s is found and put back', async (_, [at, edit]) => {
    const rig = await openRig({ from: await lived() });
    const hand = await handOn(rig);
    const [key] = at.split('.');
    const name = `chat-${key}`;
    const model = component(rig, 'chat-one')?.spec.ModelName ?? '';
    await hand.cloud.call('CreateModel', {
      ModelName: 'theirs',
      ExecutionRoleArn: 'arn:aws:iam::123456789012:role/x',
      PrimaryContainer: { Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1' },
    });
    const body = JSON.parse(JSON.stringify(edit).replace('"other"', JSON.stringify(model)));
    await hand.cloud.call('UpdateInferenceComponent', { InferenceComponentName: name, ...body });
    await rig.simulator.clock.sleep(30 * 60_000);
    const { report, exit } = await rig.drift(FULL);
    expect([exit, report.findings]).toMatchObject([2, [{ is: 'changed', address: 'endpoints.chat' }]]);
    const fields = report.findings.flatMap((one): readonly DriftField[] =>
      'fields' in one ? one.fields : [],
    );
    expect(fields.map((one) => one.at)).toContain(`endpoints.chat.components.${at}`);
    expect(fields.every(({ by }) => by === 'account')).toBe(true);
    expect((await rig.apply(FULL)).exit).toBe(0);
    expect((await rig.drift(FULL)).exit).toBe(0);
  });

  it('tags, and a component that is gone, too', async () => {
    const rig = await openRig({ from: await lived() });
    const hand = await handOn(rig);
    await hand.cloud.call('DeleteInferenceComponent', { InferenceComponentName: 'chat-lora' });
    await rig.simulator.clock.sleep(10 * 60_000);
    expect((await rig.drift(FULL)).exit).toBe(2);
    const tagged = hosted({ one: ONE, lora: LORA }, { tags: { team: 'risk' } });
    expect((await rig.apply(tagged)).exit).toBe(0);
    expect(component(rig, 'chat-lora')?.tags).toContainEqual({ Key: 'team', Value: 'risk' });
    expect(component(rig, 'chat-one')?.tags).toContainEqual({ Key: 'team', Value: 'risk' });
    expect(await rig.plan(tagged)).toMatchObject({ differs: false });
  });
});
