// `drift merge` of a fleet: every shard reports on the same members, and each of them is put together by itself.
import { type DriftReport, differs } from '../../core/drift.ts';
import { InferraError } from '../../core/errors.ts';
import { type ExitCode, worstExit } from '../../core/exit.ts';
import { memberKey } from '../../core/fleet.ts';
import { type DriftMember, type FleetDriftReport, sealedFleet } from '../../core/fleet-drift.ts';
import { type ReadReport, wholeOf } from '../drift-merge.ts';
import { type Form, parseForm } from '../form.ts';

const FLEET_FORM: Form<FleetDriftReport> = {
  code: 'INF8030',
  is: 'a drift report of a fleet',
  validator: () => import('../generated/fleet-drift-form.js'),
  codesIn: ({ members }) =>
    members.flatMap((one) =>
      'report' in one ? one.report.diagnostics.map(({ code }) => code) : [one.error.code],
    ),
};

/** Whether a text claims to be the report of a fleet. */
export function isOfFleet(text: string): boolean {
  try {
    return (JSON.parse(text) as { readonly fleet?: unknown } | null)?.fleet !== undefined;
  } catch {
    return false;
  }
}

type Shard = { readonly file: string; readonly members: ReadonlyMap<string, DriftMember> };

/**
 * Exits as the fleet itself would have.
 * @throws InferraError INF8030 for what is not a report of a fleet, INF8031 where the reports are not all the parts of one
 */
export async function mergeFleetDrift(
  read: readonly ReadReport[],
): Promise<{ readonly report: FleetDriftReport; readonly exit: ExitCode }> {
  const shards = await Promise.all(
    read.map(async ({ file, text }): Promise<Shard> => {
      const { members } = await parseForm(FLEET_FORM, text, file);
      return { file, members: new Map(members.map((one) => [memberKey(one), one])) };
    }),
  );
  const keys = new Set(shards.flatMap(({ members }) => [...members.keys()]));
  const report = sealedFleet([...keys].map((key) => memberOf(key, shards)));
  const exits = report.members.map((one) => exitOf(one));
  return { report, exit: worstExit(exits) };
}

function exitOf(one: DriftMember): ExitCode {
  if ('error' in one) return one.error.exit;
  return differs(one.report) ? 2 : 0;
}

/** A member that a shard could not look at has not been looked at. */
function memberOf(key: string, shards: readonly Shard[]): DriftMember {
  const found = shards.map(({ file, members }) => ({ file, member: members.get(key) }));
  const parts: { readonly file: string; readonly report: DriftReport }[] = [];
  for (const { file, member } of found) {
    if (member === undefined)
      throw new InferraError('INF8031', `${file} has no ${nameOf(key)}, and others have`);
    if ('error' in member) return member;
    parts.push({ file, report: member.report });
  }
  const [file = '', environment = ''] = key.split('\0');
  return { file, ...(environment === '' ? {} : { environment }), report: wholeOf(parts) };
}

function nameOf(key: string): string {
  const [file = '', environment = ''] = key.split('\0');
  return environment === '' ? file : `${file} of ${environment}`;
}
