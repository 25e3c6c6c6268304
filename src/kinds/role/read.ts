// Roles of IAM: whether SageMaker may assume one, by its trust policy.
import type { Cloud } from '../../cloud/cloud.ts';
import type { RoleFact } from '../../core/fact.ts';

const SAGEMAKER = 'sagemaker.amazonaws.com';

/** A text where the role is another one than meant: names are unique, whatever their path. */
export async function readRole(cloud: Cloud, arn: string): Promise<RoleFact | string> {
  const name = arn.split('/').at(-1) ?? arn;
  const { Role } = await cloud.call('GetRole', { RoleName: name });
  if (Role?.Arn !== undefined && Role.Arn !== arn) return `the role ${name} is ${Role.Arn}`;
  return trustIn(Role?.AssumeRolePolicyDocument);
}

/** @param encoded the trust policy as the service sends it */
export function trustIn(encoded: string | undefined): RoleFact {
  const statements = trustOf(encoded).filter(allowsSageMaker);
  return { trusts: statements.length > 0, guarded: statements.length > 0 && statements.every(isGuarded) };
}

type Statement = Readonly<Record<string, unknown>>;

/** Policies come URL-encoded (API reference, GetRole, read 2026-11). One that is no JSON allows nothing. */
function trustOf(encoded: string | undefined): readonly Statement[] {
  try {
    const policy: unknown = JSON.parse(decodeURIComponent(encoded ?? ''));
    const { Statement: statements } = isRecord(policy) ? policy : {};
    return listOf(statements).filter(isRecord);
  } catch {
    return [];
  }
}

function allowsSageMaker({ Effect, Action, Principal }: Statement): boolean {
  const principals = isRecord(Principal) ? listOf(Principal.Service) : listOf(Principal);
  const actions = listOf(Action).map((action) => String(action).toLowerCase());
  return (
    Effect === 'Allow' &&
    principals.some((one) => one === SAGEMAKER || one === '*') &&
    actions.some((one) => one === 'sts:assumerole' || one === 'sts:*' || one === '*')
  );
}

/** Against other accounts that make the service use the role (IAM User Guide, "The confused deputy problem", 2026-11). */
function isGuarded({ Condition }: Statement): boolean {
  const keys = isRecord(Condition) ? Object.values(Condition).filter(isRecord).flatMap(Object.keys) : [];
  return keys.some((key) => /^aws:(SourceAccount|SourceArn|SourceOrgID)$/i.test(key));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isRecord(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
