// Every rule between fields. Each is independent of the others: the order does not matter.
import { modelsAreUsed, modelsExist, modelsHaveRoles } from './references.ts';
import type { Rule, RuleInput } from './rule.ts';

const RULES: readonly Rule[] = [modelsExist, modelsAreUsed, modelsHaveRoles];

export function checkRules(input: RuleInput): void {
  for (const rule of RULES) rule(input);
}
