// STS AssumeRole: whom a role trusts, and for how long its credentials are good (API reference of STS, AssumeRole; IAM User
// Guide, "How to use an external ID" and "Terms and concepts", role chaining; read 2026-11).
import { type Caller, sessionCaller } from '../access/caller.ts';
import { credentialsOf, type SessionCredentials } from '../access/sessions.ts';
import { allows } from '../access/statements.ts';
import type { DeclaredRole } from '../faults/declared.ts';
import { ServiceFault } from '../wire/errors.ts';
import type { Context } from './context.ts';

export type AssumeRoleInput = {
  readonly RoleArn?: string;
  readonly RoleSessionName?: string;
  readonly ExternalId?: string;
  readonly DurationSeconds?: string;
};

export type Assumed = {
  readonly caller: Caller;
  readonly credentials: SessionCredentials;
  readonly until: number;
};

const HOUR = 3_600;
const ROLE = /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** Members that break their constraint, as the query services tell them: the first one. */
function checked(input: AssumeRoleInput): { readonly role: string; readonly name: string } {
  const { RoleArn: role = '', RoleSessionName: name = '', ExternalId, DurationSeconds = '3600' } = input;
  const wrong = (member: string, value: string, rule: string): never => {
    throw new ServiceFault(
      'ValidationError',
      `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`,
    );
  };
  if (role.length < 20) wrong('roleArn', role, 'Member must have length greater than or equal to 20');
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
    wrong('roleSessionName', name, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*');
  }
  if (ExternalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(ExternalId)) {
    wrong('externalId', ExternalId, 'Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*');
  }
  const seconds = Number(DurationSeconds);
  if (!(seconds >= 900)) {
    wrong('durationSeconds', DurationSeconds, 'Member must have value greater than or equal to 900');
  }
  if (seconds > 12 * HOUR) {
    wrong('durationSeconds', DurationSeconds, 'Member must have value less than or equal to 43200');
  }
  if (!ROLE.test(role)) throw new ServiceFault('ValidationError', `${role} is invalid`);
  return { role, name };
}

export function assumeRole(ctx: Context, input: AssumeRoleInput, caller: Caller): Assumed {
  const { role, name } = checked(input);
  const declared = ctx.conditions.roles.find((one) => one.role === role);
  if (ctx.conditions.missing('roles', role) || !lets(ctx, declared, role, input.ExternalId, caller)) {
    throw new ServiceFault(
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
      403,
    );
  }
  const seconds = Number(input.DurationSeconds ?? HOUR);
  if (caller.role !== undefined && seconds > HOUR) {
    throw new ServiceFault(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds > (declared?.maxSession ?? HOUR)) {
    throw new ServiceFault(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  const from = ctx.world.time;
  // Ends are told in whole seconds.
  const until = Math.floor(from / 1000) * 1000 + seconds * 1000;
  return {
    caller: sessionCaller(role, name),
    credentials: credentialsOf({ role, name, from, until }),
    until,
  };
}

/**
 * In one account it is enough that the role trusts the caller by his own name; else the caller's policies have to allow it as
 * well (IAM User Guide, "Cross-account policy evaluation logic", read 2026-11).
 */
function lets(
  { conditions }: Context,
  declared: DeclaredRole | undefined,
  role: string,
  externalId: string | undefined,
  caller: Caller,
): boolean {
  const { assumedBy } = declared ?? {};
  const names = [caller.arn, ...(caller.role === undefined ? [] : [caller.role])];
  const byName = assumedBy?.some((one) => names.includes(one)) ?? false;
  const trusted = assumedBy === undefined || byName || assumedBy.some((one) => isAccountOf(one, caller));
  if (!trusted || (declared?.externalId !== undefined && declared.externalId !== externalId)) return false;
  if (byName && role.split(':')[4] === caller.account) return true;
  const need = { action: 'sts:AssumeRole', resource: role, context: {} };
  return conditions.permissions === undefined || allows(conditions.permissions, need);
}

function isAccountOf(principal: string, { account }: Caller): boolean {
  return principal === account || /^arn:[a-z-]+:iam::(\d{12}):root$/.exec(principal)?.[1] === account;
}
