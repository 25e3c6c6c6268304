// What a run does besides for changes that have failed while autoscaling was put aside for them.
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
): Promise<void> {
  const scaled = new Map(works.filter(touchesScaling).map(({ change }) => [change.address, change.name]));
  const failed = outcomes.filter(({ address, result }) => scaled.has(address) && FAILED.has(result));
  if (failed.length === 0) return;
  const tell = (address: string, reason?: string) =>
    options.listen({
      type: 'autoscaling-restored',
      address,
      name: scaled.get(address) ?? '',
      restored: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
      at: options.clock.now(),
    });
  const addresses = new Set(failed.map(({ address }) => address));
  try {
    const { restores } = await replan();
    const wanted = restores.filter(({ change }) => addresses.has(change.address));
    // How the change has ended has been told: what is done now is told in one sentence.
    const restored = await run(wanted, { ...options, wait: true, listen: () => {} });
    for (const { address, error } of restored) tell(address, error?.message);
  } catch (error) {
    for (const address of addresses) tell(address, error instanceof Error ? error.message : String(error));
  }
}

const FAILED: ReadonlySet<Outcome['result']> = new Set(['failed', 'rolled-back', 'refused']);

function touchesScaling({ change: { steps } }: Work): boolean {
  return steps.some(({ kind }) => kind === 'registration');
}
