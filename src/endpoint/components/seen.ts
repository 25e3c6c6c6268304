// The components of an endpoint as a survey has seen them, with what of their copies autoscaling moves.
import { type Sightings, sighted } from '../../core/sightings.ts';
import { componentIdOf } from '../../kinds/autoscaling.ts';
import type { LiveComponent } from '../../kinds/inference-component/spec.ts';
import { policyPart } from '../../kinds/scaling-policy/convert.ts';
import { SCALING } from '../memory/tags.ts';
import type { EndpointKinds, Subject } from '../subject.ts';
import type { Components } from './change.ts';

/**
 * Copies that the file wants scaled are kept even while nothing is registered, and those that inferra registered and the file
 * no longer wants scaled are not.
 */
export function componentsIn(subject: Subject, seen: Sightings<EndpointKinds>): Components {
  const set = sighted(seen, 'endpoint-components', subject.name);
  const all = set?.components ?? [];
  const declared = 'components' in subject ? (subject.components ?? []) : [];
  const registered = new Map(
    all.map(({ name }) => {
      const id = componentIdOf(name);
      const called = declared.find((one) => one.name.toLowerCase() === name.toLowerCase())?.scaling?.name;
      const policy = sighted(seen, 'scaling-policy', policyPart(id, called));
      return [name, { id, target: sighted(seen, 'scalable-target', id), policy }];
    }),
  );
  const isScaled = ({ name, tags }: LiveComponent) => {
    const part = declared.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (part !== undefined && part.scaling === undefined && tags[SCALING] !== undefined) return false;
    return part?.scaling !== undefined || Boolean(registered.get(name)?.target);
  };
  return {
    live: set === undefined ? undefined : all.map((one) => (isScaled(one) ? { ...one, scaled: true } : one)),
    registered,
  };
}
