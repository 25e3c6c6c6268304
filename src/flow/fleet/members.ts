// Which members a fleet has: every file with each environment that is meant. A file is read and parsed once, however many of
// its environments are members.
import { type OpenFile, openFile } from '../../config/load.ts';
import { type FleetMember, sortedMembers } from '../../core/fleet.ts';
import type { Ports, SharedFile } from '../ports.ts';

/** `all`: every one that the file has, and the file itself where it has none. None: the file as it is. */
export type Environments = 'all' | readonly string[];

/** A member with its file, or with what kept that from being read. */
export type Member = FleetMember & ({ readonly shared: SharedFile } | { readonly unread: unknown });

export async function membersOf(
  ports: Pick<Ports, 'readFile'>,
  files: readonly string[],
  environments: Environments,
): Promise<readonly Member[]> {
  const all = await Promise.all(files.map((file) => inFile(ports, file, environments)));
  return sortedMembers(all.flat());
}

async function inFile(
  ports: Pick<Ports, 'readFile'>,
  file: string,
  environments: Environments,
): Promise<readonly Member[]> {
  try {
    const text = await ports.readFile(file);
    const shared = { text, open: openFile(file, text) };
    return namesIn(shared.open, environments).map((one) => ({ file, ...one, shared }));
  } catch (unread) {
    return [{ file, unread }];
  }
}

type Named = Pick<FleetMember, 'environment'>;

/** A file that cannot be understood is one member, which tells why. */
function namesIn({ environments: own = [] }: OpenFile, meant: Environments): readonly Named[] {
  const names = meant === 'all' ? own : meant;
  return names.length === 0 ? [{}] : names.map((environment) => ({ environment }));
}
