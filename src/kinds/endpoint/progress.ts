// Where an endpoint stands on its way to a goal: readiness as a pure function with a closed set of answers.
import type { Progress } from '../../core/kind.ts';
import { differingSizes, sameConfig } from './fields.ts';
import type { EndpointGoal, LiveEndpoint, LiveVariant } from './spec.ts';

type Settling = Extract<EndpointGoal, { readonly settled: true }>;
type Serving = Extract<EndpointGoal, { readonly serves: string }>;

// EndpointStatus (API reference, read 2026-11). SystemUpdating is AWS's own maintenance and may come at any time; a
// status that is not known yet counts as busy, because ending a wait is the one thing that cannot be taken back.
export const BUSY: readonly string[] = ['Creating', 'Updating', 'SystemUpdating', 'RollingBack', 'Deleting'];
const ENDED: readonly string[] = ['Failed', 'OutOfService', 'UpdateRollbackFailed'];
const SETTLED: readonly string[] = ['InService', ...ENDED];
const NO_REASON = 'the service gave no reason';
const NOT_VISIBLE = 'the request is accepted and not visible yet';

/** The service is at work on the endpoint, or will be in a moment: it takes no change now. */
export function isBusy(live: LiveEndpoint): boolean {
  return !SETTLED.includes(live.status) || live.pendingConfig !== undefined;
}

export function endpointProgress(goal: EndpointGoal, live: LiveEndpoint | undefined): Progress {
  if ('gone' in goal) return towardsGone(goal.since, live);
  if ('settled' in goal) return towardsSettled(goal, live);
  if (live === undefined) return { state: 'busy', status: 'Missing', detail: NOT_VISIBLE };
  if (isBusy(live)) return busy(live);
  return settledProgress(goal, live);
}

function towardsSettled({ atMost = [] }: Settling, live: LiveEndpoint | undefined): Progress {
  if (live === undefined) return reached(live);
  if (isBusy(live)) return busy(live);
  const grown = live.variants.find(({ name, desiredCount = 0 }) =>
    atMost.some(({ variant, count }) => variant === name && desiredCount > count),
  );
  if (grown === undefined) return reached(live);
  const reason = `variant ${grown.name} has grown to ${grown.desiredCount} instances since the plan was made`;
  return { state: 'failed', status: live.status, reason, code: 'INF3001' };
}

/** A deletion can fail, and then the status is Failed (the service's own EndpointDeleted waiter, read 2026-11). */
function towardsGone(since: number | undefined, live: LiveEndpoint | undefined): Progress {
  if (live === undefined) return reached(undefined);
  const failedSince = live.status === 'Failed' && since !== undefined && live.lastModified > since;
  if (failedSince) return { state: 'failed', status: live.status, reason: live.failureReason ?? NO_REASON };
  return live.status === 'Deleting' ? busy(live) : { ...busy(live), detail: NOT_VISIBLE };
}

/** Nothing is in progress: what stands now is the outcome, unless the request is not visible yet. */
function settledProgress(goal: Serving, live: LiveEndpoint): Progress {
  const { status, failureReason: reason = NO_REASON } = live;
  const onConfig = status === 'InService' && sameConfig(live.config, goal.serves);
  const asked = differingSizes(goal.sizes, live.variants, 'desired');
  if (onConfig && asked.length === 0) return converging(goal, live);
  if (goal.since !== undefined && live.lastModified <= goal.since)
    return { ...busy(live), detail: NOT_VISIBLE };
  if (ENDED.includes(status)) return { state: 'failed', status, reason };
  if (live.config === undefined) {
    return { state: 'failed', status, reason: 'the service does not say which config serves' };
  }
  if (!onConfig || live.failureReason !== undefined) return { state: 'rolled-back', status, reason };
  return {
    state: 'failed',
    status,
    reason: `the service has another ${asked.join(', ')} than was asked for`,
  };
}

/** InService as asked; instances that are still being replaced or added are waited for. */
function converging(goal: Serving, live: LiveEndpoint): Progress {
  const lagging = differingSizes(goal.sizes, live.variants, 'current');
  return lagging.length === 0
    ? reached(live)
    : { ...busy(live), detail: `waiting for the ${lagging.join(', ')}` };
}

/** What the service says, and before it how much of the new fleet has traffic where that is a part. */
function activityIn(
  { name, activity, arriving }: LiveVariant,
  _nth: number,
  all: readonly unknown[],
): readonly string[] {
  if (activity === undefined) return [];
  if (arriving === undefined) return [activity];
  const of = all.length > 1 ? ` of ${name}` : '';
  return [`${arriving.count} of ${arriving.of} new instances${of}: ${activity}`];
}

function reached(live: LiveEndpoint | undefined): Progress {
  return { state: 'reached', status: live?.status ?? 'Deleted' };
}

function busy(live: LiveEndpoint): Progress & { readonly state: 'busy' } {
  const activities = new Set(live.variants.flatMap(activityIn));
  const detail = [...activities].join(' ');
  return { state: 'busy', status: live.status, ...(detail === '' ? {} : { detail }) };
}
