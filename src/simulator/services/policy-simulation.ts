// What IAM's policy simulator says of a role: whether its own policies allow actions on resources. A role without policies
// in the scenario may do everything.
import { allows, denies, type Statement } from '../access/statements.ts';
import type { Context } from './context.ts';
import { getRole } from './roles.ts';

export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

export type SimulationView = readonly {
  readonly action: string;
  readonly results: readonly { readonly resource: string; readonly decision: Decision }[];
}[];

/**
 * One result for an action, with one inside for each resource (API reference, EvaluationResult, read 2026-11).
 * @throws ServiceFault for a role that is not there
 */
export function simulatePolicy(
  ctx: Context,
  arn: string,
  actions: readonly string[],
  resources: readonly string[],
): SimulationView {
  getRole(ctx, arn.split('/').at(-1) ?? arn);
  const policy = policyOf(ctx, arn);
  const asked = resources.length === 0 ? ['*'] : resources;
  return actions.map((action) => ({
    action,
    results: asked.map((resource) => ({ resource, decision: decide(policy, action, resource) })),
  }));
}

/** Whether a role may do that, as the service finds out when it does it. */
export function roleMay(ctx: Context, arn: string, action: string, resource: string): boolean {
  return decide(policyOf(ctx, arn), action, resource) === 'allowed';
}

/** The strictest of many (API reference, EvaluationResult, read 2026-11). */
export function strictest(decisions: readonly Decision[]): Decision {
  if (decisions.includes('explicitDeny')) return 'explicitDeny';
  return decisions.includes('implicitDeny') ? 'implicitDeny' : 'allowed';
}

function decide(policy: readonly Statement[] | undefined, action: string, resource: string): Decision {
  const need = { action, resource, context: {} };
  if (policy === undefined || allows(policy, need)) return 'allowed';
  return denies(policy, need) ? 'explicitDeny' : 'implicitDeny';
}

function policyOf(ctx: Context, arn: string): readonly Statement[] | undefined {
  return ctx.conditions.roles.find(({ role }) => role === arn)?.permissions;
}
