// `inferra recommend stop`: the jobs that are about to be stopped, and what became of them.
import type { StoppableJob, StoppedJob, StopReport } from '../core/recommendation.ts';
import { duration } from './duration.ts';
import { jsonText } from './json-text.ts';
import type { View } from './paint.ts';
import { safe } from './safe.ts';

/** Ends in a line break. */
export function stoppableText(jobs: readonly StoppableJob[], { paint }: View): string {
  const lines = jobs.flatMap(({ policy, name, status, elapsedMs }) => [
    paint.strong(safe(policy)),
    `  job  ${safe(name)}, ${safe(status)} for ${duration(elapsedMs)}`,
  ]);
  return `${lines.join('\n')}\n`;
}

/** Ends in a line break. */
export function stoppedText({ policies }: StopReport, { paint }: View): string {
  if (policies.length === 0)
    return 'No endpoint of the file takes its hardware from a policy (`recommend`).\n';
  const lines = policies.flatMap(({ policy, jobs }) => [
    `${paint.strong(safe(policy))}${jobs.length === 0 ? '  no job is under way' : ''}`,
    ...jobs.map((job) => `  job  ${safe(job.name)}: ${endOf(job, policy)}`),
  ]);
  return `${lines.join('\n')}\n`;
}

function endOf({ result, status = '' }: StoppedJob, policy: string): string {
  switch (result) {
    case 'stopped':
      return `stopped; \`inferra recommend run ${safe(policy)} --force\` measures anew`;
    case 'stopping':
      return 'stopping; its temporary model goes with the next apply';
    case 'ended':
      return `${safe(status)} before the stop came; \`inferra recommend run ${safe(policy)}\` takes up what it measured`;
    default:
      return 'not stopped';
  }
}

export function stoppableJson(jobs: readonly StoppableJob[]): string {
  return `${jsonText({ type: 'planned', stops: jobs })}\n`;
}

export function stoppedJson(report: StopReport, more: object): string {
  return `${jsonText({ formatVersion: '1.0', type: 'stopped', report, ...more })}\n`;
}
