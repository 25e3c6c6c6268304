// How old a measurement is: in whole days, as policies count them.

export const DAY_MS = 86_400_000;

export function ageDays(measuredAt: string, now: number): number {
  return Math.floor((now - Date.parse(measuredAt)) / DAY_MS);
}
