// The requests about what wakes a variant: of its policy, and of the alarm that calls it by its ARN.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Request } from '../../core/kind.ts';
import { ServiceError } from '../../core/service-error.ts';
import { subjectOf, WAKE } from '../autoscaling.ts';
import { unsupported } from '../landed.ts';
import { alarmName, fromDescriptions, toAlarmRequest, toPolicyRequest } from './convert.ts';
import type { LiveWakeUp } from './spec.ts';

export async function readWakeUp(cloud: Cloud, name: string): Promise<LiveWakeUp | undefined> {
  const [policy, { MetricAlarms = [] }] = await Promise.all([
    readPolicy(cloud, name),
    cloud.call('DescribeAlarms', { AlarmNames: [alarmName(name)] }),
  ]);
  return fromDescriptions(name, policy, MetricAlarms[0]);
}

async function readPolicy(cloud: Cloud, name: string) {
  const { ScalingPolicies = [] } = await cloud.call('DescribeScalingPolicies', {
    ...subjectOf(name),
    PolicyNames: [WAKE],
  });
  return ScalingPolicies[0];
}

export async function sendPolicy(cloud: Cloud, name: string, { verb }: Request): Promise<void> {
  switch (verb) {
    case 'put':
      await cloud.call('PutScalingPolicy', toPolicyRequest(name));
      return;
    case 'remove':
      await cloud.call('DeleteScalingPolicy', { ...subjectOf(name), PolicyName: WAKE });
      return;
    default:
      return unsupported('wake policy', verb);
  }
}

/** A policy that is put again has another ARN: which one it is by now is asked just before. */
export async function sendAlarm(cloud: Cloud, name: string, { verb }: Request): Promise<void> {
  switch (verb) {
    case 'put': {
      const arn = (await readPolicy(cloud, name))?.PolicyARN;
      if (arn === undefined) {
        const message = `policy ${WAKE} of ${name} is not there for the alarm to call`;
        throw new ServiceError('missing-dependency', 'INF2014', message);
      }
      await cloud.call('PutMetricAlarm', toAlarmRequest(name, arn));
      return;
    }
    case 'remove':
      await cloud.call('DeleteAlarms', { AlarmNames: [alarmName(name)] });
      return;
    default:
      return unsupported('wake alarm', verb);
  }
}
