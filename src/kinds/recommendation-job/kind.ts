// The job of Inference Recommender as the engine sees it.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Progress, Request } from '../../core/kind.ts';
import { differing } from '../compare.ts';
import { contentObstacles, type Landed, markLanded, putLanded, unsupported } from '../landed.ts';
import { listJobs, readJob, sendJob, testsInside } from './actions.ts';
import { jobFields } from './fields.ts';
import type { JobSpec, LiveJob } from './spec.ts';

const BUSY: readonly string[] = ['PENDING', 'IN_PROGRESS', 'STOPPING'] satisfies LiveJob['status'][];

/** A job that is stopping is not stopped again. */
const STOPPABLE: readonly string[] = ['PENDING', 'IN_PROGRESS'] satisfies LiveJob['status'][];

/** Its results, or its end whatever it is. */
export type JobGoal = { readonly ended: true } | { readonly over: true };

export function recommendationJobKind(cloud: Cloud): Kind<LiveJob> {
  return {
    kind: 'recommendation-job',
    list: (filter) => listJobs(cloud, filter),
    read: (name) => readJob(cloud, name),
    send: (name, request, arn) => sendJob(cloud, name, request, arn),
    landed: jobLanded,
    progress: (goal, live) => jobProgress(goal as JobGoal, live),
    inside: (name, status) => testsInside(cloud, name, status),
    busyStatuses: BUSY,
    stamp: jobStamp,
  };
}

export function jobLanded(request: Request, live: LiveJob | undefined): Landed {
  switch (request.verb) {
    case 'put':
      return putLanded(
        'recommendation job',
        request.tags,
        live,
        live ? obstacles(request.spec as JobSpec, live) : [],
      );
    case 'mark':
      return markLanded(request.mark, live);
    case 'stop':
      // One that has ended needs no stop any more.
      return { landed: live !== undefined && !STOPPABLE.includes(live.status) };
    default:
      return unsupported('recommendation job', request.verb);
  }
}

export function hasEnded(status: string): boolean {
  return !BUSY.includes(status);
}

export function isStoppable(status: string): boolean {
  return STOPPABLE.includes(status);
}

export function jobProgress(goal: JobGoal, live: LiveJob | undefined): Progress {
  if (live === undefined) return { state: 'busy', status: 'Missing' };
  const { status, failureReason } = live;
  if (!hasEnded(status)) return { state: 'busy', status };
  if ('over' in goal || status === 'COMPLETED') return { state: 'reached', status };
  if (status === 'FAILED')
    return {
      state: 'failed',
      status,
      code: 'INF7021',
      reason: failureReason ?? 'the service says no reason',
    };
  return {
    state: 'failed',
    status,
    code: 'INF7022',
    reason: failureReason ?? 'it was stopped before its end',
  };
}

/**
 * The same for every state: a plan rests on none of them. A job that another run has started meanwhile is adopted if it
 * is ours and asks the same, and one that has ended meanwhile needs no waiting.
 */
export function jobStamp(): string {
  return digest('recommendation-job');
}

function obstacles(want: JobSpec, live: LiveJob): string[] {
  return contentObstacles(differing(jobFields, want, live.spec), live.unexpressed);
}
