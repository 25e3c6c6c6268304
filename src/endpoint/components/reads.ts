// Of which endpoints components are looked at, and which of these may be moved by autoscaling. No other endpoint costs a request
// for it.
import { type Need, type Sightings, sighted } from '../../core/sightings.ts';
import { componentIdOf } from '../../kinds/autoscaling.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import { policyPart } from '../../kinds/scaling-policy/convert.ts';
import { owns, SCALING } from '../memory/tags.ts';
import type { EndpointKinds, Subject } from '../subject.ts';

type Seen = Sightings<EndpointKinds>;
type Reads = Need<EndpointKinds>['read'];

/** A variant without a weight has no model of its own (captured notebooks, read 2026-11). */
export function takesComponents({ variants }: LiveEndpoint): boolean {
  return variants.some(
    ({ desiredCount, desiredWeight, desiredServerless }) =>
      desiredCount !== undefined && desiredWeight === undefined && desiredServerless === undefined,
  );
}

/** The components of ours that have some, or are to; then what is registered of them. */
export function componentReads(subjects: readonly Subject[], seen: Seen): Reads {
  const hosts = subjects.filter((subject) => {
    const live = sighted(seen, 'endpoint', subject.name);
    if (!live || !owns(subject.owner, live.tags, live.name)) return false;
    return hasComponents(subject) || takesComponents(live);
  });
  const sets = hosts
    .map(({ name }) => ({ kind: 'endpoint-components' as const, name }))
    .filter(({ name }) => sighted(seen, 'endpoint-components', name) === undefined);
  if (sets.length > 0) return sets;
  const wanted = hosts.flatMap((subject) => targetReads(subject, seen));
  return wanted.filter(({ kind, name }) => sighted(seen, kind, name) === undefined);
}

/** What is shown of those that ours have, and whose secrets a reason may quote. One page asks for the bounds of fifty. */
export function shownComponentReads({ owner, name }: Subject, seen: Seen): Reads {
  const live = sighted(seen, 'endpoint', name);
  if (!live || !owns(owner, live.tags, live.name) || !takesComponents(live)) return [];
  const all = sighted(seen, 'endpoint-components', name)?.components ?? [];
  return [
    { kind: 'endpoint-components', name },
    ...all.flatMap(
      ({ name: own, desiredCopies, failureReason, spec }): Reads => [
        ...(desiredCopies === undefined
          ? []
          : [{ kind: 'scalable-target' as const, name: componentIdOf(own) }]),
        ...(failureReason !== undefined && spec !== undefined && 'model' in spec
          ? [{ kind: 'model' as const, name: spec.model }]
          : []),
      ],
    ),
  ];
}

export function hasComponents(subject: Subject): boolean {
  return 'components' in subject && (subject.components?.length ?? 0) > 0;
}

/** What inferra registered or is to register; and where copies are not as the file says, whether autoscaling has moved them. */
function targetReads(subject: Subject, seen: Seen): Reads {
  const declared = 'components' in subject ? (subject.components ?? []) : [];
  const all = sighted(seen, 'endpoint-components', subject.name)?.components ?? [];
  return all.flatMap((live): Reads => {
    const part = declared.find(({ name }) => name.toLowerCase() === live.name.toLowerCase());
    const isScaled = part?.scaling !== undefined || live.tags[SCALING] !== undefined;
    const isOther = part?.copies !== undefined && part.copies !== live.desiredCopies;
    const name = componentIdOf(live.name);
    if (isScaled)
      return [
        { kind: 'scalable-target', name },
        { kind: 'scaling-policy', name: policyPart(name, part?.scaling?.name) },
      ];
    return isOther ? [{ kind: 'scalable-target', name }] : [];
  });
}

/** Models that live components serve: their fields are shown beside those of the file. */
export function servedByComponents(subjects: readonly Subject[], seen: Seen): Reads {
  return subjects.flatMap(({ name }) =>
    (sighted(seen, 'endpoint-components', name)?.components ?? []).flatMap(
      ({ spec }): Reads =>
        spec !== undefined && 'model' in spec ? [{ kind: 'model', name: spec.model }] : [],
    ),
  );
}
