// What the engine works with. It knows kinds only by their contract, and time only through the clock.
import type { Clock } from '../base/clock.ts';
import { assert } from '../core/errors.ts';
import type { Happened } from '../core/events.ts';
import type { Kind, Kinds } from '../core/kind.ts';
import type { Watch } from './watch.ts';

export type Engine = {
  readonly kinds: Kinds;
  readonly clock: Clock;
  /** Says what happened; the time is added on the way. */
  readonly tell: (happened: Happened) => void;
  readonly watch: Watch;
  /** Lets only so many mutating requests be under way at once. */
  readonly limit: <Result>(send: () => Promise<Result>) => Promise<Result>;
  /** Aborted when nothing new is to be started. */
  readonly stop: AbortSignal;
  /** False where what was sent is not waited for. */
  readonly wait: boolean;
};

export function kindOf(engine: Pick<Engine, 'kinds'>, name: string): Kind {
  const kind = engine.kinds[name];
  assert(kind !== undefined, `a step names only known kinds, not ${name}`);
  return kind;
}
