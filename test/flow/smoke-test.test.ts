// Smoke tests on a simulated account: when they are asked, of whom, what they decide, and what is remembered of what failed.
import { describe, expect, it } from 'vitest';
import { DiagnosticsError } from '../../src/core/errors.ts';
import type { Ports } from '../../src/flow/ports.ts';
import { type EndpointText, fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const SMOKE = { payload: './sample.csv', contentType: 'text/csv' };
const tested = (more: EndpointText = {}, smoke: object = {}, threads = '2') =>
  fileOf({ fraud: { smokeTest: { ...SMOKE, ...smoke }, ...more } }, 'risk', threads);

const A = tested();
const B = tested({ model: 'b' });
const FAILS = { invocations: [{ status: 500 }] };

const sampleOf = (text: string): Partial<Ports> => ({
  readSample: async (_beside, path) => ({ path, kind: 'file', bytes: Buffer.from(text) }),
});

/** What was asked of endpoints in the last command. */
const asked = (rig: Rig) =>
  rig.events().flatMap((event) => (event.type === 'probed' ? [event.words.split(' ')[0]] : []));

function tagsOf({ simulator: { world } }: Rig): Readonly<Record<string, string>> {
  const { tags = [] } = world.endpoints().find(({ name }) => name === 'fraud') ?? {};
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

const configIn = (rig: Rig) => rig.simulator.world.get('endpoint', 'fraud')?.fleet?.config;

/** The same account from now on with another scenario. */
const reopened = async (rig: Rig, scenario: object) =>
  openRig({ scenario, from: rig.simulator.world.state() });

describe('a smoke test', () => {
  it('is asked of each production variant once a new fleet serves, and of nothing that was verified', async () => {
    const rig = await openRig();
    const several = (count: number, tags: Readonly<Record<string, string>> = {}) =>
      fileOf({
        fraud: {
          smokeTest: SMOKE,
          tags,
          variants: {
            one: { model: 'a', instance: ['ml.m5.large', count] },
            two: { model: 'b', instance: ['ml.m5.large', 1] },
          },
        },
        ranked: {
          smokeTest: SMOKE,
          variants: {
            first: { model: 'a', instance: ['ml.m5.large', 1] },
            copy: { model: 'b', instance: ['ml.m5.large', 1], shadow: true },
          },
        },
      });
    expect((await rig.apply(several(1))).exit).toBe(0);
    expect(asked(rig).toSorted()).toEqual(['first', 'one', 'two']);
    expect((await rig.apply(several(2, { team: 'risk' }))).exit).toBe(0);
    expect(asked(rig)).toEqual([]);
    expect((await rig.plan(several(2, { team: 'risk' }))).plan.units[0]?.verdict).toBe('same');
    expect((await rig.apply(A, { targets: ['endpoints.fraud'] })).exit).toBe(0);
    expect(asked(rig)).toEqual(['AllTraffic']);
  });

  it('is asked by the next run where one that did not wait, or was cut off, has not', async () => {
    const rig = await openRig();
    expect((await rig.apply(A, { wait: false })).exit).toBe(0);
    await rig.simulator.clock.sleep(30 * 60_000);
    expect(asked(rig)).toEqual([]);
    expect((await rig.apply(A)).exit).toBe(0);
    expect(asked(rig)).toEqual(['AllTraffic']);
  });

  it('that a new endpoint fails leaves it serving, unverified, and is asked again without a change', async () => {
    const rig = await openRig({ scenario: FAILS });
    const { exit, outcomes } = await rig.apply(A);
    expect([exit, outcomes[0]?.error?.code]).toEqual([3, 'INF4011']);
    expect(outcomes[0]?.error?.message).toContain('nothing was verified before');
    expect(tagsOf(rig)['inferra:verified']).toBeUndefined();
    const sent = rig.mutations().length;
    expect((await rig.apply(A)).exit).toBe(3);
    expect(rig.mutations().length).toBe(sent);
    const mended = await reopened(rig, {});
    expect((await mended.apply(A)).exit).toBe(0);
    expect(tagsOf(mended)['inferra:verified']).toBe(configIn(mended));
  });

  it('that a change fails takes the endpoint back, holds it there, and never counts what failed as verified', async () => {
    const rig = await openRig();
    await rig.apply(A);
    const good = configIn(rig);
    const broken = await reopened(rig, FAILS);
    expect((await broken.apply(B)).exit).toBe(3);
    expect(configIn(broken)).toBe(good);
    expect(tagsOf(broken)['inferra:verified']).toBe(good);
    const sent = broken.mutations().length;
    expect((await broken.apply(B)).exit).toBe(6);
    expect(broken.mutations().length).toBe(sent);
    // Another change ends the hold, and what it makes is asked as well.
    const mended = await reopened(broken, {});
    expect((await mended.apply(tested({ model: 'b' }, {}, '4'))).exit).toBe(0);
    expect(asked(mended)).toEqual(['AllTraffic']);
    // Nobody remembers what failed: it is gone with its model.
    const { world } = mended.simulator;
    expect(
      world
        .configs()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([good, configIn(mended)].toSorted());
    expect(world.models()).toHaveLength(2);
  });

  it.each([
    ['something else', tested({ model: 'b' }, {}, '4')],
    ['what serves', A],
  ])(
    'leaves nothing of what failed once its hold was given up and the file wants %s',
    async (_what, file) => {
      const rig = await openRig();
      await rig.apply(A);
      const good = configIn(rig);
      const broken = await reopened(rig, FAILS);
      expect((await broken.apply(B)).exit).toBe(3);
      expect((await broken.rollback(B, { release: true })).exit).toBe(0);
      const mended = await reopened(broken, {});
      expect((await mended.apply(file)).exit).toBe(0);
      const configs = mended.simulator.world.configs().map(({ name }) => name);
      expect(configs.toSorted()).toEqual([...new Set([good, configIn(mended)])].toSorted());
      expect(mended.simulator.world.models()).toHaveLength(configs.length);
      expect((await mended.plan(file)).differs).toBe(false);
      expect((await mended.drift(file)).exit).toBe(0);
    },
  );

  it('that fails and is to stop there goes on serving; the next change does not make it verified', async () => {
    const stop = { onFailure: 'stop' };
    const rig = await openRig();
    await rig.apply(tested({}, stop));
    const good = configIn(rig);
    const broken = await reopened(rig, FAILS);
    expect((await broken.apply(tested({ model: 'b' }, stop))).exit).toBe(3);
    const failed = configIn(broken);
    expect(failed).not.toBe(good);
    const mended = await reopened(broken, {});
    expect((await mended.apply(tested({ model: 'b' }, stop, '4'))).exit).toBe(0);
    expect(tagsOf(mended)['inferra:verified']).toBe(`${configIn(mended)} ${good}`);
    const back = mended.rollback(tested({}, stop), { to: failed ?? '' });
    await expect(back).rejects.toMatchObject({ code: 'INF3016' });
  });

  it('of several samples sends all, and tells all that fail', async () => {
    const samples = ['one', 'two', 'three'].map((name) => ({ ...SMOKE, payload: `./${name}.csv` }));
    const file = (more: object) =>
      fileOf({
        fraud: { smokeTest: { onFailure: 'stop', samples: samples.map((one) => ({ ...one, ...more })) } },
      });
    const rig = await openRig();
    const { exit, outcomes } = await rig.apply(file({ contains: 'no such text' }));
    expect([exit, outcomes[0]?.error?.code]).toEqual([3, 'INF4011']);
    expect(outcomes[0]?.error?.message).toMatch(
      /^the smoke test by 3 of 3 samples failed, 3 times: AllTraffic answered \.\/one\.csv in .*; .*two\.csv.*; .*three\.csv/,
    );
    expect((await rig.apply(file({}))).exit).toBe(0);
    const words = rig.events().flatMap((event) => (event.type === 'probed' ? [event.words] : []));
    expect(words.map((one) => one.replace(/ in .*/, ''))).toEqual(
      ['one', 'two', 'three'].map((name) => `AllTraffic answered ./${name}.csv`),
    );
  });

  it('asks for models of a multi-model container, waits for one that is loaded, and takes back what has a bad one', async () => {
    const many = (threads: string) =>
      fileOf(
        {
          fraud: {
            model: 'many',
            smokeTest: {
              samples: ['north.tar.gz', 'south.tar.gz'].map((targetModel) => ({ ...SMOKE, targetModel })),
            },
          },
        },
        'risk',
        threads,
      );
    const loading = { targetModel: 'south*', notReady: true, nth: 1, times: 40 } as const;
    const rig = await openRig({ scenario: { invocations: [loading] } });
    expect((await rig.apply(many('1'))).exit).toBe(0);
    const [north = '', south = ''] = rig
      .events()
      .flatMap((event) => (event.type === 'probed' ? [event.words] : []));
    expect([north, south]).toEqual([
      expect.stringMatching(/^AllTraffic \(north\.tar\.gz\) answered .*json$/),
      expect.stringMatching(/^AllTraffic \(south\.tar\.gz\) answered .*json$/),
    ]);
    const good = configIn(rig);
    const broken = await reopened(rig, { invocations: [{ targetModel: 'south*', status: 500 }] });
    const { exit, outcomes } = await broken.apply(many('2'));
    expect([exit, configIn(broken)]).toEqual([3, good]);
    expect(outcomes[0]?.error?.message).toMatch(
      /^the smoke test by 1 of 2 samples failed, 3 times: AllTraffic \(south\.tar\.gz\), \.\/sample\.csv: /,
    );
    const never = await reopened(rig, { invocations: [{ ...loading, times: 400 }] });
    expect((await never.apply(many('3'))).outcomes[0]?.error?.message).toMatch(/not ready for inference/);
    // Longer than it is waited for any model, and not as long as for the service.
    const asked = never.simulator.world.requests().filter(({ operation }) => operation === 'InvokeEndpoint');
    expect(asked.length).toBeLessThan(90);
  });

  it('asks the container that it names', async () => {
    const direct = { ...SMOKE, targetContainer: 'second' };
    const rig = await openRig({ scenario: { invocations: [{ container: 'first', status: 500 }] } });
    const { exit } = await rig.apply(fileOf({ fraud: { model: 'direct', smokeTest: direct } }));
    expect(exit).toBe(0);
    expect(
      rig.simulator.world.requests().filter(({ operation }) => operation === 'InvokeEndpoint'),
    ).toMatchObject([
      { input: { EndpointName: 'fraud', TargetVariant: 'AllTraffic', TargetContainerHostname: 'second' } },
    ]);
  });

  it('passes with an answer that is in time and has the text, and not without', async () => {
    const rig = await openRig({
      scenario: { requests: [{ operation: 'InvokeEndpoint', kind: 'latency', ms: 700 }] },
    });
    const words = async (smoke: object) => {
      const { outcomes } = await rig.apply(tested({ model: 'b', tags: {} }, { onFailure: 'stop', ...smoke }));
      return outcomes[0]?.error?.message ?? asked(rig)[0];
    };
    expect(await words({ within: '600ms' })).toMatch(/, and 600 ms are allowed$/);
    expect(await words({ contains: 'no such text' })).toMatch(/, without the text that the file asks for$/);
    expect(await words({ within: '800ms', contains: '"prediction"' })).toBe('AllTraffic');
  });

  it('sends the file as it is, which is a part of what was reviewed', async () => {
    const rig = await openRig();
    const { plan } = await rig.plan(A, {}, rig.simulator, sampleOf('1,2'));
    const moved = rig.apply(A, { expectDigest: plan.digest }, rig.simulator, sampleOf('1,3'));
    await expect(moved).rejects.toMatchObject({ code: 'INF3017' });
    const same = await rig.apply(A, { expectDigest: plan.digest }, rig.simulator, sampleOf('1,2'));
    expect(same.exit).toBe(0);
  });

  it.each([
    ['holds a credential', { kind: 'file', bytes: Buffer.from('key AKIAIOSFODNN7EXAMPLX') }, /holds/],
    ['leads elsewhere', { kind: 'link' }, /link/],
    ['is too large', { kind: 'file', bytes: Buffer.alloc(26 * 1024 * 1024) }, /25 MB at most/],
  ] as const)('whose file %s is refused before anything is sent', async (_what, entry, words) => {
    const rig = await openRig();
    const own = { readSample: async (_beside: string, path: string) => ({ path, ...entry }) };
    const thrown = await rig.apply(A, {}, rig.simulator, own).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(DiagnosticsError);
    const [first] = thrown instanceof DiagnosticsError ? thrown.diagnostics : [];
    expect([first?.code, first?.message]).toEqual(['INF4010', expect.stringMatching(words)]);
    expect(rig.mutations()).toEqual([]);
  });

  it('that nobody may send fails for that, and takes nothing back', async () => {
    const rig = await openRig();
    await rig.apply(A);
    const scenario = { requests: [{ operation: 'InvokeEndpoint', kind: 'access-denied' }] };
    const denied = await reopened(rig, scenario);
    const { outcomes } = await denied.apply(B);
    expect([outcomes[0]?.error?.code, outcomes[0]?.result]).toEqual(['INF2004', 'failed']);
    expect(tagsOf(denied)['inferra:hold']).toBeUndefined();
  });
});
