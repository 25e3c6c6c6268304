// Where a job stands, of whichever kind it is: the two services have words of their own for it.
import { aiJobHasEnded, aiJobIsStoppable } from '../kinds/ai-recommendation-job/kind.ts';
import type { LiveAIJob } from '../kinds/ai-recommendation-job/spec.ts';
import { hasEnded, isStoppable } from '../kinds/recommendation-job/kind.ts';
import type { LiveJob } from '../kinds/recommendation-job/spec.ts';

export type AnyJob = LiveJob | LiveAIJob;

export const JOB_KINDS = ['recommendation-job', 'ai-recommendation-job'] as const;
export type JobKindName = (typeof JOB_KINDS)[number];

/** LivePart knows a kind as a text only. */
export function jobKindOf(job: AnyJob): JobKindName {
  return isGenerative(job) ? 'ai-recommendation-job' : 'recommendation-job';
}

export function isGenerative(job: AnyJob): job is LiveAIJob {
  return job.kind === 'ai-recommendation-job';
}

export function isOver(job: AnyJob): boolean {
  return isGenerative(job) ? aiJobHasEnded(job.status) : hasEnded(job.status);
}

export function canBeStopped(job: AnyJob): boolean {
  return isGenerative(job) ? aiJobIsStoppable(job.status) : isStoppable(job.status);
}
