// The requests about registrations: four to read one, one for each of its items to write it.
import type { ScalingPolicy, ScheduledAction } from '@aws-sdk/client-application-auto-scaling';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Request } from '../../core/kind.ts';
import { DIMENSION, subjectOf } from '../autoscaling.ts';
import { unsupported } from '../landed.ts';
import { unlessMissing } from '../reading.ts';
import { fromDescriptions, toActionRequest, toPolicyRequest, toRegisterRequest } from './convert.ts';
import type { Item, LiveRegistration } from './spec.ts';

/** Undefined where it is not registered, or no longer is when the rest is read. */
export async function readRegistration(cloud: Cloud, name: string): Promise<LiveRegistration | undefined> {
  const { ScalableTargets = [] } = await cloud.call('DescribeScalableTargets', {
    ServiceNamespace: 'sagemaker',
    ScalableDimension: DIMENSION,
    ResourceIds: [name],
  });
  const [target] = ScalableTargets;
  const { ScalableTargetARN: arn } = target ?? {};
  if (target === undefined || arn === undefined) return undefined;
  const read = await unlessMissing(() =>
    Promise.all([
      policiesOf(cloud, name),
      actionsOf(cloud, name),
      cloud.call('ListTagsForResource', { ResourceARN: arn }),
    ]),
  );
  if (read === undefined) return undefined;
  const [policies, actions, { Tags = {} }] = read;
  const registration = fromDescriptions(target, policies, actions, Tags);
  return { kind: 'registration', name, arn, tags: {}, registration };
}

async function policiesOf(cloud: Cloud, name: string): Promise<readonly ScalingPolicy[]> {
  const all: ScalingPolicy[] = [];
  for await (const page of cloud.pages('DescribeScalingPolicies', subjectOf(name)))
    all.push(...(page.ScalingPolicies ?? []));
  return all;
}

async function actionsOf(cloud: Cloud, name: string): Promise<readonly ScheduledAction[]> {
  const all: ScheduledAction[] = [];
  for await (const page of cloud.pages('DescribeScheduledActions', subjectOf(name)))
    all.push(...(page.ScheduledActions ?? []));
  return all;
}

/** Every write is an upsert, and deregistering takes everything along (API reference, read 2026-11). */
export async function sendRegistration(cloud: Cloud, name: string, request: Request): Promise<void> {
  switch (request.verb) {
    case 'put':
      return sendItem(cloud, name, request.spec as Item);
    case 'remove':
      await cloud.call('DeregisterScalableTarget', subjectOf(name));
      return;
    default:
      return unsupported('registration', request.verb);
  }
}

async function sendItem(cloud: Cloud, name: string, item: Item): Promise<void> {
  switch (item.is) {
    case 'target':
      await cloud.call('RegisterScalableTarget', toRegisterRequest(name, item.target, item.changes === true));
      return;
    case 'policy':
      await cloud.call('PutScalingPolicy', toPolicyRequest(name, item.policy));
      return;
    case 'action':
      await cloud.call('PutScheduledAction', toActionRequest(name, item.action));
      return;
  }
}
