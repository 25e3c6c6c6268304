// What a plan costs in requests, and that an index which lags leads to nothing wrong.
import { describe, expect, it } from 'vitest';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';

const many = (count: number, instances = 1) =>
  fileOf(
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `e-${index}`,
        { instance: ['ml.m5.large', instances] } as const,
      ]),
    ),
  );

async function requestsOf(rig: Rig, act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = rig.simulator.world.requests().length;
  await act();
  const counts: Record<string, number> = {};
  for (const { operation } of rig.simulator.world.requests().slice(before)) {
    counts[operation] = (counts[operation] ?? 0) + 1;
  }
  return counts;
}

describe('reading', () => {
  it('an unchanged plan over 150 endpoints takes the pages and nothing else', async () => {
    const rig = await openRig();
    expect((await rig.apply(many(150))).exit).toBe(0);
    const counts = await requestsOf(rig, async () => {
      expect((await rig.plan(many(150))).differs).toBe(false);
    });
    expect(counts).toEqual({ GetCallerIdentity: 1, Search: 2, ListEndpoints: 2 });
  });

  it('a first plan over 150 endpoints takes the pages, and the parts that a cut-off run may have left', async () => {
    const rig = await openRig();
    const counts = await requestsOf(rig, async () => {
      expect((await rig.plan(many(150))).plan.summary).toMatchObject({ add: 150 });
    });
    expect(counts).toEqual({
      GetCallerIdentity: 1,
      Search: 1,
      ListEndpoints: 1,
      ListEndpointConfigs: 1,
      ListModels: 1,
    });
  });

  it('an unchanged plan over a few endpoints describes them and lists nothing', async () => {
    const rig = await openRig();
    await rig.apply(many(3));
    const counts = await requestsOf(rig, () => rig.plan(many(3)));
    expect(counts).toEqual({ GetCallerIdentity: 1, Search: 1, DescribeEndpoint: 3, ListTags: 3 });
  });

  it('describes those endpoints that differ', async () => {
    const rig = await openRig();
    await rig.apply(many(12));
    const file = JSON.parse(many(12)) as { endpoints: Record<string, { instance: { count: number } }> };
    Object.assign(file.endpoints['e-3']?.instance ?? {}, { count: 2 });
    const counts = await requestsOf(rig, async () => {
      expect((await rig.plan(JSON.stringify(file))).plan.summary).toMatchObject({ change: 1 });
    });
    expect(counts.DescribeEndpoint).toBe(1);
  });

  it('plans the same digest from the pages as from descriptions', async () => {
    const rig = await openRig();
    await rig.apply(many(12));
    const { digest } = (await rig.plan(many(12))).plan;
    const blind = await openRig({
      from: rig.simulator.world.state(),
      scenario: { lags: { search: 3_600_000_000 } },
    });
    const other = await blind.plan(many(12));
    expect(other.differs).toBe(false);
    expect(other.plan.digest).toBe(digest);
  });

  it('does nothing wrong while the index is 60 seconds late', async () => {
    const rig = await openRig({ scenario: { lags: { search: 60_000 } } });
    for (const [count, instances] of [
      [12, 1],
      [14, 2],
      [11, 1],
      [12, 3],
    ] as const) {
      const result = await rig.apply(many(count, instances), ALLOWED);
      expect(result.outcomes.filter((one) => one.result !== 'done')).toEqual([]);
      expect(
        (await rig.plan(many(count, instances), ALLOWED)).plan.units.filter(
          (one) => one.effect !== 'remove' && one.verdict !== 'same',
        ),
      ).toEqual([]);
    }
    await rig.simulator.clock.sleep(120_000);
    await rig.apply(many(12, 3), ALLOWED);
    expect((await rig.plan(many(12, 3), ALLOWED)).differs).toBe(false);
    expect(rig.simulator.world.endpoints()).toHaveLength(12);
  });

  it('plans for what the list does not show yet, and finds it before anything is sent', async () => {
    const rig = await openRig();
    await rig.apply(many(12));
    const late = await openRig({
      from: rig.simulator.world.state(),
      scenario: { lags: { search: 60_000, list: 60_000 } },
    });
    await late.simulator.clock.sleep(120_000);
    // Made just now, by somebody who did not wait: neither the index nor the list has it.
    await late.apply(many(13), { wait: false });
    const sent = late.mutations().length;
    const result = await late.apply(many(13));
    expect(result.plan.units.find(({ name }) => name === 'e-12')).toMatchObject({ effect: 'create' });
    expect(result.outcomes).toMatchObject([{ result: 'refused', error: { code: 'INF3001' } }]);
    expect(result.exit).toBe(5);
    expect(late.mutations()).toHaveLength(sent);
    await late.simulator.clock.sleep(600_000);
    expect((await late.apply(many(13))).exit).toBe(0);
    expect((await late.plan(many(13))).differs).toBe(false);
  });

  it('believes no absence of which the index cannot say anything', async () => {
    const rig = await openRig({ scenario: { requests: [{ kind: 'access-denied', operation: 'Search' }] } });
    const counts = await requestsOf(rig, () => rig.plan(many(12)));
    expect(counts.DescribeEndpoint).toBe(12);
  });

  it('says so where the account may not be searched, and plans all the same', async () => {
    const rig = await openRig({ scenario: { requests: [{ kind: 'access-denied', operation: 'Search' }] } });
    expect((await rig.apply(many(12))).exit).toBe(0);
    const { plan, differs } = await rig.plan(many(12));
    expect(differs).toBe(false);
    expect(plan.diagnostics.map(({ code }) => code)).toEqual(['INF3008']);
  });
});

// Counts at two sizes: what grows with endpoints shows in the difference, whatever a run costs besides.
describe('from 110 to 310 endpoints', () => {
  const [FEW, MANY] = [110, 310];
  const PAGES = 2;
  const MORE = MANY - FEW;

  async function grown(act: (rig: Rig, file: string) => Promise<unknown>, applied: boolean) {
    const counts = [];
    for (const count of [FEW, MANY]) {
      const rig = await openRig();
      if (applied) await rig.apply(many(count));
      counts.push(await requestsOf(rig, () => act(rig, many(count))));
    }
    const [small = {}, large = {}] = counts;
    return Object.fromEntries(Object.keys(large).map((key) => [key, (large[key] ?? 0) - (small[key] ?? 0)]));
  }

  it('a first plan grows by nothing', async () => {
    const growth = await grown((rig, file) => rig.plan(file), false);
    expect(Object.values(growth).every((one) => one === 0)).toBe(true);
  });

  it('an unchanged plan grows by the pages of index and list', async () => {
    expect(await grown((rig, file) => rig.plan(file), true)).toEqual({
      GetCallerIdentity: 0,
      Search: PAGES,
      ListEndpoints: PAGES,
    });
  });

  it('a first apply grows by four changes an endpoint, a look before and one after them', async () => {
    const growth = await grown(async (rig, file) => {
      expect((await rig.apply(file)).exit).toBe(0);
    }, false);
    const { DescribeEndpoint = 0, ListTags = 0, ListEndpoints = 0, ...others } = growth;
    expect(others).toEqual({
      GetCallerIdentity: 0,
      Search: 0,
      ListEndpointConfigs: 0,
      ListModels: 0,
      CreateModel: MORE,
      CreateEndpointConfig: MORE,
      CreateEndpoint: MORE,
      AddTags: MORE,
    });
    // The last few are read one by one until they are there.
    const LAST = 40;
    expect(DescribeEndpoint).toBeLessThan(2 * MORE + LAST);
    expect(ListTags).toBeLessThan(MORE + LAST);
    // One look takes the pages of what is busy: two pages more, as long as none has arrived.
    const looks = (8 * 60) / 10;
    expect(ListEndpoints).toBeLessThan(looks * PAGES);
  });
});
