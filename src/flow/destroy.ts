// `destroy`: removes what the project and environment own, protected endpoints excepted.
import type { Plan } from '../core/plan.ts';
import { type ApplyResult, carryOut } from './carry-out.ts';
import { locate } from './locate.ts';
import { ownedEndpoints } from './overview.ts';
import { planSubjects } from './plan.ts';
import type { DestroyInput, Ports } from './ports.ts';
import { prepare } from './prepare.ts';
import { pick, standingSubjects } from './subjects.ts';

/** Everything is meant to go, so that only a protection is in the way. */
const LEAVE = { prune: true, allowDowntime: true, maxDeletes: Number.POSITIVE_INFINITY } as const;

export async function destroy(ports: Ports, input: DestroyInput): Promise<ApplyResult> {
  const account = await prepare(ports, input);
  const { owner } = account;
  const replan = async () => {
    const { owned, diagnostics } = await ownedEndpoints(account);
    const { standings } = await locate(account);
    const subjects = pick(standingSubjects(owner, standings, owned), input.targets);
    return planSubjects(account, subjects, {
      sweep: input.targets.length === 0,
      strayBecause: '',
      allowances: { targets: input.targets, prune: true, allowDowntime: true, retry: false },
      leave: LEAVE,
      diagnostics,
    });
  };
  return carryOut(ports, account, replan, { ...input, question });
}

function question({ summary, account, region }: Plan): string {
  const endpoints = `${summary.destroy} endpoint${summary.destroy === 1 ? '' : 's'}`;
  return `Destroy ${endpoints} in ${account}/${region}? This cannot be undone.`;
}
