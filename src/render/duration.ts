// Durations as people write them: two units at most, none of them zero.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { size: DAY, name: 'd', next: HOUR },
  { size: HOUR, name: 'h', next: MINUTE },
  { size: MINUTE, name: 'min', next: SECOND },
  { size: SECOND, name: 's', next: SECOND },
] as const;

/** `40 s`, `12 min 5 s`, `1 h 5 min`, `3 d 2 h` of milliseconds; rounded to the smaller unit shown. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / SECOND)) * SECOND;
  const unit = UNITS.find(({ size }) => seconds >= size);
  if (unit === undefined) return '0 s';
  const rounded = Math.round(seconds / unit.next) * unit.next;
  const larger = UNITS.find(({ size }) => rounded >= size) ?? unit;
  const whole = Math.floor(rounded / larger.size);
  const rest = Math.floor((rounded % larger.size) / larger.next);
  const small = UNITS.find(({ size }) => size === larger.next)?.name;
  return rest === 0 ? `${whole} ${larger.name}` : `${whole} ${larger.name} ${rest} ${small}`;
}

/** {@link duration} of minutes. */
export function minutes(count: number): string {
  return duration(count * MINUTE);
}
