// Figures as axes and cells say them: short, with their unit, never in powers of ten.
import { dollars } from '../money.ts';

const UNITS: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** `5.26M`, `750`, `1.2k` */
export function shortCount(value: number): string {
  const [size, unit] = UNITS.find(([least]) => value >= least * 0.9995) ?? [1, ''];
  return `${Number((value / size).toPrecision(3))}${unit}`;
}

/** Of an axis: `$0`, `$250`, `$1.5k`, `$0.05` */
export function shortDollars(value: number): string {
  return value > 0 && value < 1 ? dollars(value).replace(/(\.\d)0$/, '$1') : `$${shortCount(value)}`;
}

/** `80 ms`, `4,673 ms` */
export function milliseconds(value: number): string {
  return `${whole(value < 100 ? Number(value.toFixed(1)) : Math.round(value))} ms`;
}

/** `9,961`, `182.7` */
export function amount(value: number): string {
  return whole(value < 1000 ? Number(value.toFixed(1)) : Math.round(value));
}

/** `6 %`, `0.4 %`, `133 %` */
export function percentage(share: number): string {
  const percent = share * 100;
  return `${percent > 0 && percent < 1 ? Number(percent.toPrecision(1)) : whole(Math.round(percent))} %`;
}

/** `1–4, 7` */
export function numbersText(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([first, last]) => {
      if (first === last) return String(first);
      return last === first + 1 ? `${first}, ${last}` : `${first}–${last}`;
    })
    .join(', ');
}

function whole(value: number): string {
  const [digits = '', rest] = String(value).split('.');
  return digits.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : `.${rest}`);
}
