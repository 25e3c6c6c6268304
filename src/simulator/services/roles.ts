// Roles of IAM as far as anybody asks: whether they are there, and whom they trust.
import type { DeclaredRole } from '../faults/declared.ts';
import { ServiceFault } from '../wire/errors.ts';
import type { Context } from './context.ts';

const SAGEMAKER = 'sagemaker.amazonaws.com';

export type RoleView = {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  /** The trust policy, as a policy document. */
  readonly trust: object;
};

/** Names of roles have no path; ARNs do. The text is that of the service as users pasted it. */
export function getRole(ctx: Context, name: string): RoleView {
  if (!/^[\w+=,.@-]{1,64}$/.test(name)) {
    throw new ServiceFault(
      'ValidationError',
      'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    );
  }
  const declared = ctx.conditions.roles.find(({ role }) => role.split('/').at(-1) === name);
  const arn = declared?.role ?? `arn:aws:iam::${ctx.account}:role/${name}`;
  if (ctx.conditions.missing('roles', arn)) {
    throw new ServiceFault('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
  }
  const path = `/${arn
    .split('/')
    .slice(1, -1)
    .map((one) => `${one}/`)
    .join('')}`;
  return { arn, name, path, trust: trustOf(ctx, declared) };
}

/** Whether SageMaker may assume the role: it is there and trusts the service. One that nobody declared does. */
export function isAssumable(ctx: Context, arn: string): boolean {
  const declared = ctx.conditions.roles.find(({ role }) => role === arn);
  const trusts = declared?.trusts === undefined || declared.trusts.includes(SAGEMAKER);
  return trusts && !ctx.conditions.missing('roles', arn);
}

function trustIn(principals: readonly string[], externalId: string | undefined) {
  return {
    Effect: 'Allow',
    Principal: { AWS: principals },
    Action: 'sts:AssumeRole',
    ...(externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
  };
}

function trustOf({ account }: Context, declared: Partial<DeclaredRole> = {}) {
  const { trusts = [SAGEMAKER], guarded = true, assumedBy, externalId } = declared;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: trusts },
        Action: 'sts:AssumeRole',
        ...(guarded ? { Condition: { StringEquals: { 'aws:SourceAccount': account } } } : {}),
      },
      ...(assumedBy === undefined ? [] : [trustIn(assumedBy, externalId)]),
    ],
  };
}
