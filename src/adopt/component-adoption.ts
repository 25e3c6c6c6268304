// What makes live inference components ours, beside their endpoint: tags for each, as if inferra had made it and seen it in
// service. What it serves keeps its name, as that of the endpoint does.
import { digest } from '../base/hash.ts';
import type { LeftOn } from '../core/adoption.ts';
import type { Tags } from '../core/part.ts';
import { adoptedModel } from '../endpoint/components/adopted.ts';
import {
  asEndpoint,
  type Components,
  isCopiesScaledAsWritten,
  scaledAs,
} from '../endpoint/components/change.ts';
import type { UnitComponent } from '../endpoint/components/component.ts';
import { beforeOf, componentApplied, targetOf } from '../endpoint/components/marks.ts';
import { userTags } from '../endpoint/memory/tag-change.ts';
import { owns, SCALING } from '../endpoint/memory/tags.ts';
import { scalingTags } from '../endpoint/scaling/tag.ts';
import type { Unit } from '../endpoint/unit.ts';
import { differingIn } from '../kinds/inference-component/fields.ts';
import type { LiveComponent } from '../kinds/inference-component/spec.ts';
import type { Whole } from './whole.ts';

export type AdoptingComponent = {
  readonly address: string;
  readonly live: LiveComponent;
  /** Those that it has already, with the same value, are among them. */
  readonly tags: Tags;
  /** What is registered for autoscaling is not what the file says of it: the next apply writes that. */
  readonly isOtherScaling: boolean;
};

/** The components of the file that are not ours yet. None of them may differ: see {@link componentDifferences}. */
export function adoptingComponents(
  unit: Unit,
  whole: Whole,
  registered: Components['registered'],
): readonly AdoptingComponent[] {
  return (unit.components ?? []).flatMap((part) => {
    const live = liveOf(part, whole);
    if (live === undefined || owns(unit.owner, live.tags, live.name)) return [];
    const scaled = isCopiesScaledAsWritten(unit, part, live, registered.get(live.name));
    const scaling = scaled ? scalingTags(scaledAs(unit, part)) : {};
    const tags = { ...scaling, ...tagsFor(unit, part, live, whole) };
    return [{ address: part.address, live, tags, isOtherScaling: !scaled }];
  });
}

function tagsFor(unit: Unit, part: UnitComponent, live: LiveComponent, whole: Whole): Tags {
  const serving = asServed(unit, part, live, whole);
  const stands =
    'model' in serving.spec && 'model' in part.spec ? adoptedModel(serving.spec.model, part.spec.model) : {};
  return {
    ...userTags(asEndpoint(unit, part)),
    ...part.tags,
    ...stands,
    ...componentApplied(targetOf(part), beforeOf(live)),
  };
}

/** What is on the endpoint and is taken over by nobody here, with the reason. */
export function leftBeside(
  unit: Unit,
  { live: { name: endpoint }, components, left }: Whole,
): readonly LeftOn[] {
  const others = components.filter(
    ({ name }) => !(unit.components ?? []).some((part) => isNamed(name, part)),
  );
  return [...left, ...others.map(({ name }) => ({ endpoint, name, because: 'it is not in the file' }))];
}

/**
 * What the file says of components that is not as they are, in words; empty where an apply would find nothing to do.
 * @param ours whether the endpoint is ours already: what is not there waits for an apply then
 */
export function componentDifferences(unit: Unit, whole: Whole, ours = false): readonly string[] {
  return (unit.components ?? []).flatMap((part) => {
    const live = liveOf(part, whole);
    if (live === undefined) {
      const left = whole.left.find(({ name }) => isNamed(name, part));
      if (ours && left === undefined) return [];
      return [`component ${part.name} (${left?.because ?? 'it is not there'})`];
    }
    // What of ours differs is the plan's business.
    if (owns(unit.owner, live.tags, live.name)) return [];
    const { spec, copies } = asServed(unit, part, live, whole);
    const fields = live.spec === undefined ? ['specification'] : differingIn(spec, live.spec);
    const moved = copies !== undefined && live.scaled !== true && copies !== live.desiredCopies;
    // Once it is ours, what inferra registered and the file has not would be ended.
    const ends = part.scaling === undefined && live.scaled === true && live.tags[SCALING] !== undefined;
    return [...fields, ...(moved ? ['copies'] : []), ...(ends ? ['scaling'] : [])].map(
      (field) => `${part.key} ${field}`,
    );
  });
}

/** With the model that it serves, where that is of the content that the file wants. */
function asServed({ models }: Unit, part: UnitComponent, live: LiveComponent, whole: Whole): UnitComponent {
  const { spec } = part;
  if (live.spec === undefined || !('model' in live.spec) || !('model' in spec)) return part;
  const wanted = models.find(({ name }) => name === spec.model)?.spec;
  const served = whole.models.get(live.spec.model.toLowerCase())?.spec;
  if (wanted === undefined || served === undefined || digest(wanted) !== digest(served)) return part;
  return { ...part, spec: { ...spec, model: live.spec.model } };
}

function liveOf(part: UnitComponent, { components }: Whole): LiveComponent | undefined {
  return components.find(({ name }) => isNamed(name, part));
}

function isNamed(name: string, part: UnitComponent): boolean {
  return name.toLowerCase() === part.name.toLowerCase();
}
