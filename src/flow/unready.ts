// Ends a run before it begins where its preflight has found something in the way.
import { InferraError } from '../core/errors.ts';
import type { Plan } from '../core/plan.ts';
import { failures, thingOf } from '../core/preflight.ts';

/** @throws InferraError INF5060 where the account has not what the plan, or a run of jobs, needs */
export function refuseUnready({ preflight: found }: Pick<Plan, 'preflight'>): void {
  const failed = found === undefined ? [] : failures(found);
  const [first] = failed;
  if (first === undefined) return;
  const told = failed.map((one) => `${thingOf(one)}: ${one.says}`);
  throw new InferraError('INF5060', `${told.join('; ')}; nothing was changed`, {
    hint:
      failed.length === 1
        ? first.fix
        : 'do what the preflight says beside each of them, or pass --no-preflight',
  });
}
