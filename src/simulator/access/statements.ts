// Identity-based policies of IAM as the account evaluates them: everything is denied that no statement allows, and a
// statement that denies outweighs all that allow (IAM User Guide, "Policy evaluation logic", read 2026-11).

/** Operators of conditions that the simulated account knows. */
export const OPERATORS = ['StringEquals', 'StringLike'] as const;
export type Operator = (typeof OPERATORS)[number];

type OneOrMore = string | readonly string[];

/** A statement of a policy document, spelled as IAM spells it. */
export type Statement = {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: OneOrMore;
  readonly Resource: OneOrMore;
  readonly Condition?: { readonly [O in Operator]?: Readonly<Record<string, OneOrMore>> };
};

/** One thing that a request needs to be allowed. */
export type Need = {
  /** `sagemaker:CreateEndpoint` */
  readonly action: string;
  /** An ARN, or `*` for an action that is about no resource. */
  readonly resource: string;
  /** Values of condition keys; a key that is absent is not in the request. */
  readonly context: Readonly<Record<string, string>>;
};

export function allows(statements: readonly Statement[], need: Need): boolean {
  const fitting = statements.filter((one) => concerns(one, need));
  return fitting.length > 0 && fitting.every(({ Effect }) => Effect === 'Allow');
}

/** Some statement says no, and not only none says yes. */
export function denies(statements: readonly Statement[], need: Need): boolean {
  return statements.some((one) => one.Effect === 'Deny' && concerns(one, need));
}

function concerns({ Action, Resource, Condition = {} }: Statement, need: Need): boolean {
  return (
    listed(Action).some((pattern) => matches(pattern.toLowerCase(), need.action.toLowerCase())) &&
    listed(Resource).some((pattern) => matches(pattern, need.resource)) &&
    OPERATORS.every((operator) =>
      Object.entries(Condition[operator] ?? {}).every(([key, values]) =>
        holds(operator, listed(values), contextOf(need, key)),
      ),
    )
  );
}

/** A key that the request does not have meets no condition (IAM User Guide, "Condition operators", read 2026-11). */
function holds(operator: Operator, values: readonly string[], actual: string | undefined): boolean {
  if (actual === undefined) return false;
  return values.some((value) => (operator === 'StringEquals' ? value === actual : matches(value, actual)));
}

/** Names of condition keys are not case-sensitive. */
function contextOf({ context }: Need, key: string): string | undefined {
  const found = Object.keys(context).find((one) => one.toLowerCase() === key.toLowerCase());
  return found === undefined ? undefined : context[found];
}

/** `*` stands for any text, `?` for one character. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

function listed(values: OneOrMore): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}
