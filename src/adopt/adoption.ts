// What makes a live endpoint ours: one set of tags, written whole or not at all, after which there is nothing to do. What
// it serves keeps its name; a mark says which content that is.
import { digest } from '../base/hash.ts';
import type { Tags } from '../core/part.ts';
import { sizeOf } from '../endpoint/fleet/sizes.ts';
import { sameConfig, servesTarget } from '../endpoint/memory/history.ts';
import {
  ADOPTED,
  APPLIED,
  ATTEMPT,
  before,
  readMarks,
  VERIFIED,
  verifiedAfter,
  writeAdopted,
  writeAttempt,
  writeTarget,
} from '../endpoint/memory/marks.ts';
import { userTags } from '../endpoint/memory/tag-change.ts';
import { ownershipTags, owns } from '../endpoint/memory/tags.ts';
import { identityOf } from '../endpoint/names/identity.ts';
import { isScalingMoved } from '../endpoint/scaling/change.ts';
import { scalingTags } from '../endpoint/scaling/tag.ts';
import { type Situation, scalingOf } from '../endpoint/situation.ts';
import { compareContent } from '../endpoint/text/compare.ts';
import type { Unit } from '../endpoint/unit.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { EndpointConfigSpec } from '../kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../kinds/model/spec.ts';
import type { Whole } from './whole.ts';

/** How many tags a resource can have (API reference of AddTags, read 2026-11). */
const MOST_TAGS = 50;

/** The tags that the endpoint gets. Those that it has already, with the same value, are among them. */
export function adoptionTags(unit: Unit, { live }: Whole, now: Situation): Tags {
  const config = live.config ?? '';
  const target = { config, sizes: unit.target.sizes };
  const known = owns(unit.owner, live.tags, live.name) ? readMarks(live.tags).verified : [];
  return {
    ...userTags(unit),
    ...ownershipTags(unit.owner, unit.address, unit.name),
    ...(isScaledAsWritten(unit, now) ? scalingTags(unit) : {}),
    ...(sameConfig(config, unit.target.config) ? {} : { [ADOPTED]: writeAdopted(config, unit.config.name) }),
    [APPLIED]: writeTarget(target),
    [VERIFIED]: verifiedAfter(config, known).join(' '),
    [ATTEMPT]: writeAttempt({ target, stage: 'done', before: before(live) }),
  };
}

/**
 * Whether what is registered for autoscaling is what the file has of it: then the file owns it, too. What its tag remembers of
 * another file ends with that.
 */
export function isScaledAsWritten(unit: Unit, now: Situation): boolean {
  if (now.live === undefined || unit.scaling === undefined) return true;
  const live = { ...now.live, tags: { ...now.live.tags, ...scalingTags(unit) } };
  return !isScalingMoved(scalingOf(unit, { ...now, live }));
}

/** How many tags it would have beyond what the service allows. */
export function tagsTooMany(live: Tags, set: Tags): number {
  const keys = new Set([...Object.keys(live), ...Object.keys(set)]);
  return [...keys].filter((key) => !key.startsWith('aws:')).length - MOST_TAGS;
}

/** What autoscaling has taken to nothing is as the file says that it begins: a file has no count of 0. */
function begun(live: LiveEndpoint, unit: Unit): LiveEndpoint {
  const variants = live.variants.map((one) => {
    const size = sizeOf(unit, one);
    return one.desiredCount === 0 && size !== undefined && 'count' in size
      ? { ...one, desiredCount: size.count }
      : one;
  });
  return { ...live, variants };
}

/** What the file says of the endpoint that is not as it serves, in words; empty where an apply would find nothing to do. */
export function differences(unit: Unit, whole: Whole, now: Situation): readonly string[] {
  const fields = compareContent(unit, now).map(({ field }) => field);
  const same =
    contentOf(unit.config.spec, (name) => unit.models.find((model) => model.name === name)?.spec) ===
    contentOf(whole.config.spec, (name) => whole.models.get(name.toLowerCase())?.spec);
  // With the bounds of what is registered: counts that autoscaling moves are right whatever they are.
  const live = now.live ?? whole.live;
  const sizes = servesTarget(begun(live, unit), { ...unit.target, config: whole.live.config ?? '' });
  if (same && sizes) return [];
  return fields.length > 0 ? fields : ['a field that no plan shows'];
}

/** What a fleet is made of, by content and not by the names of its parts. */
function contentOf(spec: EndpointConfigSpec, modelOf: (name: string) => ModelSpec | undefined): string {
  const { variants, ...settings } = spec;
  const contents = variants.map((variant) => ({ ...variant, model: digest(modelOf(variant.model) ?? null) }));
  return digest(identityOf(contents, settings));
}
