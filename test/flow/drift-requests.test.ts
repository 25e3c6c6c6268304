// What a drift run costs in requests: the pages of a plan, the pages of configs and models, and each pinned address once.
import { describe, expect, it } from 'vitest';
import { handOn } from '../support/by-hand.ts';
import { fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const many = (count: number) =>
  fileOf(Object.fromEntries(Array.from({ length: count }, (_, at) => [`e-${at}`, {}])));

async function requestsOf(rig: Rig, file: string): Promise<Record<string, number>> {
  const before = rig.simulator.world.requests().length;
  await rig.drift(file);
  const counts: Record<string, number> = {};
  for (const { operation } of rig.simulator.world.requests().slice(before))
    counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

async function applied(count: number): Promise<Rig> {
  const rig = await openRig();
  expect((await rig.apply(many(count))).exit).toBe(0);
  return rig;
}

describe('a drift run', () => {
  it('over 150 endpoints takes the pages and nothing else, and each pinned address once', async () => {
    const rig = await applied(150);
    const pages = {
      GetCallerIdentity: 1,
      Search: 2,
      ListEndpoints: 2,
      ListEndpointConfigs: 2,
      ListModels: 2,
    };
    expect(await requestsOf(rig, many(150))).toEqual(pages);
    await rig.update(many(150));
    expect(await requestsOf(rig, many(150))).toEqual({ ...pages, HeadObject: 1, BatchGetImage: 1 });
  });

  it('grows from 110 to 310 endpoints by the pages', async () => {
    const [small, large] = [
      await requestsOf(await applied(110), many(110)),
      await requestsOf(await applied(310), many(310)),
    ];
    expect(
      Object.fromEntries(Object.entries(large).map(([key, count]) => [key, count - (small[key] ?? 0)])),
    ).toEqual({
      GetCallerIdentity: 0,
      Search: 2,
      ListEndpoints: 2,
      ListEndpointConfigs: 2,
      ListModels: 2,
    });
  });

  it('over a few endpoints describes them with their parts, and lists nothing', async () => {
    const rig = await applied(3);
    expect(await requestsOf(rig, many(3))).toEqual({
      GetCallerIdentity: 1,
      Search: 1,
      DescribeEndpoint: 3,
      DescribeEndpointConfig: 3,
      DescribeModel: 3,
      ListTags: 9,
    });
  });

  it('describes what the pages cannot vouch for, and no more', async () => {
    const rig = await applied(12);
    const hand = await handOn(rig);
    await rig.simulator.clock.sleep(60_000);
    await hand.replaceModel('e-3');
    await hand.deleteConfig('e-4');
    const { DescribeEndpoint, DescribeEndpointConfig, DescribeModel } = await requestsOf(rig, many(12));
    // Of e-4 also the model: without its config nothing says that it is the one that was deployed.
    expect({ DescribeEndpoint, DescribeEndpointConfig, DescribeModel }).toEqual({
      DescribeEndpoint: undefined,
      DescribeEndpointConfig: 1,
      DescribeModel: 2,
    });
  });
});
