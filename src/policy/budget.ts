// Watches what the jobs of one question have cost until now, together, against the limit of their policy.

import type { PolicyDeclaration } from '../config/policy.ts';
import type { Judgement } from '../core/work.ts';
import type { Pricing } from './estimate.ts';
import { runCommand } from './named.ts';
import { spendOf } from './spend.ts';

type Limited = Pick<PolicyDeclaration, 'key' | 'maxCost'>;

export type WatchedJob = {
  readonly name: string;
  readonly tests: number;
  /** When it was created, where it runs already; ms since the epoch. */
  readonly created: number | undefined;
  /** The live endpoint that it measures. */
  readonly endpoint: string | undefined;
};

export interface Budget {
  /** What the tests of a job, as they are shown now, mean for it. */
  judge(job: WatchedJob, inside: readonly object[], now: number, since: number): Judgement;
}

/** One for all jobs that a run waits for by one policy and model: the limit is for all of them. */
export function openBudget({ key, maxCost }: Limited, environment: string, pricing: Pricing): Budget {
  const spent = new Map<string, number>();
  return {
    judge({ name, tests, created, endpoint }, inside, now, since) {
      const began = created ?? since;
      const { usd, done, begun, unpriced } = spendOf(inside, { now, since: began, endpoint }, pricing);
      if (usd !== null) spent.set(name, usd);
      const measuring = {
        tests: { done, planned: Math.max(tests, begun) },
        spentUsd: usd === null ? null : Math.round(usd * 100) / 100,
      };
      if (maxCost === undefined) return { measuring, since: began };
      if (unpriced !== undefined) return { measuring, since: began, unwatched: unwatched(maxCost, unpriced) };
      const total = [...spent.values()].reduce((sum, one) => sum + one, 0);
      if (total <= maxCost) return { measuring, since: began };
      return {
        measuring,
        since: began,
        enough: { code: 'INF7040', ...passed(key, environment, total, maxCost) },
      };
    },
  };
}

function unwatched(maxCost: number, unpriced: string): string {
  return `the limit of ${dollars(maxCost)} cannot be watched: the price of ${unpriced} is not known`;
}

function passed(key: string, environment: string, total: number, maxCost: number) {
  return {
    reason: `about ${dollars(total)} is spent, and the limit of its policy is ${dollars(maxCost)}`,
    hint: `leave candidates out, or raise maxCost; then \`${runCommand([key], environment)} --force\` makes another attempt`,
  };
}

/** A limit that was just passed is not to look as if it was not. */
function dollars(usd: number): string {
  return `$${(Math.ceil(usd * 100 - 1e-9) / 100).toFixed(2)}`;
}
