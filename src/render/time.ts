// Times of day, in UTC: a log is read by people and machines in many places.

/** `09:06:20` of milliseconds since the epoch. */
export function timeOfDay(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}
