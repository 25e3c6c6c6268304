// `inferra recommend status`: one line a policy and model, and below it what to know or do.
import type { PolicyStatus, PolicyStatusReport } from '../core/recommendation.ts';
import { count } from './count.ts';
import { duration } from './duration.ts';
import { jsonText } from './json-text.ts';
import type { View } from './paint.ts';
import { safe } from './safe.ts';

/** Ends in a line break. */
export function policyStatusText({ project, environment, policies }: PolicyStatusReport, view: View): string {
  const named = environment === 'default' ? [] : [safe(environment)];
  const head = ['inferra recommend status', `project ${safe(project)}`, ...named].join(' · ');
  const lines =
    policies.length === 0
      ? ['No endpoint of the file takes its hardware from a policy (`recommend`).']
      : policies.flatMap((one) => policyLines(one, view));
  return `${[view.paint.strong(head), '', ...lines].join('\n')}\n`;
}

export function policyStatusJson(report: PolicyStatusReport): string {
  return `${jsonText({ formatVersion: '1.0', ...report }, 2)}\n`;
}

function policyLines(one: PolicyStatus, { paint }: View): readonly string[] {
  const { policy, model, state, jobs, running } = one;
  const style = state === 'failed' ? paint.bad : state === 'pinned' ? paint.good : paint.change;
  return [
    `${paint.strong(`${safe(policy)} · ${safe(model)}`)}  ${style(state)}`,
    ...jobs.map((job) => `  job  ${safe(job)}`),
    ...(running === undefined ? [] : [`  ${progressOf(running)}`]),
    ...ageLines(one),
    ...adviceOf(one),
  ];
}

function progressOf(running: NonNullable<PolicyStatus['running']>): string {
  const { status, elapsedMs, typicalMs, testsDone, testsPlanned } = running;
  const typical = typicalMs === 0 ? '' : `, typically ${duration(typicalMs)}`;
  const tests =
    testsDone === undefined || testsPlanned === undefined
      ? ''
      : `; ${testsDone} of ${count(testsPlanned, 'test')} done`;
  return `${safe(status)} for ${duration(elapsedMs)}${typical}${tests}`;
}

function ageLines({ measuredAt, ageDays, stale }: PolicyStatus): readonly string[] {
  if (measuredAt === undefined) return [];
  const age = ageDays === undefined ? '' : `, ${count(ageDays, 'day')} ago`;
  return [`  measured at ${safe(measuredAt)}${age}${stale ? ', older than the policy allows' : ''}`];
}

function adviceOf({ state, reason, command, stale }: PolicyStatus): readonly string[] {
  switch (state) {
    case 'pinned':
      return stale ? [`  run ${safe(command)} --force`] : [];
    case 'failed':
      return [
        `  ${safe(reason ?? 'it is not measured where the policy says')}`,
        `  run ${safe(command)} --force`,
      ];
    case 'measured':
      return [`  the account has the result: run ${safe(command)} to pin it`];
    case 'running':
      return [`  run ${safe(command)} to wait for it`];
    case 'outdated':
      return [`  the model or the policy has changed since: run ${safe(command)}`];
    default:
      return [`  run ${safe(command)}`];
  }
}
