// Announces everything, then carries the independent changes out side by side.
import pLimit from 'p-limit';
import type { Clock } from '../base/clock.ts';
import type { Happened, Listener } from '../core/events.ts';
import type { Kinds } from '../core/kind.ts';
import type { PartRef } from '../core/part.ts';
import type { Work } from '../core/work.ts';
import type { Engine } from './engine.ts';
import { type Outcome, runUnit } from './unit.ts';
import { createWatch, type Waited } from './watch.ts';

export type RunOptions = {
  readonly kinds: Kinds;
  readonly clock: Clock;
  readonly listen: Listener;
  readonly stop: AbortSignal;
  readonly parallelism: number;
  readonly wait: boolean;
  readonly timeoutMs: number;
};

/** Carries out the changes; every one gets an outcome, and nothing is thrown for one that failed. */
export async function run(works: readonly Work[], options: RunOptions): Promise<readonly Outcome[]> {
  const engine = createEngine(options);
  engine.tell({
    type: 'announced',
    units: works.map(({ change: { address, name, effect, steps, minutes } }) => ({
      address,
      name,
      effect,
      steps: steps.length,
      typicalMs: minutes * 60_000,
    })),
  });
  return Promise.all(works.map((work) => runUnit(engine, work)));
}

export type Settling = { readonly address: string; readonly part: PartRef; readonly status: string };

/** Waits until the service is no longer at work on any of the parts. */
export async function settle(parts: readonly Settling[], options: RunOptions): Promise<readonly Waited[]> {
  const engine = createEngine(options);
  return Promise.all(
    parts.map(({ address, part: { kind, name }, status }) => {
      engine.tell({ type: 'settling', address, name, status });
      return engine.watch.until(kind, name, { settled: true }, () => {});
    }),
  );
}

function createEngine({ kinds, clock, listen, stop, parallelism, wait, timeoutMs }: RunOptions): Engine {
  const tell = (happened: Happened) => listen({ ...happened, at: clock.now() });
  const watch = createWatch({ kinds, clock, stop, deadline: clock.now() + timeoutMs });
  return { kinds, clock, tell, watch, limit: pLimit(parallelism), stop, wait };
}
