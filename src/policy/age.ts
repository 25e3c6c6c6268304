// How old a measurement is: in whole days, as policies count them.
import type { PolicyDeclaration } from '../config/policy.ts';
import type { Measurement } from '../decisions/measurement.ts';

export const DAY_MS = 86_400_000;

export function ageDays(measuredAt: string, now: number): number {
  return Math.floor((now - Date.parse(measuredAt)) / DAY_MS);
}

/** Its age and what the policy allows, in days, where it is older than that. */
export function tooOld(
  { refreshAfter: allowed }: PolicyDeclaration,
  { measuredAt }: Pick<Measurement, 'measuredAt'>,
  now: number,
): { readonly days: number; readonly allowed: number } | undefined {
  const days = ageDays(measuredAt, now);
  return allowed === undefined || days <= allowed ? undefined : { days, allowed };
}
