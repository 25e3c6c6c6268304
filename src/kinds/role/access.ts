// What a role may do, by the policy simulator of IAM: its own policies and its boundary, without those of the resources.
import type { EvaluationResult } from '@aws-sdk/client-iam';
import type { Cloud } from '../../cloud/cloud.ts';
import type { AccessFact, Question } from '../../core/fact.ts';

type Asked = Extract<Question, { fact: 'access' }>;

/** Resources in one request: answers come in pages of a hundred results unless told (API reference, read 2026-11). */
const MOST = 50;

export async function readAccess(
  cloud: Cloud,
  { role, actions, resources }: Pick<Asked, 'role' | 'actions' | 'resources'>,
): Promise<AccessFact> {
  const chunks = Array.from({ length: Math.ceil(resources.length / MOST) }, (_, nth) =>
    resources.slice(nth * MOST, (nth + 1) * MOST),
  );
  const found = await Promise.all(
    chunks.map((ResourceArns) =>
      cloud.call('SimulatePrincipalPolicy', {
        PolicySourceArn: role,
        ActionNames: [...actions],
        ResourceArns,
        MaxItems: 1_000,
      }),
    ),
  );
  return found.flatMap(({ EvaluationResults = [] }) => EvaluationResults.flatMap(decisionsIn));
}

/**
 * One result for an action, with one inside for each resource; until 2026 one for each pair (API reference,
 * EvaluationResult, read 2026-11).
 */
export function decisionsIn({
  EvalActionName: action = '',
  EvalResourceName: resource = '*',
  EvalDecision: decision,
  MissingContextValues: missing = [],
  ResourceSpecificResults: inside = [],
}: EvaluationResult): AccessFact {
  if (inside.length === 0) return [{ action, resource, decision: decisionOf(decision, missing) }];
  return inside.map((one) => ({
    action,
    resource: one.EvalResourceName ?? resource,
    decision: decisionOf(one.EvalResourceDecision, one.MissingContextValues ?? []),
  }));
}

function decisionOf(
  decision: string | undefined,
  missing: readonly string[],
): AccessFact[number]['decision'] {
  if (decision === 'allowed') return 'allowed';
  if (missing.length > 0) return 'depends';
  return decision === 'explicitDeny' ? 'denied' : 'not allowed';
}
