// Asks a part what it is to answer, a few times if need be: what has just come up may not be warm yet.
import { InferraError } from '../core/errors.ts';
import type { Step } from '../core/step.ts';
import type { Work } from '../core/work.ts';
import { type Engine, kindOf } from './engine.ts';
import type { Ended } from './wait.ts';

const TRIES = 3;
const PAUSE_MS = 5_000;

/** @throws InferraError INF4011 with the last answer, where none was as wanted */
export async function probe(
  { kinds, clock, stop, tell }: Engine,
  { change: { address } }: Work,
  { kind, name, title }: Step,
  spec: unknown,
): Promise<Ended> {
  const { probe: ask } = kindOf({ kinds }, kind);
  if (ask === undefined) throw new Error(`inferra broke its own promise: ${kind} can be asked`);
  for (let nth = 1; ; nth += 1) {
    const { passed, words } = await ask(name, spec, () => clock.now());
    if (passed) {
      tell({ type: 'probed', address, name, title, words: nth === 1 ? words : `${words}, at try ${nth}` });
      return { state: 'done' };
    }
    if (nth === TRIES || stop.aborted) {
      const tries = nth === 1 ? '' : `, ${nth} times`;
      throw new InferraError('INF4011', `the ${title} failed${tries}: ${words}`);
    }
    await clock.sleep(PAUSE_MS, stop).catch(() => {});
  }
}
