// The requests about inferra's alarms. One that calls a policy names it by the ARN that it has at that moment.
import type { Cloud } from '../../cloud/cloud.ts';
import { InferraError } from '../../core/errors.ts';
import type { Request } from '../../core/kind.ts';
import type { Tags } from '../../core/part.ts';
import { unsupported } from '../landed.ts';
import { fromDescription, toPutRequest } from './convert.ts';
import { type AlarmSpec, type CallAgain, isStepAlarm, type LiveAlarm, type StepAlarmSpec } from './spec.ts';
import { measureOf, toStepRequest } from './steps.ts';

/** Names in a request (API reference of DescribeAlarms, read 2026-11). */
const PAGE = 100;

export async function readAlarm(cloud: Cloud, name: string): Promise<LiveAlarm | undefined> {
  return (await readAlarms(cloud, [name]))[0];
}

export async function readAlarms(cloud: Cloud, names: readonly string[]): Promise<readonly LiveAlarm[]> {
  const chunks = Array.from({ length: Math.ceil(names.length / PAGE) }, (_, nth) =>
    names.slice(nth * PAGE, (nth + 1) * PAGE),
  );
  const found = await Promise.all(
    chunks.map((AlarmNames) => cloud.call('DescribeAlarms', { AlarmNames, MaxRecords: PAGE })),
  );
  return found.flatMap(({ MetricAlarms = [] }) => MetricAlarms.map(fromDescription));
}

/** A put writes over what the alarm of that name was (API reference of PutMetricAlarm, read 2026-11). */
export async function sendAlarm(cloud: Cloud, name: string, request: Request): Promise<void> {
  switch (request.verb) {
    case 'put':
      return putAlarm(cloud, name, request.spec as AlarmSpec, request.tags);
    case 'adjust':
      return callAgain(cloud, name, request.spec as CallAgain);
    case 'remove':
      await cloud.call('DeleteAlarms', { AlarmNames: [name] });
      return;
    default:
      return unsupported('alarm', request.verb);
  }
}

async function putAlarm(cloud: Cloud, name: string, spec: AlarmSpec, tags: Tags): Promise<void> {
  const input = isStepAlarm(spec)
    ? toStepRequest(name, spec, tags, await policyArn(cloud, spec.policy))
    : toPutRequest(name, spec, tags);
  await cloud.call('PutMetricAlarm', input);
}

/** With everything else as it stands; nothing where the alarm is gone, or is no longer what inferra makes. */
async function callAgain(cloud: Cloud, name: string, { calls: policy }: CallAgain): Promise<void> {
  const { MetricAlarms: [alarm] = [] } = await cloud.call('DescribeAlarms', { AlarmNames: [name] });
  const measure = alarm === undefined ? undefined : measureOf(alarm);
  if (measure === undefined) return;
  const arn = await policyArn(cloud, policy);
  await cloud.call('PutMetricAlarm', toStepRequest(name, { policy, ...measure }, {}, arn));
}

async function policyArn(cloud: Cloud, { resource, name }: StepAlarmSpec['policy']): Promise<string> {
  const { ScalingPolicies = [] } = await cloud.call('DescribeScalingPolicies', {
    ServiceNamespace: 'sagemaker',
    ResourceId: resource,
    PolicyNames: [name],
  });
  const [{ PolicyARN = undefined } = {}] = ScalingPolicies;
  if (PolicyARN !== undefined) return PolicyARN;
  throw new InferraError(
    'INF4007',
    `scaling policy ${name} of ${resource} is gone, which an alarm was to call`,
  );
}
