// How an update moves the traffic, as the service wants it written (API reference of DeploymentConfig, read 2026-11).
import type {
  BlueGreenUpdatePolicy,
  CapacitySize,
  DeploymentConfig,
  RollingUpdatePolicy,
} from '@aws-sdk/client-sagemaker';
import type { Deployment } from './spec.ts';

type BlueGreen = Exclude<Deployment, { readonly strategy: 'rolling' }>;

export function toDeploymentConfig(deployment: Deployment): DeploymentConfig {
  const { alarms } = deployment;
  return {
    ...policyOf(deployment),
    ...(alarms.length === 0
      ? {}
      : { AutoRollbackConfiguration: { Alarms: alarms.map((AlarmName) => ({ AlarmName })) } }),
  };
}

function policyOf(deployment: Deployment): DeploymentConfig {
  const { bake, rollbackSize, maximumExecutionTime, terminationWait } = deployment;
  const limit =
    maximumExecutionTime === undefined ? {} : { MaximumExecutionTimeoutInSeconds: maximumExecutionTime };
  if (deployment.strategy === 'rolling') {
    return {
      RollingUpdatePolicy: {
        MaximumBatchSize: capacityOf(deployment.size),
        WaitIntervalInSeconds: bake,
        ...(rollbackSize === undefined ? {} : { RollbackMaximumBatchSize: capacityOf(rollbackSize) }),
        ...limit,
      },
    };
  }
  return {
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: { ...routingOf(deployment), WaitIntervalInSeconds: bake },
      TerminationWaitInSeconds: terminationWait,
      ...limit,
    },
  };
}

function routingOf(deployment: BlueGreen) {
  switch (deployment.strategy) {
    case 'canary':
      return { Type: 'CANARY', CanarySize: capacityOf(deployment.size) } as const;
    case 'linear':
      return { Type: 'LINEAR', LinearStepSize: capacityOf(deployment.size) } as const;
    case 'all-at-once':
      return { Type: 'ALL_AT_ONCE' } as const;
  }
}

function capacityOf(size: NonNullable<Deployment['rollbackSize']>): CapacitySize {
  return 'percent' in size
    ? { Type: 'CAPACITY_PERCENT', Value: size.percent }
    : { Type: 'INSTANCE_COUNT', Value: size.instances };
}

/** What is told of a deployment that has members which are not known here. */
type Unknown = { readonly unknown: string };

/** The inverse; undefined where the service tells of none. */
export function fromDeploymentConfig(config: DeploymentConfig | undefined): Deployment | Unknown | undefined {
  if (!config) return undefined;
  const {
    BlueGreenUpdatePolicy: blueGreen,
    RollingUpdatePolicy: rolling,
    AutoRollbackConfiguration,
  } = config;
  const alarms = (AutoRollbackConfiguration?.Alarms ?? []).flatMap(({ AlarmName }) => AlarmName ?? []);
  return rolling ? rollingOf(rolling, alarms) : blueGreenOf(blueGreen ?? undefined, alarms);
}

function rollingOf(
  {
    MaximumBatchSize,
    RollbackMaximumBatchSize,
    WaitIntervalInSeconds,
    MaximumExecutionTimeoutInSeconds,
  }: RollingUpdatePolicy,
  alarms: readonly string[],
): Deployment | Unknown {
  const size = sizeOf(MaximumBatchSize);
  const back = RollbackMaximumBatchSize ? sizeOf(RollbackMaximumBatchSize) : null;
  if (size === undefined || back === undefined) return { unknown: 'batches of an unknown kind' };
  return {
    ...{ strategy: 'rolling', size, bake: WaitIntervalInSeconds ?? 0, terminationWait: 0 },
    ...limited(MaximumExecutionTimeoutInSeconds),
    ...(back === null ? {} : { rollbackSize: back }),
    alarms,
  };
}

function blueGreenOf(
  policy: BlueGreenUpdatePolicy | undefined,
  alarms: readonly string[],
): Deployment | Unknown {
  const routing = policy?.TrafficRoutingConfiguration;
  const common = {
    bake: routing?.WaitIntervalInSeconds ?? 0,
    terminationWait: policy?.TerminationWaitInSeconds ?? 0,
    ...limited(policy?.MaximumExecutionTimeoutInSeconds),
    alarms,
  };
  const type = routing?.Type ?? 'ALL_AT_ONCE';
  if (type === 'ALL_AT_ONCE') return { strategy: 'all-at-once', ...common };
  const size = sizeOf(type === 'CANARY' ? routing?.CanarySize : routing?.LinearStepSize);
  if (size === undefined || (type !== 'CANARY' && type !== 'LINEAR'))
    return { unknown: `the routing ${type}` };
  return { strategy: type === 'CANARY' ? 'canary' : 'linear', size, ...common };
}

function limited(seconds: number | undefined): { readonly maximumExecutionTime?: number } {
  return seconds ? { maximumExecutionTime: seconds } : {};
}

function sizeOf(size: CapacitySize | undefined): Deployment['rollbackSize'] {
  const { Type: type, Value: value } = size ?? {};
  if (value === undefined) return undefined;
  if (type === 'CAPACITY_PERCENT') return { percent: value };
  return type === 'INSTANCE_COUNT' ? { instances: value } : undefined;
}
