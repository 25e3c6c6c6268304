// Which requests go to Application Auto Scaling, and about what. Its targets have ids of the service's own, which say nothing
// of whose they are.
import { recalling, seeingStepAlarms } from './alarm-grants.ts';
import type { Grant, Right } from './policy.ts';
import type { Scope } from './scope.ts';

const ANY = ['*'] as const;

/** Whether autoscaling moves an endpoint whose count has moved, or that gets a new fleet. */
export function seeingScaling(): readonly Grant[] {
  return [{ sid: 'Find', operations: ['DescribeScalableTargets'], on: ANY }];
}

/** What the file has of autoscaling is compared, and what it has no more besides the one policy. */
export function comparingScaling(scope: Scope): readonly Grant[] {
  // Also of what an earlier file had it is asked what others have on it.
  return [...seeingRegistrations(scope), ...(scope.scales ? seeingStepAlarms(scope) : [])];
}

/** All that is registered of a variant, whoever did: what a change of hardware puts aside and back. */
export function seeingRegistrations({ scalableTargets }: Scope): readonly Grant[] {
  return [
    ...seeingScaling(),
    { sid: 'Find', operations: ['DescribeScalingPolicies', 'DescribeScheduledActions'], on: ANY },
    { sid: 'ReadScalableTargets', operations: ['ListTagsForResource'], on: scalableTargets },
  ];
}

/** Puts back what is put aside, and in `apply` writes what the file has. */
export function scaling(scope: Scope): readonly Grant[] {
  const operations = ['RegisterScalableTarget', 'PutScalingPolicy', 'PutScheduledAction'] as const;
  return [
    { sid: 'Autoscale', operations, on: scope.scalableTargets },
    ...seeingRegistrations(scope),
    ...recalling(scope),
  ];
}

/** Policies and scheduled actions that an earlier file had. */
export function endingItems({ scalableTargets }: Scope): Grant {
  const operations = ['DeleteScalingPolicy', 'DeleteScheduledAction'] as const;
  return { sid: 'Autoscale', operations, on: scalableTargets };
}

/** What a protected endpoint has put aside is put back by whoever meets it. */
export function forgetting({ of, ifOwned }: Scope): Grant {
  return { sid: 'OwnEndpoints', operations: ['DeleteTags'], on: of('endpoint', ANY), when: ifOwned };
}

/** DeleteEndpoint is refused where a variant is registered and the caller may not deregister it. */
export function endingScaling(on: readonly string[]): readonly Right[] {
  return [{ sid: 'EndAutoscaling', actions: ['application-autoscaling:DeregisterScalableTarget'], on }];
}
