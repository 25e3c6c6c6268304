// What one run over many is made of: a file in one of its environments, and the order in which members are told.

export type FleetMember = {
  /** The path as the run found it. */
  readonly file: string;
  /** Absent where the file has no environments. */
  readonly environment?: string;
};

/**
 * The same for the same member, and sorted by code unit in the order in which members are told: by file, then by
 * environment. U+0000 cannot stand in a path, and sorts before all that can.
 */
export function memberKey({ file, environment = '' }: FleetMember): string {
  return `${file}\0${environment}`;
}
