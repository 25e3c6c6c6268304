// Looks for temporary models that runs have left behind: one list a policy, and nothing more where there are none.
import { bindJobKinds } from '../kinds/index.ts';
import type { JobUnit } from '../policy/job-unit.ts';
import { frontsOf, isJobName, isLeft, type Leftover, leftover } from '../policy/leftovers.ts';
import type { Account } from './prepare.ts';

/** @param open names of models that the jobs of this plan make or remove themselves */
export async function leftoversOf(
  { cloud, clock, owner }: Account,
  units: readonly JobUnit[],
  open: ReadonlySet<string>,
): Promise<readonly Leftover[]> {
  const kinds = bindJobKinds(cloud);
  const found = await Promise.all(frontsOf(units).map(leftBy));
  return found.flat();

  async function leftBy(front: string): Promise<readonly Leftover[]> {
    const left: Leftover[] = [];
    for await (const row of kinds.model.list({ nameContains: `${front}-` })) {
      if (!isJobName(front, row.name) || open.has(row.name)) continue;
      const [model, job] = await Promise.all([
        kinds.model.read(row.name),
        kinds['recommendation-job'].read(row.name),
      ]);
      if (model === undefined || !isLeft(owner, row, model, job, clock.now())) continue;
      left.push(leftover(model, kinds.model.stamp(model)));
    }
    return left;
  }
}
