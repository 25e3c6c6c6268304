// A job → steps. What it needs is made before it; the temporary model goes however the job ended.
import type { Request } from '../core/kind.ts';
import type { Step, StepId } from '../core/step.ts';
import type { LiveWorkload } from '../kinds/ai-workload-config/spec.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import type { LivePayload } from '../kinds/payload/kind.ts';
import { attemptParts, type JobUnit } from './job-unit.ts';
import { type AnyJob, isOver } from './under-way.ts';

/** What the account has of an attempt. */
export type AttemptSeen = {
  readonly attempt: number;
  readonly job: AnyJob | undefined;
  readonly workload?: LiveWorkload | undefined;
  readonly benchmark: LiveModel | undefined;
  readonly payload: LivePayload | undefined;
};

export type LoweredJob = {
  readonly steps: readonly Step[];
  readonly requests: ReadonlyMap<StepId, Request>;
};

/** The steps that are left of an attempt; none where it has ended and nothing stays behind. */
export function lowerJob(unit: JobUnit, seen: AttemptSeen): LoweredJob {
  const { job, benchmark, workload } = attemptParts(unit, seen.attempt);
  const steps: Step[] = [];
  const requests = new Map<StepId, Request>();
  const add = (
    verb: Step['verb'],
    part: { readonly kind: string; readonly name: string },
    title: string,
    request: Request,
    edges: Pick<Step, 'after' | 'afterEnd'>,
  ): StepId => {
    const id = `${unit.address}/${verb} ${part.kind} ${part.name}`;
    steps.push({ id, verb, kind: part.kind, name: part.name, title, ...edges });
    requests.set(id, request);
    return id;
  };
  const put = (
    part: {
      readonly kind: string;
      readonly name: string;
      readonly spec: unknown;
      readonly tags: JobUnit['tags'];
    },
    title: string,
    after: readonly StepId[],
  ) => add('put', part, title, { verb: 'put', spec: part.spec, tags: part.tags }, { after });

  const running = seen.job !== undefined && !isOver(seen.job);
  const missing = seen.job === undefined;
  const needed: StepId[] = [];
  if (missing && unit.payload !== undefined && seen.payload === undefined)
    needed.push(put(unit.payload, 'upload the payload', []));
  if (missing && benchmark !== undefined) needed.push(put(benchmark, 'make a model to measure', []));
  if (missing && workload !== undefined && seen.workload === undefined)
    needed.push(put(workload, 'say what requests look like', []));
  const started = missing ? [put(job, 'start the job', needed)] : [];
  const waited =
    missing || running
      ? [
          add(
            'await',
            job,
            'wait for its results',
            { verb: 'await', goal: { ended: true } },
            { after: started },
          ),
        ]
      : [];
  if (benchmark !== undefined && (missing || seen.benchmark !== undefined))
    add('remove', benchmark, 'remove the model again', { verb: 'remove' }, { after: [], afterEnd: waited });
  return { steps, requests };
}
