// The live endpoint that a job loaded, beside the candidates: sized and priced as they are, and never one of them.
import type { ShownEndpoint } from '../core/recommendation.ts';
import type { LoadedEndpoint } from '../decisions/select/candidate.ts';
import type { Prices } from '../decisions/select/policy.ts';
import { sizeOf } from '../decisions/select/size.ts';
import { about, duration } from '../decisions/select/words.ts';
import type { Asker } from './askers.ts';

export function shownEndpoint(
  { endpoint: asking, policy, share }: Pick<Asker, 'endpoint' | 'policy' | 'share'>,
  { name = asking.name, instance, maxInvocations, latency }: LoadedEndpoint,
  prices: Prices,
): ShownEndpoint {
  const figures = {
    ...(maxInvocations === undefined ? {} : { maxInvocations }),
    ...(latency === undefined ? {} : { latency }),
  };
  if (instance === undefined) return { name, ...figures };
  const { type, count } = instance;
  const sized = sizeOf(
    { id: name, hardware: { kind: 'instance', type }, env: {}, count, latencyAt: 'saturation', ...figures },
    policy.traffic,
    { prices, share },
  );
  return {
    name,
    hardware: `${type} × ${count}`,
    ...figures,
    ...(sized === undefined ? {} : { capacity: sized.capacity }),
    // Without declared traffic nothing is known of what it would need.
    ...(sized === undefined || policy.traffic === undefined ? {} : { size: sized.size }),
    ...(sized?.monthly === undefined ? {} : { monthly: sized.monthly }),
  };
}

/** `the endpoint itself: 184 requests a minute, 1312 ms`; undefined where the job has no figure of it. */
export function besideText({ maxInvocations, latency }: LoadedEndpoint): string | undefined {
  const figures = [
    ...(maxInvocations === undefined ? [] : [`${about(maxInvocations)} requests a minute`]),
    ...(latency === undefined ? [] : [duration(latency)]),
  ];
  return figures.length === 0 ? undefined : `the endpoint itself: ${figures.join(', ')}`;
}
