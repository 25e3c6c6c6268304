// Carries one change out: reads its subject again, refuses when it has moved, then takes the steps in their order.
// What failed is not followed by what depends on it.
import { InferraError } from '../core/errors.ts';
import type { UnitResult } from '../core/events.ts';
import type { Kind, Request } from '../core/kind.ts';
import type { LivePart, PartRef } from '../core/part.ts';
import type { Step, StepId } from '../core/step.ts';
import type { Work } from '../core/work.ts';
import { type Engine, kindOf } from './engine.ts';
import { probe } from './probe.ts';
import { send } from './send.ts';
import { type Ended, interrupted, waitFor } from './wait.ts';

export type Outcome = {
  readonly address: string;
  readonly result: UnitResult;
  /** Present unless all is done. */
  readonly error?: InferraError;
};

type Run = {
  readonly engine: Engine;
  readonly work: Work;
  readonly requests: ReadonlyMap<StepId, Request>;
  /** By kind and name, as far as they were read. */
  readonly arns: Map<string, string>;
  begun: boolean;
};

export async function runUnit(engine: Engine, work: Work): Promise<Outcome> {
  const { address } = work.change;
  const started = engine.clock.now();
  engine.tell({ type: 'unit-started', address });
  const outcome = await settle(address, () => carryOut(engine, work));
  engine.tell({
    type: 'unit-finished',
    address,
    result: outcome.result,
    elapsedMs: engine.clock.now() - started,
    ...(outcome.error === undefined ? {} : said(outcome.error)),
  });
  return outcome;
}

async function settle(address: string, carry: () => Promise<readonly Ended[]>): Promise<Outcome> {
  try {
    const bad = (await carry()).find((one) => 'error' in one);
    return bad === undefined ? { address, result: 'done' } : { address, result: bad.state, error: bad.error };
  } catch (error) {
    return { address, result: resultOf(error), error: asInferraError(error) };
  }
}

async function carryOut(engine: Engine, work: Work): Promise<readonly Ended[]> {
  if (engine.stop.aborted) return [interrupted()];
  const kind = kindOf(engine, work.subject.kind);
  const read = await kind.read(work.subject.name);
  const live = work.view === undefined ? read : work.view(read);
  if (!isGoneAnyway(work, live)) refuseMoved(kind, work.subject, live, work.change.basis);
  for (const part of work.restsOn ?? []) {
    const other = kindOf(engine, part.kind);
    refuseMoved(other, part, await other.read(part.name), part.basis);
  }
  const arns = new Map(live === undefined ? [] : [[keyOf(work.subject), live.arn]]);
  const run: Run = { engine, work, requests: work.requests(live), arns, begun: false };
  const ended = new Map<StepId, Promise<Ended>>();
  for (const step of work.change.steps) {
    ended.set(
      step.id,
      afterAll(step, ended, () => takeStep(run, step)),
    );
  }
  return Promise.all(ended.values());
}

/** What is to be removed and nothing else has been removed by another run. */
function isGoneAnyway({ change: { steps } }: Work, live: LivePart | undefined): boolean {
  return live === undefined && steps.every(({ verb }) => verb === 'remove');
}

function refuseMoved(kind: Kind, part: PartRef, live: LivePart | undefined, basis: string): void {
  if (kind.stamp(live) === basis) return;
  throw new InferraError('INF3001', `${part.kind} ${part.name} has changed since the plan was made`);
}

async function afterAll(
  step: Step,
  ended: ReadonlyMap<StepId, Promise<Ended>>,
  take: () => Promise<Ended>,
): Promise<Ended> {
  const before = await Promise.all(step.after.map((id) => ended.get(id)));
  const over = await Promise.all((step.afterEnd ?? []).map((id) => ended.get(id)));
  const ready = before.every((one) => one?.state === 'done') && over.every((one) => isOver(one));
  return ready ? take() : { state: 'skipped' };
}

/** Nothing goes on remotely: it is done or has failed, or was never begun because something before it failed. */
function isOver(one: Ended | undefined): boolean {
  return one !== undefined && !GOES_ON.has(one.state);
}

const GOES_ON: ReadonlySet<string> = new Set(['running', 'interrupted'] satisfies UnitResult[]);

async function takeStep(run: Run, step: Step): Promise<Ended> {
  const { engine, work } = run;
  const { id, verb, title } = step;
  const what = { address: work.change.address, step: id, verb, title };
  // Once something else than a mark was sent, the marks that remember it are still written after a stop.
  if (engine.stop.aborted && !(verb === 'mark' && run.begun)) return interrupted();
  engine.tell({ type: 'step-started', ...what });
  try {
    const { adopted, ended } = await perform(run, step);
    if ('error' in ended) {
      // What goes on remotely has not failed; how the unit ended says so.
      if (!GOES_ON.has(ended.state)) engine.tell({ type: 'step-failed', ...what, ...said(ended.error) });
    } else engine.tell({ type: 'step-finished', ...what, adopted });
    return ended;
  } catch (error) {
    const failure = asInferraError(error);
    engine.tell({ type: 'step-failed', ...what, ...said(failure) });
    return { state: resultOf(error), error: failure };
  }
}

async function perform(run: Run, step: Step): Promise<{ adopted: boolean; ended: Ended }> {
  const request = run.requests.get(step.id);
  if (request === undefined) throw new Error(`inferra broke its own promise: step ${step.id} has a request`);
  if (request.verb === 'await') {
    const { arn, ...ended } = await waitFor(run.engine, run.work, step, request);
    if (arn !== undefined) run.arns.set(keyOf(step), arn);
    return { adopted: false, ended };
  }
  if (request.verb === 'probe') {
    const ended = await probe(run.engine, run.work, step, request, (part) => arnOf(run, part));
    return { adopted: false, ended };
  }
  const arn = request.verb === 'mark' ? await arnOf(run, step) : run.arns.get(keyOf(step));
  // A mark alone has started nothing, so that nothing new has to be remembered after a stop.
  if (request.verb !== 'mark') run.begun = true;
  const { adopted } = await send(run.engine, step, request, arn);
  return { adopted, ended: { state: 'done' } };
}

/** Of a part that was not there before, or that is not the subject. */
async function arnOf(run: Run, part: PartRef): Promise<string | undefined> {
  const known = run.arns.get(keyOf(part));
  if (known !== undefined) return known;
  const arn = (await kindOf(run.engine, part.kind).read(part.name))?.arn;
  if (arn !== undefined) run.arns.set(keyOf(part), arn);
  return arn;
}

function keyOf({ kind, name }: PartRef): string {
  return `${kind}/${name.toLowerCase()}`;
}

function resultOf(error: unknown): 'failed' | 'refused' {
  return error instanceof InferraError && (error.code === 'INF3001' || error.code === 'INF3002')
    ? 'refused'
    : 'failed';
}

function asInferraError(error: unknown): InferraError {
  if (error instanceof InferraError) return error;
  return new InferraError('INF4006', error instanceof Error ? error.message : String(error), {
    cause: error,
  });
}

function said(error: InferraError): { code: string; reason: string; hint?: string } {
  const { hint } = error.details;
  return { code: error.code, reason: error.message, ...(hint === undefined ? {} : { hint }) };
}
