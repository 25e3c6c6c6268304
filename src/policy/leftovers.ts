// Temporary models whose jobs are over: a run that was cut off did not come to their removal. Found by their names, for
// every job that a policy ever had, and removed by any later run.
import type { Listed } from '../core/kind.ts';
import type { UnitChange } from '../core/plan.ts';
import type { Step } from '../core/step.ts';
import type { Work } from '../core/work.ts';
import { ADDRESS, owns } from '../endpoint/memory/tags.ts';
import type { Owner } from '../endpoint/names/names.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import { hasEnded } from '../kinds/recommendation-job/kind.ts';
import type { LiveJob } from '../kinds/recommendation-job/spec.ts';
import type { JobUnit } from './job-unit.ts';

export type Leftover = { readonly change: UnitChange; readonly work: Work };

const INPUTS = /-[0-9a-f]{10}$/;
/** A model without a job: another run may be about to start it. Within an hour that run has sent what it had to send. */
const ABANDONED_MS = 3_600_000;

/** How the names of all jobs of these units' policies start, each once. */
export function frontsOf(units: readonly JobUnit[]): readonly string[] {
  const measured = units.filter(({ benchmark }) => benchmark !== undefined);
  return [...new Set(measured.map(({ name }) => name.replace(INPUTS, '')))];
}

/** Whether the name is that of a job, of whichever inputs and attempt. */
export function isJobName(front: string, name: string): boolean {
  return name.startsWith(`${front}-`) && /^[0-9a-f]{10}(-\d+)?$/.test(name.slice(front.length + 1));
}

/** Whether nobody measures the model any more. */
export function isLeft(
  owner: Owner,
  { lastModified = Number.POSITIVE_INFINITY }: Listed,
  model: LiveModel,
  job: LiveJob | undefined,
  now: number,
): boolean {
  const ours = owns(owner, model.tags, model.name);
  if (!ours || model.tags[ADDRESS]?.startsWith('recommendations.') !== true) return false;
  return job === undefined ? now - lastModified > ABANDONED_MS : hasEnded(job.status);
}

/** Its removal, as a change beside those of the endpoints. */
export function leftover({ name, tags }: LiveModel, basis: string): Leftover {
  const address = tags[ADDRESS] ?? '';
  const id = `${address}/remove model ${name}`;
  const step: Step = { id, verb: 'remove', kind: 'model', name, title: 'remove the model again', after: [] };
  const change: UnitChange = {
    address,
    name,
    verdict: 'unfinished',
    effect: 'none',
    summary: 'the temporary model of a job that is over goes',
    fields: [],
    reasons: [],
    downtime: false,
    minutes: 0,
    protected: false,
    live: false,
    basis,
    steps: [step],
  };
  const requests = new Map([[id, { verb: 'remove' } as const]]);
  return { change, work: { change, subject: { kind: 'model', name }, requests: () => requests } };
}
