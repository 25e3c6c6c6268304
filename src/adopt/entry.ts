// A live endpoint and its models as entries of the file: what reads back as exactly what is there.

import {
  CONTAINER_PASSAGES,
  ENDPOINT_PASSAGES,
  type Passage,
  PIPELINE_PASSAGES,
  VARIANT_PASSAGES,
} from '../config/passages.ts';
import { entryOf, namedIn } from '../config/passed.ts';
import { liveSize } from '../endpoint/fleet/sizes.ts';
import { foreignTags, PROTECT } from '../endpoint/memory/tags.ts';
import type { VariantSize } from '../kinds/endpoint/spec.ts';
import type { AsyncSpec, DataCaptureSpec, PoolSpec, VariantSpec } from '../kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../kinds/model/spec.ts';
import { laidUnder, type Raw } from '../service/raw.ts';
import { hostEntry } from './component-entries.ts';
import { containerEntry, type WriteEnv } from './container-entry.ts';
import { within } from './scaling/within.ts';
import type { Whole } from './whole.ts';

export type Entry = Readonly<Record<string, unknown>>;

/** What the file says for all, and an entry need not repeat. */
export type Defaults = { readonly role?: string; readonly tags: Readonly<Record<string, string>> };

export function modelEntry(spec: ModelSpec, { role }: Defaults, write: WriteEnv): Entry {
  const { containers, vpc, networkIsolation, raw } = spec;
  return {
    ...(containers === undefined
      ? containerEntry(spec, write)
      : {
          containers: containers.map((one) => ({
            ...containerEntry(one, write),
            ...passedEntry(one.raw, CONTAINER_PASSAGES),
          })),
        }),
    ...(spec.role === role ? {} : { role: spec.role }),
    ...(vpc === undefined ? {} : { vpc }),
    ...(networkIsolation === undefined ? {} : { networkIsolation }),
    ...passedEntry(raw, containers === undefined ? CONTAINER_PASSAGES : PIPELINE_PASSAGES),
  };
}

export type EndpointWords = {
  /** The name in the account, where the key does not make it. */
  readonly name: string | undefined;
  /** The key of a model of the account, by its name there. */
  readonly keyOf: (model: string) => string;
  readonly defaults: Defaults;
};

export function endpointEntry(whole: Whole, { name, keyOf, defaults }: EndpointWords): Entry {
  const { live, config, beside } = whole;
  const { variants, kmsKey, dataCapture, async: asynchronous, raw } = config.spec;
  const entries = variants.map(
    (variant) =>
      [
        variant.name,
        variantEntry(variant, liveSize(live, variant.name), keyOf, beside?.scaling[variant.name]),
      ] as const,
  );
  const [alone] = variants.length === 1 ? entries : [];
  const host = variants.length === 1 ? variants.find(({ model }) => model === '') : undefined;
  const isAlone = host !== undefined || (alone !== undefined && standsAlone(alone));
  const { dataCapture: captured, ...passed } = isAlone
    ? passedEntry({ ...variants[0]?.raw, ...raw }, [...VARIANT_PASSAGES, ...ENDPOINT_PASSAGES])
    : passedEntry(raw, ENDPOINT_PASSAGES);
  const theirs = foreignTags(live.tags);
  const tags = Object.entries(theirs).filter(([key, value]) => defaults.tags[key] !== value);
  return {
    ...(name === undefined ? {} : { name }),
    ...(host !== undefined
      ? hostEntry(whole, hardwareEntry(host, liveSize(live, host.name), undefined), { keyOf, defaults })
      : alone !== undefined && isAlone
        ? alone[1]
        : { variants: Object.fromEntries(entries) }),
    ...(kmsKey === undefined ? {} : { kmsKey }),
    ...(dataCapture === undefined
      ? {}
      : laidUnder({ dataCapture: captureEntry(dataCapture) }, { dataCapture: captured })),
    ...(asynchronous === undefined ? {} : { async: asyncEntry(asynchronous) }),
    ...(beside?.rollout === undefined ? {} : { rollout: beside.rollout }),
    ...passed,
    ...(live.tags[PROTECT] === 'true' ? { protect: true } : {}),
    ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags) }),
  };
}

/** What fields stand for is written as these. */
function passedEntry(raw: Raw | undefined, passages: readonly Passage[]): Entry {
  const { named, rest } = namedIn(raw, passages);
  return { ...entryOf(named), ...rawEntry(rest) };
}

function rawEntry(raw: Raw | undefined): Entry {
  return raw === undefined || Object.keys(raw).length === 0 ? {} : { raw };
}

/** Has the only variant the name and the weight that one written on the endpoint itself has? */
function standsAlone([name, entry]: readonly [string, Entry]): boolean {
  const usual = 'serverless' in entry ? 'AllTrafficServerless' : 'AllTraffic';
  return name === usual && !('weight' in entry);
}

function variantEntry(
  variant: VariantSpec,
  size: VariantSize | undefined,
  keyOf: (model: string) => string,
  scaling: Entry | undefined,
): Entry {
  const weight =
    variant.shadow === true || size === undefined || !('weight' in size)
      ? variant.initialWeight
      : size.weight;
  return {
    model: keyOf(variant.model),
    ...hardwareEntry(variant, size, scaling),
    ...(scaling === undefined ? {} : { scaling }),
    ...(weight === 1 || 'serverless' in variant ? {} : { weight }),
    ...(variant.shadow === true ? { shadow: true } : {}),
    ...passedEntry(variant.raw, VARIANT_PASSAGES),
  };
}

/** The size that it has now, wherever that was set; a shadow has the one of its config. */
function hardwareEntry(
  variant: VariantSpec,
  size: VariantSize | undefined,
  scaling: Entry | undefined,
): Entry {
  if ('serverless' in variant) {
    const { memorySizeInMB, maxConcurrency, provisionedConcurrency } = variant.serverless;
    const now = size !== undefined && 'maxConcurrency' in size ? size : { maxConcurrency };
    const provisioned = 'provisioned' in now ? now.provisioned : provisionedConcurrency;
    return {
      serverless: {
        memory: `${memorySizeInMB / 1024}GB`,
        maxConcurrency: now.maxConcurrency,
        ...(provisioned === undefined ? {} : { provisionedConcurrency: within(scaling, provisioned) }),
      },
    };
  }
  // Autoscaling may have taken all instances of an asynchronous one: the file has those that it begins with.
  const moved = variant.shadow !== true && size !== undefined && 'count' in size && size.count > 0;
  const count = moved ? size.count : variant.initialInstanceCount;
  const { pools, managed } = variant;
  const types = pools ? { pools: poolEntries(pools) } : { type: variant.instanceType };
  return {
    instance: { ...types, count: within(scaling, count), ...(managed === undefined ? {} : { managed }) },
  };
}

/** The priority that a pool has by its place goes without saying. */
function poolEntries(pools: readonly PoolSpec[]): readonly Entry[] {
  return pools.map(({ type, priority }, at) => ({ type, ...(priority === at + 1 ? {} : { priority }) }));
}

function asyncEntry({ success, error, include, ...rest }: AsyncSpec): Entry {
  const notify = {
    ...(success === undefined ? {} : { success }),
    ...(error === undefined ? {} : { error }),
    ...(include === undefined ? {} : { include }),
  };
  return { ...rest, ...(Object.keys(notify).length === 0 ? {} : { notify }) };
}

function captureEntry({ sampling, destination, capture }: DataCaptureSpec): Entry {
  return { sampling: `${sampling}%`, destination, capture };
}
