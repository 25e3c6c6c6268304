// A policy document of IAM as data: what the least of them looks like for a file and a command.
import { canonicalJson } from '../base/json.ts';
import type { Operation } from '../cloud/cloud.ts';
import { traitOf } from '../cloud/operations.ts';

export type Condition = { readonly StringEquals: Readonly<Record<string, string | readonly string[]>> };

export type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  /** Sorted. */
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Condition;
};

export type PolicyDocument = {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
};

/** Requests that a command sends about some resources. */
export type Grant = {
  readonly sid: string;
  readonly operations: readonly Operation[];
  /** ARNs, or `*` for operations that are about no resource. */
  readonly on: readonly string[];
  readonly when?: Condition;
};

/** A right that no request of inferra has the name of. */
export type Right = Omit<Grant, 'operations'> & { readonly actions: readonly string[] };

/** What several grants say of the same resources, or allow alike, is said once, under the name of the first. */
export function policyOf(grants: readonly (Grant | Right)[]): PolicyDocument {
  const all = grants.filter(({ on }) => on.length > 0).map(rightOf);
  const byResource = merged(all, ({ on, when }) => [on, when]);
  const byAction = merged(byResource, ({ actions, when }) => [actions, when]);
  return { Version: '2012-10-17', Statement: byAction.map(statementOf) };
}

function rightOf(grant: Grant | Right): Right {
  if ('actions' in grant) return grant;
  const { operations, ...rest } = grant;
  return { ...rest, actions: operations.map(actionOf) };
}

function merged(rights: readonly Right[], sameIn: (right: Right) => unknown): readonly Right[] {
  const found = new Map<string, Right>();
  for (const right of rights) {
    const key = canonicalJson(sameIn(right) ?? null);
    const first = found.get(key) ?? right;
    found.set(key, {
      ...first,
      actions: sorted([...first.actions, ...right.actions]),
      on: uncovered([...first.on, ...right.on]),
    });
  }
  return [...found.values()];
}

/** Without the patterns that another one of them covers. */
export function uncovered(patterns: readonly string[]): readonly string[] {
  const all = sorted(patterns);
  return all.filter((one) => !all.some((other) => other !== one && covers(other, one)));
}

function covers(pattern: string, other: string): boolean {
  return pattern.endsWith('*') && other.startsWith(pattern.slice(0, -1));
}

function statementOf({ sid, actions, on, when }: Right): Statement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: on,
    ...(when === undefined ? {} : { Condition: when }),
  };
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** `sagemaker:CreateEndpoint`, by the table that the engine sends by. */
function actionOf(operation: Operation): string {
  const { service, permission = operation } = traitOf(operation);
  return `${service}:${permission}`;
}
