// A side-by-side replacement takes two runs: one makes the new endpoint, one removes the old. Abandoned at every boundary of
// every mutating request of both, and the first re-run at every boundary again, it ends where the run that nobody killed
// ends; and the old endpoint never goes before the new one was verified.
import { describe, expect, it } from 'vitest';
import type { Moment, State } from '../../src/simulator/index.ts';
import { type EndpointText, fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { inventoryOf, madeTwice, orphansOf } from './harness.ts';
import { mortal } from './mortal.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
/** More than enough: one to make it, one to prune, and one that has nothing to do. */
const MOST_RUNS = 4;

const of = (one: EndpointText) => fileOf({ fraud: { replace: 'side-by-side', ...one } });
const serverless = of({ serverless: ['2GB', 5] });

type Turn = { readonly past: readonly string[]; readonly file: string; readonly ends: string };

const TURNS: readonly (readonly [string, Turn])[] = [
  ['the second name', { past: [of({ model: 'b' }), of({})], file: serverless, ends: 'fraud-2' }],
  [
    'the first name again',
    { past: [of({}), serverless, serverless, of({})], file: serverless, ends: 'fraud' },
  ],
  [
    'the second name, from under a protection',
    {
      past: [of({ protect: true }), of({ protect: true, serverless: ['2GB', 5] })],
      file: serverless,
      ends: 'fraud-2',
    },
  ],
];

const endpointsIn = ({ simulator: { world } }: Rig) => world.endpoints().map(({ name }) => name);

/** Applies until nothing differs; how many runs that took. */
async function applyOut(rig: Rig, file: string): Promise<number> {
  for (let run = 1; run <= MOST_RUNS; run += 1) {
    await rig.apply(file, ALLOWED);
    if (!(await rig.plan(file, ALLOWED)).differs) return run;
  }
  throw new Error('it does not come to an end');
}

/** After each change: one of the two answers, and where only one does that stood before, the other one was verified. */
function watchTurn(rig: Rig, { ends }: Turn): () => readonly string[] {
  const { world } = rig.simulator;
  const old = endpointsIn(rig).find((name) => name !== ends) ?? '';
  const wrong: string[] = [];
  world.onChange(({ kind, name, at }) => {
    const next = world.endpoints().find((one) => one.name === ends);
    const applied = next?.tags.some(({ Key }) => Key === 'inferra:applied') === true;
    const verified = applied && next?.status === 'InService';
    if (!world.invoke(old).served && !verified) wrong.push(`after ${kind} ${name} at ${at}`);
  });
  return () => wrong;
}

type Whole = { readonly from: State; readonly inventory: readonly string[]; readonly requests: number };

async function unkilled(turn: Turn): Promise<Whole> {
  const rig = await openRig();
  for (const one of turn.past) expect([0, 2, 6]).toContain((await rig.apply(one, ALLOWED)).exit);
  const from = rig.simulator.world.state();
  const whole = await openRig({ from });
  const wrong = watchTurn(whole, turn);
  expect(await applyOut(whole, turn.file)).toBe(2);
  expect([endpointsIn(whole), wrong(), orphansOf(whole)]).toEqual([[turn.ends], [], []]);
  return { from, inventory: inventoryOf(whole), requests: whole.mutations().length };
}

/** What is wrong in the end, in words: nothing. */
async function killed(
  turn: Turn,
  whole: Whole,
  kills: readonly (readonly [number, Moment])[],
): Promise<string[]> {
  const rig = await openRig({ from: whole.from });
  const wrong = watchTurn(rig, turn);
  for (const [at, moment] of kills) {
    const { line, died } = mortal(rig.simulator, at, moment);
    await Promise.race([died, applyTwice(rig, turn.file, line)]);
  }
  await applyOut(rig, turn.file);
  const found = [inventoryOf(rig), madeTwice(rig), orphansOf(rig), wrong()];
  return JSON.stringify(found) === JSON.stringify([whole.inventory, [], [], []])
    ? []
    : [`${JSON.stringify(kills)}: ${JSON.stringify(found)}`];
}

/** Both runs, of which one dies. */
async function applyTwice(rig: Rig, file: string, line: Parameters<Rig['apply']>[2]): Promise<void> {
  await rig.apply(file, ALLOWED, line);
  await rig.apply(file, ALLOWED, line);
}

describe('a side-by-side replacement that is killed', () => {
  it.each(TURNS)('is taken up by the next runs: to %s', async (_what, turn) => {
    const whole = await unkilled(turn);
    const failures: string[] = [];
    for (let at = 1; at <= whole.requests; at += 1) {
      for (const moment of MOMENTS) failures.push(...(await killed(turn, whole, [[at, moment]])));
      // The run after it dies too, at its own first request.
      const twice = [at, 1].map((request) => [request, 'applied'] as const);
      failures.push(...(await killed(turn, whole, twice)));
    }
    expect(failures).toEqual([]);
  });
});
