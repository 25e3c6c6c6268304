// When a scheduled action is carried out: the three forms of Schedule (API reference of PutScheduledAction, read 2026-11).
// Nothing of time zones is known here but what Intl knows.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A cron expression that does not come true for so long counts as never. */
const HORIZON = 400 * 24 * HOUR;

const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;
const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;
const CRON = /^cron\((.+)\)$/;
const UNITS: Readonly<Record<string, number>> = { minute: MINUTE, hour: HOUR, day: 24 * HOUR };

export function isSchedule(text: string): boolean {
  const [, fields] = CRON.exec(text) ?? [];
  return RATE.test(text) || AT.test(text) || (fields !== undefined && parseCron(fields) !== undefined);
}

/** The first time after `after` (milliseconds since the epoch); undefined where there is none. */
export function nextTime(schedule: string, timezone: string | undefined, after: number): number | undefined {
  const [, amount, unit = ''] = RATE.exec(schedule) ?? [];
  if (amount !== undefined) return after + Number(amount) * (UNITS[unit] ?? MINUTE);
  const [, at] = AT.exec(schedule) ?? [];
  if (at !== undefined) {
    const local = Date.parse(`${at}Z`);
    const time = local - offsetAt(timezone, local);
    return time > after ? time : undefined;
  }
  const fields = parseCron(CRON.exec(schedule)?.[1] ?? '');
  return fields === undefined ? undefined : nextCron(fields, timezone, after);
}

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(timezone: string | undefined, at: number): number {
  if (timezone === undefined) return 0;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}

type Field = (value: number) => boolean;

type Cron = {
  readonly minute: Field;
  readonly hour: Field;
  readonly day: Field;
  readonly month: Field;
  readonly weekday: Field;
  readonly year: Field;
};

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

/** Six fields, year last (Application Auto Scaling User Guide, cron expressions, read 2026-11). */
function parseCron(text: string): Cron | undefined {
  const [minute, hour, day, month, weekday, year, ...rest] = text.trim().split(/\s+/);
  const fields = [
    fieldOf(minute, 0, 59),
    fieldOf(hour, 0, 23),
    fieldOf(day, 1, 31),
    fieldOf(month, 1, 12, MONTHS),
    fieldOf(weekday, 1, 7, DAYS),
    fieldOf(year, 1970, 2199),
  ];
  if (rest.length > 0 || fields.some((one) => one === undefined)) return undefined;
  const [a, b, c, d, e, f] = fields as [Field, Field, Field, Field, Field, Field];
  return { minute: a, hour: b, day: c, month: d, weekday: e, year: f };
}

/** `*`, `?`, lists, ranges, steps and names; months and days of the week count from 1. */
function fieldOf(
  text: string | undefined,
  from: number,
  to: number,
  names: readonly string[] = [],
): Field | undefined {
  if (text === undefined) return undefined;
  if (text === '*' || text === '?') return () => true;
  const values = new Set<number>();
  for (const piece of text.split(',')) {
    const [range = '', step = '1'] = piece.split('/');
    const [first = '', last] = range === '*' ? [String(from), String(to)] : range.split('-');
    const [low, high] = [numberOf(first, names), numberOf(last ?? first, names)];
    const end = last === undefined && piece.includes('/') ? to : high;
    if (![low, end, Number(step)].every(Number.isInteger) || low < from || end > to || Number(step) < 1)
      return undefined;
    for (let value = low; value <= end; value += Number(step)) values.add(value);
  }
  return (value) => values.has(value);
}

function numberOf(text: string, names: readonly string[]): number {
  const index = names.indexOf(text.toUpperCase());
  return index >= 0 ? index + 1 : Number(text === '' ? Number.NaN : text);
}

function nextCron(cron: Cron, timezone: string | undefined, after: number): number | undefined {
  const first = Math.floor(after / HOUR) * HOUR;
  for (let hour = first; hour < after + HORIZON; hour += HOUR) {
    const offset = offsetAt(timezone, hour);
    const local = new Date(hour + offset);
    // Most hours are of a day that does not count.
    if (!isDay(cron, local)) continue;
    for (let time = hour; time < hour + HOUR; time += MINUTE) {
      if (time > after && isMinute(cron, new Date(time + offset))) return time;
    }
  }
  return undefined;
}

function isDay({ day, month, weekday, year }: Cron, local: Date): boolean {
  return (
    day(local.getUTCDate()) &&
    month(local.getUTCMonth() + 1) &&
    weekday(local.getUTCDay() + 1) &&
    year(local.getUTCFullYear())
  );
}

function isMinute(cron: Cron, local: Date): boolean {
  return isDay(cron, local) && cron.hour(local.getUTCHours()) && cron.minute(local.getUTCMinutes());
}
