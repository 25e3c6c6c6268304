// One endpoint through its life, on the embedded simulator: what the plan says, what is sent, and that the plan after
// each apply is empty.
import { describe, expect, it } from 'vitest';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig } from '../support/rig.ts';

const V1 = fileOf({ fraud: {} });

describe('the life of an endpoint', () => {
  it('is created in four mutating requests, and the plan is empty after', async () => {
    const rig = await openRig();
    const first = await rig.apply(V1);
    expect(first.exit).toBe(0);
    expect(first.outcomes).toEqual([{ address: 'endpoints.fraud', result: 'done' }]);
    expect(rig.mutations()).toEqual(['CreateModel', 'CreateEndpointConfig', 'CreateEndpoint', 'AddTags']);

    const again = await rig.plan(V1);
    expect(again.differs).toBe(false);
    expect(again.plan.units.map(({ verdict }) => verdict)).toEqual(['same']);
  });

  it('swaps to a new model, keeps the last two verified configs and cleans the third up', async () => {
    const rig = await openRig();
    await rig.apply(V1);
    for (const instance of [
      ['ml.m5.xlarge', 1],
      ['ml.c5.xlarge', 1],
      ['ml.c5.2xlarge', 1],
    ] as const) {
      const result = await rig.apply(fileOf({ fraud: { instance, model: 'b' } }));
      expect(result.exit).toBe(0);
      expect(result.plan.units[0]?.effect).toBe('swap');
    }
    expect(rig.simulator.world.configs()).toHaveLength(2);
    expect(rig.simulator.world.models()).toHaveLength(1);
    expect((await rig.plan(fileOf({ fraud: { instance: ['ml.c5.2xlarge', 1], model: 'b' } }))).differs).toBe(
      false,
    );
  });

  it('moves a count without a new fleet', async () => {
    const rig = await openRig();
    await rig.apply(V1);
    const more = fileOf({ fraud: { instance: ['ml.m5.large', 3] } });
    const { plan, exit } = await rig.apply(more);
    expect([plan.units[0]?.effect, exit]).toEqual(['live', 0]);
    expect(rig.simulator.world.configs()).toHaveLength(1);
    expect((await rig.plan(more)).differs).toBe(false);
  });

  it('is destroyed with all its parts', async () => {
    const rig = await openRig();
    await rig.apply(V1);
    expect((await rig.destroy(V1)).exit).toBe(0);
    const { world } = rig.simulator;
    expect([world.endpoints(), world.configs(), world.models()]).toEqual([[], [], []]);
  });

  it('goes from instances to serverless only with --allow-downtime', async () => {
    const rig = await openRig();
    await rig.apply(V1);
    const serverless = fileOf({ fraud: { serverless: ['2GB', 5] } });
    expect((await rig.apply(serverless)).exit).toBe(6);
    expect((await rig.apply(serverless, ALLOWED)).outcomes).toEqual([
      { address: 'endpoints.fraud', result: 'done' },
    ]);
    expect((await rig.plan(serverless)).differs).toBe(false);
    expect(rig.simulator.world.configs()).toHaveLength(1);
  });

  it('is rolled back, declined, and tried again only with --retry', async () => {
    const rig = await openRig({
      scenario: { endpoints: [{ kind: 'ping', endpoint: 'fraud', on: 'update', times: 2 }] },
    });
    await rig.apply(V1);
    const bad = fileOf({ fraud: { instance: ['ml.c5.xlarge', 1] } });
    const result = await rig.apply(bad);
    expect(result.exit).toBe(3);
    expect(result.outcomes[0]?.error?.message).toContain('ping health check');
    const sent = rig.mutations().length;
    expect((await rig.apply(bad)).exit).toBe(3);
    expect(rig.mutations()).toHaveLength(sent);
    expect((await rig.apply(bad, { retry: true })).exit).toBe(3);
    expect(rig.mutations().slice(sent)).toContain('UpdateEndpoint');
    const back = await rig.apply(V1);
    expect(back.exit).toBe(0);
    expect(rig.simulator.world.configs()).toHaveLength(1);
    expect((await rig.plan(V1)).differs).toBe(false);
  });

  it('is made anew only after its protection was lifted, which is a run of its own', async () => {
    const rig = await openRig();
    await rig.apply(fileOf({ fraud: { protect: true } }));
    const open = fileOf({ fraud: { serverless: ['2GB', 5] } });
    const lifting = await rig.apply(open, ALLOWED);
    expect(lifting.exit).toBe(6);
    expect(rig.mutations().at(-1)).toBe('DeleteTags');
    expect(rig.simulator.world.invoke('fraud').served).toBe(true);
    expect((await rig.apply(open, ALLOWED)).exit).toBe(0);
    expect((await rig.plan(open)).differs).toBe(false);
  });

  it('keeps the tags of others when it is made anew', async () => {
    const rig = await openRig({
      scenario: { events: [{ atMinutes: 60, kind: 'tag', endpoint: 'fraud', tags: { owner: 'finance' } }] },
    });
    await rig.apply(fileOf({ fraud: { tags: { team: 'risk' } } }));
    await rig.simulator.clock.sleep(2 * 3_600_000);
    await rig.apply(fileOf({ fraud: { serverless: ['2GB', 5] } }), ALLOWED);
    const tags = rig.simulator.world.endpoints()[0]?.tags ?? [];
    expect(tags.find(({ Key }) => Key === 'owner')?.Value).toBe('finance');
    expect(tags.some(({ Key }) => Key === 'team')).toBe(false);
  });

  it('is removed without --max-deletes where the project owns enough others, also with --target', async () => {
    const rig = await openRig();
    const keys = ['a', 'b', 'c', 'd'];
    await rig.apply(fileOf(Object.fromEntries(keys.map((key) => [key, {}]))));
    const less = fileOf(Object.fromEntries(keys.slice(1).map((key) => [key, {}])));
    expect((await rig.apply(less, { prune: true, targets: ['a'] })).exit).toBe(0);
    expect(rig.simulator.world.endpoints()).toHaveLength(3);
  });
});
