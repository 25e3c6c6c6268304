// Autoscaling three-way: what the file wants, what inferra last wrote, what is registered. What somebody else registered, and
// the file says nothing of, is nobody's business here.
import { canonicalJson } from '../../base/json.ts';
import type { Scaling } from '../../config/document.ts';
import { boundsOf, hasMore } from '../../config/scaling.ts';
import type { FieldChange } from '../../core/field.ts';
import type { Part, PartRef, Tags } from '../../core/part.ts';
import type { LiveAlarm, StepAlarmSpec } from '../../kinds/alarm/spec.ts';
import { itemName } from '../../kinds/registration/fields.ts';
import type { Item, Registration } from '../../kinds/registration/spec.ts';
import type { LiveTarget, TargetSpec } from '../../kinds/scalable-target/spec.ts';
import { POLICY, policyPart } from '../../kinds/scaling-policy/convert.ts';
import type { LivePolicy, PolicySpec } from '../../kinds/scaling-policy/spec.ts';
import { SCALING } from '../memory/tags.ts';
import type { Unit } from '../unit.ts';
import { changedItems, droppedItems, type ItemChange, keyFor, moreItems } from './items.ts';
import { scaledNameOf } from './scaled.ts';
import { ownItems, type SharedTarget, staysScaled, theirItems } from './shared.ts';
import { alarmsIn, isRight, type StepAlarm, stepAlarms } from './step-alarms.ts';
import { digestOf, hasForgotten, remembersNamed, scalingTags, writtenOf } from './tag.ts';
import { alarmText, boundsText, itemText, leftText, liveAlarmText } from './text.ts';

/** What is registered of a variant; null where it is not, undefined where nobody looked. */
export type Registered = {
  /** The name of its parts. */
  readonly id: string;
  /** It is put aside, so that this is what it will be again. */
  readonly aside?: true;
  readonly target: LiveTarget | null | undefined;
  readonly policy: LivePolicy | null | undefined;
  /** All of it, where there may be more than the one policy. */
  readonly whole?: Registration | null;
  /** Of its policies, by name. */
  readonly arns?: Readonly<Record<string, string>>;
  /** Those that inferra makes for it, by their names. */
  readonly alarms?: ReadonlyMap<string, LiveAlarm | null>;
};

/** A policy or scheduled action of the variant with this resource. */
export type ItemOf = ItemChange & { readonly id: string };

export type ScalingField = FieldChange & {
  /** Its path below the endpoint. */
  readonly at: string;
  /** Somebody changed what inferra wrote, and the file still wants that. */
  readonly moved: boolean;
};

export type ScalingChange = {
  /** Targets that inferra made, the file no longer has, and nobody else needs. */
  readonly remove: readonly PartRef[];
  /** Those of which others have something. */
  readonly shared: readonly SharedTarget[];
  /** Alarms that go: their policies are not in the file any more. */
  readonly silence: readonly PartRef[];
  /** Policies and actions that go. */
  readonly drop: readonly { readonly id: string; readonly item: Item }[];
  /** Targets and policies to be written, targets first. */
  readonly targets: readonly Part<TargetSpec>[];
  readonly policies: readonly Part<PolicySpec>[];
  /** Further policies and actions to be written. */
  readonly items: readonly ItemOf[];
  readonly alarms: readonly Part<StepAlarmSpec>[];
  /** What has to become of the tag that remembers it. */
  readonly mark: { readonly set: Tags } | { readonly drop: readonly string[] } | undefined;
  readonly fields: readonly ScalingField[];
  readonly drift: boolean;
};

/** Nothing of it is touched. */
export const UNSCALED: ScalingChange = {
  ...{
    remove: [],
    shared: [],
    silence: [],
    drop: [],
    targets: [],
    policies: [],
    items: [],
    alarms: [],
    fields: [],
  },
  ...{ mark: undefined, drift: false },
};

export type ScaledUnit = Pick<Unit, 'name' | 'owner' | 'address' | 'scaling' | 'config'>;

/**
 * @param live the tags of the endpoint
 * @param idOf the name of the parts that are about what is scaled
 * @param stays whether what is scaled is still there afterwards, and can be
 */
export function scalingChange(
  unit: ScaledUnit,
  live: Tags,
  registered: ReadonlyMap<string, Registered>,
  idOf: (variant: string) => string = (variant) => scaledNameOf(unit, variant),
  stays: (variant: string, id: string) => boolean = (variant, id) => staysScaled(unit, variant, id),
): ScalingChange {
  const changes = Object.entries(unit.scaling ?? {}).map(([variant, scaling]) =>
    variantChange(unit, idOf(variant), variant, scaling, registered.get(variant), live),
  );
  const ends = [...registered].filter(
    ([variant, { target }]) =>
      target && unit.scaling?.[variant] === undefined && writtenOf(live, variant) !== undefined,
  );
  const shared = ends.flatMap(([variant, { id, whole }]): SharedTarget[] => {
    const theirs = theirItems(live, variant, whole).map(itemName);
    return theirs.length === 0 ? [] : [{ variant, id, stays: stays(variant, id), theirs }];
  });
  const left = new Set(shared.filter((one) => one.stays).map(({ id }) => id));
  const wanted = new Set(changes.flatMap(({ made }) => made.map(({ word }) => word)));
  // Where a variant of another name ends, both are named.
  const others = ends.some(([variant]) => !unit.config.spec.variants.some(({ name }) => name === variant));
  const named = (variant: string) => (field: ScalingField) =>
    others && !field.field.startsWith(`${variant} `)
      ? { ...field, field: `${variant} ${field.field}` }
      : field;
  const fields = [
    ...changes.flatMap((one) => one.fields.map(named(one.variant))),
    ...ends.map(([variant, now]): ScalingField => {
      const from = inWords(now);
      const field = {
        field: `${frontOf(unit, variant).name}scaling`,
        at: `${frontOf(unit, variant).at}scaling`,
      };
      const to = left.has(now.id) && now.target ? { to: leftText(now.target) } : {};
      return named(variant)({ ...field, ...(from === undefined ? {} : { from }), ...to, moved: false });
    }),
  ];
  return {
    remove: ends
      .filter(([, { id }]) => !left.has(id))
      .map(([, { id: name }]) => ({ kind: 'scalable-target', name })),
    shared,
    silence: alarmsIn(live, unit.name)
      .filter(({ word }) => !wanted.has(word))
      .map(({ kind, name }) => ({ kind, name })),
    drop: [
      ...changes.flatMap(({ id, dropped }) => dropped.map((item) => ({ id, item }))),
      ...ends
        // What stands aside has nothing to remove.
        .filter(([, { id, aside }]) => left.has(id) && aside === undefined)
        .flatMap(([variant, { id, whole }]) => ownItems(live, variant, whole).map((item) => ({ id, item }))),
    ],
    targets: changes.flatMap(({ target }) => target),
    policies: changes.flatMap(({ policy }) => policy),
    items: changes.flatMap(({ id, items }) => items.map((one) => ({ ...one, id }))),
    alarms: changes.flatMap(({ alarms }) => alarms),
    mark: markOf(live, scalingTags(unit)),
    fields,
    drift: fields.some(({ moved }) => moved),
  };
}

export function isScalingMoved(change: ScalingChange): boolean {
  const { remove, silence, drop, targets, policies, items, alarms, mark } = change;
  return (
    mark !== undefined ||
    [remove, silence, drop, targets, policies, items, alarms].some((all) => all.length > 0)
  );
}

type VariantChange = {
  readonly variant: string;
  readonly id: string;
  readonly target: readonly Part<TargetSpec>[];
  readonly policy: readonly Part<PolicySpec>[];
  readonly items: readonly ItemChange[];
  readonly dropped: readonly Item[];
  readonly made: readonly StepAlarm[];
  readonly alarms: readonly Part<StepAlarmSpec>[];
  readonly fields: readonly ScalingField[];
};

function variantChange(
  unit: ScaledUnit,
  id: string,
  variant: string,
  scaling: Scaling,
  known: Registered | undefined,
  live: Tags,
): VariantChange {
  const now = known ?? { id, target: undefined, policy: undefined };
  const { whole = null } = now;
  const bounds = boundsOf(scaling, now.target ?? undefined);
  const spec = policyOf(scaling);
  const moved = {
    target: now.target?.min !== bounds.min || now.target.max !== bounds.max,
    policy: spec !== undefined && canonicalJson(now.policy?.spec ?? null) !== canonicalJson(spec),
  };
  const items = changedItems(moreItems(id, scaling), whole);
  const dropped = [
    ...(hasMore(scaling) || writtenOf(live, variant)?.more === true || hasForgotten(live, unit.scaling)
      ? droppedItems(id, scaling, whole, (item) => remembersNamed(live, variant, item))
      : []),
  ];
  const anew = new Set(
    items.filter((one) => one.anew || one.live === undefined).map(({ item }) => itemName(item)),
  );
  const made = stepAlarms(unit, variant, scaling);
  const arnOf = ({ spec: { policy } }: StepAlarm) =>
    now.aside ? undefined : (now.arns?.[policy.name] ?? '');
  const alarms = made.filter(
    (alarm) =>
      (anew.has(`policy ${alarm.spec.policy.name}`) && !now.aside) ||
      !isRight(alarm, now.alarms?.get(alarm.name), arnOf(alarm)),
  );
  const written = writtenOf(live, variant)?.digest === digestOf(scaling);
  const { name, at } = frontOf(unit, variant);
  const field = (what: string, path: string, from: string | undefined, to: string | undefined) => ({
    field: `${name}scaling${what}`,
    at: `${at}scaling${path}`,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    moved: written,
  });
  const changesOne = dropped.some((item) => itemName(item) === `policy ${POLICY}`);
  return {
    ...{ variant, id },
    target: moved.target ? [{ ...{ kind: 'scalable-target', name: id }, ...{ spec: bounds, tags: {} } }] : [],
    policy:
      moved.policy && spec !== undefined
        ? [{ kind: 'scaling-policy', name: policyPart(id, scaling.name), spec, tags: {} }]
        : [],
    ...{ items, dropped, made, alarms },
    fields: [
      ...(moved.target || moved.policy || changesOne
        ? [field('', '', inWords(now), boundsText(bounds, spec))]
        : []),
      ...items.map(({ item, live: from }) => {
        const [what, path] = placeOf(item, scaling);
        return field(what, path, from && itemText(id, from), itemText(id, item));
      }),
      ...dropped
        .filter((item) => itemName(item) !== `policy ${POLICY}`)
        .map((item) => {
          const [what, path] = placeOf(item, scaling);
          return field(what, path, itemText(id, item), undefined);
        }),
      ...alarms.map((alarm) => {
        const { key, spec: wish } = alarm;
        const from = liveAlarmText(now.alarms?.get(alarm.name), now.arns?.[wish.policy.name]);
        return field(` alarm ${key}`, `.policies.${key}.alarm`, from, alarmText(wish));
      }),
    ],
  };
}

/** How people call an item, and its path below `scaling`. */
function placeOf(item: Item, scaling: Scaling): readonly [what: string, path: string] {
  const key = keyFor(itemName(item), scaling);
  return item.is === 'action'
    ? [` schedule ${key}`, `.schedule.${key}`]
    : [` policy ${key}`, `.policies.${key}`];
}

/** Of an endpoint with several variants each has its autoscaling written on it. */
function frontOf(
  { config }: Pick<Unit, 'config'>,
  variant: string,
): { readonly name: string; readonly at: string } {
  const told = config.spec.variants.length > 1;
  return told ? { name: `${variant} `, at: `variants.${variant}.` } : { name: '', at: '' };
}

/** What a new endpoint gets. */
export function describeScaling(unit: ScaledUnit): readonly FieldChange[] {
  return scalingChange(unit, {}, new Map()).fields.map(fieldOf);
}

/** As a plan shows it. */
export function fieldOf({ at: _, moved, ...field }: ScalingField): FieldChange {
  return moved ? { ...field, drift: true } : field;
}

function markOf(live: Tags, want: Tags): ScalingChange['mark'] {
  if (live[SCALING] === want[SCALING]) return undefined;
  return want[SCALING] === undefined ? { drop: [SCALING] } : { set: want };
}

/** The one policy that stands on `scaling` itself; undefined where there is none. */
export function policyOf(scaling: Scaling): PolicySpec | undefined {
  if (scaling.metric === undefined) return undefined;
  const { metric, target, cooldown, scaleIn } = scaling;
  return { metric, target, cooldown, scaleIn };
}

function inWords({ target, policy }: Registered): string | undefined {
  if (!target) return undefined;
  return boundsText(target, policy ? (policy.spec ?? 'another') : undefined);
}
