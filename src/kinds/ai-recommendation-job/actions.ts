// The requests of an AI recommendation job. It cannot be changed, and its description has its tags (API reference, read
// 2026-11).
import type { Cloud } from '../../cloud/cloud.ts';
import type { Listed, Request } from '../../core/kind.ts';
import { admitted } from '../admission.ts';
import { unsupported } from '../landed.ts';
import { listed, unlessMissing } from '../reading.ts';
import { fromTagList } from '../tags.ts';
import { fromDescription, toCreateRequest } from './convert.ts';
import type { AIJobSpec, LiveAIJob } from './spec.ts';

export async function readAIJob(cloud: Cloud, name: string): Promise<LiveAIJob | undefined> {
  const found = await unlessMissing(() =>
    cloud.call('DescribeAIRecommendationJob', { AIRecommendationJobName: name }),
  );
  if (found === undefined) return undefined;
  const { FailureReason: failureReason, CreationTime } = found;
  return {
    kind: 'ai-recommendation-job',
    name: found.AIRecommendationJobName ?? name,
    arn: found.AIRecommendationJobArn ?? '',
    tags: fromTagList(found.Tags as Parameters<typeof fromTagList>[0]),
    ...fromDescription(found),
    status: found.AIRecommendationJobStatus ?? 'InProgress',
    created: CreationTime?.getTime() ?? 0,
    ...(failureReason === undefined ? {} : { failureReason }),
    recommendations: found.Recommendations ?? [],
  };
}

export async function* listAIJobs(
  cloud: Cloud,
  { nameContains, status }: { readonly nameContains?: string; readonly status?: string },
): AsyncIterable<Listed> {
  const input = {
    ...(nameContains === undefined ? {} : { NameContains: nameContains }),
    ...(status === undefined ? {} : { StatusEquals: status as LiveAIJob['status'] }),
  };
  for await (const page of cloud.pages('ListAIRecommendationJobs', input)) {
    for (const one of page.AIRecommendationJobs ?? []) {
      const { AIRecommendationJobName: name, AIRecommendationJobStatus: now } = one;
      yield* listed(name, one.AIRecommendationJobArn, now === undefined ? {} : { status: now });
    }
  }
}

export async function sendAIJob(cloud: Cloud, name: string, request: Request): Promise<void> {
  if (request.verb === 'stop') {
    await cloud.call('StopAIRecommendationJob', { AIRecommendationJobName: name });
    return;
  }
  if (request.verb !== 'put') return unsupported('AI recommendation job', request.verb);
  const input = toCreateRequest(name, request.spec as AIJobSpec, request.tags);
  await admitted(() => cloud.call('CreateAIRecommendationJob', input));
}
