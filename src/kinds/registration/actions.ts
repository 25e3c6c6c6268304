// The requests about registrations: four to read one, fewer where many are read, one for each of its items to write it.
import type {
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import type { Cloud, Input } from '../../cloud/cloud.ts';
import type { Request } from '../../core/kind.ts';
import { isOfVariant, nameOf, resourceIn, subjectOf } from '../autoscaling.ts';
import { unsupported } from '../landed.ts';
import { unlessMissing } from '../reading.ts';
import { fromDescriptions, toActionRequest, toPolicyRequest, toRegisterRequest } from './convert.ts';
import type { Drop, Item, LiveRegistration } from './spec.ts';

/** Up to so many are read one by one; the pages hold what everybody has registered in the account. */
const FEW = 3;
const PAGE = 50;
const OF = { ServiceNamespace: 'sagemaker' } as const;

/** Undefined where it is not registered, or no longer is when the rest is read. */
export async function readRegistration(cloud: Cloud, name: string): Promise<LiveRegistration | undefined> {
  const [target] = await targetsOf(cloud, [name]);
  return target && withItems(cloud, target);
}

async function withItems(cloud: Cloud, target: ScalableTarget): Promise<LiveRegistration | undefined> {
  const subject = subjectOf(nameOf(target));
  const [policies, actions] = await Promise.all([policiesOf(cloud, subject), actionsOf(cloud, subject)]);
  return wholeOf(cloud, target, policies, actions);
}

export async function readRegistrations(
  cloud: Cloud,
  names: readonly string[],
): Promise<readonly LiveRegistration[]> {
  const targets = await targetsOf(cloud, names);
  // Few may be registered of many that are looked at: then the account's pages are more than these.
  if (targets.length <= FEW) {
    const each = await Promise.all(targets.map((target) => withItems(cloud, target)));
    return each.flatMap((one) => one ?? []);
  }
  const [policies, actions] = await Promise.all([policiesOf(cloud, OF), actionsOf(cloud, OF)]);
  const [policiesBy, actionsBy] = [byResource(policies), byResource(actions)];
  const found = await Promise.all(
    targets.map((target) => {
      const name = nameOf(target);
      return wholeOf(cloud, target, policiesBy.get(name) ?? [], actionsBy.get(name) ?? []);
    }),
  );
  return found.flatMap((one) => one ?? []);
}

type OfResource = {
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: string | undefined;
};

function byResource<T extends OfResource>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const name = nameOf(one);
    if (isOfVariant(one)) found.set(name, [...(found.get(name) ?? []), one]);
  }
  return found;
}

async function wholeOf(
  cloud: Cloud,
  target: ScalableTarget,
  policies: readonly ScalingPolicy[],
  actions: readonly ScheduledAction[],
): Promise<LiveRegistration | undefined> {
  const { ScalableTargetARN: arn } = target;
  const name = nameOf(target);
  if (arn === undefined) return undefined;
  const read = await unlessMissing(() => cloud.call('ListTagsForResource', { ResourceARN: arn }));
  if (read === undefined) return undefined;
  const registration = fromDescriptions(target, policies, actions, read.Tags ?? {});
  const arns = Object.fromEntries(
    policies.map(({ PolicyName = '', PolicyARN = '' }) => [PolicyName, PolicyARN]),
  );
  return { kind: 'registration', name, arn, tags: {}, registration, arns };
}

async function targetsOf(cloud: Cloud, names: readonly string[]): Promise<readonly ScalableTarget[]> {
  const all: ScalableTarget[] = [];
  for (let from = 0; from < names.length; from += PAGE) {
    const ResourceIds = [...new Set(names.slice(from, from + PAGE).map(resourceIn))];
    const input = { ...OF, ResourceIds };
    for await (const page of cloud.pages('DescribeScalableTargets', input))
      all.push(...(page.ScalableTargets ?? []).filter((one) => names.includes(nameOf(one))));
  }
  return all;
}

async function policiesOf(
  cloud: Cloud,
  input: Input<'DescribeScalingPolicies'>,
): Promise<readonly ScalingPolicy[]> {
  const all: ScalingPolicy[] = [];
  for await (const page of cloud.pages('DescribeScalingPolicies', input))
    all.push(...(page.ScalingPolicies ?? []));
  return all;
}

async function actionsOf(
  cloud: Cloud,
  input: Input<'DescribeScheduledActions'>,
): Promise<readonly ScheduledAction[]> {
  const all: ScheduledAction[] = [];
  for await (const page of cloud.pages('DescribeScheduledActions', input))
    all.push(...(page.ScheduledActions ?? []));
  return all;
}

/** Every write is an upsert, and deregistering takes everything along (API reference, read 2026-11). */
export async function sendRegistration(cloud: Cloud, name: string, request: Request): Promise<void> {
  switch (request.verb) {
    case 'put':
      return sendItem(cloud, name, request.spec as Item);
    case 'adjust':
      return sendDrop(cloud, name, request.spec as Drop);
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

/** What is gone already is not missed. */
async function sendDrop(cloud: Cloud, name: string, { drop, name: item }: Drop): Promise<void> {
  await unlessMissing<unknown>(() =>
    drop === 'policy'
      ? cloud.call('DeleteScalingPolicy', { ...subjectOf(name), PolicyName: item })
      : cloud.call('DeleteScheduledAction', { ...subjectOf(name), ScheduledActionName: item }),
  );
}
