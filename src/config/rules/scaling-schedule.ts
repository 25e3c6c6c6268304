// What scheduled actions need: times that there are, and bounds in their order. Forms of the API reference of
// PutScheduledAction and of the Application Auto Scaling User Guide, "cron expressions", read 2026-11.
import { entriesOf } from '../sound.ts';
import type { ScalingTrouble, WrittenScaling } from './scaling.ts';

type Action = NonNullable<NonNullable<WrittenScaling['schedule']>[string]>;

export function scheduleTroubles(scaling: WrittenScaling): readonly ScalingTrouble[] {
  return entriesOf(scaling.schedule).flatMap(([name, action]) =>
    [...boundTroubles(action, scaling), ...timeTroubles(action)].map(
      ([at, message, hint]): ScalingTrouble => [['schedule', name, ...at], message, hint],
    ),
  );
}

function boundTroubles({ min, max }: Action, scaling: WrittenScaling): readonly ScalingTrouble[] {
  if (min === undefined && max === undefined)
    return [[[], 'a scheduled action says which bounds hold from then on', 'write min, max, or both']];
  const others = entriesOf(scaling.schedule).map(([, one]) => one);
  const highest = Math.max(...[scaling, ...others].map((one) => one.max ?? 0));
  const lowest = Math.min(...[scaling, ...others].map((one) => one.min ?? Number.POSITIVE_INFINITY));
  if (min !== undefined && min > (max ?? highest)) {
    const message = `the minimum of ${min} is above the maximum of ${max ?? highest}`;
    return [[['min'], message, max === undefined ? 'write max beside it' : `write ${max} or less`]];
  }
  if (max !== undefined && min === undefined && max < lowest) {
    const message = `the maximum of ${max} is below the minimum of ${lowest}`;
    return [[['max'], message, 'write min beside it']];
  }
  return [];
}

function timeTroubles({ cron, rate, at, timezone, start, end }: Action): readonly ScalingTrouble[] {
  const found: ScalingTrouble[] = [];
  const wrong = (key: string, message: string, hint: string): void => {
    found.push([[key], message, hint]);
  };
  const field = cron === undefined ? undefined : brokenField(cron);
  if (field !== undefined) wrong('cron', `${field.text} is no ${field.name}`, field.hint);
  for (const [key, value] of [
    ['at', at && `${at}Z`],
    ['start', start],
    ['end', end],
  ] as const) {
    if (value !== undefined && !isDay(value))
      wrong(key, `${value.slice(0, 10)} is no day of the calendar`, 'write a day that there is');
  }
  if (timezone !== undefined && !isTimezone(timezone))
    wrong('timezone', `${timezone} is no time zone`, 'write a name of the IANA, such as Europe/Berlin');
  else if (timezone !== undefined && rate !== undefined)
    wrong('timezone', 'a rate has no time zone', 'remove it, or write cron');
  if (at !== undefined && (start ?? end) !== undefined)
    wrong(start === undefined ? 'end' : 'start', 'what happens once has no start and no end', 'remove it');
  if (start !== undefined && end !== undefined && start >= end)
    wrong('end', `it ends at ${end}, and starts at ${start}`, 'write a later end');
  return found;
}

function isDay(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 19));
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const FIELDS = [
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day of the month', 1, 31],
  ['month', 1, 12],
  ['day of the week', 1, 7],
  ['year', 1970, 2199],
] as const;
const DAY = 2;
const WEEKDAY = 4;

type Broken = { readonly text: string; readonly name: string; readonly hint: string };

function brokenField(cron: string): Broken | undefined {
  const texts = cron.split(' ');
  for (const [nth, [name, low, high]] of FIELDS.entries()) {
    const text = texts[nth] ?? '';
    const numbers = text.split(/[,\-#]/).flatMap((piece) => piece.split('/')[0]?.match(/^\d+/) ?? []);
    if (numbers.some((one) => Number(one) < low || Number(one) > high))
      return { text, name, hint: `write ${low} to ${high}` };
  }
  const [day, weekday] = [texts[DAY], texts[WEEKDAY]];
  if (day !== '?' && weekday !== '?') {
    const hint = 'write ? for the day of the month or for the day of the week';
    return { text: `${day} ${weekday}`, name: 'pair of days', hint };
  }
  return undefined;
}
