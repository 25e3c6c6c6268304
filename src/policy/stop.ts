// A job under way → the steps that end it before its end. What its policy asks now does not matter: a job that was begun
// before the file changed is stopped like any other.
import type { Request } from '../core/kind.ts';
import type { LivePart } from '../core/part.ts';
import type { Step, StepId } from '../core/step.ts';
import type { Work } from '../core/work.ts';
import { ADDRESS, owns } from '../endpoint/memory/tags.ts';
import type { Owner } from '../endpoint/names/names.ts';
import { type AnyJob, canBeStopped } from './under-way.ts';

/**
 * ours: a job of this policy · foreign: it is called like one, and not of this project and environment · other: of another
 * policy of this project, whose long name begins the same.
 */
export function belonging(owner: Owner, address: string, job: AnyJob): 'ours' | 'foreign' | 'other' {
  if (!owns(owner, job.tags, job.name)) return 'foreign';
  return job.tags[ADDRESS] === address ? 'ours' : 'other';
}

/** Typical minutes until a job has stopped (no figure is published; seen in simulated runs only). */
const STOP_MINUTES = 3;

/**
 * @param model its temporary model, where it has one that is ours: free to go once the job is over
 * @param basis the stamp of the job
 */
export function stopWork(address: string, job: AnyJob, model: LivePart | undefined, basis: string): Work {
  const steps: Step[] = [];
  const requests = new Map<StepId, Request>();
  const add = (
    part: Pick<LivePart, 'kind' | 'name'>,
    title: string,
    request: Request,
    edges: Pick<Step, 'after' | 'afterEnd'>,
  ): StepId => {
    const { kind, name } = part;
    const id = `${address}/${request.verb} ${kind} ${name}`;
    steps.push({ id, verb: request.verb, kind, name, title, ...edges });
    requests.set(id, request);
    return id;
  };
  const sent = canBeStopped(job) ? [add(job, 'stop the job', { verb: 'stop' }, { after: [] })] : [];
  const goal = { over: true };
  const over = add(job, 'wait until it has stopped', { verb: 'await', goal }, { after: sent });
  if (model !== undefined)
    add(model, 'remove its model', { verb: 'remove' }, { after: [], afterEnd: [over] });
  const { name } = job;
  return {
    change: { address: `${address} (${name})`, name, effect: 'stop', minutes: STOP_MINUTES, basis, steps },
    subject: { kind: job.kind, name },
    requests: () => requests,
  };
}
