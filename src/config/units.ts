// Units as people write them, as numbers. The schema has checked the form of every text that comes here.
import { assert } from '../core/errors.ts';

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, d: 86_400 };

/** `2m`, `90s`, `1.5h`, `80ms`: seconds. */
export function secondsOf(text: string): number {
  const { amount, unit } = measured(/^(?<amount>[0-9.]+) ?(?<unit>ms|s|m|h|d)$/, text);
  return Number(amount) * (SECONDS[unit] ?? Number.NaN);
}

/** As people write whole seconds: `2m`, `90s`. */
export function secondsText(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** `80ms`, `1.5s`: milliseconds. */
export function millisecondsOf(text: string): number {
  return Math.round(secondsOf(text) * 1000);
}

/** `600/min`, `10/s`, `7200/h`: a minute. */
export function perMinute(text: string): number {
  const { amount, unit } = measured(/^(?<amount>[0-9.]+) ?\/ ?(?<unit>s|min|h)$/, text);
  return (Number(amount) * 60) / (SECONDS[unit] ?? Number.NaN);
}

/** `$20`, `$4.50`: US dollars. */
export function dollarsOf(text: string): number {
  return Number(text.slice(1));
}

/** `4GB`, `4 GB` and `4096MB`: megabytes. */
export function megabytesOf(text: string): number {
  const amount = Number.parseInt(text, 10);
  return text.endsWith('GB') ? amount * 1024 : amount;
}

function measured(form: RegExp, text: string): { readonly amount: string; readonly unit: string } {
  const { amount, unit } = form.exec(text)?.groups ?? {};
  assert(amount !== undefined && unit !== undefined, `"${text}" has the form that the schema asks for`);
  return { amount, unit };
}
