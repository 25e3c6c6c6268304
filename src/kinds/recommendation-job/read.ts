// The latest attempt at a job, with its tests so far: what a decision rests on, and how far it is.
import type { Cloud } from '../../cloud/cloud.ts';
import type { JobFact } from '../../core/fact.ts';
import { unlessMissing } from '../reading.ts';
import { testsOf } from './actions.ts';

/** Attempts are numbered without gaps, so the first name that nobody has ends the search. */
export async function readLatestAttempt(cloud: Cloud, first: string): Promise<JobFact | string> {
  let latest: JobFact | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const name = attempt === 1 ? first : `${first}-${attempt}`;
    const found = await unlessMissing(() =>
      cloud.call('DescribeInferenceRecommendationsJob', { JobName: name }),
    );
    if (found === undefined) break;
    const { Status: status = 'PENDING', FailureReason: failureReason, CompletionTime: completed } = found;
    latest = {
      attempt,
      name,
      status,
      ...(failureReason === undefined ? {} : { failureReason }),
      ...(completed === undefined ? {} : { completed: completed.getTime() }),
      described: found,
      tests: [],
    };
  }
  if (latest === undefined) return `there is no job ${first}`;
  return { ...latest, tests: await testsOf(cloud, latest.name) };
}
