// The requests of a job of Inference Recommender. It cannot be changed or deleted, only tagged and stopped (API
// reference, read 2026-11).
import type { InferenceRecommendationsJobStep } from '@aws-sdk/client-sagemaker';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Listed, Request } from '../../core/kind.ts';
import { unsupported } from '../landed.ts';
import { listed, readPart } from '../reading.ts';
import { sendMark } from '../tags.ts';
import { fromDescription, toCreateRequest } from './convert.ts';
import type { JobSpec, LiveJob } from './spec.ts';

export function readJob(cloud: Cloud, name: string): Promise<LiveJob | undefined> {
  return readPart(
    cloud,
    () => cloud.call('DescribeInferenceRecommendationsJob', { JobName: name }),
    (description) => description.JobArn,
    (description, arn, tags) => {
      const { Status: status, CreationTime, CompletionTime, FailureReason: failureReason } = description;
      return {
        kind: 'recommendation-job',
        name: description.JobName ?? name,
        arn,
        tags,
        ...fromDescription(description),
        status: status ?? 'PENDING',
        created: CreationTime?.getTime() ?? 0,
        ...(CompletionTime === undefined ? {} : { completed: CompletionTime.getTime() }),
        ...(failureReason === undefined ? {} : { failureReason }),
        results: {
          InferenceRecommendations: description.InferenceRecommendations,
          EndpointPerformances: description.EndpointPerformances,
        },
      };
    },
  );
}

export async function* listJobs(
  cloud: Cloud,
  { nameContains, status }: { readonly nameContains?: string; readonly status?: string },
): AsyncIterable<Listed> {
  const input = {
    ...(nameContains === undefined ? {} : { NameContains: nameContains }),
    ...(status === undefined ? {} : { StatusEquals: status as LiveJob['status'] }),
  };
  for await (const page of cloud.pages('ListInferenceRecommendationsJobs', input)) {
    for (const { JobName, JobArn, Status } of page.InferenceRecommendationsJobs ?? []) {
      yield* listed(JobName, JobArn, Status === undefined ? {} : { status: Status });
    }
  }
}

/** Every test of a job that was begun, finished or not; a job that has not begun has none (API reference, read 2026-11). */
export async function testsInside(cloud: Cloud, job: string, status: string): Promise<readonly object[]> {
  return status === 'IN_PROGRESS' ? testsOf(cloud, job) : [];
}

/** Every test of a job, finished or not. */
export async function testsOf(
  cloud: Cloud,
  job: string,
): Promise<readonly InferenceRecommendationsJobStep[]> {
  const steps: InferenceRecommendationsJobStep[] = [];
  for await (const page of cloud.pages('ListInferenceRecommendationsJobSteps', { JobName: job })) {
    steps.push(...(page.Steps ?? []));
  }
  return steps;
}

export async function sendJob(
  cloud: Cloud,
  name: string,
  request: Request,
  arn: string | undefined,
): Promise<void> {
  switch (request.verb) {
    case 'put':
      await cloud.call(
        'CreateInferenceRecommendationsJob',
        toCreateRequest(name, request.spec as JobSpec, request.tags),
      );
      return;
    case 'mark':
      return sendMark(cloud, arn, request.mark);
    case 'stop':
      await cloud.call('StopInferenceRecommendationsJob', { JobName: name });
      return;
    default:
      return unsupported('recommendation job', request.verb);
  }
}
