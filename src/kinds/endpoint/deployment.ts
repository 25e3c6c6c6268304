// How an update moves the traffic, as the service wants it written (API reference of DeploymentConfig, read 2026-11).
import type { CapacitySize, DeploymentConfig } from '@aws-sdk/client-sagemaker';
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
