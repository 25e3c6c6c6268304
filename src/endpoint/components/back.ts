// The way of one component back: to the specification that was verified before what serves. Nothing is made for it: the model
// stands in the account, or there is no way back.
import type { CopiesSize } from '../../config/components.ts';
import { sighted } from '../../core/sightings.ts';
import { componentIdOf } from '../../kinds/autoscaling.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import type { ComponentSpec, LiveComponent } from '../../kinds/inference-component/spec.ts';
import type { LiveModel } from '../../kinds/model/spec.ts';
import type { Returning } from '../back.ts';
import { liveSize } from '../fleet/sizes.ts';
import type { HoldMark } from '../memory/hold.ts';
import type { EndpointNeed } from '../reads.ts';
import type { Situation } from '../situation.ts';
import type { Seen } from '../subject.ts';
import { isMaskedIn, modelFields } from '../text/model-fields.ts';
import type { Unit } from '../unit.ts';
import type { UnitComponent } from './component.ts';
import { componentHold, readComponentHold } from './hold.ts';
import { readComponentMarks, specDigest } from './marks.ts';
import { readVerified } from './verified.ts';

/** A component as the file, or the account, has it. */
export type Named = Pick<UnitComponent, 'key' | 'name' | 'address'> & {
  /** Of the file: a rollback goes in batches of this size, where the file has one. */
  readonly size?: CopiesSize;
};

/** The endpoint with all of its components, and everything that this one could go back to. */
export function componentBackReads(name: string, component: string, seen: Seen): EndpointNeed {
  const live = sighted(seen, 'endpoint', name);
  if (live === undefined) return { read: [{ kind: 'endpoint', name }], list: [] };
  if (live === null) return { read: [], list: [] };
  const found = componentIn(seen, name, component);
  const specs = found === undefined ? [] : [...readVerified(found.tags), ...(found.spec ? [found.spec] : [])];
  const wanted = [
    { kind: 'endpoint-components' as const, name },
    ...(live.config === undefined ? [] : [{ kind: 'endpoint-config' as const, name: live.config }]),
    ...(found === undefined ? [] : [{ kind: 'scalable-target' as const, name: componentIdOf(found.name) }]),
    ...specs.flatMap(modelsOf).map((model) => ({ kind: 'model' as const, name: model })),
  ].filter(({ kind, name: part }) => sighted(seen, kind, part) === undefined);
  return {
    read: [...new Map(wanted.map((one) => [`${one.kind}/${one.name.toLowerCase()}`, one])).values()],
    list: [],
  };
}

function componentIn(seen: Seen, endpoint: string, component: string): LiveComponent | undefined {
  const all = sighted(seen, 'endpoint-components', endpoint)?.components ?? [];
  return all.find(({ name }) => name.toLowerCase() === component.toLowerCase());
}

function modelsOf(spec: ComponentSpec): readonly string[] {
  return 'model' in spec ? [spec.model] : [];
}

export type ComponentWay =
  | { readonly spec: ComponentSpec; readonly models: readonly LiveModel[] }
  /** Nothing was verified before, or its model is gone. */
  | { readonly nothing: 'verified' }
  | { readonly nothing: 'there'; readonly model: string };

/** Where a rollback was begun, what it goes to, so that the same command twice is one rollback; else what was verified before. */
export function componentWay(live: LiveComponent, seen: Seen): ComponentWay {
  const verified = readVerified(live.tags);
  const serves = live.spec === undefined ? undefined : specDigest(live.spec);
  const begun = readComponentHold(live.tags)?.to;
  const spec =
    verified.find((one) => specDigest(one) === begun) ?? verified.find((one) => specDigest(one) !== serves);
  if (spec === undefined) return { nothing: 'verified' };
  const models: LiveModel[] = [];
  for (const model of modelsOf(spec)) {
    const found = sighted(seen, 'model', model) ?? undefined;
    if (found === undefined) return { nothing: 'there', model };
    models.push(found);
  }
  return { spec, models };
}

/** @param wanted what the file wants of it, which must not come back by itself; undefined where that is not decided */
export function componentUnitBack(
  endpoint: Returning,
  live: LiveEndpoint,
  now: Situation,
  whose: { readonly named: Named; readonly component: LiveComponent },
  { spec, models }: Extract<ComponentWay, { readonly spec: unknown }>,
  wanted: ComponentSpec | undefined,
  after?: HoldMark['after'],
): Unit {
  const { named, component } = whose;
  const { applied, attempt } = readComponentMarks(component.tags);
  const serves = component.spec === undefined ? undefined : specDigest(component.spec);
  const from = [wanted && specDigest(wanted), serves, applied?.digest, attempt?.target.digest];
  const { size } = named;
  const part: UnitComponent = {
    ...{ key: named.key, address: named.address, name: component.name, variant: component.variant, spec },
    ...(component.desiredCopies === undefined ? {} : { copies: component.desiredCopies }),
    // It does not wait, and no alarm keeps it from going back.
    ...(size === undefined ? {} : { deployment: { size, bake: 0, alarms: [] } }),
    tags: {},
  };
  return {
    ...standing(endpoint, live, now),
    models: models.map(({ kind, name, spec: model, tags }) => ({ kind, name, spec: model, tags })),
    masked: Object.fromEntries(models.map((model) => [model.name, maskedIn(model)])),
    components: [part],
    reasons: ['verified before; held there until the file changes the component'],
    byHand: { component: component.name, hold: componentHold(spec, from, component.tags, after) },
  };
}

/** The unit that ends the hold of a component, and does nothing else to it. */
export function componentUnitReleased(
  endpoint: Returning,
  live: LiveEndpoint,
  now: Situation,
  { named, component }: { readonly named: Named; readonly component: LiveComponent },
): Unit {
  const { spec, variant, name } = component;
  const part = { key: named.key, address: named.address, name, variant, tags: {} };
  return {
    ...standing(endpoint, live, now),
    components: spec === undefined ? [] : [{ ...part, spec }],
    reasons: ['the next apply goes on to what the file says'],
    byHand: { component: name, release: true },
  };
}

function maskedIn(model: LiveModel): readonly string[] {
  return modelFields(model.spec)
    .map(({ field }) => field)
    .filter((field) => isMaskedIn(model, field));
}

/** The endpoint as it is: nothing of it moves. */
function standing(endpoint: Returning, live: LiveEndpoint, { serving }: Situation): Omit<Unit, 'byHand'> {
  const config = live.config ?? '';
  const spec = serving?.spec ?? { variants: [] };
  return {
    ...endpoint,
    models: [],
    config: { kind: 'endpoint-config', name: config, spec, tags: {} },
    target: { config, sizes: spec.variants.flatMap((variant) => liveSize(live, variant.name) ?? []) },
    tags: {},
    protect: false,
    masked: {},
  };
}
