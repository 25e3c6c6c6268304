// Every operation of Application Auto Scaling that the simulator answers.
import type { Context, Output } from '../context.ts';
import { validateInput } from '../validate.ts';
import { operationInputs } from '../wire-shapes.ts';
import { deleteAction, describeActions, putAction } from './actions.ts';
import { deletePolicy, describePolicies, putPolicy } from './policies.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { deregisterTarget, describeTargets, registerTarget } from './targets.ts';

/** `input` has been checked against the operation's shape, which is what lets each function name its type. */
type Carry = (ctx: Context, input: never) => Output;

const OPERATIONS: Readonly<Record<string, Carry>> = {
  RegisterScalableTarget: registerTarget,
  DescribeScalableTargets: describeTargets,
  DeregisterScalableTarget: deregisterTarget,
  PutScalingPolicy: putPolicy,
  DescribeScalingPolicies: describePolicies,
  DeleteScalingPolicy: deletePolicy,
  PutScheduledAction: putAction,
  DescribeScheduledActions: describeActions,
  DeleteScheduledAction: deleteAction,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

/** Carries an operation out, or nothing where nobody knows it. */
export function autoscalingNamed(name: string): ((ctx: Context, body: unknown) => Output) | undefined {
  const carry = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  const shape = operationInputs[name];
  if (carry === undefined || shape === undefined) return undefined;
  return (ctx, body) => carry(ctx, validateInput(shape, body) as never);
}
