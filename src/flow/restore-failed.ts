// What a run does besides for changes that have failed while autoscaling was put aside for them.
import { InferraError } from '../core/errors.ts';
import type { Event, Listener } from '../core/events.ts';
import type { Work } from '../core/work.ts';
import type { Planned } from '../endpoint/plan.ts';
import { type RunOptions, run } from '../engine/run.ts';
import type { Outcome } from '../engine/unit.ts';

/**
 * A change that has failed leaves the endpoint as it was, and its autoscaling put aside: that is put back at once, as
 * another plan says. Where that cannot be, the next run does it.
 */
export async function restoreFailed(
  outcomes: readonly Outcome[],
  works: readonly Work[],
  replan: () => Promise<Pick<Planned, 'restores'>>,
  options: RunOptions,
): Promise<readonly Outcome[]> {
  const scaled = new Set(works.filter(touchesScaling).map(({ change }) => change.address));
  const failed = outcomes.filter(({ address, result }) => scaled.has(address) && FAILED.has(result));
  if (failed.length === 0) return outcomes;
  const addresses = new Set(failed.map(({ address }) => address));
  try {
    const { restores } = await replan();
    const wanted = restores.filter(({ change }) => addresses.has(change.address));
    if (wanted.length > 0) await run(wanted, { ...options, listen: quietly(options.listen) });
  } catch (error) {
    for (const address of addresses) options.listen(notRestored(address, error, options.clock.now()));
  }
  return outcomes;
}

function notRestored(address: string, error: unknown, at: number): Event {
  const code = error instanceof InferraError ? error.code : 'INF4006';
  const reason = error instanceof Error ? error.message : String(error);
  const step = `${address}/put/registration`;
  return {
    type: 'step-failed',
    address,
    step,
    verb: 'put',
    title: 'restore the autoscaling',
    code,
    reason,
    at,
  };
}

const FAILED: ReadonlySet<Outcome['result']> = new Set(['failed', 'rolled-back', 'refused']);

function touchesScaling({ change: { steps } }: Work): boolean {
  return steps.some(({ kind }) => kind === 'registration');
}

/** How the change has ended has been told: only what is done now is told besides. */
function quietly(listen: Listener): Listener {
  return (event) => {
    if (event.type !== 'announced' && event.type !== 'unit-started' && event.type !== 'unit-finished')
      listen(event);
  };
}
