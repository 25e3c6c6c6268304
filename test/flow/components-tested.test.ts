// Smoke tests of components on a simulated account: who is asked when, what is remembered of one that failed, and what ends that.
import { describe, expect, it } from 'vitest';
import { readVerified } from '../../src/endpoint/components/verified.ts';
import type { Ports } from '../../src/flow/ports.ts';
import { invocationKind } from '../../src/kinds/invocation/kind.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { handOn } from '../support/by-hand.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const SMOKE = { payload: './one.json', contentType: 'application/json' };
const ONE = { model: 'a', resources: { accelerators: 1, memoryMin: '8GB' }, smokeTest: SMOKE };
const STAYS = { ...SMOKE, onFailure: 'stop' };
const STOP = { ...ONE, smokeTest: STAYS };
const UNTESTED = { ...ONE, smokeTest: undefined };
const LORA = { base: 'one', artifact: 's3://risk-models/lora.tar.gz', smokeTest: SMOKE };
const hosted = (components: object, threads = '2') =>
  fileOf(
    { chat: { hosting: { instance: { type: 'ml.g5.12xlarge', count: 1 }, components } } },
    'risk',
    threads,
  );
const FAILING: Scenario = {
  invocations: [{ component: 'chat-one', status: 500, message: 'no such column' }],
};

const sampleOf = (text: string): Partial<Ports> => ({
  readSample: async (_beside, path) => ({ path, kind: 'file', bytes: Buffer.from(text) }),
});

async function applied(file: string, scenario: Scenario = {}): Promise<Rig> {
  const rig = await openRig({ scenario });
  expect((await rig.apply(file)).exit).toBe(0);
  return rig;
}

/** The same account from now on with another scenario. */
const reopened = async (rig: Rig, scenario: Scenario = {}) =>
  openRig({ scenario, from: rig.simulator.world.state() });

/** The components that were asked since the world was opened. */
const asked = ({ simulator: { world } }: Rig) =>
  world
    .requests()
    .filter(({ operation }) => operation === 'InvokeEndpoint')
    .map(({ input }) => input.InferenceComponentName);

const sent = (rig: Rig) => rig.mutations().filter((one) => !/Tags$/.test(one));

function tagsOf({ simulator: { world } }: Rig, name: string): Readonly<Record<string, string>> {
  const { tags = [] } = world.get('inference-component', name) ?? {};
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

describe('a component with a smoke test', () => {
  it('is asked by its name once it is in service with what was not verified, and not for less', async () => {
    const samples = [SMOKE, { ...SMOKE, payload: './two.json', contains: 'prediction' }];
    const two = { ...ONE, smokeTest: { samples } };
    const rig = await openRig();
    const first = hosted({ one: ONE, two, lora: LORA });
    const { plan, exit } = await rig.apply(first);
    expect(exit).toBe(0);
    expect(plan.units[0]?.reasons).toEqual([
      'smoke test of one with ./one.json',
      'smoke test of two with ./one.json, ./two.json',
      'smoke test of lora with ./one.json',
    ]);
    expect(asked(rig).toSorted()).toEqual(['chat-lora', 'chat-one', 'chat-two', 'chat-two']);
    expect(await rig.plan(first)).toMatchObject({ differs: false });
    // More copies, another expectation, and another model of one of them.
    const next = hosted({
      one: { ...ONE, model: 'b' },
      two: { ...two, copies: 2, smokeTest: SMOKE },
      lora: LORA,
    });
    expect((await rig.apply(next)).exit).toBe(0);
    expect(asked(rig).slice(4)).toEqual(['chat-one']);
    expect(await rig.plan(next)).toMatchObject({ differs: false });
  });

  it('that fails and is to stop there serves on, is told with exit 3, and is neither asked nor sent again by itself', async () => {
    const rig = await reopened(
      await applied(hosted({ one: STOP, two: { ...STOP, smokeTest: undefined } })),
      FAILING,
    );
    const next = hosted({ one: { ...STOP, model: 'b' }, two: { ...STOP, model: 'b', smokeTest: SMOKE } });
    const { exit, outcomes } = await rig.apply(next);
    expect([exit, outcomes[0]?.error?.code]).toEqual([3, 'INF4011']);
    expect(outcomes[0]?.error?.message).toMatch(
      /^the smoke test of one failed, 3 times: .*no such column.*; chat-one serves on as it is, and does not count as applied/,
    );
    // What was beside it is verified all the same.
    expect(tagsOf(rig, 'chat-two')['inferra:attempt']).toMatch(/ done /);
    expect(tagsOf(rig, 'chat-one')['inferra:attempt']).toMatch(/ sent /);
    const [before, questions] = [rig.mutations().length, asked(rig).length];
    const held = await rig.apply(next);
    expect(held).toMatchObject({
      exit: 3,
      plan: { units: [{ verdict: 'unfinished', heldBy: 'INF3140', steps: [] }] },
    });
    expect([rig.mutations().length, asked(rig).length]).toEqual([before, questions]);
    const { report } = await rig.drift(next);
    expect(report.findings).toMatchObject([
      { is: 'unfinished', because: expect.stringMatching(/chat-one has failed its smoke test/) },
    ]);
  });

  it.each<[string, string, Partial<Ports>, object]>([
    ['the sample changes', hosted({ one: { ...STOP, model: 'b' } }), sampleOf('4,5'), {}],
    [
      'what is expected changes',
      hosted({ one: { ...STOP, model: 'b', smokeTest: { ...STAYS, contains: 'prediction' } } }),
      {},
      {},
    ],
    ['a person says so', hosted({ one: { ...STOP, model: 'b' } }), {}, { retry: true }],
  ])('that failed is asked again where %s, and sent no more', async (_why, file, ports, input) => {
    const failed = await reopened(await applied(hosted({ one: STOP })), FAILING);
    expect((await failed.apply(hosted({ one: { ...STOP, model: 'b' } }))).exit).toBe(3);
    const rig = await reopened(failed);
    expect((await rig.apply(file, input, rig.simulator, ports)).exit).toBe(0);
    // What it was before stands for whoever takes it back.
    expect([asked(rig), sent(rig)]).toEqual([['chat-one'], []]);
    expect(tagsOf(rig, 'chat-one')['inferra:failed']).toBe('none');
    expect(await rig.plan(file, {}, rig.simulator, ports)).toMatchObject({ differs: false });
  });

  it('that failed goes on where the file has moved on or asks nothing any more, and what failed may come back later', async () => {
    const [a, b, c] = ['1', '2', '3'].map((threads) => hosted({ one: STOP }, threads));
    const failed = await reopened(await applied(a ?? ''), FAILING);
    expect((await failed.apply(b ?? '')).exit).toBe(3);
    const rig = await reopened(failed);
    expect((await rig.apply(c ?? '')).exit).toBe(0);
    expect((await rig.apply(b ?? '')).exit).toBe(0);
    expect(asked(rig)).toEqual(['chat-one', 'chat-one']);
    const untested = await reopened(failed);
    expect((await untested.apply(hosted({ one: { ...STOP, smokeTest: undefined } }, '2'))).exit).toBe(0);
    expect([asked(untested), sent(untested)]).toEqual([[], []]);
  });

  it('that is new and fails is left for what the file says next', async () => {
    const rig = await openRig({ scenario: FAILING });
    const { exit, outcomes } = await rig.apply(hosted({ one: ONE, lora: LORA }));
    expect([exit, outcomes[0]?.error?.message]).toEqual([
      3,
      expect.stringMatching(/; chat-one serves on as it is \(nothing was verified before\), and does not/),
    ]);
    // Nothing is loaded into what does not answer.
    expect(rig.simulator.world.get('inference-component', 'chat-lora')).toBeUndefined();
    expect((await rig.apply(hosted({ one: ONE, lora: LORA }))).exit).toBe(3);
    const mended = await reopened(rig);
    const next = hosted({ one: ONE, lora: LORA }, '3');
    expect((await mended.apply(next)).exit).toBe(0);
    expect(await mended.plan(next)).toMatchObject({ differs: false });
  });

  it('without copies is not asked, which the plan says', async () => {
    const scaling = { scaling: { min: 0, max: 2, target: '60/min' } };
    const one = { ...ONE, ...scaling };
    const rig = await applied(hosted({ one, lora: LORA }));
    const hand = await handOn(rig);
    await hand.cloud.call('UpdateInferenceComponentRuntimeConfig', {
      InferenceComponentName: 'chat-one',
      DesiredRuntimeConfig: { CopyCount: 0 },
    });
    await rig.simulator.clock.sleep(30 * 60_000);
    const before = asked(rig).length;
    const next = hosted({
      one: { ...one, model: 'b' },
      lora: { ...LORA, artifact: 's3://risk-models/l2.tar.gz' },
    });
    const { exit, plan } = await rig.apply(next);
    expect([exit, asked(rig).length]).toEqual([0, before]);
    expect(plan.units[0]?.reasons).toEqual([
      'no smoke test of one: autoscaling has it at no copies, and what has none cannot be asked',
      'no smoke test of lora: autoscaling has it at no copies, and what has none cannot be asked',
    ]);
    expect(await rig.plan(next)).toMatchObject({ differs: false });
  });

  it('that has lost its copies meanwhile is not taken to have failed, if autoscaling may do so', async () => {
    const rig = await applied(hosted({ one: ONE }));
    const { cloud } = await handOn(rig);
    await cloud.call('UpdateInferenceComponentRuntimeConfig', {
      InferenceComponentName: 'chat-one',
      DesiredRuntimeConfig: { CopyCount: 0 },
    });
    await rig.simulator.clock.sleep(30 * 60_000);
    const spec = { component: 'chat-one', contentType: 'text/csv', body: '' };
    const ask = (more: object) => invocationKind(cloud).probe?.('chat', { ...spec, ...more }, () => 0);
    expect(await ask({ mayBeEmpty: true })).toEqual({
      passed: true,
      words: 'chat-one has no copies now, and was not asked',
    });
    expect(await ask({})).toMatchObject({ passed: false, words: expect.stringMatching(/no capacity/) });
  });

  it('that nobody may ask fails for that, and nothing is remembered of it', async () => {
    const rig = await openRig({
      scenario: { requests: [{ operation: 'InvokeEndpoint', kind: 'access-denied' }] },
    });
    const { outcomes } = await rig.apply(hosted({ one: ONE }));
    expect(outcomes[0]?.error?.code).toBe('INF2004');
    expect(tagsOf(rig, 'chat-one')['inferra:failed']).toBeUndefined();
    const allowed = await reopened(rig);
    expect((await allowed.apply(hosted({ one: ONE }))).exit).toBe(0);
    expect(asked(allowed)).toEqual(['chat-one']);
  });
});

describe('a component that fails and was verified before', () => {
  const [a, b, c] = ['1', '2', '3'].map((threads) => hosted({ one: ONE, two: UNTESTED }, threads));
  const threadsIn = ({ simulator: { world } }: Rig, model = '') =>
    world.get('model', model)?.spec.PrimaryContainer?.Environment?.OMP_NUM_THREADS;
  const threadsOf = (rig: Rig, name = 'chat-one') => {
    const { spec } = rig.simulator.world.get('inference-component', name) ?? {};
    return threadsIn(rig, spec?.ModelName);
  };
  const failed = async () => {
    const rig = await reopened(await applied(a ?? ''), FAILING);
    return { rig, result: await rig.apply(b ?? '') };
  };

  it('goes back in the same run, alone, and is held there until the file changes', async () => {
    const { rig, result } = await failed();
    const { exit, outcomes, plan } = result;
    expect(plan.units[0]?.reasons).toContain(
      'smoke test of one with ./one.json; back to what was verified before where it fails',
    );
    expect([exit, outcomes[0]?.error?.code]).toEqual([3, 'INF4011']);
    expect(outcomes[0]?.error?.message).toMatch(
      /; chat-one does not count as applied; chat-one serves what was verified before again, and is held there until/,
    );
    expect([threadsOf(rig), threadsOf(rig, 'chat-two')]).toEqual(['1', '2']);
    expect(tagsOf(rig, 'chat-one')).toMatchObject({
      'inferra:failed': 'none',
      'inferra:hold': expect.stringMatching(/^[0-9a-f]{10}( [0-9a-f]{10})+ smoke-test$/),
      'inferra:attempt': expect.stringMatching(/ done /),
    });
    const [before, questions] = [rig.mutations().length, asked(rig).length];
    const held = await rig.apply(b ?? '', { retry: true });
    expect(held).toMatchObject({ exit: 6, plan: { units: [{ verdict: 'held', heldBy: 'INF5007' }] } });
    expect(held.plan.diagnostics[0]?.message).toBe(
      'inference component chat-one was rolled back, since its smoke test failed, and the file still wants what was rolled back',
    );
    expect((await rig.drift(b ?? '')).exit).toBe(2);
    expect([rig.mutations().length, asked(rig).length]).toEqual([before, questions]);
    const mended = await reopened(rig);
    expect((await mended.apply(c ?? '')).exit).toBe(0);
    expect([asked(mended), threadsOf(mended)]).toEqual([['chat-one'], '3']);
    expect(tagsOf(mended, 'chat-one')['inferra:hold']).toBeUndefined();
    expect(await mended.plan(c ?? '')).toMatchObject({ differs: false });
    // What failed never counts as verified.
    const verified = readVerified(tagsOf(mended, 'chat-one'));
    const models = verified.flatMap((spec) => ('model' in spec ? [spec.model] : []));
    expect(models.map((name) => threadsIn(mended, name))).toEqual(['3', '1']);
  });

  it('is sent and asked again where a person ends the hold', async () => {
    const rig = await reopened((await failed()).rig);
    const released = await rig.rollback(b ?? '', { endpoint: 'chat', component: 'one', release: true });
    expect(released.exit).toBe(0);
    expect((await rig.apply(b ?? '')).exit).toBe(0);
    expect([asked(rig), threadsOf(rig)]).toEqual([['chat-one'], '2']);
    expect(await rig.plan(b ?? '')).toMatchObject({ differs: false });
  });

  it('goes back with each other one that fails beside it, and an adapter to its artifact', async () => {
    const all = (nth: string) =>
      hosted({ one: ONE, two: ONE, lora: { ...LORA, artifact: `s3://risk-models/lora-${nth}.tar.gz` } }, nth);
    const rig = await reopened(await applied(all('1')), { invocations: [{ status: 500 }] });
    const { exit, outcomes } = await rig.apply(all('2'));
    expect([exit, threadsOf(rig), threadsOf(rig, 'chat-two')]).toEqual([3, '1', '1']);
    for (const name of ['chat-one', 'chat-two'])
      expect(outcomes[0]?.error?.message).toContain(`${name} serves what was verified before again`);
    const lora = (nth: string) =>
      hosted({ one: ONE, two: ONE, lora: { ...LORA, artifact: `s3://risk-models/lora-${nth}.tar.gz` } }, '1');
    const other = await reopened(await applied(lora('1')), {
      invocations: [{ component: 'chat-lora', status: 500 }],
    });
    expect((await other.apply(lora('2'))).exit).toBe(3);
    expect(other.simulator.world.get('inference-component', 'chat-lora')?.spec.Container?.ArtifactUrl).toBe(
      's3://risk-models/lora-1.tar.gz',
    );
  });

  it('goes back also where what failed was decided in the same run', async () => {
    const { models } = JSON.parse(hosted({ one: ONE })) as { readonly models: object };
    const ranker = { package: { group: 'reranker', version: 'latest-approved' } };
    const next = withMembers(hosted({ one: { ...ONE, model: 'ranker' } }), { models: { ...models, ranker } });
    const rig = await openRig({
      from: (await applied(hosted({ one: ONE }))).simulator.world.state(),
      scenario: {
        ...FAILING,
        packageGroups: [{ group: 'reranker', versions: [{ version: 3, approval: 'Approved' }] }],
      },
    });
    expect((await rig.apply(next)).exit).toBe(3);
    expect(threadsOf(rig)).toBe('2');
    expect((await rig.apply(next)).plan.units[0]).toMatchObject({ heldBy: 'INF5007' });
  });

  it('is told where nobody can look what failed, and goes back in the next run', async () => {
    const operations = (await failed()).rig.simulator.world.requests().map(({ operation }) => operation);
    const look = operations.indexOf('ListInferenceComponents', operations.lastIndexOf('InvokeEndpoint'));
    const nth = operations.slice(0, look + 1).filter((one) => one === 'ListInferenceComponents').length;
    const rig = await reopened(await applied(a ?? ''), {
      ...FAILING,
      requests: [{ operation: 'ListInferenceComponents', kind: 'access-denied', nth }],
    });
    const { exit, outcomes } = await rig.apply(b ?? '');
    expect([exit, outcomes[0]?.error?.code, threadsOf(rig)]).toEqual([3, 'INF4011', '2']);
    expect(outcomes[0]?.error?.message).toMatch(/; chat-one does not count as applied; .*not authorized/);
    const next = await rig.apply(b ?? '');
    expect(next.plan.units[0]).toMatchObject({ verdict: 'unfinished' });
    expect([next.exit, threadsOf(rig)]).toEqual([3, '1']);
  });

  it('is told where it does not come back; it is held all the same, and goes on by hand', async () => {
    const rig = await applied(a ?? '');
    const broken = await openRig({
      from: rig.simulator.world.state(),
      scenario: {
        ...FAILING,
        requests: [{ operation: 'UpdateInferenceComponent', kind: 'access-denied', nth: 3 }],
      },
    });
    const { exit, outcomes } = await broken.apply(b ?? '');
    expect([exit, outcomes[0]?.error?.code]).toEqual([3, 'INF4011']);
    expect(outcomes[0]?.error?.message).toContain("; chat-one's way back ended: ");
    const { plan } = await broken.apply(b ?? '');
    expect(plan.diagnostics[0]?.message).toMatch(
      /chat-one was to be rolled back, since its smoke test failed/,
    );
    const again = { endpoint: 'chat', component: 'one' };
    const allowed = await reopened(broken);
    expect((await allowed.rollback(b ?? '', again)).exit).toBe(0);
    expect(threadsOf(allowed)).toBe('1');
    expect(tagsOf(allowed, 'chat-one')['inferra:hold']).toMatch(/ smoke-test$/);
  });
});
