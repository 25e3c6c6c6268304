// How an endpoint was last deployed, as the service tells it, is what was asked for; what is not known here is told.
import { expect, test } from 'vitest';
import { fromDeploymentConfig, toDeploymentConfig } from './deployment.ts';
import type { Deployment } from './spec.ts';

const REST = { bake: 600, terminationWait: 0, alarms: [] } as const;

test.each<Deployment>([
  { strategy: 'all-at-once', ...REST, bake: 0, terminationWait: 300, alarms: ['a'] },
  { strategy: 'canary', size: { instances: 1 }, ...REST, maximumExecutionTime: 7200 },
  { strategy: 'linear', size: { percent: 20 }, ...REST },
  { strategy: 'rolling', size: { percent: 25 }, ...REST, rollbackSize: { percent: 100 }, alarms: ['a', 'b'] },
])('%o comes back as it was asked for', (deployment) => {
  expect(fromDeploymentConfig(toDeploymentConfig(deployment))).toEqual(deployment);
});

test('nothing, alarms alone, and what is not known', () => {
  const unknown = (config: object) => fromDeploymentConfig(config);
  expect(unknown({ AutoRollbackConfiguration: { Alarms: [{ AlarmName: 'a' }] } })).toEqual({
    ...{ strategy: 'all-at-once', bake: 0, terminationWait: 0, alarms: ['a'] },
  });
  const TrafficRoutingConfiguration = { Type: 'ZIGZAG', WaitIntervalInSeconds: 1 };
  expect(unknown({ BlueGreenUpdatePolicy: { TrafficRoutingConfiguration } })).toEqual({
    unknown: 'the routing ZIGZAG',
  });
  const MaximumBatchSize = { Type: 'MOONS', Value: 1 };
  expect(unknown({ RollingUpdatePolicy: { MaximumBatchSize, WaitIntervalInSeconds: 1 } })).toEqual({
    unknown: 'batches of an unknown kind',
  });
  expect(fromDeploymentConfig(undefined)).toBeUndefined();
});
