// What needs somebody's word: removals, many of them, downtime, protection. Without it nothing happens and the exit says so.
import { describe, expect, it } from 'vitest';
import { fileOf } from '../support/files.ts';
import type { Rig } from '../support/rig.ts';
import { ALLOWED, openRig } from '../support/rig.ts';

const names = (rig: Rig) =>
  rig.simulator.world
    .endpoints()
    .map(({ name }) => name)
    .sort();
const many = (count: number) =>
  fileOf(Object.fromEntries(Array.from({ length: count }, (_, index) => [`e${index + 1}`, {}])));
const held = (units: readonly { readonly name: string; readonly held?: string }[]) =>
  units.flatMap(({ name, held: waits }) => (waits === undefined ? [] : [`${name}: ${waits}`]));

describe('an endpoint that the file no longer has', () => {
  it('stays, with exit 2, until --prune', async () => {
    const rig = await openRig();
    await rig.apply(many(4));
    const sent = rig.mutations().length;
    const { plan, exit, differs } = await rig.plan(many(3));
    expect([held(plan.units), exit, differs]).toEqual([['e4: needs --prune'], 0, true]);
    expect(plan.summary).toEqual({ add: 0, change: 0, destroy: 0, unpruned: 1, held: 0 });
    expect((await rig.apply(many(3))).exit).toBe(2);
    expect(rig.mutations()).toHaveLength(sent);
    expect((await rig.apply(many(3), { prune: true })).exit).toBe(0);
    expect(names(rig)).toEqual(['e1', 'e2', 'e3']);
    expect(rig.simulator.world.models()).toHaveLength(3);
    expect((await rig.plan(many(3), ALLOWED)).differs).toBe(false);
  });

  it.each([
    ['2 of 4 need --max-deletes 2', 4, 2, undefined, 6],
    ['1 of 4 needs none', 4, 3, undefined, 0],
    ['1 of 3 is more than 30 %', 3, 2, undefined, 6],
    ['4 of 14 are more than 3', 14, 10, undefined, 6],
    ['3 of 10 are allowed', 10, 7, undefined, 0],
    ['2 of 4 with --max-deletes 2 are allowed', 4, 2, 2, 0],
    ['2 of 4 with --max-deletes 1 are refused', 4, 2, 1, 6],
    ['1 of 4 with --max-deletes 0 is refused', 4, 3, 0, 6],
  ])('%s', async (_sentence, before, after, maxDeletes, exit) => {
    const rig = await openRig();
    await rig.apply(many(before));
    const allowed = { prune: true, ...(maxDeletes === undefined ? {} : { maxDeletes }) };
    expect((await rig.apply(many(after), allowed)).exit).toBe(exit);
    expect(names(rig)).toHaveLength(exit === 0 ? after : before);
  });
});

describe('a protected endpoint', () => {
  const guarded = fileOf({ fraud: { protect: true }, search: {} });
  const without = fileOf({ search: {} });

  it('is kept even when the file drops it and its protection together, whatever is allowed', async () => {
    const rig = await openRig();
    await rig.apply(guarded);
    const sent = rig.mutations().length;
    const result = await rig.apply(without, ALLOWED);
    expect([result.exit, held(result.plan.units)]).toEqual([6, ['fraud: protected']]);
    const destroyed = await rig.destroy(without);
    expect(destroyed.exit).toBe(6);
    expect(names(rig)).toEqual(['fraud']);
    expect(rig.simulator.world.invoke('fraud').served).toBe(true);
    expect(
      rig
        .mutations()
        .slice(sent)
        .filter((operation) => operation === 'DeleteEndpoint'),
    ).toHaveLength(1);
  });

  it('is not deleted to be made anew', async () => {
    const rig = await openRig();
    await rig.apply(guarded);
    const serverless = fileOf({ fraud: { protect: true, serverless: ['2GB', 5] }, search: {} });
    expect((await rig.apply(serverless, ALLOWED)).exit).toBe(6);
    expect(rig.simulator.world.get('endpoint', 'fraud')?.status).toBe('InService');
  });

  it('can be removed once the protection was lifted by an apply of its own', async () => {
    const rig = await openRig();
    await rig.apply(guarded);
    const lifted = fileOf({ fraud: {}, search: {} });
    const result = await rig.apply(lifted);
    expect(result.plan.units[0]?.fields).toEqual([{ field: 'protect', from: 'true', to: 'false' }]);
    expect((await rig.apply(without, ALLOWED)).exit).toBe(0);
    expect(names(rig)).toEqual(['search']);
  });

  it('is updated like any other', async () => {
    const rig = await openRig();
    await rig.apply(guarded);
    const bigger = fileOf({ fraud: { protect: true, instance: ['ml.c5.xlarge', 2] }, search: {} });
    expect((await rig.apply(bigger)).exit).toBe(0);
    expect((await rig.plan(bigger)).differs).toBe(false);
  });
});

describe('downtime', () => {
  it('needs --allow-downtime; others go on', async () => {
    const rig = await openRig();
    await rig.apply(fileOf({ fraud: {}, search: {} }));
    const file = fileOf({ fraud: { serverless: ['2GB', 5] }, search: { instance: ['ml.m5.large', 2] } });
    const result = await rig.apply(file);
    expect([result.exit, held(result.plan.units)]).toEqual([6, ['fraud: needs --allow-downtime']]);
    expect(result.outcomes).toEqual([{ address: 'endpoints.search', result: 'done' }]);
    expect(rig.simulator.world.invoke('fraud')).toMatchObject({ served: true });
  });

  it('is not needed to mend an endpoint that never served', async () => {
    const rig = await openRig({
      scenario: { endpoints: [{ kind: 'capacity', on: 'create', nth: 1 }] },
    });
    expect((await rig.apply(fileOf({ fraud: { instance: ['ml.m5.large', 4] } }))).exit).toBe(1);
    const fewer = fileOf({ fraud: { instance: ['ml.m5.large', 2] } });
    const result = await rig.apply(fewer);
    expect(result.outcomes).toEqual([{ address: 'endpoints.fraud', result: 'done' }]);
    expect(rig.simulator.world.get('endpoint', 'fraud')?.fleet?.variants[0]?.currentCount).toBe(2);
    expect(rig.simulator.world.configs()).toHaveLength(1);
    expect((await rig.plan(fewer)).differs).toBe(false);
  });
});

describe('a question', () => {
  it('that is answered with no changes nothing', async () => {
    const rig = await openRig();
    const apply = rig.apply(many(1), { autoApprove: false }, undefined, { ask: async () => false });
    await expect(apply).rejects.toMatchObject({ code: 'INF6008', exit: 6 });
    expect(rig.mutations()).toEqual([]);
  });

  it('is not asked where nothing is to be done', async () => {
    const rig = await openRig();
    await rig.apply(many(1));
    const ask = () => Promise.reject(new Error('asked'));
    expect((await rig.apply(many(1), { autoApprove: false }, undefined, { ask })).exit).toBe(0);
  });
});

describe('a target', () => {
  it('limits a run to what it names', async () => {
    const rig = await openRig();
    const result = await rig.apply(many(3), { targets: ['e2', 'endpoints.e3'] });
    expect(result.plan.units.map(({ name }) => name)).toEqual(['e2', 'e3']);
    expect(names(rig)).toEqual(['e2', 'e3']);
  });

  it('that nobody has is wrong usage', async () => {
    const rig = await openRig();
    await expect(rig.plan(many(3), { targets: ['e9'] })).rejects.toMatchObject({ code: 'INF3007', exit: 64 });
  });
});
