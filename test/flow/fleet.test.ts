// One run over many: members share what they read, one that fails does not stop the others, and shards of a fleet put together
// are its report, byte for byte.
import { describe, expect, it } from 'vitest';
import { hasFailed, memberKey, sortedMembers } from '../../src/core/fleet.ts';
import { sealedFleet } from '../../src/core/fleet-drift.ts';
import type { Shard } from '../../src/core/shard.ts';
import { drift } from '../../src/flow/drift.ts';
import { membersOf } from '../../src/flow/fleet/members.ts';
import { mergeFleetDrift } from '../../src/flow/fleet/merge.ts';
import { together } from '../../src/flow/fleet/together.ts';
import { fleetDriftJson } from '../../src/render/fleet/json.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { demandFleetForm } from '../support/plan-schema.ts';
import { openRig, PLAIN, type Rig } from '../support/rig.ts';

const ENVIRONMENTS = ['dev', 'qa', 'staging', 'canary', 'prod', 'dr'];
const NAMING = { naming: '${project}-${environment}-${key}' };

function file(project: string, count: number, model = 'a'): string {
  const endpoints = Object.fromEntries(Array.from({ length: count }, (_, at) => [`e-${at}`, { model }]));
  return withMembers(fileOf(endpoints, project), {
    ...NAMING,
    environments: Object.fromEntries(ENVIRONMENTS.map((name) => [name, {}])),
  });
}

const FILES: Readonly<Record<string, string>> = {
  'risk.yaml': file('risk', 14),
  'search.yaml': file('search', 3, 'b'),
  'broken.yaml': 'version: 2\n',
};

/** All but one of the environments of each sound file are applied, and two endpoints were moved by hand. */
async function applied(): Promise<Rig> {
  const rig = await openRig({
    scenario: {
      events: [
        { kind: 'scale', atMinutes: 9_000, endpoint: 'risk-prod-e-3', variant: 'AllTraffic', count: 4 },
        { kind: 'tag', atMinutes: 9_000, endpoint: 'search-qa-e-1', tags: { owner: 'ann' } },
        { kind: 'delete', atMinutes: 9_000, endpoint: 'risk-dev-e-0' },
      ],
    },
  });
  for (const path of ['risk.yaml', 'search.yaml']) {
    for (const environment of ENVIRONMENTS.slice(1))
      expect((await rig.apply(FILES[path] ?? '', { environment })).exit).toBe(0);
  }
  await rig.simulator.clock.sleep(9_100 * 60_000);
  return rig;
}

async function driftOf(rig: Rig, paths: readonly string[], shard?: Shard) {
  const read = async (path: string) => {
    const text = FILES[path];
    if (text === undefined) throw new Error(`${path} is not there`);
    return text;
  };
  const ports = { ...rig.ports(''), readFile: read };
  const members = await membersOf({ readFile: read }, paths, 'all');
  const failed = (error: unknown) => ({
    error: { code: 'INF6013' as const, message: (error as Error).message, exit: 1 as const },
    diagnostics: [],
  });
  const { outcomes } = await together(ports, members, { params: {} }, failed, async (own, input) => {
    const { report, exit } = await drift(own, {
      ...{ ...PLAIN, ...input, targets: [], allowPending: false },
      ...(shard === undefined ? {} : { shard }),
    });
    return { result: report, exit };
  });
  const report = sealedFleet(
    outcomes.map((one) => {
      const { file: path, environment } = one;
      const name = { file: path, ...(environment === undefined ? {} : { environment }) };
      return hasFailed(one) ? { ...name, error: one.error } : { ...name, report: one.result };
    }),
  );
  demandFleetForm(JSON.parse(fleetDriftJson(report)));
  return report;
}

describe('a fleet', () => {
  it('reads the pages of an account once for all members, and goes on where one fails', async () => {
    const rig = await applied();
    const before = rig.simulator.world.requests().length;
    const report = await driftOf(rig, ['broken.yaml', 'gone.yaml', 'search.yaml', 'risk.yaml']);
    const sent = rig.simulator.world.requests().slice(before);
    const count = (name: string) => sent.filter(({ operation }) => operation === name).length;
    expect([count('GetCallerIdentity'), count('ListEndpoints')]).toEqual([1, 1]);
    expect(sent.filter(({ mutating }) => mutating)).toEqual([]);
    expect(report.members.map((one) => memberKey(one))).toEqual(
      sortedMembers(report.members).map((one) => memberKey(one)),
    );
    const failed = report.members.filter((one) => 'error' in one).map(({ file: path }) => path);
    expect([failed, report.members.length]).toEqual([['broken.yaml', 'gone.yaml'], 14]);
    // The environment that nobody applied, and what was done by hand.
    expect(report.counts).toMatchObject({ endpoints: 102, changed: 1, missing: 17 });
  });

  it('shared by shards is the whole, byte for byte, whatever the number and the order of the parts', async () => {
    const rig = await applied();
    const paths = ['risk.yaml', 'search.yaml'];
    const whole = fleetDriftJson(await driftOf(rig, paths));
    for (const of of [1, 3, 16]) {
      const parts: { file: string; text: string }[] = [];
      const looked: string[] = [];
      for (let index = 1; index <= of; index += 1) {
        const report = await driftOf(rig, paths, { index, of });
        parts.push({ file: `${index}.json`, text: fleetDriftJson(report) });
        for (const one of report.members) {
          if ('report' in one) looked.push(...one.report.endpoints.map(({ name }) => name));
        }
      }
      expect([looked.length, new Set(looked).size]).toEqual([102, 102]);
      const merged = await mergeFleetDrift(parts.toReversed());
      expect(fleetDriftJson(merged.report)).toBe(whole);
      expect(merged.exit).toBe(2);
    }
  });

  it('with a member that one shard has not, or a part that is missing, is no whole', async () => {
    const rig = await openRig();
    const one = await driftOf(rig, ['search.yaml'], { index: 1, of: 2 });
    const two = await driftOf(rig, ['search.yaml'], { index: 2, of: 2 });
    const text = (report: typeof one) => fleetDriftJson(report);
    const refusal = (parts: readonly (typeof one)[]) =>
      mergeFleetDrift(parts.map((part, at) => ({ file: `${at}.json`, text: text(part) }))).then(
        () => 'was not refused',
        ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
      );
    const less = sealedFleet(two.members.slice(1));
    expect(await refusal([one, less])).toBe('INF8031 1.json has no search.yaml of canary, and others have');
    expect(await refusal([one])).toBe('INF8031 part 2 of 2 missing: nothing was looked at there');
    expect(await refusal([one, two])).toBe('was not refused');
    const failing = [1, 2].map((index) => driftOf(rig, ['broken.yaml'], { index, of: 2 }));
    const parts = (await Promise.all(failing)).map((part, at) => ({ file: `${at}.json`, text: text(part) }));
    expect(await mergeFleetDrift(parts)).toMatchObject({
      exit: 1,
      report: {
        members: [{ file: 'broken.yaml', error: { message: expect.stringContaining('version 2') } }],
      },
    });
    const broken = { file: 'x.json', text: text(one).replace('"fleet": "drift"', '"fleet": "plan"') };
    await expect(mergeFleetDrift([broken])).rejects.toMatchObject({ code: 'INF8030' });
  });
});
