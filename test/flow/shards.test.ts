// Shards share a fleet without overlap or gap, and what they report put together is what one run reports, byte for byte.
import { describe, expect, it } from 'vitest';
import { shareOf } from '../../src/endpoint/drift/share.ts';
import { mergeDrift, type ReadReport } from '../../src/flow/drift-merge.ts';
import { driftJson } from '../../src/render/drift-json.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { type EndpointText, fileOf, withMembers } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const OWNER = { project: 'risk', environment: 'prod' };
const COUNT = 48;
const numbered = (one: (at: number) => EndpointText) =>
  Object.fromEntries(Array.from({ length: COUNT }, (_, at) => [`e-${at}`, one(at)]));

const before = fileOf({ ...numbered(() => ({ tags: { team: 'risk' } })), old: {}, older: { model: 'b' } });
const ignoring = (at: string, until = '2027-01-01') => ({ at, because: 'a trial of the team', until });
const after = withMembers(
  fileOf({
    ...numbered((at) => ({
      ...(at % 5 === 0 ? { model: 'b' } : {}),
      ...(at % 7 === 0 ? { model: 'pipeline' } : {}),
      tags: { team: at % 3 === 0 ? 'fraud' : 'risk' },
    })),
    fresh: {},
  }),
  {
    drift: {
      ignore: [
        ignoring('endpoints.e-1.tags.team'),
        ignoring('endpoints.e-2.instance'),
        ignoring('endpoints.e-4.tags', '2026-01-04'),
        ignoring('models.a.artifact'),
        ignoring('models.b.image'),
        ignoring('models.pipeline.containers.1.artifact', '2026-01-04'),
      ],
    },
  },
);

const byHand: Scenario = {
  objects: [
    { uri: 's3://risk-models/a/model.tar.gz', etag: 'other', fromMinutes: 30 },
    { uri: 's3://risk-models/b/model.tar.gz', etag: 'another', fromMinutes: 30 },
  ],
  events: [
    { kind: 'tag', atMinutes: 30, endpoint: 'e-1', tags: { team: 'growth', owner: 'ann' } },
    { kind: 'tag', atMinutes: 30, endpoint: 'e-4', tags: { team: 'growth' } },
    { kind: 'scale', atMinutes: 30, endpoint: 'e-8', variant: 'AllTraffic', count: 3 },
    { kind: 'scale', atMinutes: 30, endpoint: 'e-11', variant: 'AllTraffic', count: 4 },
    { kind: 'delete', atMinutes: 30, endpoint: 'e-13' },
    { kind: 'untag', atMinutes: 30, endpoint: 'e-17', keys: ['inferra:project'] },
  ],
};

async function moved(): Promise<Rig> {
  const rig = await openRig();
  expect((await rig.apply(before)).exit).toBe(0);
  await rig.update(before);
  const later = await openRig({ from: rig.simulator.world.state(), scenario: byHand });
  for (const [path, text] of rig.files) later.files.set(path, text);
  await later.simulator.clock.sleep(90 * 60_000);
  return later;
}

async function shardsOf(rig: Rig, of: number, yaml = after): Promise<readonly ReadReport[]> {
  const all: ReadReport[] = [];
  for (let index = 1; index <= of; index += 1) {
    const { report } = await rig.drift(yaml, { shard: { index, of } });
    all.push({ file: `shard-${index}.json`, text: driftJson(report) });
  }
  return all;
}

describe('a share', () => {
  it.each([3, 16])('of %i: each of 10,000 addresses is in one, and each has its part', (of) => {
    const shares = Array.from({ length: of }, (_, at) => shareOf({ index: at + 1, of }, OWNER));
    const sizes = shares.map(() => 0);
    for (let at = 0; at < 10_000; at += 1) {
      const owners = shares.flatMap((share, nth) => (share.has(`endpoints.e-${at}`) ? [nth] : []));
      expect(owners).toHaveLength(1);
      sizes[owners[0] ?? 0] = (sizes[owners[0] ?? 0] ?? 0) + 1;
    }
    expect(shares.filter(({ hasRest }) => hasRest)).toHaveLength(1);
    // Four standard deviations of a fair split.
    for (const size of sizes)
      expect(Math.abs(size - 10_000 / of)).toBeLessThan(4 * Math.sqrt(10_000 / of) + 1);
  });

  it('is decided by the address alone, and what stands beside an endpoint stays with it', () => {
    const shares = [1, 2, 3, 4].map((index) => shareOf({ index, of: 4 }, OWNER));
    const shareWith = (address: string) => shares.findIndex(({ has }) => has(address)) + 1;
    const addresses = ['endpoints.fraud', 'endpoints.ranker', 'endpoints.search', 'models.a', 'models.b'];
    // Pinned: machines of one fleet may have two versions of inferra.
    expect(addresses.map(shareWith)).toEqual([2, 2, 4, 4, 2]);
    for (const one of addresses) expect(shareWith(`${one} (other-2)`)).toBe(shareWith(one));
  });
});

describe('the reports of shards', () => {
  it('are the report of one run, in whatever order they come', async () => {
    const rig = await moved();
    const { report, exit } = await rig.drift(after);
    const whole = driftJson(report);
    const { changed, missing, extra, pending, foreign, content } = report.counts;
    const counts = { changed, missing, extra, pending, foreign, content };
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['INF8020', 'INF8021']),
    );
    expect(report.ignored.length).toBeGreaterThan(1);
    for (const of of [1, 2, 4, 13]) {
      const shards = await shardsOf(rig, of);
      const merged = await mergeDrift(shards.toReversed());
      expect(driftJson(merged.report)).toBe(whole);
      expect(merged.exit).toBe(exit);
    }
  });

  it('over few endpoints, which are described one by one, are that too', async () => {
    const rig = await openRig();
    await rig.apply(fileOf({ a: {}, b: {}, c: { model: 'b' }, d: {} }));
    const yaml = fileOf({ a: { tags: { team: 'x' } }, b: {}, c: {} });
    const whole = driftJson((await rig.drift(yaml)).report);
    const merged = await mergeDrift(await shardsOf(rig, 3, yaml));
    expect(driftJson(merged.report)).toBe(whole);
  });

  it('are refused where one is missing, there twice, or of something else', async () => {
    const rig = await openRig();
    const yaml = fileOf({ a: {} });
    const shards = await shardsOf(rig, 4, yaml);
    const [one, two, three, four] = shards as readonly [ReadReport, ReadReport, ReadReport, ReadReport];
    const refusal = (read: readonly ReadReport[]) =>
      mergeDrift(read).then(
        () => 'was not refused',
        ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
      );
    const edited = (from: string, to: string) => [
      one,
      two,
      three,
      { ...four, text: four.text.replace(from, to) },
    ];
    expect(await refusal([one, four])).toBe('INF8031 parts 2, 3 of 4 missing: nothing was looked at there');
    expect(await refusal([one, two, three, four, { ...two, file: 'again.json' }])).toBe(
      'INF8031 again.json is part 2, and so is shard-2.json',
    );
    expect(await refusal(edited('"of": 4', '"of": 5'))).toBe(
      'INF8031 shard-4.json is one of 5 parts, and shard-1.json one of 4',
    );
    expect(await refusal(edited('"region": "us-east-1"', '"region": "eu-west-1"'))).toBe(
      'INF8031 shard-4.json is of region eu-west-1, and shard-1.json of region us-east-1',
    );
    expect(await refusal(edited('"formatVersion": "1.0"', '"formatVersion": "2.0"'))).toBe(
      'INF8030 shard-4.json is not a drift report: its formatVersion is "2.0", not "1.0"',
    );
    expect(await refusal(edited('"findings": [', '"findings": 3, "x": ['))).toMatch(
      /^INF8030 shard-4.json is not a drift report: findings must be array/,
    );
    expect(await refusal([{ file: 'cut.json', text: '{"format' }])).toBe(
      'INF8030 cut.json is not a drift report: it is not JSON',
    );
  });
});
