// Alarms that take the change of a component back: named ones are looked at first, those that inferra makes come before the update
// and go with the component, and what was taken back is told with the alarm and not repeated.
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/simulator/index.ts';
import { fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const NAMED = { size: 1, bake: '5m', rollbackOn: [{ alarm: 'chat-5xx' }] };
const OWN = { size: 1, bake: '5m', rollbackOn: [{ errors5xx: '0.5%' }, { latencyP95: '1.5s' }] };

const NEEDS = { accelerators: 1, memoryMin: '8GB' };
const hosted = (model: string, rollout: object | undefined, more: object = {}) =>
  fileOf({
    chat: {
      hosting: {
        instance: { type: 'ml.g5.12xlarge', count: 1 },
        components: {
          one: { model, resources: NEEDS, copies: 2, ...(rollout === undefined ? {} : { rollout }) },
          ...more,
        },
      },
    },
  });

async function serving(scenario: Scenario = {}): Promise<Rig> {
  const rig = await openRig({ scenario });
  expect((await rig.apply(hosted('a', undefined))).exit).toBe(0);
  return rig;
}

const sent = ({ simulator: { world } }: Rig, operation: string) =>
  world.requests().filter((one) => one.operation === operation);
const made = ({ simulator: { world } }: Rig) =>
  world
    .seenAll('alarm', 0)
    .filter(({ tags }) => tags.length > 0)
    .map(({ name }) => name)
    .sort();

describe('an alarm by its name', () => {
  it.each([
    ['INF5040', { alarm: 'chat-5xx', missing: true }, 'alarm chat-5xx missing'],
    ['INF5041', { alarm: 'chat-5xx', state: 'ALARM' }, 'alarm chat-5xx in ALARM'],
  ] as const)('is looked at before anything is sent: %s', async (code, alarm, short) => {
    const rig = await serving({ alarms: [alarm] });
    const before = rig.mutations().length;
    const { exit, plan } = await rig.apply(hosted('b', NAMED));
    expect([exit, plan.units[0]?.heldBy, plan.units[0]?.held]).toEqual([6, code, short]);
    expect(rig.mutations()).toHaveLength(before);
    // Copies are moved without it.
    const copies = hosted('a', NAMED).replace('"copies":2', '"copies":3');
    expect((await rig.apply(copies)).exit).toBe(0);
  });

  it('takes it back with exit 3 and its name, and the same is not tried again', async () => {
    const rig = await serving({
      endpoints: [{ kind: 'alarm', component: 'chat-one', nth: 1, silent: true }],
    });
    const first = await rig.apply(hosted('b', NAMED));
    expect([first.exit, first.outcomes[0]?.result, first.plan.units[0]?.rollbackOn]).toEqual([
      3,
      'rolled-back',
      [{ alarm: 'chat-5xx' }],
    ]);
    expect(first.outcomes[0]?.error?.message).toBe(
      'SageMaker rolled the change of chat-one back after alarm chat-5xx went off: the service gave no reason',
    );
    const before = rig.mutations().length;
    const again = await rig.apply(hosted('b', NAMED));
    expect([again.exit, again.plan.units[0]?.heldBy]).toEqual([3, 'INF3003']);
    expect(rig.mutations()).toHaveLength(before);
    await rig.simulator.clock.sleep(10 * 60_000);
    expect((await rig.apply(hosted('b', NAMED), { retry: true })).exit).toBe(0);
    expect(await rig.plan(hosted('b', NAMED))).toMatchObject({ differs: false });
  });

  it('is watched by the run that takes up what another has begun', async () => {
    const rig = await serving({
      endpoints: [{ kind: 'alarm', component: 'chat-one', nth: 1, silent: true }],
    });
    expect((await rig.apply(hosted('b', NAMED), { wait: false })).exit).toBe(0);
    const next = await rig.apply(hosted('b', NAMED));
    expect([next.exit, next.outcomes[0]?.error?.message]).toEqual([
      3,
      expect.stringContaining('after alarm chat-5xx went off'),
    ]);
  });
});

describe('alarms that inferra makes', () => {
  const NAMES = ['errors5xx', 'latencyP95'].map((metric) => `risk-chat-one.${metric}`);

  it('come before the update, look at the component, follow the file, and go with it', async () => {
    const rig = await serving();
    const before = rig.mutations().length;
    const { exit, plan } = await rig.apply(hosted('b', OWN));
    expect([exit, plan.units[0]?.rollbackOn]).toEqual([
      0,
      [
        { alarm: NAMES[0], when: '5xx errors above 0.5 % of one' },
        { alarm: NAMES[1], when: 'p95 latency above 1500 ms of one' },
      ],
    ]);
    expect(rig.mutations().slice(before, before + 6)).toEqual([
      ...[
        'AddTags',
        'CreateModel',
        'AddTags',
        'PutMetricAlarm',
        'PutMetricAlarm',
        'UpdateInferenceComponent',
      ],
    ]);
    expect(made(rig)).toEqual(NAMES);
    const [errors] = sent(rig, 'PutMetricAlarm').map(({ input }) => input);
    expect(errors).toMatchObject({
      ...{ Namespace: 'AWS/SageMaker', MetricName: 'Invocation5XXErrors', Threshold: 0.005 },
      Dimensions: [{ Name: 'InferenceComponentName', Value: 'chat-one' }],
      Tags: expect.arrayContaining([{ Key: 'inferra:project', Value: 'risk' }]),
    });
    expect(await rig.plan(hosted('b', OWN))).toMatchObject({ differs: false });
    // What the file no longer has goes with the next update, and what it has otherwise is written over.
    const fewer = { ...OWN, rollbackOn: [{ errors5xx: '2%' }] };
    expect(await rig.plan(hosted('b', fewer))).toMatchObject({ differs: false });
    expect((await rig.apply(hosted('a', fewer))).exit).toBe(0);
    expect(made(rig)).toEqual(NAMES.slice(0, 1));
    expect(sent(rig, 'PutMetricAlarm').at(-1)?.input).toMatchObject({ Threshold: 0.02 });
    // A component that goes takes them along, beside others and with its endpoint.
    const two = { two: { model: 'b', resources: NEEDS } };
    const gone = hosted('a', OWN, two).replace(/"one":\{.*?\}\},(?="two")/, '');
    expect(gone).not.toContain('"one"');
    expect((await rig.apply(gone)).exit).toBe(0);
    expect(made(rig)).toEqual([]);
    expect((await rig.apply(hosted('a', OWN))).exit).toBe(0);
    expect((await rig.apply(hosted('b', OWN))).exit).toBe(0);
    expect(made(rig)).toEqual(NAMES);
    expect((await rig.destroy(hosted('b', OWN))).exit).toBe(0);
    expect(made(rig)).toEqual([]);
  });

  it('hold the next update while one of them is in ALARM', async () => {
    const rig = await serving();
    expect((await rig.apply(hosted('b', OWN))).exit).toBe(0);
    const alarm = rig.simulator.world.get('alarm', NAMES[0] ?? '');
    if (alarm !== undefined) rig.simulator.world.commit([{ ...alarm, state: 'ALARM' }]);
    expect(await rig.apply(hosted('a', OWN))).toMatchObject({
      exit: 6,
      plan: { units: [{ heldBy: 'INF5041' }] },
    });
  });
});
