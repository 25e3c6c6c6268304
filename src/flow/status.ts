// `status`: what is live of what the file and the project own. Read-only.
import type { StatusReport } from '../core/status.ts';
import { servingReads, stray } from '../endpoint/reads.ts';
import type { Seen } from '../endpoint/situation.ts';
import { statusRow } from '../endpoint/status.ts';
import { survey } from '../engine/survey.ts';
import type { FileInput, Ports } from './ports.ts';
import { prepare } from './prepare.ts';
import { distinct, findStrays, pick } from './subjects.ts';

export type StatusInput = FileInput & { readonly targets: readonly string[] };

export async function status(ports: Ports, input: StatusInput): Promise<StatusReport> {
  const { owner, units, cloud, kinds, account, region } = await prepare(ports, input);
  const own = units.map(({ address, name }) => stray(owner, address, name));
  const found = await findStrays(
    cloud,
    owner,
    own.map(({ name }) => name),
  );
  const subjects = pick(distinct([...own, ...found]), input.targets);
  const seen = await survey(kinds, (now: Seen) => servingReads(subjects, now));
  const rows = subjects
    .map((subject) => statusRow(subject, seen))
    .sort((left, right) => (left.address < right.address ? -1 : 1));
  return { ...owner, account, region, rows };
}
