// The scripted load on a target: invocations a minute, or requests in the queue of its endpoint.
import type { LoadStep } from '../../faults/scenario.ts';
import type { ScalableTargetRecord } from '../../world/scaling-records.ts';
import { type Context, minutesNow } from '../context.ts';
import { resourceIdOf } from './subject.ts';

const MINUTE = 60_000;

type Load = {
  readonly value: number;
  /** Milliseconds for which it has been so. */
  readonly lasted: number;
  /** What it was before, where it was anything. */
  readonly before: number | undefined;
};

export type Measure = 'perMinute' | 'backlog';

/** The last step that has begun; undefined where none has. */
export function loadOn(
  ctx: Context,
  { resourceId }: ScalableTargetRecord,
  measure: Measure,
): Load | undefined {
  const minutes = minutesNow(ctx);
  const steps = ctx.conditions.load
    .filter(({ endpoint, variant, component, fromMinutes }) => {
      if (component !== undefined || resourceId.startsWith('inference-component/')) {
        const id = `inference-component/${component}`;
        return fromMinutes <= minutes && resourceId.toLowerCase() === id.toLowerCase();
      }
      const front = variant === undefined ? `endpoint/${endpoint}/variant/` : resourceIdOf(endpoint, variant);
      return fromMinutes <= minutes && resourceId.toLowerCase().startsWith(front.toLowerCase());
    })
    .flatMap((step) => {
      const value = measured(step, measure);
      return value === undefined ? [] : [{ at: step.fromMinutes, value }];
    })
    .toSorted((left, right) => left.at - right.at);
  const [last, before] = steps.slice(-2).toReversed();
  if (last === undefined) return undefined;
  return { value: last.value, lasted: (minutes - last.at) * MINUTE, before: before?.value };
}

function measured(step: LoadStep, measure: Measure): number | undefined {
  if (measure === 'perMinute') return 'perMinute' in step ? step.perMinute : undefined;
  return 'backlog' in step ? step.backlog : undefined;
}
