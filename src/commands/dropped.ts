// How a command that has nothing to bring to an end meets the first Ctrl-C.
import { InferraError } from '../core/errors.ts';
import { interrupted } from './failure.ts';

/** Rejects with INF6011 or INF6012 as soon as `stop` aborts; what `work` still does is nobody's business any more. */
export async function orDropped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  const dropped = stopped(stop).then(() => {
    throw new InferraError(interrupted(stop).code, 'interrupted');
  });
  return await Promise.race([work, dropped]);
}

/** Resolves when `stop` aborts. */
export function stopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
