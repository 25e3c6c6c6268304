// What is registered for autoscaling of endpoints that are about to be written into a file. Whoever may not see it still gets
// the file.
import type { Registrations } from '../adopt/beside.ts';
import type { Whole } from '../adopt/whole.ts';
import type { LivePart } from '../core/part.ts';
import { ServiceError } from '../core/service-error.ts';
import type { KindsOf } from '../core/sightings.ts';
import { asParts } from '../endpoint/scaling/registered.ts';
import { targetsOf } from '../endpoint/scaling/subjects.ts';
import type { EndpointKinds, Seen } from '../endpoint/subject.ts';
import { survey } from '../engine/survey.ts';
import { componentIdOf } from '../kinds/autoscaling.ts';

type Read = {
  readonly registrations: Registrations;
  /** With targets and policies as a plan would read them. */
  readonly seen: Seen;
};

/** @param seen what was read before: which copies are registered, too */
export async function withRegistrations(
  kinds: KindsOf<EndpointKinds>,
  wholes: readonly Pick<Whole, 'live' | 'components'>[],
  seen: Seen,
): Promise<Read> {
  const names = wholes.flatMap(({ live, components }) => [
    ...targetsOf(live).map(({ name }) => name),
    ...components.filter(({ scaled }) => scaled).map(({ name }) => componentIdOf(name)),
  ]);
  try {
    const found = await survey(kinds, ({ parts }: Seen) => ({
      read: parts.registration.size > 0 ? [] : names.map((name) => ({ kind: 'registration', name })),
      list: [],
    }));
    const live = [...found.parts.registration.values()].flatMap((one) => one ?? []);
    const parts = live.map(({ name, registration }) => asParts(name, registration));
    const targets = byName(
      names,
      parts.map(({ target }) => target),
    );
    const policies = byName(
      names,
      parts.flatMap((one) => one.policies),
    );
    const { registration } = found.parts;
    return {
      registrations: new Map(live.map((one) => [one.name.toLowerCase(), one])),
      seen: {
        ...seen,
        parts: {
          ...seen.parts,
          registration,
          'scalable-target': new Map([...seen.parts['scalable-target'], ...targets]),
          'scaling-policy': policies,
        },
      },
    };
  } catch (failure) {
    if (!(failure instanceof ServiceError && failure.trouble === 'denied')) throw failure;
    return { registrations: { unread: failure.message }, seen };
  }
}

/** Null for what was looked for and is not there. */
function byName<Live extends LivePart>(
  names: readonly string[],
  found: readonly Live[],
): ReadonlyMap<string, Live | null> {
  return new Map<string, Live | null>([
    ...names.map((name) => [name.toLowerCase(), null] as const),
    ...found.map((one) => [one.name.toLowerCase(), one] as const),
  ]);
}
