// Work that an earlier run began, the service carries on with, or somebody interferes with.
import { describe, expect, it } from 'vitest';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';

const V1 = fileOf({ fraud: {} });
const V2 = fileOf({ fraud: { model: 'b' } });
const MINUTE = 60_000;

const verdicts = async (rig: Rig, file: string) =>
  (await rig.plan(file)).plan.units.map(({ verdict }) => verdict);
const since = (rig: Rig, count: number) => rig.mutations().slice(count);

describe('a run that does not wait', () => {
  it('ends with exit 0, and the next one takes a create up', async () => {
    const rig = await openRig();
    const first = await rig.apply(V1, { wait: false });
    expect([first.exit, first.outcomes[0]?.result]).toEqual([0, 'running']);
    expect(await verdicts(rig, V1)).toEqual(['unfinished']);
    const sent = rig.mutations().length;
    expect((await rig.apply(V1)).exit).toBe(0);
    expect(since(rig, sent)).toEqual(['AddTags']);
    expect(await verdicts(rig, V1)).toEqual(['same']);
  });

  it('and one that takes an update up: it marks it applied and cleans up', async () => {
    const rig = await openRig();
    await rig.apply(V1);
    await rig.apply(V2);
    const v3 = fileOf({ fraud: { model: 'b', instance: ['ml.c5.xlarge', 1] } });
    expect((await rig.apply(v3, { wait: false })).exit).toBe(0);
    expect(await verdicts(rig, v3)).toEqual(['unfinished']);
    const sent = rig.mutations().length;
    expect((await rig.apply(v3)).exit).toBe(0);
    expect(since(rig, sent)).toEqual(['AddTags', 'DeleteEndpointConfig', 'DeleteModel', 'AddTags']);
    expect(await verdicts(rig, v3)).toEqual(['same']);
  });

  it('records what has arrived in the meantime', async () => {
    const rig = await openRig();
    await rig.apply(V1);
    await rig.apply(V2, { wait: false });
    await rig.simulator.clock.sleep(30 * MINUTE);
    const sent = rig.mutations().length;
    expect((await rig.apply(V2)).exit).toBe(0);
    expect(since(rig, sent)).toEqual(['AddTags']);
    expect(await verdicts(rig, V2)).toEqual(['same']);
  });
});

describe('the file moves on while a change is under way', () => {
  it('back to what serves still: the update is waited for and then undone', async () => {
    const rig = await openRig();
    await rig.apply(V1);
    await rig.apply(V2, { wait: false });
    const planned = await rig.plan(V1);
    expect(planned.plan.units[0]).toMatchObject({ verdict: 'busy', heldBy: 'INF3006', steps: [] });
    const result = await rig.apply(V1);
    expect([result.exit, result.plan.units[0]?.effect]).toEqual([0, 'swap']);
    expect(await verdicts(rig, V1)).toEqual(['same']);
  });

  it('is exit 7 for a run that does not wait, and nothing is sent', async () => {
    const rig = await openRig();
    await rig.apply(V1);
    await rig.apply(V2, { wait: false });
    const sent = rig.mutations().length;
    expect((await rig.apply(V1, { wait: false })).exit).toBe(7);
    expect(since(rig, sent)).toEqual([]);
  });
});

describe('a time-out', () => {
  it('is exit 7, and the same command goes on', async () => {
    const rig = await openRig();
    const first = await rig.apply(V1, { timeoutMs: MINUTE });
    expect([first.exit, first.outcomes[0]?.result]).toEqual([7, 'running']);
    expect((await rig.apply(V1)).exit).toBe(0);
    expect(rig.mutations().filter((operation) => operation === 'CreateEndpoint')).toHaveLength(1);
    expect(await verdicts(rig, V1)).toEqual(['same']);
  });
});

describe('parts that a cut-off run left', () => {
  it('are adopted: a model and a config that exist already are not in the way', async () => {
    const rig = await openRig({
      scenario: { requests: [{ kind: 'access-denied', operation: 'CreateEndpoint', nth: 1 }] },
    });
    expect((await rig.apply(V1)).exit).toBe(4);
    expect(rig.simulator.world.configs()).toHaveLength(1);
    const result = await rig.apply(V1);
    expect(result.exit).toBe(0);
    const adopted = rig
      .events()
      .flatMap((event) => (event.type === 'step-finished' && event.adopted ? [event.verb] : []));
    expect(adopted).toEqual(['put', 'put']);
    expect(rig.simulator.world.models()).toHaveLength(1);
  });

  it('of an endpoint that was never made are found by --prune and destroy', async () => {
    for (const clean of ['apply', 'destroy'] as const) {
      const rig = await openRig({
        scenario: { requests: [{ kind: 'access-denied', operation: 'CreateEndpoint', nth: 1 }] },
      });
      await rig.apply(V1);
      await rig[clean](fileOf({}), ALLOWED);
      expect([rig.simulator.world.configs(), rig.simulator.world.models()]).toEqual([[], []]);
    }
  });

  it('of a targeted destroy are found by the same command', async () => {
    const rig = await openRig({
      scenario: { requests: [{ kind: 'access-denied', operation: 'DeleteEndpointConfig', nth: 1 }] },
    });
    await rig.apply(V1);
    expect((await rig.destroy(V1, { targets: ['fraud'] })).exit).toBe(4);
    expect((await rig.destroy(V1, { targets: ['fraud'] })).exit).toBe(0);
    expect([rig.simulator.world.configs(), rig.simulator.world.models()]).toEqual([[], []]);
  });
});

describe('a change of tags only', () => {
  it('is one request, or two where a tag goes', async () => {
    const rig = await openRig();
    await rig.apply(fileOf({ fraud: { tags: { team: 'a' } } }));
    for (const [tags, requests] of [
      [{ team: 'b', stage: 'x' }, ['AddTags']],
      [{ team: 'b' }, ['DeleteTags', 'AddTags']],
      [{}, ['DeleteTags', 'AddTags']],
    ] as const) {
      const sent = rig.mutations().length;
      const file = fileOf({ fraud: { tags } });
      const { plan } = await rig.apply(file);
      expect(plan.units[0]).toMatchObject({ effect: 'live', summary: 'tags only', minutes: 0 });
      expect(since(rig, sent)).toEqual(requests);
      expect(await verdicts(rig, file)).toEqual(['same']);
    }
  });

  it.each([
    ['before the first', { operation: 'DeleteTags', nth: 1 }],
    ['between its two requests', { operation: 'AddTags', nth: 2 }],
  ])('that was cut off %s leaves no tag behind', async (_when, request) => {
    const rig = await openRig({ scenario: { requests: [{ kind: 'access-denied', ...request }] } });
    await rig.apply(fileOf({ fraud: { tags: { team: 'a' } } }));
    expect((await rig.apply(V1)).exit).toBe(4);
    expect(await verdicts(rig, V1)).not.toEqual(['same']);
    expect((await rig.apply(V1)).exit).toBe(0);
    const keys = rig.simulator.world.get('endpoint', 'fraud')?.tags.map(({ Key }) => Key);
    expect(keys).not.toContain('team');
    expect(await verdicts(rig, V1)).toEqual(['same']);
  });
});

describe('somebody else', () => {
  it('who moves a count causes drift, which is named and mended', async () => {
    const rig = await openRig({
      scenario: {
        events: [{ kind: 'scale', atMinutes: 30, endpoint: 'fraud', variant: 'AllTraffic', count: 3 }],
      },
    });
    await rig.apply(V1);
    await rig.simulator.clock.sleep(60 * MINUTE);
    const { plan } = await rig.plan(V1);
    expect(plan.units[0]).toMatchObject({
      verdict: 'drift',
      effect: 'live',
      fields: [{ field: 'compute', from: 'ml.m5.large × 3', to: 'ml.m5.large × 1', drift: true }],
    });
    expect((await rig.apply(V1)).exit).toBe(0);
    expect(rig.simulator.world.get('endpoint', 'fraud')?.fleet?.variants[0]?.currentCount).toBe(1);
    expect(await verdicts(rig, V1)).toEqual(['same']);
  });

  it('who moves a count while the repository moves on causes both', async () => {
    const rig = await openRig({
      scenario: {
        events: [{ kind: 'scale', atMinutes: 30, endpoint: 'fraud', variant: 'AllTraffic', count: 3 }],
      },
    });
    await rig.apply(V1);
    await rig.simulator.clock.sleep(60 * MINUTE);
    expect(await verdicts(rig, V2)).toEqual(['both']);
    expect((await rig.apply(V2)).exit).toBe(0);
    expect(await verdicts(rig, V2)).toEqual(['same']);
  });

  it('who changes a tag causes drift too, and what else is tagged stays', async () => {
    const tags = { team: 'mine', other: 'theirs' };
    const rig = await openRig({
      scenario: { events: [{ kind: 'tag', atMinutes: 30, endpoint: 'fraud', tags }] },
    });
    const file = fileOf({ fraud: { tags: { team: 'a' } } });
    await rig.apply(file);
    await rig.simulator.clock.sleep(60 * MINUTE);
    const { plan } = await rig.plan(file);
    expect(plan.units[0]).toMatchObject({
      verdict: 'drift',
      fields: [{ field: 'tag team', from: 'mine', to: 'a', drift: true }],
    });
    await rig.apply(file);
    expect(await verdicts(rig, file)).toEqual(['same']);
    expect(rig.simulator.world.get('endpoint', 'fraud')?.tags).toContainEqual({
      Key: 'other',
      Value: 'theirs',
    });
  });

  it('who deletes the endpoint makes it a create again, once the deletion is over', async () => {
    const rig = await openRig({
      scenario: { events: [{ kind: 'delete', atMinutes: 30, endpoint: 'fraud' }] },
    });
    await rig.apply(V1);
    const { clock } = rig.simulator;
    await clock.sleep(30 * MINUTE - (clock.now() - rig.simulator.world.begun));
    expect(await verdicts(rig, V1)).toEqual(['busy']);
    const result = await rig.apply(V1);
    expect([result.exit, result.plan.units[0]?.effect]).toEqual([0, 'create']);
    expect(await verdicts(rig, V1)).toEqual(['same']);
  });
});

describe('maintenance by the service', () => {
  it('is waited for, and then the change is made', async () => {
    const rig = await openRig({
      scenario: { events: [{ kind: 'system-update', atMinutes: 30, endpoint: 'fraud', minutes: 15 }] },
    });
    await rig.apply(V1);
    const { clock } = rig.simulator;
    await clock.sleep(31 * MINUTE - (clock.now() - rig.simulator.world.begun));
    expect((await rig.plan(V2)).plan.units[0]).toMatchObject({
      verdict: 'busy',
      held: 'waits: SystemUpdating',
    });
    expect((await rig.apply(V2)).exit).toBe(0);
    expect(rig.events().some(({ type }) => type === 'settling')).toBe(true);
    expect(await verdicts(rig, V2)).toEqual(['same']);
  });
});
