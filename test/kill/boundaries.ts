// A mixed plan over 25 endpoints, abandoned at every mutating request. A file a moment, so that they run side by side.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Moment } from '../../src/simulator/index.ts';
import { killAndRunAgain, type Reference, reference, runAgain } from './harness.ts';
import { MIXED } from './scene.ts';

/** Runs on from what one run had done at each of its requests; `npm run soak` also makes each run again and kills it there. */
export function describeBoundaries(moment: 'before' | 'applied'): void {
  describe(`a run that is killed, ${moment}`, () => {
    let past: Reference;
    beforeAll(async () => {
      past = await reference(MIXED);
    });

    it('is taken up by one re-run, whichever request it died at', async () => {
      const left = past.left[moment];
      expect(left.length).toBe(past.requests);
      expect(left.length).toBeGreaterThan(75);
      const failures: string[] = [];
      for (const one of left) {
        await runAgain(MIXED, past, one).catch(noted(failures, one.at));
      }
      expect(failures).toEqual([]);
    });
  });
}

/** Makes the run anew for each boundary, up to where it dies. */
export function describeKills(moment: Moment): void {
  it(`is taken up, killed for real ${moment}`, async () => {
    const past = await reference(MIXED);
    const failures: string[] = [];
    for (let at = 1; at <= past.requests; at += 1) {
      await killAndRunAgain(MIXED, past, [{ at, moment }]).catch(noted(failures, at));
    }
    expect(failures).toEqual([]);
  });
}

function noted(failures: string[], at: number): (error: unknown) => void {
  return (error) => {
    failures.push(`request ${at}: ${error instanceof Error ? error.message : String(error)}`);
  };
}
