// What a job measures: the model and what is known about it, from the job's own ContainerConfig over the model package.
import type { ContainerConfig, JobInput } from '../../world/job-records.ts';
import type { Container, PackageSpec } from '../../world/records.ts';
import type { Context } from '../context.ts';
import { containersOf } from '../models.ts';
import { packageAt } from '../registry.ts';
import { type Profile, profileOf } from './profile.ts';

export type Subject = {
  /** The model's name, or the ARN of the package. */
  readonly name: string;
  readonly described: ContainerConfig;
  /** As a model has them; empty where model or package are gone. */
  readonly containers: readonly Container[];
  readonly profile: Profile;
};

export function subjectOf(ctx: Context, input: JobInput): Subject {
  const version = input.ModelPackageVersionArn;
  const spec = version === undefined ? undefined : packageAt(ctx, version)?.spec;
  const described = { ...describedBy(spec), ...input.ContainerConfig };
  const containers = version === undefined ? ofModel(ctx, input) : ofPackage(version, spec);
  return {
    name: version ?? input.ModelName ?? '',
    described,
    containers,
    profile: profileOf({
      ...(described.Framework === undefined ? {} : { framework: described.Framework }),
      ...(described.Domain === undefined ? {} : { domain: described.Domain }),
      ...(described.Task === undefined ? {} : { task: described.Task }),
      ...(described.NearestModelName === undefined ? {} : { nearest: described.NearestModelName }),
      identity: containers.map((one) => identityOf(ctx, one)).join(' '),
    }),
  };
}

/** What a package tells of itself, in the words of ContainerConfig, which overrides it (model text, 2026-11). */
function describedBy(spec: PackageSpec | undefined): ContainerConfig {
  const [container] = spec?.InferenceSpecification?.Containers ?? [];
  const types = spec?.InferenceSpecification?.SupportedRealtimeInferenceInstanceTypes;
  return {
    ...(spec?.Domain === undefined ? {} : { Domain: spec.Domain }),
    ...(spec?.Task === undefined ? {} : { Task: spec.Task }),
    ...(container?.Framework === undefined ? {} : { Framework: container.Framework }),
    ...(container?.NearestModelName === undefined ? {} : { NearestModelName: container.NearestModelName }),
    ...(types === undefined ? {} : { SupportedInstanceTypes: types }),
    ...(spec?.SamplePayloadUrl === undefined
      ? {}
      : { PayloadConfig: { SamplePayloadUrl: spec.SamplePayloadUrl } }),
  };
}

function ofModel(ctx: Context, input: JobInput): readonly Container[] {
  const model = ctx.world.get('model', input.ModelName ?? '');
  return model === undefined ? [] : containersOf(model.spec);
}

function ofPackage(ModelPackageName: string, spec: PackageSpec | undefined): readonly Container[] {
  if (spec === undefined) return [];
  const [container] = spec.InferenceSpecification?.Containers ?? [];
  const { Environment } = container ?? {};
  return [{ ModelPackageName, ...(Environment === undefined ? {} : { Environment }) }];
}

/** Image and artifact; of a package those of its first container. */
function identityOf(ctx: Context, container: Container): string {
  const { Image, ModelDataUrl, ModelDataSource, ModelPackageName } = container;
  if (ModelPackageName === undefined) {
    return `${Image ?? ''}|${ModelDataUrl ?? ModelDataSource?.S3DataSource?.S3Uri ?? ''}`;
  }
  const [first] = packageAt(ctx, ModelPackageName)?.spec.InferenceSpecification?.Containers ?? [];
  return `${first?.Image ?? ''}|${first?.ModelDataUrl ?? ''}`;
}
