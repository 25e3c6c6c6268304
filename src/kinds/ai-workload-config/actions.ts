// The requests of a workload config. It cannot be changed (API reference, read 2026-11), and its description has its tags.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Listed, Request } from '../../core/kind.ts';
import { admitted } from '../admission.ts';
import { unsupported } from '../landed.ts';
import { listed, unlessMissing } from '../reading.ts';
import { fromTagList } from '../tags.ts';
import { fromDescription, toCreateRequest } from './convert.ts';
import type { LiveWorkload, WorkloadSpec } from './spec.ts';

export async function readWorkload(cloud: Cloud, name: string): Promise<LiveWorkload | undefined> {
  const found = await unlessMissing(() =>
    cloud.call('DescribeAIWorkloadConfig', { AIWorkloadConfigName: name }),
  );
  if (found === undefined) return undefined;
  return {
    kind: 'ai-workload-config',
    name: found.AIWorkloadConfigName ?? name,
    arn: found.AIWorkloadConfigArn ?? '',
    tags: fromTagList(found.Tags as Parameters<typeof fromTagList>[0]),
    ...fromDescription(found),
  };
}

export async function* listWorkloads(
  cloud: Cloud,
  { nameContains }: { readonly nameContains?: string },
): AsyncIterable<Listed> {
  const input = nameContains === undefined ? {} : { NameContains: nameContains };
  for await (const page of cloud.pages('ListAIWorkloadConfigs', input)) {
    for (const one of page.AIWorkloadConfigs ?? [])
      yield* listed(one.AIWorkloadConfigName, one.AIWorkloadConfigArn);
  }
}

export async function sendWorkload(cloud: Cloud, name: string, request: Request): Promise<void> {
  if (request.verb !== 'put') return unsupported('AI workload config', request.verb);
  const input = toCreateRequest(name, request.spec as WorkloadSpec, request.tags);
  await admitted(() => cloud.call('CreateAIWorkloadConfig', input));
}
