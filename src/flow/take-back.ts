// What a run does about new fleets and components that serve and do not answer as the file says: each goes back to what was verified
// before.
import type { EndpointDeclaration } from '../config/document.ts';
import { InferraError } from '../core/errors.ts';
import type { Event } from '../core/events.ts';
import type { Lock } from '../decisions/pins.ts';
import type { Planned } from '../endpoint/plan.ts';
import { type RunOptions, run } from '../engine/run.ts';
import type { Outcome } from '../engine/unit.ts';
import type { Account } from './prepare.ts';
import { planBack } from './rollback.ts';
import { failedComponents, planComponentBack } from './rollback-component.ts';

/** How the changes have ended once those whose smoke test failed are back, or could not be taken there. */
export async function takeBack(
  account: Account,
  lock: Lock,
  outcomes: readonly Outcome[],
  options: RunOptions,
): Promise<readonly Outcome[]> {
  return await Promise.all(
    outcomes.map(async (outcome) => {
      const endpoint = account.document.endpoints.find(({ address }) => address === outcome.address);
      if (outcome.error?.code !== 'INF4011' || endpoint === undefined || options.stop.aborted) return outcome;
      const only = { ...account, document: { ...account.document, endpoints: [endpoint] } };
      let ended = outcome;
      for (const way of await waysBack(only, endpoint, lock)) {
        if (options.stop.aborted) break;
        ended = await goBack(way, ended, options);
      }
      return ended;
    }),
  );
}

/** Of an endpoint, or of a component on it. */
type Way = {
  readonly plan: () => Promise<Planned>;
  /** What goes back, in a sentence. */
  readonly subject: string;
  /** What it serves then, where the plan does not tell. */
  readonly serves?: string;
};

async function waysBack(only: Account, endpoint: EndpointDeclaration, lock: Lock): Promise<readonly Way[]> {
  const how = { release: false, after: 'smoke-test' } as const;
  if (endpoint.hosting === undefined) {
    const plan = () => planBack(only, endpoint, lock, how);
    return endpoint.smokeTest?.onFailure === 'rollback' ? [{ plan, subject: 'it' }] : [];
  }
  // Who could not look tells it as one that could not go.
  const found = await failedComponents(only, endpoint, lock).catch((error: unknown) => ({ error }));
  if ('error' in found) return [{ plan: () => Promise.reject(found.error), subject: 'it' }];
  // One after the other: each is a change of the same endpoint.
  return found.map(({ key, name }) => ({
    plan: () => planComponentBack(only, endpoint, lock, { ...how, component: key }),
    subject: name,
    serves: 'what was verified before',
  }));
}

async function goBack(
  { plan: planned, subject, serves }: Way,
  failed: Outcome,
  options: RunOptions,
): Promise<Outcome> {
  const whose = subject === 'it' ? 'its' : `${subject}'s`;
  const because = (failed.error?.message ?? '').replace(/\.$/, '');
  const end = (words: string): Outcome => ({
    ...failed,
    error: new InferraError('INF4011', `${because}; ${words}`),
  });
  try {
    const { plan, works } = await planned();
    let told = end(`${subject} goes back`);
    // It is one story: that it goes back is told as a part of how the change has ended.
    const listen = (event: Event) => {
      if (event.type === 'announced') return;
      if (event.type !== 'unit-finished') return options.listen(event);
      const config = plan.units[0]?.fields.find(({ field }) => field === 'config')?.to;
      told = end(
        event.result === 'done'
          ? `${subject} serves ${serves ?? config ?? 'what was verified'} again, and is held there until the file changes`
          : `${whose} way back ended: ${event.reason ?? event.result}`,
      );
      options.listen({ ...event, result: 'failed', code: 'INF4011', reason: told.error?.message ?? '' });
    };
    await run(works, { ...options, wait: true, listen });
    return told;
  } catch (error) {
    if (!(error instanceof InferraError)) throw error;
    const told = end(
      error.code === 'INF3013'
        ? `nothing was verified before that ${subject} could go back to`
        : error.message,
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
