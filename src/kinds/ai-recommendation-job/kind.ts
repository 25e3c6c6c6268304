// The AI recommendation job as the engine sees it.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Progress, Request } from '../../core/kind.ts';
import { differing } from '../compare.ts';
import { contentObstacles, type Landed, putLanded, unsupported } from '../landed.ts';
import { listAIJobs, readAIJob, sendAIJob } from './actions.ts';
import { aiJobFields } from './fields.ts';
import type { AIJobSpec, LiveAIJob } from './spec.ts';

const BUSY: readonly string[] = ['InProgress', 'Stopping'] satisfies LiveAIJob['status'][];

/** Its results, or its end whatever it is. */
export type AIJobGoal = { readonly ended: true } | { readonly over: true };

export function aiRecommendationJobKind(cloud: Cloud): Kind<LiveAIJob> {
  return {
    kind: 'ai-recommendation-job',
    list: (filter) => listAIJobs(cloud, filter),
    read: (name) => readAIJob(cloud, name),
    send: (name, request) => sendAIJob(cloud, name, request),
    landed: aiJobLanded,
    progress: (goal, live) => aiJobProgress(goal as AIJobGoal, live),
    busyStatuses: BUSY,
    // A plan rests on no state of a job: one that another run has started meanwhile is adopted if it asks the same.
    stamp: () => digest('ai-recommendation-job'),
  };
}

export function aiJobLanded(request: Request, live: LiveAIJob | undefined): Landed {
  // One that has ended, or stops, needs no stop any more.
  if (request.verb === 'stop') return { landed: live !== undefined && !aiJobIsStoppable(live.status) };
  if (request.verb !== 'put') return unsupported('AI recommendation job', request.verb);
  const obstacles = live
    ? contentObstacles(differing(aiJobFields, request.spec as AIJobSpec, live.spec), live.unexpressed)
    : [];
  return putLanded('AI recommendation job', request.tags, live, obstacles);
}

export function aiJobHasEnded(status: string): boolean {
  return !BUSY.includes(status);
}

/** A job that is stopping is not stopped again. */
export function aiJobIsStoppable(status: string): boolean {
  return status === 'InProgress';
}

export function aiJobProgress(goal: AIJobGoal, live: LiveAIJob | undefined): Progress {
  if (live === undefined) return { state: 'busy', status: 'Missing' };
  const { status, failureReason } = live;
  if (!aiJobHasEnded(status)) return { state: 'busy', status };
  if ('over' in goal || status === 'Completed') return { state: 'reached', status };
  const failed = status === 'Failed';
  return {
    state: 'failed',
    status,
    code: failed ? 'INF7021' : 'INF7022',
    reason: failureReason ?? (failed ? 'the service says no reason' : 'it was stopped before its end'),
  };
}
