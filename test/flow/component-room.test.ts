// Room for copies: what instances have is the same whoever says it, and where none is left the plan tells before SageMaker does.
import { describe, expect, it } from 'vitest';
import { roomOf } from '../../src/service/instance-room.ts';
import type { State } from '../../src/simulator/index.ts';
import { instanceTypes } from '../../src/simulator/services/generated/instances.ts';
import { handOn } from '../support/by-hand.ts';
import { fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

it('is known of every type, with the cores and the memory that the simulator gives it, and no fewer accelerators', () => {
  const said = Object.entries(instanceTypes).map(([type, [cpus, memory, , accelerators = 0]]) => {
    const room = roomOf(type);
    const isEnough = (room?.accelerators ?? -1) >= accelerators;
    return [type, room?.cpus, Math.abs((room?.memory ?? 0) - memory) < 0.01, isEnough, cpus];
  });
  expect(said.filter(([, found, memory, isEnough, cpus]) => found !== cpus || !memory || !isEnough)).toEqual(
    [],
  );
});

/** g5.12xlarge has 4 accelerators. */
const hosted = (one: object, instance: object = { count: 1 }) =>
  fileOf({
    chat: {
      hosting: {
        instance: { type: 'ml.g5.12xlarge', ...instance },
        components: { one: { model: 'a', resources: { accelerators: 1, memoryMin: '8GB' }, ...one } },
      },
    },
  });

async function applied(file: string): Promise<Rig> {
  const rig = await openRig();
  expect((await rig.apply(file)).exit).toBe(0);
  return rig;
}

const changes = ({ simulator: { world } }: Rig) =>
  world.requests().filter(({ operation }) => /^Update(InferenceComponent|Endpoint)/.test(operation)).length;

describe('beside what somebody else has put on the instances', () => {
  /** Two instances, one copy of ours, and a copy of somebody's with three accelerators. */
  async function crowded(): Promise<State> {
    const rig = await applied(hosted({}, { count: 2 }));
    const { cloud } = await handOn(rig);
    await cloud.call('CreateInferenceComponent', {
      ...{ InferenceComponentName: 'theirs', EndpointName: 'chat', VariantName: 'AllTraffic' },
      Specification: {
        ModelName: rig.simulator.world.get('inference-component', 'chat-one')?.spec.ModelName ?? '',
        ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 3, MinMemoryRequiredInMb: 1024 },
      },
      RuntimeConfig: { CopyCount: 1 },
    });
    await rig.simulator.clock.sleep(20 * 60_000);
    return rig.simulator.world.state();
  }

  it('more copies, and fewer instances, are held where these certainly do not hold all', async () => {
    const rig = await openRig({ from: await crowded() });
    const more = await rig.apply(hosted({ copies: 6 }, { count: 2 }));
    expect(more).toMatchObject({ exit: 6, plan: { units: [{ heldBy: 'INF5130' }] } });
    expect(more.plan.diagnostics.map(({ message }) => message)).toEqual([
      'endpoint chat has no room for its copies: one × 6 and theirs × 1 need 9 accelerators together, which takes 3 × ml.g5.12xlarge with 4 each, and there are 2',
    ]);
    expect((await rig.apply(hosted({ copies: 5 }, { count: 2 }))).exit).toBe(0);
    const fewer = await rig.apply(hosted({ copies: 2 }, { count: 1 }));
    expect(fewer).toMatchObject({ exit: 6, plan: { units: [{ effect: 'live', heldBy: 'INF5130' }] } });
    expect(changes(rig)).toBe(1);
    expect(await rig.plan(hosted({ copies: 5 }, { count: 2 }))).toMatchObject({ differs: false });
  });
});

describe('for what an update runs beside the old copies', () => {
  const FULL = { copies: 3 };

  it.each([
    ['is missed where all new ones come at once', {}, { count: 1 }, true],
    ['is there for one batch', { rollout: { size: 1, bake: '1m' } }, { count: 1 }, false],
    ['is there where SageMaker may add instances', {}, { count: 1, managed: { min: 1, max: 2 } }, false],
  ])('%s', async (_, rollout, instance, isWarned) => {
    const rig = await applied(hosted(FULL, instance));
    const { plan, exit } = await rig.plan(hosted({ ...FULL, ...rollout, model: 'b' }, instance));
    expect([exit, plan.units[0]?.heldBy]).toEqual([0, undefined]);
    expect(plan.diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual(
      isWarned
        ? [
            [
              'INF5131',
              'warning',
              'endpoint chat may have no room for its copies: while it is changed, one × 3 and new one × 3 need 6 accelerators together, which takes 2 × ml.g5.12xlarge with 4 each, and there is 1',
            ],
          ]
        : [],
    );
    const next = await rig.apply(hosted({ ...FULL, ...rollout, model: 'b' }, instance));
    // SageMaker takes back what found no room.
    expect(next.exit).toBe(isWarned ? 3 : 0);
  });

  it('is not reckoned where nothing is changed', async () => {
    const rig = await applied(hosted({ copies: 4 }));
    expect((await rig.plan(hosted({ copies: 4 }))).plan.diagnostics).toEqual([]);
  });
});
