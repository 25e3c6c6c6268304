// What one run over many is made of: a file in one of its environments, what became of each, and the order in which they are
// told.
import type { Code } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type ExitCode, worstExit } from './exit.ts';

export type FleetMember = {
  /** The path as the run found it. */
  readonly file: string;
  /** Absent where the file has no environments, or all of them are meant at once. */
  readonly environment?: string;
};

/** Why a member has no result. */
export type MemberError = { readonly code: Code; readonly message: string; readonly exit: ExitCode };

export type Failed = {
  readonly error: MemberError;
  /** All that stood in the way, the error included. */
  readonly diagnostics: readonly Diagnostic[];
};

export type Succeeded<Result> = { readonly result: Result; readonly exit: ExitCode };

/** A member and what became of it. */
export type Outcome<Result> = FleetMember & (Succeeded<Result> | Failed);

/**
 * The same for the same member, and sorted by code unit in the order in which members are told: by file, then by
 * environment. U+0000 cannot stand in a path, and sorts before all that can.
 */
export function memberKey({ file, environment = '' }: FleetMember): string {
  return `${file}\0${environment}`;
}

/** Each member once, in their order. */
export function sortedMembers<Member extends FleetMember>(members: readonly Member[]): readonly Member[] {
  const once = new Map(members.map((one) => [memberKey(one), one]));
  return [...once].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, one]) => one);
}

export function hasFailed<Result>(one: Outcome<Result>): one is FleetMember & Failed {
  return 'error' in one;
}

/** The exit code of the whole: the strongest of its members'. */
export function fleetExit(outcomes: readonly Outcome<unknown>[]): ExitCode {
  return worstExit(outcomes.map((one) => (hasFailed(one) ? one.error.exit : one.exit)));
}
