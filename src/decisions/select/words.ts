// Figures as the reasons of a selection say them.
import type { Candidate } from './candidate.ts';
import type { Sized } from './size.ts';

/** `$412`, `$83.95`, `$0.0034`, `$1,204`. */
export function usd(amount: number): string {
  if (amount >= 100) return `$${thousands(Math.round(amount))}`;
  return amount === 0 || amount >= 0.1 ? `$${amount.toFixed(2)}` : `$${plain(amount, 3)}`;
}

/** A price of one instance: `$0.115`, `$1.836`. */
export function rate(amount: number): string {
  return `$${plain(amount, 4)}`;
}

/** `118 ms`, `263.596 ms`, `8.3 s`. */
export function duration(ms: number): string {
  return ms >= 1000 && Number.isInteger(ms / 100) ? `${ms / 1000} s` : `${Number(ms.toFixed(3))} ms`;
}

/** `1,310,000`: three digits that matter, for what is computed from measurements. */
export function about(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded >= 1000 ? thousands(rounded) : plain(rounded, 3);
}

/** `1,001`, `182.7`: all digits, where two figures are set against each other. */
export function exact(value: number): string {
  const [whole = '', fraction] = String(Number(value.toFixed(4))).split('.');
  return `${thousands(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** How far a is from b: `23 %`, `0.4 %`. Undefined where b is nothing. */
export function percent(a: number, b: number): string | undefined {
  if (b === 0) return undefined;
  const off = Math.abs(a / b - 1) * 100;
  return off >= 1
    ? `${thousands(Math.round(off))} %`
    : off >= 0.1
      ? `${off.toFixed(1)} %`
      : 'less than 0.1 %';
}

/** Never in powers of ten. */
function plain(value: number, digits: number): string {
  const text = Number(value.toPrecision(digits)).toFixed(12);
  return text.replace(/\.?0+$/, '');
}

function thousands(whole: number | string): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `ml.c6i.large × 3 OMP_NUM_THREADS=2`, `serverless 4 GB × 20`. */
export function label(
  { id, hardware }: Pick<Candidate, 'id' | 'hardware'>,
  { size }: Pick<Sized, 'size'>,
): string {
  const name = hardware.kind === 'instance' ? hardware.type : /^serverless \d+ [GM]B/.exec(id)?.[0];
  return name === undefined ? id : `${name} × ${size}${id.slice(name.length)}`;
}

/** `423 ms at saturation`, `100 ms at p95`. */
export function latencyText({ latency = 0, latencyAt }: Candidate): string {
  return `${duration(latency)} at ${latencyAt}`;
}
