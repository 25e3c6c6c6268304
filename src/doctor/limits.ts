// Limits of the account beside what is asked of them, and what exactly to ask Service Quotas for where they are too small.
import type { Check } from '../core/checkup.ts';
import type { Answers, QuotaFact } from '../core/fact.ts';
import type { Demand } from './demand.ts';
import { unfound } from './unfound.ts';

export const QUOTAS = { fact: 'quotas' } as const;

export type Limited = {
  readonly demands: readonly Demand[];
  /** Who needs it: `the file`, `the plan`, `the run` of jobs. */
  readonly what: string;
  readonly region: string;
};

/** What `what` is of a run of jobs alone. */
export const MEASURING = 'the run';

/** Stands for all where nobody may look at any. */
const EVERY = 'of any kind';

export function quotaChecks(limited: Limited, answers: Answers): readonly Check[] {
  const answer = answers.to(QUOTAS);
  if (answer?.state !== 'found') {
    return [unfound({ about: 'quota', subject: EVERY }, answer, 'INF9007', 'they are not known')];
  }
  return limited.demands.map((demand) => quotaCheck(demand, limited, answer.value[demand.quota]));
}

/** The account may have it, and nobody says how much of it. */
export function isUnlisted({ about, state, subject }: Check): boolean {
  return about === 'quota' && state === 'unchecked' && subject !== EVERY;
}

function quotaCheck(demand: Demand, limited: Limited, limit: QuotaFact | undefined): Check {
  const { what } = limited;
  const { quota: subject, steady, more } = demand;
  const about = { about: 'quota', subject } as const;
  if (limit === undefined) {
    const hint = 'look it up under this name in Service Quotas';
    const says = `${what} needs ${steady}; the account does not list it`;
    return { ...about, state: 'unchecked', code: 'INF9007', says, hint };
  }
  const { value } = limit;
  const to = steady + Math.max(0, ...more.map(({ amount }) => amount));
  if (value < steady) {
    const says = `${what} needs ${steady}${madeOf(demand)}, and the account may have ${value}`;
    return { ...about, state: 'failed', code: 'INF9005', says, ...raising(subject, limit, to, limited) };
  }
  const [short] = more.filter(({ amount }) => value < steady + amount);
  if (short !== undefined) {
    const says = `${what} needs ${steady} of ${value}, and ${short.because} ${short.amount} more at a time`;
    return { ...about, state: 'warning', code: 'INF9006', says, ...raising(subject, limit, to, limited) };
  }
  return { ...about, state: 'ok', says: `${what} needs ${steady} of ${value}` };
}

/** Parts that are told one by one; a fleet may have thousands. */
const MOST_TOLD = 3;

/** ` at once (5 for what stands, 2 for endpoints.fraud)`, ` for endpoints.fraud` */
function madeOf({ parts = [] }: Demand): string {
  const [only] = parts;
  if (only === undefined) return '';
  if (parts.length === 1) return ` for ${only.because}`;
  const rest = parts.slice(MOST_TOLD).reduce((sum, { amount }) => sum + amount, 0);
  const told = parts.slice(0, MOST_TOLD).map(({ amount, because }) => `${amount} for ${because}`);
  return ` at once (${[...told, ...(rest === 0 ? [] : [`${rest} for others`])].join(', ')})`;
}

/** The request that AWS has to grant (API reference of Service Quotas, RequestServiceQuotaIncrease, read 2026-11). */
function raising(
  name: string,
  { code, fixed }: QuotaFact,
  to: number,
  { what, region }: Limited,
): Pick<Check, 'hint' | 'raise'> {
  const raise = { ...(code === undefined ? {} : { code }), to };
  const less = what === MEASURING ? 'measure on fewer at once' : 'make the fleet smaller';
  if (fixed) return { hint: `AWS raises it for nobody: ${less}` };
  if (code === undefined) return { hint: `ask Service Quotas for ${to} of "${name}" of SageMaker`, raise };
  const words = `aws service-quotas request-service-quota-increase --region ${region} --service-code sagemaker`;
  const hint = `ask for ${to}, or ${less}: ${words} --quota-code ${code} --desired-value ${to}`;
  return { hint, raise };
}
