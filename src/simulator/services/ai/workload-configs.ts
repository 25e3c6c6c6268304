// CreateAIWorkloadConfig, Describe, Delete and List. A config cannot be deleted while a job that runs uses it (model).
import { ServiceFault } from '../../wire/errors.ts';
import type { WorkloadSpec } from '../../world/ai-records.ts';
import type { Tag } from '../../world/records.ts';
import { arnOf } from '../arn.ts';
import { type Context, type Output, seconds } from '../context.ts';
import { type ListInput, list } from '../lists.ts';
import { checkTags } from '../tags.ts';
import { checkAdmitted, named, refuseTaken } from './identifiers.ts';
import { workloadOf } from './workload.ts';

type CreateWorkload = WorkloadSpec & { AIWorkloadConfigName: string; Tags?: readonly Tag[] };
type Named = { readonly AIWorkloadConfigName: string };

export function createWorkload(ctx: Context, input: CreateWorkload): Output {
  const { AIWorkloadConfigName: name, Tags: tags = [], ...spec } = input;
  checkAdmitted(ctx, 'CreateAIWorkloadConfig');
  checkTags(tags);
  refuseTaken(ctx, 'ai-workload-config', name);
  workloadOf(spec);
  const arn = arnOf(ctx, 'ai-workload-config', name);
  const at = ctx.world.time;
  ctx.world.commit([{ kind: 'ai-workload-config', name, arn, created: at, modified: at, tags, spec }]);
  return { AIWorkloadConfigArn: arn };
}

/** The workload comes back as it was written. */
export function describeWorkload(ctx: Context, input: Named): Output {
  const found = named(ctx, 'ai-workload-config', input.AIWorkloadConfigName, ctx.conditions.lag('describe'));
  return {
    AIWorkloadConfigName: found.name,
    AIWorkloadConfigArn: found.arn,
    ...found.spec,
    Tags: found.tags,
    CreationTime: seconds(found.created),
  };
}

export function deleteWorkload(ctx: Context, input: Named): Output {
  const found = named(ctx, 'ai-workload-config', input.AIWorkloadConfigName);
  const user = ctx.world
    .seenAll('ai-recommendation-job', 0)
    .find((job) => isActive(job.status) && nameIn(job.spec.AIWorkloadConfigIdentifier) === lower(found.name));
  if (user !== undefined) throw new ServiceFault('ResourceInUse', `${found.arn} is used by ${user.arn}.`);
  ctx.world.commit([], [found]);
  return { AIWorkloadConfigArn: found.arn };
}

function isActive(status: string): boolean {
  return status === 'InProgress' || status === 'Stopping';
}

function nameIn(identifier: string): string {
  return lower(identifier.split('/').at(-1) ?? '');
}

function lower(name: string): string {
  return name.toLowerCase();
}

export function listWorkloads(ctx: Context, input: ListInput): Output {
  return list(ctx, 'ListAIWorkloadConfigs', 'ai-workload-config', 'AIWorkloadConfigs', input, (one) => ({
    AIWorkloadConfigName: one.name,
    AIWorkloadConfigArn: one.arn,
    CreationTime: seconds(one.created),
  }));
}
