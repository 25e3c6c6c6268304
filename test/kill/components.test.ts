// Components in runs that are killed at every request: whether the same command goes on or the file has moved on, all of them
// are as the file says afterwards, nothing is left of those that went, and no update is sent twice.
import { describe, expect, it } from 'vitest';
import { readVerified } from '../../src/endpoint/components/verified.ts';
import { HOLD } from '../../src/endpoint/memory/hold.ts';
import type { Scenario, State } from '../../src/simulator/index.ts';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { isMutating } from './mortal.ts';

const NEEDS = { accelerators: 1, memoryMin: '8GB' };
const SCALED = { scaling: { min: 1, max: 3, target: '60/min' } };
const hosted = (threads: string, components: object) =>
  fileOf(
    {
      chat: {
        hosting: {
          instance: { type: 'ml.g5.12xlarge', count: 1, managed: { min: 1, max: 3 } },
          components,
        },
      },
    },
    'risk',
    threads,
  );

const FIRST = hosted('1', {
  one: { model: 'a', resources: NEEDS, ...SCALED },
  old: { base: 'one', artifact: 's3://risk-models/old.tar.gz' },
});
const WATCHED = { size: 1, bake: '2m', rollbackOn: [{ errors5xx: '1%' }] };
/** Another model and other copies of one base, another one and an adapter that go, and an adapter that comes. */
const BEFORE = hosted('1', {
  one: { model: 'a', resources: NEEDS, ...SCALED },
  two: { model: 'b', resources: NEEDS, ...SCALED },
  old: { base: 'one', artifact: 's3://risk-models/old.tar.gz' },
});
const AFTER = hosted('2', {
  one: { model: 'a', resources: NEEDS, copies: 2, rollout: WATCHED },
  new: { base: 'one', artifact: 's3://risk-models/new.tar.gz' },
});
const LATER = hosted('3', { one: { model: 'a', resources: NEEDS, copies: 3 } });

type Run = (rig: Rig, line?: Rig['simulator']) => Promise<{ readonly exit: number }>;
const applying =
  (file: string): Run =>
  (rig, line) =>
    rig.apply(file, ALLOWED, line);
const destroying: Run = (rig, line) => rig.destroy(BEFORE, {}, line);
/** What was being deleted is gone by then. */
const later =
  (run: Run): Run =>
  async (rig) => {
    await rig.simulator.clock.sleep(10 * 60_000);
    return run(rig);
  };

/**
 * Everything that the account holds of it, and what a component says of itself. What it can be taken back to depends on what served
 * meanwhile: of models that no component serves, only those are told that none remembers either.
 */
function left({ simulator: { world } }: Rig): readonly string[] {
  const components = world.seenAll('inference-component', 0);
  const remembered = components.flatMap(({ tags }) =>
    readVerified(Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))),
  );
  const kept = new Set(remembered.flatMap((spec) => ('model' in spec ? [spec.model] : [])));
  for (const { spec } of components) kept.delete(spec.ModelName ?? '');
  const models = world.models().filter(({ name }) => !kept.has(name));
  const targets = world.seenAll('scalable-target', 0);
  const alarms = world.seenAll('alarm', 0);
  return [
    ...[...world.endpoints(), ...world.configs(), ...models].map(({ kind, name }) => `${kind}/${name}`),
    ...components.map(({ name, status, spec, copies }) =>
      JSON.stringify([name, status, spec, copies ?? null]),
    ),
    ...alarms.map(({ name }) => `alarm/${name}`),
    ...targets.map(({ resourceId, min, max }) => `${resourceId} ${min} ${max}`),
  ].sort();
}

/** Accepted by the service, per name and content. */
function changes({ simulator: { world } }: Rig): readonly string[] {
  return world
    .requests()
    .filter(({ operation, applied }) => applied && /^(Create|Update)InferenceComponent/.test(operation))
    .map(({ operation, input }) => `${operation} ${JSON.stringify(input)}`);
}

function tagsOf({ simulator: { world } }: Rig): Readonly<Record<string, string>> {
  const { tags = [] } = world.get('inference-component', 'chat-one') ?? {};
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

/** Whether the tags of the component say that it was applied with so many threads. */
function isWritten({ simulator: { world } }: Rig, threads: string): boolean {
  const { tags = [], spec } = world.get('inference-component', 'chat-one') ?? {};
  const value = (key: string) => tags.find(({ Key }) => Key === key)?.Value.split(' ')[0];
  const { Environment } = world.get('model', spec?.ModelName ?? '')?.spec.PrimaryContainer ?? {};
  return Environment?.OMP_NUM_THREADS === threads && value('inferra:applied') === value('inferra:attempt');
}

/** The components that were asked since the world was opened. */
function askedIn({ simulator: { world } }: Rig): readonly string[] {
  const questions = world.requests().filter(({ operation }) => operation === 'InvokeEndpoint');
  return questions.map(({ input }) => String(input.InferenceComponentName)).sort();
}

type Left = {
  readonly state: State;
  readonly made: readonly string[];
  readonly asked: readonly string[];
};

/** What the account is after each request of a run that nobody kills: whoever comes next goes on from there. */
async function leftBy(
  from: State,
  run: Run,
  { scenario = {}, exit = 0 }: { readonly scenario?: Scenario; readonly exit?: number } = {},
): Promise<{ readonly all: readonly Left[]; readonly end: State }> {
  const rig = await openRig({ from, scenario });
  const { requestHandler } = rig.simulator;
  const all: Left[] = [];
  const handle: typeof requestHandler.handle = async (request, options) => {
    const answer = await requestHandler.handle(request, options);
    if (isMutating(request))
      all.push({ state: rig.simulator.world.state(), made: changes(rig), asked: askedIn(rig) });
    return answer;
  };
  const line = {
    ...rig.simulator,
    clock: rig.simulator.clock,
    requestHandler: { ...requestHandler, handle },
  };
  expect((await run(rig, line)).exit).toBe(exit);
  return { all, end: rig.simulator.world.state() };
}

/** Carries another run to its end from each of these, and tells where that ends otherwise than without a kill. */
async function afterKills(from: State, killed: Run, next: Run, file?: string): Promise<readonly string[]> {
  const { all, end } = await leftBy(from, killed);
  const alone = await openRig({ from: end });
  expect((await next(alone)).exit).toBe(0);
  const wanted = left(alone);
  const trouble: string[] = [];
  for (const [nth, { state, made }] of all.entries()) {
    const rig = await openRig({ from: state });
    const { exit } = await next(rig);
    const sent = [...made, ...changes(rig)];
    const twice = sent.filter((one, at) => sent.indexOf(one) !== at);
    const found = left(rig);
    const others = [
      ...found.filter((one) => !wanted.includes(one)),
      ...wanted.filter((one) => !found.includes(one)),
    ];
    const differs = file !== undefined && (await rig.plan(file, ALLOWED)).differs;
    if (exit === 0 && !differs && twice.length + others.length === 0) continue;
    trouble.push(`request ${nth + 1}: exit ${exit}, differs ${differs}, twice ${twice}, other ${others}`);
  }
  return trouble;
}

const LAST: Run = later(destroying);

describe('components of a run that is killed', () => {
  it('are made by one more run', async () => {
    const { simulator } = await openRig();
    const from = simulator.world.state();
    expect(await afterKills(from, applying(FIRST), applying(FIRST), FIRST)).toEqual([]);
  });

  it('are changed by one more run, also where the file has moved on', async () => {
    const past = await openRig();
    expect((await past.apply(BEFORE)).exit).toBe(0);
    const from = past.simulator.world.state();
    expect(await afterKills(from, applying(AFTER), applying(AFTER), AFTER)).toEqual([]);
    expect(await afterKills(from, applying(AFTER), applying(LATER), LATER)).toEqual([]);
  });

  it('are asked by one more run, unless what came of it is written down', async () => {
    const smokeTest = { payload: './one.json', contentType: 'application/json' };
    const tested = (threads: string) => hosted(threads, { one: { model: 'a', resources: NEEDS, smokeTest } });
    const past = await openRig();
    expect((await past.apply(tested('1'))).exit).toBe(0);
    const { all } = await leftBy(past.simulator.world.state(), applying(tested('2')));
    const seen = new Set<boolean>();
    for (const { state, asked } of all) {
      const rig = await openRig({ from: state });
      const written = isWritten(rig, '2');
      if (written) expect(asked).toEqual(['chat-one']);
      expect((await rig.apply(tested('2'), ALLOWED)).exit).toBe(0);
      expect(askedIn(rig)).toEqual(written ? [] : ['chat-one']);
      seen.add(written);
    }
    expect([...seen]).toEqual([false, true]);
  });

  it('go back after a smoke test that failed, or are held until somebody goes on', async () => {
    const smokeTest = { payload: './one.json', contentType: 'application/json' };
    const tested = (threads: string) => hosted(threads, { one: { model: 'a', resources: NEEDS, smokeTest } });
    const scenario: Scenario = { invocations: [{ component: 'chat-one', status: 500 }] };
    const past = await openRig();
    expect((await past.apply(tested('1'))).exit).toBe(0);
    const from = past.simulator.world.state();
    const { all } = await leftBy(from, applying(tested('2')), { scenario, exit: 3 });
    const seen = new Set<number>();
    for (const { state, made } of all) {
      const rig = await openRig({ from: state, scenario });
      const isHeld = HOLD in tagsOf(rig);
      const { exit } = await rig.apply(tested('2'), ALLOWED);
      // What was not about to go back is asked again, and goes.
      expect(exit).toBe(isHeld ? 6 : 3);
      expect(askedIn(rig).length > 0).toBe(!isHeld);
      if (isHeld) {
        expect(changes(rig)).toEqual([]);
        expect((await rig.rollback(tested('2'), { endpoint: 'chat', component: 'one' })).exit).toBe(0);
      }
      expect(isWritten(rig, '1')).toBe(true);
      expect(tagsOf(rig)[HOLD]).toMatch(/ smoke-test$/);
      const sent = [...made, ...changes(rig)];
      expect(sent.filter((one, at) => sent.indexOf(one) !== at)).toEqual([]);
      seen.add(exit);
    }
    expect([...seen]).toEqual([3, 6]);
  });

  it('are taken back by one more run, and stay there', async () => {
    const past = await openRig();
    const [old, next] = ['1', '2'].map((threads) =>
      hosted(threads, { one: { model: 'a', resources: NEEDS } }),
    );
    for (const file of [old, next]) expect((await past.apply(file ?? '')).exit).toBe(0);
    const back: Run = (rig, line) => rig.rollback(next ?? '', { endpoint: 'chat', component: 'one' }, line);
    expect(await afterKills(past.simulator.world.state(), back, back)).toEqual([]);
    // Whoever merges meanwhile finds it held.
    const { all } = await leftBy(past.simulator.world.state(), back);
    for (const { state } of all) {
      const rig = await openRig({ from: state });
      const before = changes(rig).length;
      expect((await rig.apply(next ?? '')).exit).toBe(6);
      expect(changes(rig)).toHaveLength(before);
    }
  });

  it('go with their endpoint', async () => {
    const past = await openRig();
    expect((await past.apply(BEFORE)).exit).toBe(0);
    expect((await past.apply(AFTER)).exit).toBe(0);
    expect(await afterKills(past.simulator.world.state(), destroying, LAST)).toEqual([]);
  });
});
