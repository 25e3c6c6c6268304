// Every boundary of one moment. A file a moment, so that they run side by side.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Moment } from '../../src/simulator/index.ts';
import { killAndRunAgain, type Reference, reference } from './harness.ts';
import { MIXED } from './scene.ts';

/** A mixed plan over 20 endpoints, abandoned at this moment of every mutating request. */
export function describeBoundaries(moment: Moment): void {
  describe(`a run that is killed, ${moment}`, () => {
    let past: Reference;
    beforeAll(async () => {
      past = await reference(MIXED);
    });

    it('is taken up by one re-run, whichever request it died at', async () => {
      expect(past.requests).toBeGreaterThan(75);
      const failures: string[] = [];
      for (let at = 1; at <= past.requests; at += 1) {
        await killAndRunAgain(MIXED, past, [{ at, moment }]).catch((error: unknown) => {
          failures.push(`request ${at}: ${error instanceof Error ? error.message : String(error)}`);
        });
      }
      expect(failures).toEqual([]);
    });
  });
}
