// `status`: what is live of what the file and the project own. Read-only.
import type { StatusReport } from '../core/status.ts';
import { servingReads, stray } from '../endpoint/reads.ts';
import type { Seen } from '../endpoint/situation.ts';
import { statusRow } from '../endpoint/status.ts';
import { survey } from '../engine/survey.ts';
import { overview } from './overview.ts';
import type { FileInput, Ports } from './ports.ts';
import { prepare } from './prepare.ts';
import { distinct, pick, straysOf } from './subjects.ts';

export type StatusInput = FileInput & { readonly targets: readonly string[] };

export async function status(ports: Ports, input: StatusInput): Promise<StatusReport> {
  const opened = await prepare(ports, input);
  const { owner, units, kinds, account, region } = opened;
  const own = units.map(({ address, name }) => stray(owner, address, name));
  const { owned, current, diagnostics } = await overview(opened);
  if (diagnostics.length > 0) ports.warn(diagnostics);
  const names = own.map(({ name }) => name);
  const subjects = pick(distinct([...own, ...straysOf(owner, owned, names)]), input.targets);
  const seen = await survey(kinds, (now: Seen) => servingReads(subjects, now), current);
  const rows = subjects
    .map((subject) => statusRow(subject, seen))
    .sort((left, right) => (left.address < right.address ? -1 : 1));
  return { ...owner, account, region, rows };
}
