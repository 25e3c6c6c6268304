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

  it('says so where the account may not be searched, and plans all the same', async () => {
    const rig = await openRig({ scenario: { requests: [{ kind: 'access-denied', operation: 'Search' }] } });
    expect((await rig.apply(many(12))).exit).toBe(0);
    const { plan, differs } = await rig.plan(many(12));
    expect(differs).toBe(false);
    expect(plan.diagnostics.map(({ code }) => code)).toEqual(['INF3008']);
  });
});
