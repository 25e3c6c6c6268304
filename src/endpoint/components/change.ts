// The components of an endpoint, three-way: what the file wants of each, what inferra last wrote, what is live. What somebody
// else has put on the instances is left alone.
import type { FieldChange } from '../../core/field.ts';
import type { PartRef, Tags } from '../../core/part.ts';
import { componentIdOf } from '../../kinds/autoscaling.ts';
import type { LiveComponent } from '../../kinds/inference-component/spec.ts';
import { HOLD } from '../memory/hold.ts';
import { compareTags, moves, type TagChange } from '../memory/tag-change.ts';
import { ownerInWords, owns } from '../memory/tags.ts';
import type { Owner } from '../names/names.ts';
import {
  fieldOf,
  isScalingMoved,
  type Registered,
  type ScaledUnit,
  type ScalingChange,
  scalingChange,
  UNSCALED,
} from '../scaling/change.ts';
import { scalingTags } from '../scaling/tag.ts';
import type { ByHand, Unit } from '../unit.ts';
import { asAdopted } from './adopted.ts';
import { isAdapterSpec, type UnitComponent } from './component.ts';
import { type HeldAs, heldAs, isHeldFrom } from './hold.ts';
import { type ComponentState, componentState } from './state.ts';

/** What is known of the components of an endpoint. */
export type Components = {
  /** All that are on it, whoever made them; undefined where nobody looked. */
  readonly live: readonly LiveComponent[] | undefined;
  /** By name: what is registered for autoscaling. */
  readonly registered: ReadonlyMap<string, Registered>;
};

export const NO_COMPONENTS: Components = { live: undefined, registered: new Map() };

export type ComponentWork = {
  readonly part: UnitComponent;
  readonly live: LiveComponent | undefined;
  readonly state: ComponentState;
  /** Autoscaling has taken all copies of it, or of the base that it is loaded into. */
  readonly empty: boolean;
  readonly tags: TagChange;
  readonly scaling: ScalingChange;
};

export type ComponentsChange = {
  /** In the order of the file. */
  readonly works: readonly ComponentWork[];
  /** Ours, and not in the file any more. */
  readonly leaving: readonly LiveComponent[];
  /** What is registered of those that go: it does not go by itself. */
  readonly ends: readonly PartRef[];
  readonly isMoved: boolean;
  readonly pending: boolean;
  readonly drift: boolean;
  /** One that serves has to be deleted and made anew. */
  readonly downtime: boolean;
  /** Why nothing is done. */
  readonly stuck?: {
    readonly code: 'INF3002' | 'INF3003' | 'INF3004' | 'INF3140' | 'INF5007';
    readonly reason: string;
    /** The key of a component that somebody took back. */
    readonly key?: string;
    readonly held?: HeldAs;
  };
};

const UNMOVED: ComponentsChange = {
  ...{ works: [], leaving: [], ends: [] },
  ...{ isMoved: false, pending: false, drift: false, downtime: false },
};

/** The tag holds one word for what is scaled, and a component has but its copies. */
const COPIES = 'copies';

export function componentsChange(
  unit: Unit,
  { live: all = [], registered }: Components,
  retry: boolean,
): ComponentsChange {
  const { byHand } = unit;
  if (byHand !== undefined) return 'component' in byHand ? changeByHand(unit, byHand, all) : UNMOVED;
  const ours = all.filter((one) => owns(unit.owner, one.tags, one.name));
  const found = new Map(ours.map((one) => [one.name.toLowerCase(), one]));
  const liveOf = ({ name }: UnitComponent) => found.get(name.toLowerCase());
  const wanted = (unit.components ?? []).map((part) => asAdopted(part, liveOf(part)));
  const states = new Map(wanted.map((part) => [part.name, componentState(part, liveOf(part), retry)]));
  const works = wanted.map((part): ComponentWork => {
    const live = liveOf(part);
    const state = withBase(part, live, states);
    return {
      ...{ part, live, state },
      empty: state.does !== 'replace' && hasNoCopies(part, found),
      tags: tagsOf(unit, part, live?.tags ?? {}),
      scaling: scalingOf(unit, part, live, state, registered.get(part.name)),
    };
  });
  const names = new Set(wanted.map(({ name }) => name.toLowerCase()));
  const leaving = ours.filter(({ name }) => !names.has(name.toLowerCase()));
  const gone = [
    ...leaving,
    ...works.flatMap(({ live, state }) => (live && state.does === 'replace' ? [live] : [])),
  ];
  const stuck = stuckOn(works) ?? foreignTo(unit, all);
  return {
    works,
    leaving,
    ends: gone
      .filter(({ name }) => registered.get(name)?.target)
      .map(({ name }) => ({ kind: 'scalable-target', name: componentIdOf(name) })),
    isMoved: leaving.length > 0 || works.some(isWorkMoved),
    pending: leaving.length > 0 || works.some(({ state, tags }) => state.pending || tags.pending),
    drift: works.some(({ state, tags, scaling }) => state.drift || tags.drift || scaling.drift),
    downtime: works.some(({ state }) => state.downtime),
    ...(stuck === undefined ? {} : { stuck }),
  };
}

/** Only the one that is asked for; autoscaling and tags wait for the file's own turn. */
function changeByHand(
  unit: Unit,
  byHand: Extract<ByHand, { readonly component: string }>,
  all: readonly LiveComponent[],
): ComponentsChange {
  const works = (unit.components ?? []).map((part): ComponentWork => {
    const live = all.find(({ name }) => name === byHand.component);
    const held = HOLD in (live?.tags ?? {});
    const drop = 'release' in byHand && held ? [HOLD] : [];
    return {
      ...{ part, live, empty: false },
      // To be asked for by hand is to be asked for again.
      state: 'release' in byHand ? RESTING : componentState(part, live, true),
      tags: { set: {}, drop, fields: [], pending: drop.length > 0, drift: false },
      scaling: UNSCALED,
    };
  });
  return { ...UNMOVED, works, isMoved: works.some(isWorkMoved) };
}

const RESTING: ComponentState = {
  does: 'none',
  ...{ waits: false, pending: false, drift: false, downtime: false },
};

/** Its hold goes with the first request of whatever ends it. */
function tagsOf(unit: Unit, part: UnitComponent, { [HOLD]: hold, ...live }: Tags): TagChange {
  const change = compareTags(asEndpoint(unit, part), live);
  if (hold === undefined || isHeldFrom({ [HOLD]: hold }, part.spec)) return change;
  return { ...change, drop: [...change.drop, HOLD], pending: true };
}

export function isWorkMoved({ live, state, tags, scaling }: ComponentWork): boolean {
  return state.does !== 'none' || (live !== undefined && (moves(tags) || isScalingMoved(scaling)));
}

/** @param found live ones by name in lower case */
function hasNoCopies({ name, spec }: UnitComponent, found: ReadonlyMap<string, LiveComponent>): boolean {
  const holder = found.get((isAdapterSpec(spec) ? spec.base : name).toLowerCase());
  return holder?.scaled === true && holder.desiredCopies === 0;
}

/** A base takes its adapters with it. */
function withBase(
  part: UnitComponent,
  live: LiveComponent | undefined,
  states: ReadonlyMap<string, ComponentState>,
): ComponentState {
  const own = states.get(part.name) ?? componentState(part, live, false);
  if (!isAdapterSpec(part.spec) || live === undefined) return own;
  const base = states.get(part.spec.base);
  if (base?.does !== 'replace') return own;
  const { pending, drift } = base;
  return {
    ...own,
    does: 'replace',
    pending: own.pending || pending,
    drift: own.drift || drift,
    downtime: live.status === 'InService',
  };
}

/** Tags of a component are those of its endpoint, under its own address; what protects an endpoint is none of them. */
export function asEndpoint(unit: Unit, { address }: UnitComponent): Unit {
  const { byHand: _, ...rest } = unit;
  return { ...rest, address, protect: false };
}

function scalingOf(
  unit: Unit,
  part: UnitComponent,
  live: LiveComponent | undefined,
  { does }: Pick<ComponentState, 'does'>,
  registered: Registered | undefined,
): ScalingChange {
  // One that is made anew has nothing registered, whatever the one before it had.
  const fresh = does === 'create' || does === 'replace';
  const known = fresh || registered === undefined ? [] : [[COPIES, registered] as const];
  const tags = fresh ? {} : (live?.tags ?? {});
  return scalingChange(scaledAs(unit, part), tags, new Map(known), () => componentIdOf(part.name));
}

/** Whether what is registered of it is what the file has of its autoscaling, whoever registered that. */
export function isCopiesScaledAsWritten(
  unit: Unit,
  part: UnitComponent,
  live: LiveComponent,
  registered: Registered | undefined,
): boolean {
  if (part.scaling === undefined) return true;
  const tags = { ...live.tags, ...scalingTags(scaledAs(unit, part)) };
  return !isScalingMoved(scalingOf(unit, part, { ...live, tags }, { does: 'none' }, registered));
}

/** Its fields, as a plan of its endpoint shows them. */
export function scalingFields({ part: { key }, scaling }: ComponentWork): readonly FieldChange[] {
  return scaling.fields.map(fieldOf).map((field) => ({ ...field, field: `${key} ${field.field}` }));
}

/** A component as autoscaling is compared and remembered. */
export function scaledAs({ owner, config }: Unit, { name, address, scaling }: UnitComponent): ScaledUnit {
  const own = scaling === undefined ? {} : { scaling: { [COPIES]: scaling } };
  return { name, owner, address, config, ...own };
}

function stuckOn(works: readonly ComponentWork[]): ComponentsChange['stuck'] {
  for (const { live, state, part } of works) {
    if (live === undefined) continue;
    if (state.does === 'held') {
      const held = heldAs(live);
      return { code: 'INF5007', reason: heldReason(live.name, held), key: part.key, held };
    }
    if (state.does === 'rolled back') {
      const why = live.failureReason ?? 'it gave no reason';
      const reason = `the service rolled this very change of inference component ${live.name} back: ${why}`;
      return { code: 'INF3003', reason };
    }
    if (state.does === 'failed') {
      const reason = `inference component ${live.name} has failed its smoke test, and the file still wants what failed`;
      return { code: 'INF3140', reason };
    }
    if (state.does === 'unclear') {
      const reason = `an earlier run was cut off while it changed inference component ${live.name}, which has changed since; whether the change was tried cannot be told`;
      return { code: 'INF3004', reason };
    }
  }
  return undefined;
}

function heldReason(name: string, { after, arrived }: HeldAs): string {
  const [by, why] = after === undefined ? [' by hand', ''] : ['', ', since its smoke test failed'];
  return arrived
    ? `inference component ${name} was rolled back${by}${why}, and the file still wants what was rolled back`
    : `inference component ${name} was to be rolled back${by}${why}, and that has not arrived`;
}

/** What is on the endpoint and is not ours, by name: it does not go with it. */
export function othersOn(owner: Owner, { live = [] }: Components): readonly string[] {
  return live.filter(({ tags, name }) => !owns(owner, tags, name)).map(({ name }) => name);
}

/** A name that the file wants and somebody else has. */
function foreignTo(
  { owner, components = [] }: Unit,
  all: readonly LiveComponent[],
): ComponentsChange['stuck'] {
  for (const { name } of components) {
    const taken = all.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (taken === undefined || owns(owner, taken.tags, taken.name)) continue;
    const whose = ownerInWords(taken.tags, taken.name);
    return {
      code: 'INF3002',
      reason: `inference component ${taken.name} exists and is not this project's: ${whose}`,
    };
  }
  return undefined;
}
