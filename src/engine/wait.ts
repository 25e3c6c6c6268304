// Waits for what a step waits for, tells how far it is, and has it stopped where it turns out to be enough.
import type { Code } from '../core/codes.ts';
import { InferraError } from '../core/errors.ts';
import type { UnitResult } from '../core/events.ts';
import type { Request } from '../core/kind.ts';
import { ServiceError } from '../core/service-error.ts';
import type { Step } from '../core/step.ts';
import type { Judgement, Work } from '../core/work.ts';
import type { Engine } from './engine.ts';
import { send } from './send.ts';
import type { OnBusy, Waited } from './watch.ts';

/** How a step ended. */
export type Ended =
  | { readonly state: 'done' }
  | { readonly state: 'skipped' }
  | { readonly state: Exclude<UnitResult, 'done' | 'skipped'>; readonly error: InferraError };

type Enough = NonNullable<Judgement['enough']>;

type Waiting = Pick<Extract<Request, { readonly verb: 'await' }>, 'goal' | 'brief'>;

/** @returns how it ended, with the ARN of the part where it was seen */
export async function waitFor(
  engine: Engine,
  work: Work,
  step: Step,
  { goal, brief = false }: Waiting,
): Promise<Ended & { readonly arn?: string }> {
  const { kind, name } = step;
  if (!engine.wait && !brief) return unfinished(`${name} goes on remotely`);
  const { onBusy, enough, fired } = teller(engine, work, step, work.judge);
  const waited = await engine.watch.until(kind, name, goal, onBusy, work.judge !== undefined);
  const ended =
    waited.state === 'enough'
      ? await cutShort(engine, work, step, goal, enough())
      : endOf(waited, name, fired());
  return waited.arn === undefined ? ended : { ...ended, arn: waited.arn };
}

type Teller = {
  readonly onBusy: OnBusy;
  readonly enough: () => Enough | undefined;
  /** Alarms that were in ALARM at any look. */
  readonly fired: () => readonly string[];
};

/** Tells what has changed since it was told last, and remembers why it is enough. */
function teller(
  { clock, tell }: Engine,
  { change }: Work,
  { kind, name }: Step,
  judge?: Work['judge'],
): Teller {
  const { address, minutes } = change;
  const started = clock.now();
  let told = '';
  const fired = new Set<string>();
  let enough: Enough | undefined;
  let warned = false;
  return {
    enough: () => enough,
    fired: () => [...fired],
    onBusy({ status, detail }, inside) {
      const now = clock.now();
      const judged = inside === undefined ? undefined : judge?.(inside, now, started);
      const { measuring = {}, since = started, unwatched, note, firing = [] } = judged ?? {};
      for (const alarm of firing) fired.add(alarm);
      const doing = [detail, note].filter((one) => one !== undefined).join(' · ');
      const words = `${status} ${doing} ${JSON.stringify(measuring.tests)}`;
      if (words !== told) {
        told = words;
        const shown = { status, ...(doing === '' ? {} : { detail: doing }), ...measuring };
        const times = { elapsedMs: Math.max(0, now - since), typicalMs: minutes * 60_000 };
        tell({ type: 'status-changed', address, kind, name, ...shown, ...times });
      }
      if (unwatched !== undefined && !warned) {
        warned = true;
        tell({ type: 'limit-unwatched', address, name, reason: unwatched });
      }
      enough = judged?.enough;
      return enough === undefined ? undefined : 'enough';
    },
  };
}

/** Stops it, and waits until it has stopped: only then is what it needed free to go. */
async function cutShort(
  engine: Engine,
  work: Work,
  step: Step,
  goal: unknown,
  enough: Enough | undefined,
): Promise<Ended> {
  const { code = 'INF4006' as Code, reason = 'it was enough', hint } = enough ?? {};
  const { kind, name } = step;
  engine.tell({ type: 'limit-passed', address: work.change.address, name, code, reason });
  try {
    await send(engine, { ...step, verb: 'stop' }, { verb: 'stop' }, undefined);
  } catch (error) {
    return notStopped(error, name, reason);
  }
  const { onBusy } = teller(engine, work, step);
  const waited = await engine.watch.until(kind, name, goal, onBusy);
  if (waited.state !== 'failed') return endOf(waited, name);
  const details = hint === undefined ? {} : { hint };
  return { state: 'failed', error: new InferraError(code, `${name} was stopped: ${reason}`, details) };
}

/** It goes on, so that nothing that it needs may be taken away. */
function notStopped(error: unknown, name: string, reason: string): Ended {
  const why = error instanceof Error ? error.message : String(error);
  const message = `${name} goes on and could not be stopped, although ${reason}: ${why}`;
  const known = error instanceof ServiceError && error.trouble !== 'credentials' ? error.code : 'INF4004';
  return { state: 'running', error: new InferraError(known, message, { cause: error }) };
}

function endOf(waited: Waited, name: string, fired: readonly string[] = []): Ended {
  switch (waited.state) {
    case 'reached':
      return { state: 'done' };
    case 'failed':
      return {
        state: 'failed',
        error: new InferraError(waited.code ?? 'INF4001', `${name} failed: ${waited.reason}`),
      };
    case 'rolled-back':
      return {
        state: 'rolled-back',
        error: new InferraError(
          'INF4002',
          `SageMaker rolled the change of ${name} back${after(fired, waited.reason)}: ${waited.reason}`,
        ),
      };
    case 'stopped':
      return interrupted();
    case 'lost':
      return unfinished(`${name} is still in progress: ${waited.reason}`, LOST_HINT);
    default:
      return unfinished(`${name} is still in progress: ${waited.reason}`);
  }
}

/** The service promises no reason, and none that names an alarm. */
function after(fired: readonly string[], reason: string): string {
  const unnamed = fired.filter((alarm) => !reason.includes(alarm));
  if (unnamed.length === 0) return '';
  return ` after ${unnamed.length === 1 ? 'alarm' : 'alarms'} ${unnamed.join(', ')} went off`;
}

const LOST_HINT = 'mend what the reason names, such as expired credentials, and run the same command again';

function unfinished(message: string, hint?: string): Ended {
  const error = new InferraError('INF4004', message, hint === undefined ? {} : { hint });
  return { state: 'running', error };
}

export function interrupted(): Ended {
  return { state: 'interrupted', error: new InferraError('INF4005', 'stopped before it was finished') };
}
