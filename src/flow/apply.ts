// `apply`: makes the account what the file says.
import type { Plan } from '../core/plan.ts';
import type { Lock } from '../decisions/pins.ts';
import { type ApplyResult, carryOut, refuseOpen } from './carry-out.ts';
import { type LockFile, saveLock } from './lock.ts';
import { planChanges } from './plan.ts';
import type { ApplyInput, Ports } from './ports.ts';
import { type Account, prepareLocked } from './prepare.ts';

export async function apply(ports: Ports, input: ApplyInput): Promise<ApplyResult> {
  if (input.saved !== undefined) refuseOpen(input.saved);
  const { account, lockFile } = await prepareLocked(ports, input);
  const replan = async () => {
    const { next, ...planned } = await planChanges(account, input, lockFile.lock);
    return { ...planned, pin: () => pin(ports, account, lockFile, next) };
  };
  return carryOut(ports, account, replan, { ...input, question });
}

/** What was decided and approved is written down before anything rests on it. */
async function pin(ports: Ports, { clock }: Account, lockFile: LockFile, next: Lock): Promise<void> {
  if (!(await saveLock(ports, lockFile, next))) return;
  ports.listen({ type: 'pinned', file: lockFile.path, at: clock.now() });
}

function question({ account, region, units }: Plan): string {
  if (units.every(({ steps }) => steps.length === 0)) return 'Write these decisions to the lock file?';
  return `Apply these changes to ${account}/${region}?`;
}
