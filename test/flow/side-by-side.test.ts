// `replace: side-by-side`: what the service cannot change is made beside what serves, and nothing that serves goes before
// what takes its place was verified.
import { DeleteEndpointCommand } from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { type EndpointText, fileOf, withMembers } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';

const REPLACE = { replace: 'side-by-side' } as const;
const SERVERLESS = { serverless: ['2GB', 5] } as const;
const onInstances = fileOf({ fraud: REPLACE });
const serverless = fileOf({ fraud: { ...REPLACE, ...SERVERLESS } });
const PRUNE = { prune: true } as const;

async function replaced(scenario: Scenario = {}): Promise<Rig> {
  const rig = await openRig({ scenario });
  expect((await rig.apply(onInstances)).exit).toBe(0);
  expect((await rig.apply(serverless)).exit).toBe(2);
  return rig;
}

const namesIn = ({ simulator: { world } }: Rig) =>
  world
    .endpoints()
    .map(({ name, status }) => (status === 'InService' ? name : `${name} ${status}`))
    .sort();
const partsIn = ({ simulator: { world } }: Rig) =>
  [...world.configs(), ...world.models()].map(({ name }) => name.replace(/-[0-9a-f]{10}.*$/, '')).sort();
const heldIn = async (rig: Rig, file: string, input = {}) =>
  (await rig.plan(file, input)).plan.units.flatMap(({ name, heldBy }) =>
    heldBy === undefined ? [] : [`${name} ${heldBy}`],
  );

/** Requests of an act, by operation. */
async function requestsOf(rig: Rig, act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = rig.simulator.world.requests().length;
  await act();
  const counts: Record<string, number> = {};
  for (const { operation } of rig.simulator.world.requests().slice(before))
    counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

describe('a side-by-side replacement', () => {
  it('deletes nothing, and the old endpoint answers all the time', async () => {
    const rig = await openRig();
    await rig.apply(onInstances);
    const outages: string[] = [];
    rig.simulator.world.onChange(({ name }) => {
      if (!rig.simulator.world.invoke('fraud').served) outages.push(name);
    });
    const { exit, plan } = await rig.apply(serverless, ALLOWED);
    expect(exit).toBe(2);
    expect(plan.units).toMatchObject([
      { address: 'endpoints.fraud', name: 'fraud-2', effect: 'create', replaces: 'fraud', downtime: false },
      {
        address: 'endpoints.fraud (fraud)',
        name: 'fraud',
        effect: 'remove',
        replacedBy: { name: 'fraud-2', verified: false },
        heldBy: 'INF5006',
      },
    ]);
    expect(plan.units[0]?.reasons).toContain('clients must switch from fraud to fraud-2');
    expect(outages).toEqual([]);
    expect(rig.mutations().filter((operation) => operation.startsWith('Delete'))).toEqual([]);
    expect(namesIn(rig)).toEqual(['fraud', 'fraud-2']);
  });

  it('ends with --prune, which takes the old parts along', async () => {
    const rig = await replaced();
    expect(partsIn(rig)).toEqual(['risk-fraud', 'risk-fraud', 'risk-fraud-2', 'risk-fraud-2']);
    expect(await heldIn(rig, serverless)).toEqual(['fraud INF5001']);
    expect((await rig.apply(serverless, PRUNE)).exit).toBe(0);
    expect([namesIn(rig), partsIn(rig)]).toEqual([['fraud-2'], ['risk-fraud-2', 'risk-fraud-2']]);
    expect(await rig.plan(serverless, ALLOWED)).toMatchObject({ differs: false });
  });

  it('goes back to the first name the next time', async () => {
    const rig = await replaced();
    await rig.apply(serverless, PRUNE);
    expect((await rig.apply(onInstances)).exit).toBe(0);
    expect(namesIn(rig)).toEqual(['fraud-2']);
    await rig.apply(serverless);
    expect((await rig.apply(serverless, PRUNE)).exit).toBe(0);
    expect(namesIn(rig)).toEqual(['fraud']);
  });

  it('has no third name: the old one is pruned first', async () => {
    const rig = await replaced();
    expect((await rig.apply(onInstances)).exit).toBe(2);
    expect(await heldIn(rig, serverless)).toEqual(['fraud-2 INF5005', 'fraud INF5001']);
    const result = await rig.apply(serverless, PRUNE);
    expect([result.exit, namesIn(rig)]).toEqual([6, ['fraud-2']]);
    await rig.apply(serverless);
    expect(namesIn(rig)).toEqual(['fraud', 'fraud-2']);
  });

  it('may be made anew in its place where the downtime is allowed, and never together with a removal', async () => {
    const rig = await replaced();
    await rig.apply(onInstances);
    expect((await rig.apply(serverless, ALLOWED)).exit).toBe(2);
    expect(namesIn(rig)).toEqual(['fraud', 'fraud-2']);
    expect((await rig.apply(serverless, PRUNE)).exit).toBe(0);
    expect(namesIn(rig)).toEqual(['fraud-2']);
  });

  it('replaces what served once and has failed', async () => {
    const rig = await openRig();
    await rig.apply(onInstances);
    const state = rig.simulator.world.state();
    const failed = await openRig({
      from: JSON.parse(JSON.stringify(state).replace('"InService"', '"Failed"')),
    });
    expect(namesIn(failed)).toEqual(['fraud Failed']);
    expect((await failed.apply(onInstances)).exit).toBe(2);
    expect(namesIn(failed)).toEqual(['fraud Failed', 'fraud-2']);
    expect((await failed.plan(onInstances)).plan.diagnostics.map(({ code }) => code)).toEqual(['INF5001']);
    expect((await failed.apply(onInstances, PRUNE)).exit).toBe(0);
    expect(namesIn(failed)).toEqual(['fraud-2']);
  });

  it('that fails is begun again, and the old endpoint stays whatever is allowed', async () => {
    const rig = await openRig({
      scenario: { endpoints: [{ kind: 'ping', endpoint: 'fraud-2', times: 2 }] },
    });
    await rig.apply(onInstances);
    for (const _ of [1, 2]) {
      await rig.apply(serverless, ALLOWED);
      expect(namesIn(rig)).toEqual(['fraud', 'fraud-2 Failed']);
      expect(await heldIn(rig, serverless, ALLOWED)).toEqual(['fraud INF5006']);
    }
    expect((await rig.apply(serverless, ALLOWED)).exit).toBe(2);
    expect(namesIn(rig)).toEqual(['fraud', 'fraud-2']);
    expect((await rig.apply(serverless, PRUNE)).exit).toBe(0);
    expect(namesIn(rig)).toEqual(['fraud-2']);
  });

  it('keeps the old endpoint where the new one goes away between the plan and the removal', async () => {
    const rig = await replaced();
    const { sagemaker } = clientsOf(rig.simulator);
    const ask = async () => {
      await sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'fraud-2' }));
      return true;
    };
    const result = await rig.apply(serverless, { ...PRUNE, autoApprove: false }, undefined, { ask });
    expect(result.outcomes).toMatchObject([{ result: 'refused', error: { code: 'INF3001' } }]);
    expect(namesIn(rig)).toEqual(['fraud', 'fraud-2 Deleting']);
  });

  it('leaves alone what somebody else has under the next name', async () => {
    const rig = await openRig();
    await rig.apply(fileOf({ 'fraud-2': {} }, 'theirs'));
    await rig.apply(onInstances);
    const { plan } = await rig.plan(serverless);
    expect(plan.units).toMatchObject([{ name: 'fraud', effect: 'recreate', heldBy: 'INF5003' }]);
    expect(plan.units[0]?.reasons.at(-1)).toContain('its next name, fraud-2, is taken');
  });

  it('leaves alone an endpoint of its own project that has the next name and another address', async () => {
    const rig = await openRig();
    await rig.apply(fileOf({ 'fraud-2': {}, fraud: {} }));
    const { plan } = await rig.plan(serverless);
    expect(plan.units.map(({ address, effect }) => [address, effect])).toEqual([
      ['endpoints.fraud', 'recreate'],
      ['endpoints.fraud-2', 'remove'],
    ]);
  });

  it('is told from a saved plan as from a new one', async () => {
    const rig = await openRig();
    await rig.apply(onInstances);
    const { plan: saved } = await rig.plan(serverless);
    expect((await rig.apply(serverless, { saved })).exit).toBe(2);
    await expect(rig.apply(serverless, { saved })).rejects.toMatchObject({ code: 'INF3010' });
  });
});

describe('both names', () => {
  it('are found while the index is an hour late', async () => {
    const scenario = { lags: { search: 3_600_000 } };
    const rig = await replaced(scenario);
    expect(await heldIn(rig, serverless)).toEqual(['fraud INF5001']);
    const copy = await openRig({ from: rig.simulator.world.state(), scenario });
    expect((await rig.apply(serverless, PRUNE)).exit).toBe(0);
    expect([namesIn(rig), partsIn(rig)]).toEqual([['fraud-2'], ['risk-fraud-2', 'risk-fraud-2']]);
    expect((await copy.destroy(serverless)).exit).toBe(0);
    expect([namesIn(copy), partsIn(copy)]).toEqual([[], []]);
  });

  it('are found where the account may not be searched', async () => {
    const rig = await replaced({ requests: [{ kind: 'access-denied', operation: 'Search' }] });
    expect(await heldIn(rig, serverless)).toEqual(['fraud INF5001']);
    expect(await heldIn(rig, serverless, PRUNE)).toEqual([]);
  });

  it('go with the address as a target', async () => {
    const rig = await replaced();
    const other = await openRig({ from: rig.simulator.world.state() });
    expect((await rig.destroy(serverless, { targets: ['fraud-2'] })).exit).toBe(0);
    expect(namesIn(rig)).toEqual(['fraud']);
    expect((await other.destroy(serverless, { targets: ['endpoints.fraud'] })).exit).toBe(0);
    expect(namesIn(other)).toEqual([]);
  });

  it('may be one that is a target alone: what replaced it is looked at all the same', async () => {
    const rig = await replaced();
    const target = { targets: ['endpoints.fraud (fraud)'], ...PRUNE };
    expect((await rig.apply(serverless, target)).exit).toBe(0);
    expect(namesIn(rig)).toEqual(['fraud-2']);
  });
});

describe('a protected endpoint', () => {
  const protectedFile = (hardware: EndpointText) =>
    fileOf({ fraud: { ...REPLACE, ...hardware, protect: true } });

  it('is replaced all the same, and the old one is not pruned while it is protected', async () => {
    const rig = await openRig();
    await rig.apply(protectedFile({}));
    expect((await rig.apply(protectedFile(SERVERLESS))).exit).toBe(2);
    expect((await rig.apply(protectedFile(SERVERLESS), ALLOWED)).exit).toBe(6);
    expect(namesIn(rig)).toEqual(['fraud', 'fraud-2']);
    // The file lifts the protection of both; the next run prunes.
    await rig.apply(serverless, ALLOWED);
    expect(namesIn(rig)).toEqual(['fraud', 'fraud-2']);
    expect((await rig.apply(serverless, ALLOWED)).exit).toBe(0);
    expect(namesIn(rig)).toEqual(['fraud-2']);
  });
});

describe('without `replace`', () => {
  const plain = (endpoint: EndpointText) => fileOf({ fraud: endpoint });

  it('the first name is made, what stands under the second is told, and stays until the first is verified', async () => {
    const rig = await replaced();
    await rig.apply(serverless, PRUNE);
    const { plan } = await rig.plan(plain(SERVERLESS));
    expect(plan.units.map(({ name, effect }) => `${name} ${effect}`)).toEqual([
      'fraud create',
      'fraud-2 remove',
    ]);
    expect(plan.diagnostics.map(({ code }) => code)).toEqual(['INF3012', 'INF5001']);
    expect((await rig.apply(plain(SERVERLESS), ALLOWED)).exit).toBe(2);
    expect(namesIn(rig)).toEqual(['fraud', 'fraud-2']);
    expect((await rig.apply(plain(SERVERLESS), ALLOWED)).exit).toBe(0);
    expect(namesIn(rig)).toEqual(['fraud']);
  });

  it('nothing that serves is pruned while the file and the first name differ', async () => {
    const rig = await replaced();
    const result = await rig.apply(plain(SERVERLESS), PRUNE);
    expect([result.exit, namesIn(rig)]).toEqual([6, ['fraud', 'fraud-2']]);
    expect(result.plan.units.map(({ name, heldBy }) => `${name} ${heldBy}`)).toEqual([
      'fraud INF5003',
      'fraud-2 INF5006',
    ]);
  });
});

describe('a rename', () => {
  it('keeps the second name, and both of them by turns', async () => {
    const rig = await replaced();
    const moved = { moved: [{ from: 'endpoints.fraud', to: 'endpoints.scam' }] };
    const renamed = (one: EndpointText) => withMembers(fileOf({ scam: { ...REPLACE, ...one } }), moved);
    const { plan } = await rig.plan(renamed(SERVERLESS));
    expect(plan.units.map(({ address, name, effect }) => [address, name, effect])).toEqual([
      ['endpoints.scam', 'fraud-2', 'live'],
      ['endpoints.scam (fraud)', 'fraud', 'remove'],
    ]);
    await rig.apply(renamed(SERVERLESS));
    expect((await rig.apply(renamed(SERVERLESS), PRUNE)).exit).toBe(0);
    await rig.apply(renamed({}));
    await rig.apply(renamed(SERVERLESS));
    expect((await rig.apply(renamed(SERVERLESS), PRUNE)).exit).toBe(0);
    expect(namesIn(rig)).toEqual(['fraud']);
    expect(await rig.plan(renamed(SERVERLESS), ALLOWED)).toMatchObject({ differs: false });
  });
});

describe('reading', () => {
  const many = (count: number, one: EndpointText = {}) =>
    fileOf(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`e-${index}`, { ...REPLACE, ...one }])),
    );

  it('an unchanged plan over many endpoints takes the pages and nothing else, whichever name they have', async () => {
    const rig = await openRig();
    await rig.apply(many(12));
    const unchanged = async (file: string) =>
      requestsOf(rig, async () => expect((await rig.plan(file)).differs).toBe(false));
    const pages = { GetCallerIdentity: 1, Search: 1, ListEndpoints: 1 };
    expect(await unchanged(many(12))).toEqual(pages);
    await rig.apply(many(12, SERVERLESS));
    await rig.apply(many(12, SERVERLESS), ALLOWED);
    expect(await unchanged(many(12, SERVERLESS))).toEqual(pages);
  });

  it('describes each of the two names once', async () => {
    const rig = await replaced();
    const counts = await requestsOf(rig, () => rig.plan(serverless));
    expect(counts.DescribeEndpoint).toBe(2);
    const alone = await openRig();
    await alone.apply(onInstances);
    expect((await requestsOf(alone, () => alone.plan(onInstances))).DescribeEndpoint).toBe(2);
    expect((await requestsOf(alone, () => alone.plan(serverless))).DescribeEndpoint).toBe(2);
  });
});
