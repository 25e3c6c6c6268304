// What DescribeEndpoint shows, and when: the serving fleet at the top, the one being made under PendingDeploymentSummary.
import type { ConfigSpec, EndpointRecord, Fleet, Work } from '../world/records.ts';
import { type Context, existing, type Output, seconds } from './context.ts';
import { variantView } from './fleets.ts';

export function describeEndpoint(ctx: Context, input: { EndpointName: string }): Output {
  const endpoint = existing(ctx, 'endpoint', input.EndpointName, ctx.conditions.lag('describe'));
  const { fleet, work } = endpoint;
  const spec = fleet?.spec;
  return {
    ...endpointCore(endpoint),
    ...(endpoint.lastDeployment === undefined ? {} : { LastDeploymentConfig: endpoint.lastDeployment }),
    ...(spec?.AsyncInferenceConfig === undefined ? {} : { AsyncInferenceConfig: spec.AsyncInferenceConfig }),
    ...(spec?.ExplainerConfig === undefined ? {} : { ExplainerConfig: spec.ExplainerConfig }),
    ...(spec?.MetricsConfig === undefined ? {} : { MetricsConfig: spec.MetricsConfig }),
    ...(work?.pending === undefined ? {} : { PendingDeploymentSummary: pendingView(work, work.pending) }),
  };
}

/** The members that DescribeEndpoint and Search share. While nothing serves there are no variants. */
export function endpointCore(endpoint: EndpointRecord): Readonly<Record<string, unknown>> {
  const { fleet } = endpoint;
  return {
    EndpointName: endpoint.name,
    EndpointArn: endpoint.arn,
    EndpointConfigName: endpoint.config,
    ...(fleet === undefined ? {} : fleetView(fleet)),
    EndpointStatus: endpoint.status,
    ...(endpoint.failureReason === undefined ? {} : { FailureReason: endpoint.failureReason }),
    CreationTime: seconds(endpoint.created),
    LastModifiedTime: seconds(endpoint.modified),
  };
}

function fleetView(fleet: Fleet): object {
  const capture = captureView(fleet.spec);
  return {
    ProductionVariants: fleet.variants.map((one) => variantView(one, false)),
    ...(fleet.shadow.length === 0
      ? {}
      : { ShadowProductionVariants: fleet.shadow.map((one) => variantView(one, false)) }),
    ...(capture === undefined ? {} : { DataCaptureConfig: capture }),
  };
}

function pendingView(work: Work, fleet: Fleet): object {
  return {
    EndpointConfigName: fleet.config,
    ProductionVariants: fleet.variants.map((one) => variantView(one, true)),
    StartTime: seconds(work.started),
    ...(fleet.shadow.length === 0
      ? {}
      : { ShadowProductionVariants: fleet.shadow.map((one) => variantView(one, true)) }),
  };
}

type Capture = {
  readonly EnableCapture?: boolean;
  readonly InitialSamplingPercentage: number;
  readonly DestinationS3Uri: string;
  readonly KmsKeyId?: string;
};

/** All members of this summary are required by the model. */
function captureView(spec: ConfigSpec): object | undefined {
  if (spec.DataCaptureConfig === undefined) return undefined;
  const given = spec.DataCaptureConfig as Capture;
  const on = given.EnableCapture ?? false;
  return {
    EnableCapture: on,
    CaptureStatus: on ? 'Started' : 'Stopped',
    CurrentSamplingPercentage: given.InitialSamplingPercentage,
    DestinationS3Uri: given.DestinationS3Uri,
    KmsKeyId: given.KmsKeyId ?? '',
  };
}
