// What a plan finds before anything starts: whether the account has what its changes need. JSON-safe and without secrets.
import type { Check } from './checkup.ts';

export type PreflightFinding = Check & {
  /** What to do about it: the quota to raise and to what, the statement to add. */
  readonly fix: string;
  /** Endpoints and policies that need it; sorted. */
  readonly neededBy: readonly string[];
};

export type Preflight = {
  /** How many checks were made; what is well is not told one by one. */
  readonly checks: number;
  /** What stands in the way, what may later, and what could not be looked at. */
  readonly findings: readonly PreflightFinding[];
  /** Quotas that the changes count against, and that Service Quotas does not list; sorted. */
  readonly unlisted: readonly string[];
};

/** What keeps the changes from coming off. */
export function failures({ findings }: Preflight): readonly PreflightFinding[] {
  return findings.filter(({ state }) => state === 'failed');
}

/** What a role may read is told of the role. */
export function nounOf({ about }: Pick<Check, 'about'>): string {
  return about === 'access' ? 'role' : about;
}

/** `quota ml.m5.large for endpoint usage` */
export function thingOf(check: Pick<Check, 'about' | 'subject'>): string {
  return `${nounOf(check)} ${check.subject}`;
}
