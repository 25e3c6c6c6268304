// Registrations as requests, and descriptions as registrations. Pure.
import type {
  PutScalingPolicyCommandInput,
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import type { Tags } from '../../core/part.ts';
import { subjectOf } from '../autoscaling.ts';
import type {
  RegisteredAction,
  RegisteredPolicy,
  RegisteredTarget,
  Registration,
  Suspended,
} from './spec.ts';

/** The member of PutScalingPolicy that each type of policy is configured by (API reference, read 2026-11). */
const CONFIGURATIONS = {
  TargetTrackingScaling: 'TargetTrackingScalingPolicyConfiguration',
  StepScaling: 'StepScalingPolicyConfiguration',
  PredictiveScaling: 'PredictiveScalingPolicyConfiguration',
} as const;

type PolicyType = keyof typeof CONFIGURATIONS;

/** What inferra could not put again: the types of policy that it does not know. */
export function unwritable({ policies = [] }: Registration): readonly RegisteredPolicy[] {
  return policies.filter(({ type }) => !isKnown(type));
}

function isKnown(type: string): type is PolicyType {
  return Object.hasOwn(CONFIGURATIONS, type);
}

const SUSPENDED = {
  in: 'DynamicScalingInSuspended',
  out: 'DynamicScalingOutSuspended',
  schedule: 'ScheduledScalingSuspended',
} as const;

/** All three are always written: what a registration leaves out keeps its value. */
export function toRegisterRequest(
  resourceId: string,
  { min, max, suspended = [], tags }: RegisteredTarget,
  changes: boolean,
) {
  return {
    ...subjectOf(resourceId),
    MinCapacity: min,
    MaxCapacity: max,
    SuspendedState: Object.fromEntries(
      Object.entries(SUSPENDED).map(([what, member]) => [member, suspended.includes(what as Suspended)]),
    ),
    // Only a new target takes tags along (API reference of RegisterScalableTarget, read 2026-11).
    ...(tags === undefined || changes ? {} : { Tags: { ...tags } }),
  };
}

export function toPolicyRequest(
  resourceId: string,
  { name, type, configuration }: RegisteredPolicy,
): PutScalingPolicyCommandInput {
  return {
    ...subjectOf(resourceId),
    PolicyName: name,
    PolicyType: type as PolicyType,
    ...(isKnown(type) ? { [CONFIGURATIONS[type]]: configuration } : {}),
  };
}

export function toActionRequest(
  resourceId: string,
  { name, schedule, timezone, start, end, min, max }: RegisteredAction,
) {
  return {
    ...subjectOf(resourceId),
    ScheduledActionName: name,
    Schedule: schedule,
    ...(timezone === undefined ? {} : { Timezone: timezone }),
    ...(start === undefined ? {} : { StartTime: new Date(start) }),
    ...(end === undefined ? {} : { EndTime: new Date(end) }),
    ScalableTargetAction: {
      ...(min === undefined ? {} : { MinCapacity: min }),
      ...(max === undefined ? {} : { MaxCapacity: max }),
    },
  };
}

/** @param tags of the target, by ListTagsForResource */
export function fromDescriptions(
  { MinCapacity: min = 0, MaxCapacity: max = 0, SuspendedState = {} }: ScalableTarget,
  policies: readonly ScalingPolicy[],
  actions: readonly ScheduledAction[],
  tags: Tags,
): Registration {
  const suspended = (Object.keys(SUSPENDED) as Suspended[]).filter((one) => SuspendedState[SUSPENDED[one]]);
  // Tags of AWS's own cannot be written (Tagging AWS Resources User Guide, read 2026-11).
  const own = Object.entries(tags).filter(([key]) => !/^aws:/i.test(key));
  return {
    ...{ min, max },
    ...(suspended.length === 0 ? {} : { suspended }),
    ...(own.length === 0 ? {} : { tags: Object.fromEntries(own) }),
    ...(policies.length === 0 ? {} : { policies: byName(policies.map(policyOf)) }),
    ...(actions.length === 0 ? {} : { actions: byName(actions.map(actionOf)) }),
  };
}

export function byName<T extends { readonly name: string }>(all: readonly T[]): readonly T[] {
  return all.toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

function policyOf(policy: ScalingPolicy): RegisteredPolicy {
  const { PolicyName: name = '', PolicyType: type = 'TargetTrackingScaling', Alarms = [] } = policy;
  const configuration: object = (isKnown(type) ? policy[CONFIGURATIONS[type]] : undefined) ?? {};
  // The alarms of target tracking are the service's own; those that call a step policy are somebody's.
  const alarms = type === 'StepScaling' ? Alarms.flatMap(({ AlarmName }) => AlarmName ?? []) : [];
  return { name, type, configuration, ...(alarms.length === 0 ? {} : { alarms }) };
}

function actionOf(action: ScheduledAction): RegisteredAction {
  const { ScheduledActionName, Schedule, Timezone, StartTime, EndTime, ScalableTargetAction = {} } = action;
  const { MinCapacity: min, MaxCapacity: max } = ScalableTargetAction;
  return {
    name: ScheduledActionName ?? '',
    schedule: Schedule ?? '',
    ...(Timezone === undefined ? {} : { timezone: Timezone }),
    ...(StartTime === undefined ? {} : { start: StartTime.getTime() }),
    ...(EndTime === undefined ? {} : { end: EndTime.getTime() }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}
