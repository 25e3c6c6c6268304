// The latest attempt at an AI recommendation job: what a decision rests on.
import type { Cloud } from '../../cloud/cloud.ts';
import type { JobFact } from '../../core/fact.ts';
import { unlessMissing } from '../reading.ts';

/** Jobs of both kinds are told in one set of words, those of Inference Recommender. */
const WORDS: Readonly<Record<string, string>> = {
  InProgress: 'IN_PROGRESS',
  Completed: 'COMPLETED',
  Failed: 'FAILED',
  Stopping: 'STOPPING',
  Stopped: 'STOPPED',
};

/** Attempts are numbered without gaps, so the first name that nobody has ends the search. Its tests are told by nobody. */
export async function readLatestAIAttempt(cloud: Cloud, first: string): Promise<JobFact | string> {
  let latest: JobFact | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const name = attempt === 1 ? first : `${first}-${attempt}`;
    const found = await unlessMissing(() =>
      cloud.call('DescribeAIRecommendationJob', { AIRecommendationJobName: name }),
    );
    if (found === undefined) return latest ?? `there is no job ${first}`;
    const { AIRecommendationJobStatus: status = 'InProgress', FailureReason: failureReason } = found;
    latest = {
      attempt,
      name,
      status: WORDS[status] ?? status,
      ...(failureReason === undefined ? {} : { failureReason }),
      ...(found.EndTime === undefined ? {} : { completed: found.EndTime.getTime() }),
      described: found,
      tests: [],
    };
  }
}
