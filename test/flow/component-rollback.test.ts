// One component is taken back by hand: to what was verified before, in place, with nothing else touched; and it is held there until
// the file changes it, or somebody ends the hold.
import { describe, expect, it } from 'vitest';
import { handOn } from '../support/by-hand.ts';
import { fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const NEEDS = { accelerators: 1, memoryMin: '8GB' };
const LORA = { base: 'one', artifact: 's3://risk-models/lora-1.tar.gz' };
const hosted = (one: object, lora: object = {}) =>
  fileOf({
    chat: {
      hosting: {
        instance: { type: 'ml.g5.12xlarge', count: 2 },
        components: {
          one: { model: 'a', resources: NEEDS, ...one },
          two: { model: 'b', resources: NEEDS },
          lora: { ...LORA, ...lora },
        },
      },
    },
  });

const component = ({ simulator: { world } }: Rig, name = 'chat-one') =>
  world.get('inference-component', name);
const artifactOf = (rig: Rig) => {
  const model = rig.simulator.world.get('model', component(rig)?.spec.ModelName ?? '');
  return JSON.stringify(model?.spec).match(/risk-models\/(\w)\//)?.[1];
};
const back = (rig: Rig, file: string, more: object = {}) =>
  rig.rollback(file, { endpoint: 'chat', component: 'one', ...more });
const changesSince = ({ simulator: { world } }: Rig, from: number) =>
  world
    .requests()
    .slice(from)
    .filter(({ mutating, operation }) => mutating && !/Tags$/.test(operation))
    .map(({ operation, input }) => `${operation} ${input.InferenceComponentName ?? ''}`.trim());
const count = ({ simulator: { world } }: Rig) => world.requests().length;

const FIRST = hosted({});
const SECOND = hosted({ model: 'b', copies: 2 });

/** The second specification serves, and the first one was verified before. */
async function moved(): Promise<Rig> {
  const rig = await openRig();
  expect((await rig.apply(FIRST)).exit).toBe(0);
  expect((await rig.apply(SECOND)).exit).toBe(0);
  return rig;
}

describe('a component that is taken back', () => {
  it('serves what was verified before, with its copies, and stays until the file changes it', async () => {
    const rig = await moved();
    const from = count(rig);
    const taken = await back(rig, SECOND);
    expect(taken).toMatchObject({ exit: 0, outcomes: [{ result: 'done' }] });
    expect(changesSince(rig, from)).toEqual(['UpdateInferenceComponent chat-one']);
    expect([artifactOf(rig), component(rig)?.copies]).toEqual(['a', { desired: 2, current: 2 }]);
    // The same again changes nothing.
    const after = count(rig);
    expect((await back(rig, SECOND)).plan.units[0]).toMatchObject({ verdict: 'same' });
    const held = await rig.apply(SECOND, { retry: true });
    expect(held).toMatchObject({ exit: 6, plan: { units: [{ verdict: 'held', heldBy: 'INF5007' }] } });
    expect(held.plan.diagnostics[0]).toMatchObject({
      message: expect.stringContaining('inference component chat-one was rolled back by hand'),
      hint: expect.stringContaining('inferra rollback chat --component one --release'),
    });
    // Copies alone do not bring back what was taken back.
    expect((await rig.apply(hosted({ model: 'b', copies: 1 }))).exit).toBe(6);
    expect(changesSince(rig, after)).toEqual([]);
    expect((await rig.drift(SECOND)).exit).toBe(2);
    const third = hosted({ model: 'b', copies: 2, resources: { ...NEEDS, memoryMin: '9GB' } });
    expect((await rig.apply(third)).exit).toBe(0);
    expect(component(rig)?.tags.map(({ Key }) => Key)).not.toContain('inferra:hold');
    expect(await rig.plan(third)).toMatchObject({ differs: false });
    // It is not held any more, even where the file comes back to it.
    expect((await rig.apply(SECOND)).exit).toBe(0);
  });

  it('is let go by hand, and ends by itself where the file says what serves', async () => {
    const rig = await moved();
    expect((await back(rig, SECOND)).exit).toBe(0);
    const from = count(rig);
    const released = await back(rig, SECOND, { release: true });
    expect(released).toMatchObject({ exit: 0, outcomes: [{ result: 'done' }] });
    expect(changesSince(rig, from)).toEqual([]);
    expect((await back(rig, SECOND, { release: true })).plan.units[0]).toMatchObject({ verdict: 'same' });
    expect((await rig.apply(SECOND)).exit).toBe(0);
    expect(artifactOf(rig)).toBe('b');
    expect((await back(rig, SECOND)).exit).toBe(0);
    const first = hosted({ copies: 2 });
    expect((await rig.apply(first)).exit).toBe(0);
    expect(component(rig)?.tags.map(({ Key }) => Key)).not.toContain('inferra:hold');
    expect(await rig.plan(first)).toMatchObject({ differs: false });
  });

  it('may be an adapter, and goes in batches where the file has some', async () => {
    const rig = await moved();
    const next = hosted({ model: 'b', copies: 2 }, { artifact: 's3://risk-models/lora-2.tar.gz' });
    expect((await rig.apply(next)).exit).toBe(0);
    expect((await back(rig, next, { component: 'endpoints.chat.components.lora' })).exit).toBe(0);
    expect(component(rig, 'chat-lora')?.spec.Container?.ArtifactUrl).toBe('s3://risk-models/lora-1.tar.gz');
    const rollout = { size: 1, bake: '10m', rollbackOn: [{ alarm: 'x' }] };
    expect((await back(rig, hosted({ model: 'b', copies: 2, rollout }))).exit).toBe(0);
    expect(component(rig)?.lastDeployment).toEqual({
      RollingUpdatePolicy: {
        MaximumBatchSize: { Type: 'COPY_COUNT', Value: 1 },
        WaitIntervalInSeconds: 0,
      },
    });
  });
});

describe('a component that cannot be taken back', () => {
  it('is told why, and nothing is sent', async () => {
    const rig = await openRig();
    expect((await rig.apply(FIRST)).exit).toBe(0);
    const from = count(rig);
    const refusals = [
      [FIRST, {}, 'INF3013', 'has no verified specification besides what serves'],
      [FIRST, { component: 'nobody' }, 'INF3007', 'has no component "nobody" in the file'],
      [fileOf({ chat: {} }), {}, 'INF3007', 'has no component "one" in the file'],
    ] as const;
    for (const [file, more, code, message] of refusals) {
      await expect(back(rig, file, more)).rejects.toMatchObject({
        code,
        message: expect.stringContaining(message),
      });
    }
    expect((await rig.apply(SECOND)).exit).toBe(0);
    const hand = await handOn(rig);
    await hand.cloud.call('UpdateInferenceComponentRuntimeConfig', {
      InferenceComponentName: 'chat-one',
      DesiredRuntimeConfig: { CopyCount: 1 },
    });
    await expect(back(rig, SECOND)).rejects.toMatchObject({ code: 'INF3006' });
    await rig.simulator.clock.sleep(20 * 60_000);
    const [model] = rig.simulator.world.models().filter(({ name }) => !served(rig).includes(name));
    await hand.cloud.call('DeleteModel', { ModelName: model?.name ?? '' });
    await expect(back(rig, SECOND)).rejects.toMatchObject({
      code: 'INF3014',
      message: expect.stringContaining(model?.name ?? '?'),
    });
    expect(changesSince(rig, from).filter((one) => one.startsWith('UpdateInferenceComponent '))).toHaveLength(
      1,
    );
  });
});

function served({ simulator: { world } }: Rig): readonly string[] {
  return world.seenAll('inference-component', 0).flatMap(({ spec }) => spec.ModelName ?? []);
}
