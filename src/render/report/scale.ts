// Numbers to pixels along an axis, with ticks at round numbers.

export type Scale = {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly log: boolean;
};

/** Pixels from the least to the greatest value; upwards where `from` is above `to`. */
export type Span = { readonly from: number; readonly to: number };

/** Linear from zero, to the first round tick that is not below `most`. */
export function scaleTo(most: number, { from, to }: Span, ticks: number): Scale {
  const step = niceStep(most > 0 ? most : 1, ticks);
  const count = Math.max(1, Math.ceil((most > 0 ? most : 1) / step - 1e-9));
  const end = count * step;
  return {
    at: (value) => from + ((to - from) * value) / end,
    ticks: Array.from({ length: count + 1 }, (_, n) => clean(n * step)),
    log: false,
  };
}

/** Linear from zero, and exactly to `most`: for curves that end there. */
export function scaleWithin(most: number, { from, to }: Span, ticks: number): Scale {
  const end = most > 0 ? most : 1;
  const step = niceStep(end, ticks);
  return {
    at: (value) => from + ((to - from) * value) / end,
    ticks: Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, n) => clean(n * step)),
    log: false,
  };
}

/** Where the values are so far apart that the small ones would lie in one spot. */
const WIDE = 30;

/** Linear from zero, or by powers of ten where the values want it. */
export function scaleOf(values: readonly number[], span: Span, ticks: number): Scale {
  const most = Math.max(0, ...values);
  const least = Math.min(...values);
  if (!(least > 0) || most / least < WIDE) return scaleTo(most * 1.08, span, ticks);
  const low = Math.floor(Math.log10(least / 1.1));
  const high = Math.ceil(Math.log10(most * 1.1));
  const { from, to } = span;
  return {
    at: (value) => from + ((to - from) * (Math.log10(Math.max(value, 10 ** low)) - low)) / (high - low),
    ticks: Array.from({ length: high - low + 1 }, (_, n) => clean(10 ** (low + n))),
    log: true,
  };
}

/** Where position matters and length does not: values close together are spread over the axis. */
export function scaleAround(values: readonly number[], span: Span, ticks: number): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const spread = most - least;
  if (!(spread > 0) || spread > most / 2) return scaleOf(values, span, ticks);
  const step = niceStep(spread * 1.3, ticks - 1);
  const first = Math.floor((least - spread * 0.1) / step);
  const last = Math.ceil((most + spread * 0.1) / step);
  const { from, to } = span;
  return {
    at: (value) => from + ((to - from) * (value / step - first)) / (last - first),
    ticks: Array.from({ length: last - first + 1 }, (_, n) => clean((first + n) * step)),
    log: false,
  };
}

/** 1, 2, 2.5 or 5 times a power of ten, so that at most `ticks` of them reach `most`. */
function niceStep(most: number, ticks: number): number {
  const rough = most / ticks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = [1, 2, 2.5, 5, 10].map((times) => times * power);
  return steps.find((step) => step >= rough * (1 - 1e-9)) ?? 10 * power;
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}
