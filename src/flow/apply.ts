// `apply`: makes the account what the file says.
import type { Plan } from '../core/plan.ts';
import { type ApplyResult, carryOut } from './carry-out.ts';
import { planChanges } from './plan.ts';
import type { ApplyInput, Ports } from './ports.ts';
import { prepare } from './prepare.ts';

export async function apply(ports: Ports, input: ApplyInput): Promise<ApplyResult> {
  const account = await prepare(ports, input);
  return carryOut(ports, account, () => planChanges(account, input), { ...input, question });
}

function question({ account, region }: Plan): string {
  return `Apply these changes to ${account}/${region}?`;
}
