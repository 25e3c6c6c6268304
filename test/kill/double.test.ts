// Runs that are killed, and whose re-runs are killed too: wherever that was, one more run ends well. Pairs of boundaries
// are many, so they are drawn from a seed; `npm run soak` draws hundreds.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Moment } from '../../src/simulator/index.ts';
import { type Kill, killAndRunAgain, type Reference, reference } from './harness.ts';
import { MIXED } from './scene.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
const RUNS = process.env.INFERRA_KILL === 'all' ? 500 : 12;
const SEED = Number(process.env.INFERRA_SEED ?? 1);

/** A linear congruential generator (Numerical Recipes): the same seed draws the same kills anywhere. */
function drawing(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('a run that is killed, and its re-run too', () => {
  let past: Reference;
  beforeAll(async () => {
    past = await reference(MIXED);
  });

  it(`is taken up by the next one (seed ${SEED})`, async () => {
    const draw = drawing(SEED);
    const kill = (among: number): Kill => ({
      at: 1 + draw(among),
      moment: MOMENTS[draw(MOMENTS.length)] ?? 'before',
    });
    const failures: string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const first = kill(past.requests);
      // The re-run has about as many requests left as the first one did not make.
      const kills = [first, kill(Math.max(1, past.requests - first.at))];
      await killAndRunAgain(MIXED, past, kills).catch((error: unknown) => {
        failures.push(`${JSON.stringify(kills)}: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
    expect(failures).toEqual([]);
  });
});
