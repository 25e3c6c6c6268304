// What jobs would take, in words: for a job that the plan waits for, and for measuring again what is measured already.
import type { Diagnostic } from '../core/diagnostic.ts';
import { type Estimate, estimate, type Pricing } from './estimate.ts';
import { generativeEstimate } from './generative.ts';
import type { JobUnit } from './job-unit.ts';

export type Amount = {
  readonly jobs: number;
  readonly tests: number;
  /** Of the longest job: they run at once. */
  readonly minutes: number;
  /** USD; null where a price is unknown. */
  readonly usd: number | null;
};

/** `up to 6 tests, about 2 h, estimated $4.10` */
export function amountWords({ tests, minutes, usd }: Omit<Amount, 'jobs'>): string {
  return [
    `up to ${tests} ${tests === 1 ? 'test' : 'tests'}`,
    `about ${minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 6) / 10} h`}`,
    usd === null ? 'cost unknown' : `estimated $${usd.toFixed(2)}`,
  ].join(', ');
}

/** What a job would take, whichever kind it is. */
export function estimateFor(unit: JobUnit, prices: Pricing): Estimate {
  return unit.generative === undefined
    ? estimate(unit.spec, prices)
    : generativeEstimate(unit.generative.spec, prices);
}

/** What all of a question's jobs would take, by the table of prices alone. */
export function renewalOf(units: readonly JobUnit[], prices: Pricing): Amount {
  const all = units.map((unit) => estimateFor(unit, prices));
  return {
    jobs: all.length,
    tests: all.reduce((sum, { tests }) => sum + tests, 0),
    minutes: Math.max(0, ...all.map(({ minutes }) => minutes)),
    usd: all.reduce<number | null>((sum, { usd }) => (sum === null || usd === null ? null : sum + usd), 0),
  };
}

/** `… measures again: 1 job, up to 6 tests, about 2 h, estimated $4.10` */
export function withRenewal(note: Diagnostic, renewal: Amount | undefined): Diagnostic {
  if (renewal === undefined || note.hint === undefined) return note;
  const jobs = `${renewal.jobs} ${renewal.jobs === 1 ? 'job' : 'jobs'}`;
  return { ...note, hint: `${note.hint}: ${jobs}, ${amountWords(renewal)}` };
}
