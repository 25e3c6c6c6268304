// What wakes a variant that autoscaling may leave without instances: what of it is to be written and what ends, beside its
// target and its policy. A word in the tag of autoscaling remembers that an alarm was made: it outlives the endpoint.
import type { Scaling } from '../config/document.ts';
import type { PartRef, Tags } from '../core/part.ts';
import { resourceIdOf } from '../kinds/autoscaling.ts';
import type { LiveWakeUp } from '../kinds/wake-up/spec.ts';
import { remove, type Stages } from './drafts.ts';
import { SCALING } from './tags.ts';

/** In the word of a variant: `AllTraffic:0123abcd:wake`. */
const WORD = 'wake';

export type Waking = {
  /** Alarms that end; they call nothing any more. */
  readonly silence: readonly PartRef[];
  /** Policies that end while their target goes on. */
  readonly end: readonly PartRef[];
  readonly policies: readonly PartRef[];
  /** After the policies, whose ARNs they call. */
  readonly alarms: readonly PartRef[];
};

export const NO_WAKING: Waking = { silence: [], end: [], policies: [], alarms: [] };

/** A step policy is what brings the first instance (Developer Guide, "Autoscale an asynchronous endpoint", read 2026-11). */
export function needsWaking({ min }: Pick<Scaling, 'min'>): boolean {
  return min === 0;
}

export function wakeWord(scaling: Scaling): string {
  return needsWaking(scaling) ? `:${WORD}` : '';
}

/** Variants of which an alarm may stand. */
export function wokenIn(live: Tags | undefined): readonly string[] {
  return (live?.[SCALING] ?? '').split(' ').flatMap((word) => {
    const [variant = '', , wake] = word.split(':');
    return wake === WORD ? [variant] : [];
  });
}

export function isWoken(live: LiveWakeUp | null | undefined): boolean {
  return live?.policy === 'as made' && live.alarm === 'as made';
}

/** @param seenOf what wakes a variant now */
export function wakingOf(
  endpoint: string,
  scaling: Readonly<Record<string, Scaling>>,
  live: Tags,
  seenOf: (variant: string) => LiveWakeUp | null | undefined,
): Waking {
  const of = (kind: string, variants: readonly string[]) =>
    variants.map((variant) => ({ kind, name: resourceIdOf(endpoint, variant) }));
  const wanted = Object.keys(scaling).filter((variant) => scaling[variant] && needsWaking(scaling[variant]));
  const ends = wokenIn(live).filter((variant) => !wanted.includes(variant));
  const has = (half: 'policy' | 'alarm') => (variant: string) =>
    (seenOf(variant)?.[half] ?? 'absent') !== 'absent';
  const lacks = (half: 'policy' | 'alarm') => (variant: string) => seenOf(variant)?.[half] !== 'as made';
  return {
    silence: of('wake-alarm', ends.filter(has('alarm'))),
    end: of('wake-policy', ends.filter((variant) => scaling[variant] !== undefined).filter(has('policy'))),
    policies: of('wake-policy', wanted.filter(lacks('policy'))),
    alarms: of('wake-alarm', wanted.filter(lacks('alarm'))),
  };
}

export function isWakingMoved({ silence, end, policies, alarms }: Waking): boolean {
  return silence.length + end.length + policies.length + alarms.length > 0;
}

/** Before the endpoint goes, which takes its policies along, and alone remembers that there are alarms. */
export function silenced(endpoint: string, live: Tags | undefined): Stages {
  return [
    wokenIn(live).map((variant) => remove({ kind: 'wake-alarm', name: resourceIdOf(endpoint, variant) })),
  ];
}
