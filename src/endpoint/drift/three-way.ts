// The three sides of an endpoint beside each other, field by field: what the file wants, what was last applied, what is
// live. Who moved a field follows from which of them differ.
import type { DriftField, MovedBy } from '../../core/drift.ts';
import { sighted } from '../../core/sightings.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import type { EndpointConfigSpec, VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import type { LiveModel } from '../../kinds/model/spec.ts';
import { liveSize, sizeOf } from '../fleet/sizes.ts';
import { sameConfig, sameTarget } from '../memory/history.ts';
import { realName, servedConfig } from '../memory/marks.ts';
import { owns, REVISION } from '../memory/tags.ts';
import { isScaled } from '../scaling/scaled.ts';
import type { Situation } from '../situation.ts';
import type { Seen } from '../subject.ts';
import { isMasked } from '../text/compare.ts';
import { FIRST_REVISION } from '../text/decided.ts';
import type { Remembered, Unit } from '../unit.ts';
import { isKnown, type Side, type SideModel, type SideOf, sideOf, UNKNOWN } from './sides.ts';

export type Sides = { readonly desired: Side; readonly applied: Side; readonly live: Side };

/** A config with its models, without the sizes that an endpoint gives it. */
type Content = Pick<SideOf, 'spec' | 'modelOf' | 'unexpressed'>;

/**
 * A live config of the unit's identity counts as the unit's own: that it still has this content is for parts.ts to say,
 * since an endpoint goes on with what it was deployed with.
 */
export function sidesOf(unit: Unit, now: Situation, seen: Seen): Sides {
  const { live, marks } = now;
  const { applied } = marks;
  const wanted = ownContent(unit, now);
  const serving = live && servedConfig(live);
  const served = serving === undefined ? undefined : contentOf(serving, unit, now, seen);
  const remembered = applied === undefined ? undefined : contentOf(applied.config, unit, now, seen);
  const told = [wanted, served, remembered].some((one) => one !== undefined && one.spec.variants.length > 1);
  const desired = sideOf({ ...wanted, told, sizeOf: sizesOf(unit.target) });
  return {
    desired,
    applied: sameTarget(applied, unit.target)
      ? desired
      : applied === undefined || remembered === undefined
        ? UNKNOWN
        : sideOf({ ...remembered, told, sizeOf: sizesOf(applied) }),
    live: served === undefined ? UNKNOWN : sideOf({ ...served, told, sizeOf: sizesIn(unit, live) }),
  };
}

function ownContent(unit: Unit, now: Situation): Content {
  return {
    spec: unit.config.spec,
    modelOf: ({ model }) => {
      if (model === '') return NO_MODEL;
      const found = unit.models.find(({ name }) => name === model);
      const revision = String(unit.decided?.[model]?.revision ?? FIRST_REVISION);
      return found && { spec: found.spec, revision, masked: (field) => isMasked(unit, now, field) };
    },
  };
}

/** A variant that takes components has none, and that is known. */
const NO_MODEL = 'none';

function contentOf(config: string, unit: Unit, now: Situation, seen: Seen): Content | undefined {
  if (sameConfig(config, unit.config.name)) return ownContent(unit, now);
  const found = sighted(seen, 'endpoint-config', realName(now.live?.tags ?? {}, config));
  if (!found) return undefined;
  const modelOf = ({ model }: VariantSpec) =>
    model === '' ? NO_MODEL : liveModel(sighted(seen, 'model', model), unit, now);
  return { spec: found.spec, unexpressed: found.unexpressed, modelOf };
}

/** Env values of a model that inferra did not make are not shown: nothing is known about where they came from. */
export function liveModel(
  model: LiveModel | null | undefined,
  unit: Unit,
  now: Situation,
): SideModel | undefined {
  if (!model) return undefined;
  const { spec, unexpressed, tags, name } = model;
  const known = owns(unit.owner, tags, name);
  return {
    spec,
    unexpressed,
    revision: tags[REVISION] ?? FIRST_REVISION,
    masked: (field) => (!known && /(^| )env /.test(field)) || isMasked(unit, now, field),
  };
}

function sizesOf(target: Remembered): SideOf['sizeOf'] {
  if (!('sizes' in target)) return () => 'unknown';
  return ({ name }) => target.sizes.find(({ variant }) => variant === name);
}

/** A count that autoscaling moves is taken for the one of the file. */
function sizesIn(unit: Unit, live: LiveEndpoint | undefined): SideOf['sizeOf'] {
  return ({ name }) => {
    const size = live && liveSize(live, name);
    const want = isScaled(live, name) ? sizeOf(unit, { name }) : undefined;
    if (!size || !want) return size;
    if ('count' in size) return 'count' in want ? { ...size, count: want.count } : size;
    return 'provisioned' in want && want.provisioned !== undefined
      ? { ...size, provisioned: want.provisioned }
      : size;
  };
}

/** The fields in which the account is not what the file wants, by their paths below `address`. */
export function differences({ desired, applied, live }: Sides, address: string): readonly DriftField[] {
  const paths = new Set([...desired.texts.keys(), ...applied.texts.keys(), ...live.texts.keys()]);
  return [...paths].flatMap((path): readonly DriftField[] => {
    const known = isKnown(live, path);
    const [want, was, is] = [desired, applied, known ? live : applied].map(({ texts }) => texts.get(path));
    if (want?.value === is?.value || !(known || isKnown(applied, path))) return [];
    const by = moverOf(want?.value, isKnown(applied, path) ? was?.value : null, is?.value);
    return [fieldOf({ at: `${address}.${path}`, by, want, was, is })];
  });
}

/** @param was null where it is not known */
function moverOf(want: string | undefined, was: string | undefined | null, is: string | undefined): MovedBy {
  if (was === null) return 'unknown';
  if (was === want) return 'account';
  return was === is ? 'repository' : 'both';
}

type Shown = { readonly field: string; readonly shown: string } | undefined;

export function fieldOf({
  at,
  by,
  want,
  was,
  is,
}: Pick<DriftField, 'at' | 'by'> & {
  readonly want: Shown;
  readonly was: Shown;
  readonly is: Shown;
}): DriftField {
  return {
    at,
    field: (want ?? was ?? is)?.field ?? at,
    by,
    ...(was === undefined ? {} : { applied: was.shown }),
    ...(is === undefined ? {} : { live: is.shown }),
    ...(want === undefined ? {} : { desired: want.shown }),
  };
}

/** Whether fields of this spec and the other are told apart by variant. */
export function isTold(...specs: readonly EndpointConfigSpec[]): boolean {
  return specs.some(({ variants }) => variants.length > 1);
}
