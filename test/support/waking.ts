// An asynchronous endpoint that may be without instances, and what there is to wake it.
import { DescribeScalingPoliciesCommand } from '@aws-sdk/client-application-auto-scaling';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { fileOf } from './files.ts';
import type { Rig } from './rig.ts';

const ID = 'endpoint/fraud/variant/AllTraffic';
export const SUBJECT = {
  ServiceNamespace: 'sagemaker',
  ResourceId: ID,
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
} as const;
/** How the names of alarms begin that inferra makes for it. */
const ALARMS = 'risk-fraud-scaling-';
export const SCALING = { min: 0, max: 5, backlog: 10 };

/** An asynchronous `fraud`, and an endpoint that the file goes on having. */
export const later = (model = 'a', scaling: object | null = SCALING, type = 'ml.m5.large') =>
  fileOf({
    other: {},
    fraud: {
      model,
      instance: [type, 1],
      async: { output: 's3://risk-async/' },
      ...(scaling === null ? {} : { scaling }),
    },
  });

export async function wakeOf(rig: Rig) {
  const { scaling, cloudwatch } = clientsOf(rig.simulator);
  const { ScalingPolicies = [] } = await scaling.send(new DescribeScalingPoliciesCommand(SUBJECT));
  const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: ALARMS }));
  const arn = ScalingPolicies.find(({ PolicyName }) => PolicyName === 'inferra-wake')?.PolicyARN;
  return {
    policies: ScalingPolicies.map(({ PolicyName }) => PolicyName).sort(),
    calls: MetricAlarms[0]?.AlarmActions ?? [],
    arn,
    alarm: MetricAlarms[0]?.AlarmName ?? '',
    isWhole: arn !== undefined && MetricAlarms[0]?.AlarmActions?.[0] === arn,
  };
}
