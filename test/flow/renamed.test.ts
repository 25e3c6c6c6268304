// A rename with `moved` is one mark: no fleet is made, nothing is removed, and what follows works on the same endpoint.
import { describe, expect, it } from 'vitest';
import { type EndpointText, fileOf, withMembers } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';

const moved = (...pairs: readonly (readonly [string, string])[]) => ({
  moved: pairs.map(([from, to]) => ({ from: `endpoints.${from}`, to: `endpoints.${to}` })),
});
const before = fileOf({ old: {}, other: {} });
const renamed = (endpoint: EndpointText = {}) =>
  withMembers(fileOf({ fraud: endpoint, other: {} }), moved(['old', 'fraud']));

async function rigWith(file: string): Promise<Rig> {
  const rig = await openRig();
  expect((await rig.apply(file)).exit).toBe(0);
  return rig;
}

const namesIn = ({ simulator: { world } }: Rig) =>
  world
    .endpoints()
    .map(({ name }) => name)
    .sort();
const addressOf = ({ simulator: { world } }: Rig, name: string) =>
  world
    .endpoints()
    .find((one) => one.name === name)
    ?.tags.find(({ Key }) => Key === 'inferra:address')?.Value;

describe('a rename', () => {
  it('is planned as such, without a deletion or a new fleet', async () => {
    const rig = await rigWith(before);
    const { plan } = await rig.plan(renamed());
    expect(plan.summary).toMatchObject({ add: 0, destroy: 0, unpruned: 0, change: 1 });
    expect(plan.units[0]).toMatchObject({
      address: 'endpoints.fraud',
      name: 'old',
      effect: 'live',
      summary: 'renamed from endpoints.old',
    });
    expect(plan.units[0]?.steps.map(({ verb }) => verb)).toEqual(['mark']);
    expect(plan.diagnostics).toEqual([]);
  });

  it('is one request, after which the plan is empty', async () => {
    const rig = await rigWith(before);
    const sent = rig.mutations().length;
    expect((await rig.apply(renamed())).exit).toBe(0);
    expect(rig.mutations().slice(sent)).toEqual(['AddTags']);
    expect(namesIn(rig)).toEqual(['old', 'other']);
    expect(addressOf(rig, 'old')).toBe('endpoints.fraud');
    expect(await rig.plan(renamed())).toMatchObject({ differs: false });
  });

  it('may come with a new fleet, and clean up what was made under the old address', async () => {
    const rig = await rigWith(before);
    const bigger = renamed({ instance: ['ml.m5.xlarge', 1] });
    const { plan } = await rig.plan(bigger);
    expect(plan.units[0]).toMatchObject({ effect: 'swap', name: 'old' });
    expect(plan.units[0]?.reasons).toContain('renamed from endpoints.old');
    expect((await rig.apply(bigger)).exit).toBe(0);
    expect((await rig.apply(renamed({ instance: ['ml.c5.large', 1] }))).exit).toBe(0);
    expect(rig.simulator.world.configs().filter(({ name }) => name.startsWith('risk-old-'))).toHaveLength(2);
    expect(await rig.plan(renamed({ instance: ['ml.c5.large', 1] }), ALLOWED)).toMatchObject({
      differs: false,
    });
  });

  it('goes back to what was verified under the old address', async () => {
    const rig = await rigWith(before);
    expect((await rig.apply(renamed({ model: 'b' }))).exit).toBe(0);
    expect((await rig.apply(renamed())).exit).toBe(0);
    expect(await rig.plan(renamed())).toMatchObject({ differs: false });
  });

  it('follows a chain, whichever of its links was applied', async () => {
    const chain = withMembers(fileOf({ fraud: {} }), moved(['old', 'mid'], ['mid', 'fraud']));
    const half = withMembers(fileOf({ mid: {} }), moved(['old', 'mid']));
    for (const files of [[chain], [half, chain]]) {
      const rig = await rigWith(fileOf({ old: {} }));
      for (const file of files) expect((await rig.apply(file)).exit).toBe(0);
      expect(namesIn(rig)).toEqual(['old']);
      expect(addressOf(rig, 'old')).toBe('endpoints.fraud');
    }
  });

  it('makes an endpoint of the new name where there is none of the old one', async () => {
    const rig = await rigWith(renamed());
    expect(namesIn(rig)).toEqual(['fraud', 'other']);
    expect(await rig.plan(renamed())).toMatchObject({ differs: false });
  });

  it('is no obstacle to destroying', async () => {
    const rig = await rigWith(before);
    await rig.apply(renamed());
    expect((await rig.destroy(renamed())).exit).toBe(0);
    expect([...namesIn(rig), ...rig.simulator.world.models(), ...rig.simulator.world.configs()]).toEqual([]);
  });
});

describe('without `moved`', () => {
  const bare = fileOf({ fraud: {}, other: {} });

  it('the plan says that it looks like a rename, and what to write', async () => {
    const rig = await rigWith(before);
    const { plan } = await rig.plan(bare);
    expect(plan.summary).toMatchObject({ add: 1, unpruned: 1 });
    const hints = plan.diagnostics.filter(({ code }) => code === 'INF3011');
    expect(hints).toMatchObject([
      {
        severity: 'warning',
        address: 'endpoints.fraud',
        message: 'endpoints.fraud looks like a rename of endpoints.old: both have the same content',
        hint: 'if it is, add moved: [{ from: endpoints.old, to: endpoints.fraud }], and nothing is created or removed',
      },
    ]);
  });

  it('so it does where the entry was taken away again', async () => {
    const rig = await rigWith(before);
    await rig.apply(renamed());
    const { plan } = await rig.plan(bare);
    const [hint] = plan.diagnostics.filter(({ code }) => code === 'INF3011');
    expect(hint?.hint).toBe('keep its entry under moved: for as long as it is called old in the account');
  });

  it.each([
    ['another model', fileOf({ fraud: { model: 'b' }, other: {} })],
    ['another type', fileOf({ fraud: { instance: ['ml.c5.large', 1] }, other: {} })],
    ['another kind of hardware', fileOf({ fraud: { serverless: ['2GB', 5] }, other: {} })],
  ])('it does not with %s', async (_what, file) => {
    const rig = await rigWith(before);
    const { plan } = await rig.plan(file);
    expect(plan.diagnostics.filter(({ code }) => code === 'INF3011')).toEqual([]);
  });
});
