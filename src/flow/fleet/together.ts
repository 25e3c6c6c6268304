// Runs a flow for every member of a fleet, a few at a time. A member that fails has its error for a result: the others go on.
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Failed, FleetMember, Outcome, Succeeded } from '../../core/fleet.ts';
import { sideBySide } from '../../engine/side-by-side.ts';
import type { FileInput, Ports, SharedFile } from '../ports.ts';
import type { Member } from './members.ts';
import { sharing } from './sharing.ts';

/** Members that are under way at once; the requests of each connection have a bound of their own. */
const SIDE_BY_SIDE = 8;

export type FleetResult<Result> = {
  /** In the order of the members. */
  readonly outcomes: readonly Outcome<Result>[];
  readonly warnings: readonly Warnings[];
};

/** What a member was warned of. */
export type Warnings = FleetMember & { readonly diagnostics: readonly Diagnostic[] };

export type FleetInput = Omit<FileInput, 'file' | 'environment' | 'shared'>;

/** A failure as it is told. */
export type Describe = (error: unknown) => Failed;

/**
 * @param ports what members share: nothing of it may change the account, since pages are read once for all of them
 * @param work the flow of one member
 */
export async function together<Result>(
  ports: Ports,
  members: readonly Member[],
  input: FleetInput,
  describe: Describe,
  work: (ports: Ports, input: FileInput) => Promise<Succeeded<Result>>,
): Promise<FleetResult<Result>> {
  const shared = sharing(ports);
  const told = await sideBySide(members, SIDE_BY_SIDE, async (member) => {
    const { file, environment } = member;
    const name: FleetMember = { file, ...(environment === undefined ? {} : { environment }) };
    const diagnostics: Diagnostic[] = [];
    const own: Ports = { ...shared, warn: (more) => void diagnostics.push(...more) };
    const outcome = await attempt(member, describe, (read) => work(own, { ...input, ...name, shared: read }));
    return { outcome: { ...name, ...outcome }, warnings: { ...name, diagnostics } };
  });
  return {
    outcomes: told.map(({ outcome }) => outcome),
    warnings: told.map(({ warnings }) => warnings).filter(({ diagnostics }) => diagnostics.length > 0),
  };
}

async function attempt<Result>(
  member: Member,
  describe: Describe,
  work: (shared: SharedFile) => Promise<Succeeded<Result>>,
): Promise<Succeeded<Result> | Failed> {
  try {
    if ('unread' in member) throw member.unread;
    return await work(member.shared);
  } catch (error) {
    return describe(error);
  }
}
