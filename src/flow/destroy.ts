// `destroy`: removes what the project and environment own, protected endpoints excepted.
import type { Plan } from '../core/plan.ts';
import { stray } from '../endpoint/reads.ts';
import { type ApplyResult, carryOut } from './carry-out.ts';
import { ownedEndpoints } from './overview.ts';
import { planSubjects } from './plan.ts';
import type { DestroyInput, Ports } from './ports.ts';
import { prepare } from './prepare.ts';
import { distinct, pick, straysOf } from './subjects.ts';

/** Everything is meant to go, so that only a protection is in the way. */
const LEAVE = { prune: true, allowDowntime: true, maxDeletes: Number.POSITIVE_INFINITY } as const;

export async function destroy(ports: Ports, input: DestroyInput): Promise<ApplyResult> {
  const account = await prepare(ports, input);
  const { owner, units } = account;
  const replan = async () => {
    const own = units.map(({ address, name }) => stray(owner, address, name));
    const { owned, diagnostics } = await ownedEndpoints(account);
    const names = own.map(({ name }) => name);
    const subjects = pick(distinct([...own, ...straysOf(owner, owned, names)]), input.targets);
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
  return `Destroy ${summary.destroy} endpoint(s) in ${account}/${region}? This cannot be undone.`;
}
