// What a run does about new fleets that serve and do not answer as the file says: each goes back to what was verified before.
import type { EndpointDeclaration } from '../config/document.ts';
import { InferraError } from '../core/errors.ts';
import type { Event } from '../core/events.ts';
import type { Lock } from '../decisions/pins.ts';
import { type RunOptions, run } from '../engine/run.ts';
import type { Outcome } from '../engine/unit.ts';
import type { Account } from './prepare.ts';
import { planBack } from './rollback.ts';

/** How the changes have ended once those whose smoke test failed are back, or could not be taken there. */
export async function takeBack(
  account: Account,
  lock: Lock,
  outcomes: readonly Outcome[],
  options: RunOptions,
): Promise<readonly Outcome[]> {
  return await Promise.all(
    outcomes.map((outcome) => {
      const endpoint = account.document.endpoints.find(({ address }) => address === outcome.address);
      const goes = outcome.error?.code === 'INF4011' && endpoint?.smokeTest?.onFailure === 'rollback';
      return goes && !options.stop.aborted ? goBack(account, lock, endpoint, outcome, options) : outcome;
    }),
  );
}

async function goBack(
  account: Account,
  lock: Lock,
  endpoint: EndpointDeclaration,
  failed: Outcome,
  options: RunOptions,
): Promise<Outcome> {
  const only = { ...account, document: { ...account.document, endpoints: [endpoint] } };
  const because = (failed.error?.message ?? '').replace(/\.$/, '');
  const end = (words: string): Outcome => ({
    ...failed,
    error: new InferraError('INF4011', `${because}; ${words}`),
  });
  try {
    const { plan, works } = await planBack(only, endpoint, lock, { release: false, after: 'smoke-test' });
    let told = end('it goes back');
    // It is one story: that it goes back is told as a part of how the change has ended.
    const listen = (event: Event) => {
      if (event.type === 'announced') return;
      if (event.type !== 'unit-finished') return options.listen(event);
      const config = plan.units[0]?.fields.find(({ field }) => field === 'config')?.to ?? 'what was verified';
      told = end(
        event.result === 'done'
          ? `it serves ${config} again, and is held there until the file changes`
          : `its way back ended: ${event.reason ?? event.result}`,
      );
      options.listen({ ...event, result: 'failed', code: 'INF4011', reason: told.error?.message ?? '' });
    };
    await run(works, { ...options, wait: true, listen });
    return told;
  } catch (error) {
    if (!(error instanceof InferraError)) throw error;
    const told = end(
      error.code === 'INF3013' ? 'nothing was verified before that it could go back to' : error.message,
    );
    const { address } = failed;
    const reason = told.error?.message ?? '';
    const at = options.clock.now();
    options.listen({
      type: 'unit-finished',
      address,
      result: 'failed',
      code: 'INF4011',
      reason,
      elapsedMs: 0,
      at,
    });
    return told;
  }
}
