// Models: checked for role, image and model data when they are made, and never again (field reports; API reference 2026-11).

import { refused } from '../wire/errors.ts';
import type { ModelSource } from '../world/members.ts';
import type { Container, ModelRecord, ModelSpec, Tag } from '../world/records.ts';
import { arnOf } from './arn.ts';
import { type Context, existing, type Output, refuseExisting, seconds } from './context.ts';
import { canBePulled } from './images.ts';
import { dataAt } from './objects.ts';
import { roleMay } from './policy-simulation.ts';
import { packageAt } from './registry.ts';
import { isAssumable } from './roles.ts';
import { checkTags } from './tags.ts';

type CreateModel = { ModelName: string; Tags?: readonly Tag[] } & Omit<
  ModelSpec,
  'EnableNetworkIsolation'
> & {
    EnableNetworkIsolation?: boolean;
  };

export function createModel(ctx: Context, input: CreateModel): Output {
  const { ModelName: name, Tags: tags = [], ...given } = input;
  checkTags(tags);
  refuseExisting(ctx, 'model', name);
  checkRole(ctx, given.ExecutionRoleArn);
  checkContainers(given);
  checkInvocation(given);
  for (const container of containersOf(given)) checkContainer(ctx, container, given.ExecutionRoleArn);
  const arn = arnOf(ctx, 'model', name);
  const at = ctx.world.time;
  ctx.world.commit([
    { kind: 'model', name, arn, created: at, modified: at, tags, spec: withDefaults(given) },
  ]);
  return { ModelArn: arn };
}

export function describeModel(ctx: Context, input: { ModelName: string }): Output {
  return modelView(existing(ctx, 'model', input.ModelName, ctx.conditions.lag('describe')));
}

/** Succeeds while the model is in use: the service does not protect its users from that (API reference, 2026-11). */
export function deleteModel(ctx: Context, input: { ModelName: string }): Output {
  ctx.world.commit([], [existing(ctx, 'model', input.ModelName)]);
  return undefined;
}

export function modelView(model: ModelRecord): Readonly<Record<string, unknown>> {
  return {
    ModelName: model.name,
    ...model.spec,
    CreationTime: seconds(model.created),
    ModelArn: model.arn,
  };
}

export function containersOf(spec: Pick<ModelSpec, 'PrimaryContainer' | 'Containers'>): readonly Container[] {
  return [
    ...(spec.PrimaryContainer === undefined ? [] : [spec.PrimaryContainer]),
    ...(spec.Containers ?? []),
  ];
}

/** DescribeModel shows `Mode` and `EnableNetworkIsolation` even where they were not sent (notebook captures). */
function withDefaults(
  given: Omit<ModelSpec, 'EnableNetworkIsolation'> & { EnableNetworkIsolation?: boolean },
): ModelSpec {
  const moded = (one: Container): Container =>
    one.Image === undefined ? one : { Mode: 'SingleModel', ...one };
  return {
    ...given,
    ...(given.PrimaryContainer === undefined ? {} : { PrimaryContainer: moded(given.PrimaryContainer) }),
    ...(given.Containers === undefined ? {} : { Containers: given.Containers.map(moded) }),
    EnableNetworkIsolation: given.EnableNetworkIsolation ?? false,
  };
}

/**
 * A multi-model container has the folder of its models; one of several at most is one. Containers that are called one by one
 * have hostnames (Developer Guide, multi-model and multi-container endpoints, read 2026-11; the texts are assumed).
 */
function checkInvocation(
  given: Pick<ModelSpec, 'PrimaryContainer' | 'Containers' | 'InferenceExecutionConfig'>,
) {
  const all = containersOf(given);
  const many = all.filter(({ Mode }) => Mode === 'MultiModel');
  if (many.length > 1) throw refused('Only one container of a model can have the mode MultiModel.');
  if (many.some((one) => one.ModelDataUrl === undefined && one.ModelDataSource === undefined))
    throw refused('ModelDataUrl is required for a container with the mode MultiModel.');
  if (many.some((one) => one.ModelDataUrl?.endsWith('.tar.gz') === true))
    throw refused('ModelDataUrl of a container with the mode MultiModel must be an S3 prefix.');
  const isDirect = given.InferenceExecutionConfig?.Mode === 'Direct';
  if (isDirect && all.some(({ ContainerHostname }) => ContainerHostname === undefined))
    throw refused('ContainerHostname is required for each container with direct invocation.');
}

function checkRole(ctx: Context, role: string | undefined): void {
  if (role === undefined) return;
  if (role.split(':')[4] !== ctx.account) throw refused('Cross-account pass role is not allowed.');
  if (isAssumable(ctx, role)) return;
  throw refused(
    `The execution role ARN "${role}" is invalid. Please ensure that the role exists and that its trust relationship ` +
      'policy allows the action "sts:AssumeRole" for the service principal "sagemaker.amazonaws.com".',
  );
}

/** One container or a pipeline; names for all of a pipeline or for none (API reference, 2026-11; the texts are assumed). */
function checkContainers({
  PrimaryContainer,
  Containers = [],
}: Pick<ModelSpec, 'PrimaryContainer' | 'Containers'>) {
  if (PrimaryContainer !== undefined && Containers.length > 0) {
    throw refused('Specify either PrimaryContainer or Containers, not both.');
  }
  if (PrimaryContainer === undefined && Containers.length === 0) {
    throw refused('Specify one of PrimaryContainer and Containers.');
  }
  const names = Containers.flatMap((one) => one.ContainerHostname ?? []);
  if (names.length > 0 && names.length < Containers.length) {
    throw refused(
      'Specify ContainerHostname for all of the containers of an inference pipeline or for none.',
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw refused(`The container hostname "${twice}" was non-unique within the request.`);
}

/** A version must exist and be approved (Developer Guide, deploying from the registry; the texts are assumed, 2026-11). */
function checkPackage(ctx: Context, arn: string, specification: string | undefined): void {
  const found = packageAt(ctx, arn);
  if (found === undefined) throw refused(`Could not find model package "${arn}".`);
  const { AdditionalInferenceSpecifications: others } = found.spec;
  if (specification !== undefined && others?.every(({ Name }) => Name !== specification)) {
    throw refused(`The model package "${arn}" has no inference specification "${specification}".`);
  }
  if (found.in === undefined || found.approval === 'Approved') return;
  throw refused(`The model package "${arn}" must be Approved before a model can be created from it.`);
}

function checkContainer(ctx: Context, container: Container, role: string | undefined): void {
  if (container.Image === undefined && container.ModelPackageName === undefined) {
    throw refused(
      'Specify one of either Image and Model Data URL or ModelPackageName in container definition.',
    );
  }
  const { ModelPackageName: version } = container;
  if (version !== undefined && (container.Image !== undefined || container.ModelDataUrl !== undefined)) {
    throw refused(
      'Specify one of either Image and Model Data URL or ModelPackageName in container definition.',
    );
  }
  if (version !== undefined) checkPackage(ctx, version, container.InferenceSpecificationName);
  if (
    container.Image !== undefined &&
    !(canBePulled(ctx, container.Image) && mayPull(ctx, container.Image, role))
  ) {
    throw refused(
      `Role ${role ?? ''} cannot pull ${container.Image}. Ensure that the role exists and the image was granted pull permission.`,
    );
  }
  const url = container.ModelDataUrl ?? container.ModelDataSource?.S3DataSource?.S3Uri;
  if (url !== undefined) checkData(ctx, url, role);
  checkSources(container.AdditionalModelDataSources ?? []);
  for (const { S3DataSource } of container.AdditionalModelDataSources ?? [])
    checkData(ctx, S3DataSource.S3Uri, role);
}

/** API reference of AdditionalModelDataSource and S3ModelDataSource (read 2026-11; the texts are assumed). */
function checkSources(sources: readonly ModelSource[]): void {
  const names = sources.map(({ ChannelName }) => ChannelName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`The channel name "${twice}" was non-unique within the request.`);
  for (const { ChannelName, S3DataSource } of sources) {
    const isPrefix = S3DataSource.S3DataType === 'S3Prefix';
    if (isPrefix && !S3DataSource.S3Uri.endsWith('/'))
      throw refused(`S3Uri of the channel "${ChannelName}" must end with a forward slash for S3Prefix.`);
    if (isPrefix && S3DataSource.CompressionType === 'Gzip')
      throw refused(`CompressionType of the channel "${ChannelName}" must be None for S3Prefix.`);
  }
}

function checkData(ctx: Context, url: string, role: string | undefined): void {
  const data = dataAt(ctx, url);
  if (data === 'missing') throw refused(`Could not find model data at ${url}.`);
  const readable = !ctx.conditions.missing('unreadableData', url) && mayRead(ctx, url, role);
  if (data === 'there' && readable) return;
  throw refused(
    `Could not access model data at ${url}. Please ensure that the role "${role ?? ''}" exists and that its trust ` +
      'relationship policy allows the action "sts:AssumeRole" for the service principal "sagemaker.amazonaws.com". ' +
      'Also ensure that the role has "s3:GetObject" permissions and that the object is located in ' +
      `${ctx.region}.`,
  );
}

/** Repositories of others let everybody pull; of the own account the role has to be allowed to. */
function mayPull(ctx: Context, image: string, role: string | undefined): boolean {
  const [, registry, repository = ''] = /^([0-9]{12})\.dkr\.ecr[^/]*\/([^:@]+)/.exec(image) ?? [];
  if (role === undefined || registry !== ctx.account) return true;
  const resource = `arn:aws:ecr:${ctx.region}:${registry}:repository/${repository}`;
  return ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'].every((action) =>
    roleMay(ctx, role, action, resource),
  );
}

function mayRead(ctx: Context, url: string, role: string | undefined): boolean {
  const resource = url.replace('s3://', 'arn:aws:s3:::');
  return role === undefined || roleMay(ctx, role, 's3:GetObject', resource);
}
