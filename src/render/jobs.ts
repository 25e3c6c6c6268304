// The jobs that `recommend run` is about to start or wait for: what each measures, how long, and what it is estimated to
// cost.
import type { Plan, PlanJob } from '../core/plan.ts';
import { count } from './count.ts';
import { minutes } from './duration.ts';
import { dollars } from './money.ts';
import type { View } from './paint.ts';
import { preflightLines } from './plan-preflight.ts';
import { safe } from './safe.ts';

/** Ends in a line break. */
export function jobsText(jobs: readonly PlanJob[], view: View, found: Pick<Plan, 'preflight'> = {}): string {
  const { paint } = view;
  const lines = jobs.flatMap((job) => [
    `${paint.strong(`${safe(job.address.replace('recommendations.', ''))} · ${safe(job.model)}`)}  ${safe(job.measures)}`,
    `  job   ${safe(job.name)}${job.state === 'running' ? ', under way' : ''}`,
    `  does  up to ${count(job.tests, 'test')}, about ${minutes(job.minutes)}, ${priceOf(job)}`,
    ...(job.loads === undefined ? [] : [loadLine(job.loads, job.state, paint)]),
  ]);
  const preflight = preflightLines(found, view, true);
  return `${[...lines, ...(preflight.length === 0 ? [] : ['', ...preflight])].join('\n')}\n`;
}

function loadLine(endpoint: string, state: PlanJob['state'], paint: View['paint']): string {
  const what = state === 'running' ? 'loads' : 'will load';
  return `  ${paint.change('warn')}  ${what} the live endpoint ${safe(endpoint)}, whose callers share it with the test`;
}

function priceOf({ estimate, maxCost, state }: PlanJob): string {
  if (state === 'running') return 'paid for already';
  const limit = maxCost === undefined ? '' : ` (limit ${dollars(maxCost)})`;
  return estimate === null ? `cost unknown${limit}` : `estimated ${dollars(estimate)}${limit}`;
}
