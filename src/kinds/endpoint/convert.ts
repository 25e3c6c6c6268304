// What inferra asks of an Endpoint as requests, and a description as a LiveEndpoint. Pure.
import type {
  CreateEndpointCommandInput,
  DescribeEndpointCommandOutput,
  PendingProductionVariantSummary,
  ProductionVariantServerlessConfig,
  ProductionVariantSummary,
  UpdateEndpointCommandInput,
  UpdateEndpointWeightsAndCapacitiesCommandInput,
} from '@aws-sdk/client-sagemaker';
import type { Tags } from '../../core/part.ts';
import { caseless } from '../compare.ts';
import { toTagList } from '../tags.ts';
import { fromDeploymentConfig, toDeploymentConfig } from './deployment.ts';
import type { EndpointSpec, LiveEndpoint, LiveServerless, LiveVariant, SizeMove } from './spec.ts';

export type EndpointDescription = Omit<DescribeEndpointCommandOutput, '$metadata'>;

export function toCreateRequest(name: string, spec: EndpointSpec, tags: Tags): CreateEndpointCommandInput {
  return { EndpointName: name, EndpointConfigName: spec.config, Tags: toTagList(tags) };
}

/**
 * Counts and weights are reset to those of the new config: sizes are content of the plan. But for counts that autoscaling
 * moves: what it has reached by the time of the request goes on (API reference of UpdateEndpoint, read 2026-11).
 */
export function toUpdateRequest(name: string, spec: EndpointSpec): UpdateEndpointCommandInput {
  const { deployment } = spec;
  const update = {
    EndpointName: name,
    EndpointConfigName: spec.config,
    ...(deployment === undefined ? {} : { DeploymentConfig: toDeploymentConfig(deployment) }),
  };
  if (!spec.retainCounts) return { ...update, RetainAllVariantProperties: spec.keepsSizes === true };
  return {
    ...update,
    RetainAllVariantProperties: true,
    ExcludeRetainedVariantProperties: [{ VariantPropertyType: 'DesiredWeight' }],
  };
}

export function toAdjustRequest(
  name: string,
  sizes: readonly SizeMove[],
): UpdateEndpointWeightsAndCapacitiesCommandInput {
  return {
    EndpointName: name,
    DesiredWeightsAndCapacities: sizes.map((size) => ({
      VariantName: size.variant,
      ...('maxConcurrency' in size
        ? {
            ServerlessUpdateConfig: {
              MaxConcurrency: size.maxConcurrency,
              ...some('ProvisionedConcurrency', size.provisioned),
            },
          }
        : { ...some('DesiredInstanceCount', size.count), ...some('DesiredWeight', size.weight) }),
    })),
  };
}

/**
 * While an update runs, the top level describes what serves now and PendingDeploymentSummary the new fleet; while a
 * creation runs, there may be no variants at all (Developer Guide and captured outputs, read 2026-11).
 */
export function fromDescription(description: EndpointDescription, arn: string, tags: Tags): LiveEndpoint {
  const pending = description.PendingDeploymentSummary;
  return {
    kind: 'endpoint',
    name: description.EndpointName ?? '',
    arn,
    tags,
    status: description.EndpointStatus ?? 'Unknown',
    variants: variantsOf(description),
    created: description.CreationTime?.getTime() ?? 0,
    lastModified: description.LastModifiedTime?.getTime() ?? 0,
    ...some('config', description.EndpointConfigName),
    ...some('pendingConfig', pending?.EndpointConfigName),
    ...some('failureReason', description.FailureReason),
    ...some('lastDeployment', fromDeploymentConfig(description.LastDeploymentConfig)),
  };
}

function variantsOf({ ProductionVariants, PendingDeploymentSummary }: EndpointDescription): LiveVariant[] {
  const pending = PendingDeploymentSummary?.ProductionVariants ?? [];
  const serving = ProductionVariants ?? [];
  if (serving.length === 0)
    return pending.map((one) => ({ name: one.VariantName ?? '', ...activityOf(one) }));
  return serving.map((one) => ({
    ...variantOf(one),
    ...activityOf(one),
    ...arrivingOf(pending.find(({ VariantName }) => caseless(VariantName, one.VariantName))),
    ...activityOf(pending.find(({ VariantName }) => caseless(VariantName, one.VariantName))),
  }));
}

/**
 * A settled serverless variant is described by what it has now, a current count of 0 and no wish (captured notebooks,
 * read 2026-11): its wish is what it has, and a count means nothing.
 */
function variantOf(variant: ProductionVariantSummary): LiveVariant {
  const current = serverlessOf(variant.CurrentServerlessConfig);
  const desired = serverlessOf(variant.DesiredServerlessConfig) ?? current;
  return {
    name: variant.VariantName ?? '',
    ...some('desiredCount', desired ? undefined : variant.DesiredInstanceCount),
    ...some('currentCount', desired ? undefined : variant.CurrentInstanceCount),
    ...some('desiredWeight', variant.DesiredWeight),
    ...some('currentWeight', variant.CurrentWeight),
    ...some('desiredServerless', desired),
    ...some('currentServerless', current),
    ...managedOf(variant),
  };
}

/** Managed instance scaling moves the count as autoscaling moves that of others. */
function managedOf({
  ManagedInstanceScaling: managed,
}: ProductionVariantSummary): Pick<LiveVariant, 'scaling'> {
  if (managed?.Status !== 'ENABLED') return {};
  const { MinInstanceCount: min = 1, MaxInstanceCount: max = min } = managed;
  return { scaling: { min, max } };
}

function serverlessOf(config: ProductionVariantServerlessConfig | undefined): LiveServerless | undefined {
  if (config === undefined || config === null) return undefined;
  return {
    memorySizeInMB: config.MemorySizeInMB ?? 0,
    maxConcurrency: config.MaxConcurrency ?? 0,
    ...some('provisionedConcurrency', config.ProvisionedConcurrency),
  };
}

/** Of a part of the new fleet that has traffic (Developer Guide, sample event of a canary, read 2026-11). */
function arrivingOf(pending: PendingProductionVariantSummary | undefined): Pick<LiveVariant, 'arriving'> {
  const { CurrentInstanceCount: count, DesiredInstanceCount: of } = pending ?? {};
  return count && of && count < of ? { arriving: { count, of } } : {};
}

type WithStatus = Pick<PendingProductionVariantSummary, 'VariantStatus'>;

/** The latest of the statuses: its message, or its bare word where it has none. */
function activityOf(variant: WithStatus | undefined): { readonly activity?: string } {
  const latest = variant?.VariantStatus?.at(-1);
  return some('activity', latest?.StatusMessage ?? latest?.Status);
}

/** The member where the service says something, and no member where it does not: the SDK may give null for both. */
function some<Name extends string, T>(name: Name, value: T | null | undefined): { readonly [N in Name]?: T } {
  return value === undefined || value === null ? {} : ({ [name]: value } as { readonly [N in Name]?: T });
}
