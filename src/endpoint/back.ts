// The way back by hand: which verified config an endpoint goes back to, and the unit that takes it there. Nothing is made
// for it: the config and its models stand in the account, or there is no way back.
import { sighted } from '../core/sightings.ts';
import type { LiveEndpoint, VariantSize } from '../kinds/endpoint/spec.ts';
import type { LiveEndpointConfig, VariantSpec } from '../kinds/endpoint-config/spec.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import { machinesText } from './fleet/machines.ts';
import { liveSize } from './fleet/sizes.ts';
import { type HoldMark, holdAt, readHold, writeHold } from './memory/hold.ts';
import { readMarks } from './memory/marks.ts';
import type { EndpointNeed } from './reads.ts';
import { typeIn } from './scaling/aside.ts';
import { standingEscrow } from './scaling/escrow.ts';
import { scaledNameOf } from './scaling/scaled.ts';
import { targetsOf } from './scaling/subjects.ts';
import type { Situation } from './situation.ts';
import type { Seen } from './subject.ts';
import { isMaskedIn, modelFields } from './text/model-fields.ts';
import type { Target, Unit } from './unit.ts';

/** An endpoint under the name that it has in the account. */
export type Returning = Pick<Unit, 'owner' | 'address' | 'name' | 'prefix' | 'place' | 'doubts'>;

/** The endpoint, and everything that it could go back to. */
export function backReads(name: string, seen: Seen): EndpointNeed {
  const live = sighted(seen, 'endpoint', name);
  if (live === undefined) return { read: [{ kind: 'endpoint', name }], list: [] };
  if (live === null) return { read: [], list: [] };
  const serving = live.config === undefined ? [] : [live.config];
  const configs = [...serving, ...known(live, readMarks(live.tags).verified)];
  const models = configs.flatMap((config) => modelsOf(sighted(seen, 'endpoint-config', config)));
  const wanted = [
    ...targetsOf(live),
    ...configs.map((config) => ({ kind: 'endpoint-config' as const, name: config })),
    ...models.map((model) => ({ kind: 'model' as const, name: model })),
    ...registrationReads(live, configs, seen),
  ].filter(({ kind, name: part }) => sighted(seen, kind, part) === undefined);
  return {
    read: [...new Map(wanted.map((one) => [`${one.kind}/${one.name.toLowerCase()}`, one])).values()],
    list: [],
  };
}

/** Of variants that it could have to put aside, or to put back: wherever it goes is known only when all of this is read. */
function registrationReads(live: LiveEndpoint, configs: readonly string[], seen: Seen): EndpointNeed['read'] {
  const types = (variant: string) =>
    configs.map((config) => typeIn(sighted(seen, 'endpoint-config', config)?.spec.variants, variant));
  const stored = Object.keys(standingEscrow(live.tags)?.variants ?? {});
  // All that is registered is put aside along with one that the update would change.
  const registered = live.variants
    .map(({ name }) => name)
    .filter((variant) => sighted(seen, 'scalable-target', scaledNameOf({ name: live.name, live }, variant)));
  const isBlocked = registered.some((variant) => new Set(types(variant)).size > 1);
  return [...(isBlocked ? registered : []), ...stored].map((variant) => ({
    kind: 'registration' as const,
    name: scaledNameOf({ name: live.name, live }, variant),
  }));
}

function modelsOf(config: LiveEndpointConfig | null | undefined): readonly string[] {
  return config?.spec.variants.map(({ model }) => model) ?? [];
}

/** Where it can go, the newest first: what is verified, and what a rollback is on its way to. */
function known(live: LiveEndpoint, verified: readonly string[]): readonly string[] {
  const going = readHold(live.tags)?.config;
  return going === undefined || verified.includes(going) ? verified : [going, ...verified];
}

export type WayBack =
  | { readonly config: LiveEndpointConfig; readonly models: readonly LiveModel[] }
  /** What is missing: a config to go to, one of that name, or a part of it in the account. */
  | { readonly nothing: 'verified' | 'known' | 'there'; readonly words: string };

/**
 * Without a name: where a rollback was begun, what it goes to, so that the same command twice is one rollback; else the
 * newest verified config that does not serve.
 * @param to the config that is asked for
 */
export function wayBack(
  live: LiveEndpoint,
  { marks }: Situation,
  to: string | undefined,
  seen: Seen,
): WayBack {
  const all = known(live, marks.verified);
  const others = all.filter((name) => !isSame(name, live.config ?? ''));
  const begun = readHold(live.tags)?.config;
  const chosen = to === undefined ? (begun ?? others[0]) : all.find((name) => isSame(name, to));
  if (chosen === undefined)
    return to === undefined || all.length === 0
      ? { nothing: 'verified', words: '' }
      : { nothing: 'known', words: all.join(', ') };
  const config = sighted(seen, 'endpoint-config', chosen) ?? undefined;
  if (config === undefined) return { nothing: 'there', words: `config ${chosen}` };
  const models = modelsOf(config).map((name) => ({ name, live: sighted(seen, 'model', name) ?? undefined }));
  const missing = models.filter(({ live }) => live === undefined).map(({ name }) => `model ${name}`);
  if (missing.length > 0) return { nothing: 'there', words: `${missing.join(', ')} of config ${chosen}` };
  return { config, models: models.flatMap(({ live }) => live ?? []) };
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/**
 * The unit that takes the endpoint back.
 * @param wanted what the file wants of it, which must not come back by itself; undefined where that is not decided
 */
export function unitBack(
  endpoint: Returning,
  live: LiveEndpoint,
  now: Situation,
  { config, models }: Extract<WayBack, { readonly config: unknown }>,
  wanted: Target | undefined,
  after?: HoldMark['after'],
): Unit {
  const { name, kind, spec, tags } = config;
  const { sizes, keepsSizes } = sizesBack(live, now, config);
  const target = { config: name, sizes };
  const { applied, attempt } = now.marks;
  const hold = holdAt(target, [wanted, applied, attempt?.target], live.tags, after);
  return {
    ...endpoint,
    models: models.map((model) => ({
      kind: model.kind,
      name: model.name,
      spec: model.spec,
      tags: model.tags,
    })),
    config: { kind, name, spec, tags },
    target,
    keepsSizes,
    tags: {},
    protect: false,
    masked: Object.fromEntries(models.map((model) => [model.name, maskedIn(model)])),
    reasons: ['verified before; held there until the file changes'],
    byHand: { hold: writeHold(hold) },
  };
}

function maskedIn(model: LiveModel): readonly string[] {
  return modelFields(model.spec)
    .map(({ field }) => field)
    .filter((field) => isMaskedIn(model, field));
}

type Sizes = { readonly sizes: readonly VariantSize[]; readonly keepsSizes: boolean };

/**
 * The sizes of the config, but never fewer instances than serve now where the instance type is the same: a fleet that
 * grew since keeps its size. What a run that was cut off has begun is gone on with.
 */
function sizesBack(
  live: LiveEndpoint,
  { serving, marks, past }: Situation,
  config: LiveEndpointConfig,
): Sizes {
  const { attempt } = marks;
  const isBegun = attempt !== undefined && isSame(attempt.target.config, config.name);
  const isSent = past?.state === 'under way' || past?.state === 'arrived';
  const own = config.spec.variants.filter(({ shadow }) => shadow !== true).map(sizeIn);
  const kept = own.map(({ variant }) => liveSize(live, variant));
  const alike =
    own.every((size, index) => isGrown(size, kept[index]) !== undefined) && sameTypes(config, serving);
  const keepsSizes = alike && own.some((size, index) => isGrown(size, kept[index]) === true);
  if (isBegun && isSent && 'sizes' in attempt.target) return { sizes: attempt.target.sizes, keepsSizes };
  const sizes = own.map((size, index) => (keepsSizes ? (kept[index] ?? size) : size));
  return { sizes, keepsSizes };
}

/** Undefined where the two cannot be compared. */
function isGrown(own: VariantSize, now: VariantSize | undefined): boolean | undefined {
  return now !== undefined && 'count' in own && 'count' in now ? now.count > own.count : undefined;
}

function sameTypes(config: LiveEndpointConfig, serving: LiveEndpointConfig | undefined): boolean {
  const typeIn = (spec: LiveEndpointConfig['spec'], name: string) => {
    const found = spec.variants.find((one) => one.name === name);
    return found !== undefined && 'instanceType' in found ? machinesText(found) : undefined;
  };
  return (
    serving !== undefined &&
    config.spec.variants.every(({ name }) => typeIn(config.spec, name) === typeIn(serving.spec, name))
  );
}

function sizeIn(variant: VariantSpec): VariantSize {
  return 'serverless' in variant
    ? {
        variant: variant.name,
        maxConcurrency: variant.serverless.maxConcurrency,
        ...(variant.serverless.provisionedConcurrency === undefined
          ? {}
          : { provisioned: variant.serverless.provisionedConcurrency }),
      }
    : { variant: variant.name, count: variant.initialInstanceCount, weight: variant.initialWeight };
}

/** The unit that ends the hold of an endpoint, and does nothing else to it. */
export function unitReleased(endpoint: Returning, live: LiveEndpoint, { serving }: Situation): Unit {
  const name = live.config ?? '';
  const spec = serving?.spec ?? { variants: [] };
  const sizes = spec.variants.flatMap((variant) => liveSize(live, variant.name) ?? []);
  return {
    ...endpoint,
    models: [],
    config: { kind: 'endpoint-config', name, spec, tags: {} },
    target: { config: name, sizes },
    tags: {},
    protect: false,
    masked: {},
    reasons: ['the next apply goes on to what the file says'],
    byHand: { release: true },
  };
}
