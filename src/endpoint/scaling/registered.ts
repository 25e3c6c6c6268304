// What is registered of each variant for autoscaling, or stands aside in the tags, as part of the situation of an endpoint.
import { sighted } from '../../core/sightings.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import type { Registration } from '../../kinds/registration/spec.ts';
import type { LiveTarget } from '../../kinds/scalable-target/spec.ts';
import { fromDescription, policyPart } from '../../kinds/scaling-policy/convert.ts';
import type { LivePolicy } from '../../kinds/scaling-policy/spec.ts';
import { renamedVariant } from '../fleet/renamed.ts';
import type { Situation } from '../situation.ts';
import { isUnit, type Seen, type Subject } from '../subject.ts';
import type { Unit } from '../unit.ts';
import type { Registered } from './change.ts';
import type { Escrow } from './escrow.ts';
import { scaledNameOf, withBounds } from './scaled.ts';
import { staysScaled, theirItems } from './shared.ts';
import { stepAlarms } from './step-alarms.ts';
import { writtenOf } from './tag.ts';

export function registeredIn(
  subject: Subject,
  live: LiveEndpoint | undefined,
  aside: Escrow['variants'],
  seen: Seen,
): ReadonlyMap<string, Registered> {
  const declared = isUnit(subject) ? Object.keys(subject.scaling ?? {}) : [];
  const served = (live?.variants ?? []).map(({ name }) => name);
  const variants = new Set([...served, ...declared, ...Object.keys(aside)]);
  return new Map(
    [...variants].map((variant): [string, Registered] => {
      const id = scaledNameOf({ ...wishOf(subject), live }, variant);
      const target = sighted(seen, 'scalable-target', id);
      const called = isUnit(subject) ? subject.scaling?.[variant]?.name : undefined;
      const policy = sighted(seen, 'scaling-policy', policyPart(id, called));
      const stored = aside[variant];
      const more = { id, ...moreOf(subject, variant, id, seen) };
      if (stored === undefined || (target && policy)) return [variant, { target, policy, ...more }];
      // Whoever puts it back may have been cut off in between.
      const after = asParts(id, stored);
      return [
        variant,
        {
          target: target ?? after.target,
          policy: policy ?? after.policies.find(({ name }) => name === policyPart(id, called)) ?? null,
          ...more,
          whole: more.whole ?? stored,
          ...(target ? {} : { aside: true }),
        },
      ];
    }),
  );
}

function wishOf(subject: Subject): Pick<Unit, 'name'> & Partial<Pick<Unit, 'config'>> {
  return isUnit(subject) ? { name: subject.name, config: subject.config } : { name: subject.name };
}

/** What is registered besides the one policy, where somebody has looked. */
function moreOf(
  subject: Subject,
  variant: string,
  id: string,
  seen: Seen,
): Pick<Registered, 'whole' | 'arns' | 'alarms'> {
  const live = sighted(seen, 'registration', id);
  const scaling = isUnit(subject) ? subject.scaling?.[variant] : undefined;
  const made = isUnit(subject) && scaling !== undefined ? stepAlarms(subject, variant, scaling) : [];
  const alarms = made.map(({ name }) => [name, sighted(seen, 'alarm', name) ?? null] as const);
  return {
    ...(live === undefined ? {} : { whole: live?.registration ?? null }),
    ...(live?.arns === undefined ? {} : { arns: live.arns }),
    ...(alarms.length === 0 ? {} : { alarms: new Map(alarms) }),
  };
}

/** A whole registration as the parts that would be read of the service one by one. */
export function asParts(
  id: string,
  { min, max, policies = [] }: Registration,
): { readonly target: LiveTarget; readonly policies: readonly LivePolicy[] } {
  const part = { name: id, arn: '', tags: {} };
  return {
    target: { ...part, kind: 'scalable-target', min, max },
    policies: policies.map(({ name: PolicyName, configuration }) => {
      const described = {
        ResourceId: id,
        PolicyName,
        TargetTrackingScalingPolicyConfiguration: configuration,
      };
      return fromDescription(described as Parameters<typeof fromDescription>[0]);
    }),
  };
}

export function registrationsIn(registered: Situation['registered'], seen: Seen): Situation['registrations'] {
  return new Map(
    [...registered].flatMap(([variant, { id }]): [string, Registration | null][] => {
      const found = sighted(seen, 'registration', id);
      return found === undefined ? [] : [[variant, found?.registration ?? null]];
    }),
  );
}

/**
 * Counts of variants that the file wants scaled are kept even while they are not registered, and those of variants that
 * inferra registered and the file no longer wants scaled are not. A variant that gets another name is the same one, also
 * where a run that was cut off has deregistered it already. Where others keep it registered, they move its count. What SageMaker manages, and the file no longer has it manage, has
 * the count of the file.
 */
export function withTargets(
  live: LiveEndpoint,
  subject: Subject,
  registered: ReadonlyMap<string, Registered>,
): LiveEndpoint {
  const wished = isUnit(subject) && subject.byHand === undefined ? subject : undefined;
  const specs = wished?.config.spec.variants ?? [];
  const renamed = renamedVariant(live, specs);
  const unmanaged = live.variants.map(({ scaling, ...one }) => {
    const spec = specs.find(({ name }) => name === one.name);
    // An endpoint of another kind is made anew, and this one stays as it is until then.
    const ends =
      wished?.components !== undefined && spec !== undefined && !('managed' in spec && spec.managed);
    return scaling === undefined || ends ? one : { ...one, scaling };
  });
  return withBounds({ ...live, variants: unmanaged }, (variant) => {
    const wanted = wished?.scaling?.[variant];
    const isWritten = writtenOf(live.tags, variant) !== undefined;
    const stays = specs.some(({ name }) => name === variant);
    const known = registered.get(variant);
    const isShared =
      known !== undefined &&
      wished !== undefined &&
      staysScaled(wished, variant, known.id) &&
      theirItems(live.tags, variant, known.whole).length > 0;
    if (stays && wanted === undefined && isWritten && !isShared) return undefined;
    const next = isWritten && renamed?.from === variant ? wished?.scaling?.[renamed.to] : undefined;
    const bounds = known?.target ?? wanted ?? next;
    return bounds && { min: bounds.min, max: bounds.max };
  });
}
