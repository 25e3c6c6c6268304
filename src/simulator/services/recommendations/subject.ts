// What a job measures: the model and what is known about it, from the job's own ContainerConfig over the model package.
import type { ContainerConfig, JobInput } from '../../world/job-records.ts';
import type { Container } from '../../world/records.ts';
import type { Context } from '../context.ts';
import { containersOf } from '../models.ts';
import { type Profile, profileOf } from './profile.ts';

export type Subject = {
  /** The model's name, or the ARN of the package. */
  readonly name: string;
  readonly described: ContainerConfig;
  readonly containers: readonly Container[];
  readonly profile: Profile;
};

export function subjectOf(ctx: Context, input: JobInput): Subject {
  const containers = containersIn(ctx, input);
  const described = input.ContainerConfig ?? {};
  const name = input.ModelPackageVersionArn ?? input.ModelName ?? '';
  const profile = profileOf({
    ...(described.Framework === undefined ? {} : { framework: described.Framework }),
    ...(described.Domain === undefined ? {} : { domain: described.Domain }),
    ...(described.Task === undefined ? {} : { task: described.Task }),
    ...(described.NearestModelName === undefined ? {} : { nearest: described.NearestModelName }),
    identity: containers.map(identityOf).join(' '),
  });
  return { name, described, containers, profile };
}

function containersIn(ctx: Context, input: JobInput): readonly Container[] {
  if (input.ModelPackageVersionArn !== undefined) return [{ ModelPackageName: input.ModelPackageVersionArn }];
  const model = ctx.world.get('model', input.ModelName ?? '');
  return model === undefined ? [] : containersOf(model.spec);
}

function identityOf({ Image, ModelDataUrl, ModelDataSource, ModelPackageName }: Container): string {
  return [Image, ModelDataUrl ?? ModelDataSource?.S3DataSource?.S3Uri, ModelPackageName].join('|');
}
