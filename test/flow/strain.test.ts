// An account that answers late, seldom, or from yesterday. Time is simulated, so patience costs nothing here.
import { describe, expect, it } from 'vitest';
import type { Lags } from '../../src/simulator/faults/scenario.ts';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig } from '../support/rig.ts';

const endpoints = (count: number, text: object) =>
  fileOf(Object.fromEntries(Array.from({ length: count }, (_, index) => [`e${index + 1}`, text])));

describe('an account that lags', () => {
  it.each<[string, Lags]>([
    ['in its search index, by a minute', { search: 60_000 }],
    ['for new configs', { config: 15_000 }],
    ['for new models', { model: 15_000 }],
    ['in descriptions', { describe: 8_000 }],
    ['in lists', { list: 20_000 }],
    ['in tags', { tags: 10_000 }],
    [
      'in everything',
      { search: 60_000, config: 8_000, model: 8_000, describe: 8_000, list: 20_000, tags: 8_000 },
    ],
  ])('%s', async (_where, lags) => {
    const rig = await openRig({ scenario: { lags, emptyPages: true } });
    const pause = () => rig.simulator.clock.sleep(2 * 60_000);
    for (const file of [
      fileOf({ fraud: {}, search: {} }),
      fileOf({ fraud: { model: 'b' }, search: { instance: ['ml.m5.large', 2] } }),
      fileOf({ fraud: { model: 'b', instance: ['ml.c5.xlarge', 1] }, search: { tags: { team: 'a' } } }),
      fileOf({ fraud: { serverless: ['2GB', 5] } }),
    ]) {
      const result = await rig.apply(file, ALLOWED);
      expect(result.outcomes.filter(({ result: how }) => how !== 'done')).toEqual([]);
      expect(result.exit).toBe(0);
      await pause();
      expect((await rig.plan(file, ALLOWED)).differs).toBe(false);
    }
    expect(rig.simulator.world.endpoints().map(({ name }) => name)).toEqual(['fraud']);
    expect(rig.simulator.world.configs()).toHaveLength(1);
    expect(rig.simulator.world.models()).toHaveLength(1);
  });
});

describe('an account that lets one request a second through and refuses 30 % of them', () => {
  it('is planned for and applied to over 20 endpoints', async () => {
    const rig = await openRig({ scenario: { throttling: { rate: 1, burst: 1, refusalShare: 0.3 } } });
    const file = endpoints(20, {});
    const result = await rig.apply(file);
    expect(result.outcomes.filter(({ result: how }) => how !== 'done')).toEqual([]);
    expect(result.exit).toBe(0);
    expect((await rig.plan(file)).differs).toBe(false);
    const { plan } = await rig.plan(endpoints(20, { model: 'b' }));
    expect(plan.summary.change).toBe(20);
    expect(rig.simulator.world.requests().some(({ outcome }) => outcome === 'ThrottlingException')).toBe(
      true,
    );
  });
});
