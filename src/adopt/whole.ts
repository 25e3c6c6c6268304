// A live endpoint with all that it consists of, as it has to be read to be written down or taken over.
import { sighted } from '../core/sightings.ts';
import { takesComponents } from '../endpoint/components/reads.ts';
import type { EndpointNeed } from '../endpoint/reads.ts';
import type { Seen } from '../endpoint/subject.ts';
import { componentIdOf } from '../kinds/autoscaling.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import type { LiveEndpointConfig } from '../kinds/endpoint-config/spec.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import { ANYBODY, type SortedComponents, sortedComponents, type Taker } from './components.ts';
import type { Entry } from './entry.ts';

export type Whole = {
  readonly live: LiveEndpoint;
  readonly config: LiveEndpointConfig;
  /** By name in lower case; all that the config and the components name. */
  readonly models: ReadonlyMap<string, LiveModel>;
  /** Absent until it is known. */
  readonly beside?: Beside;
} & SortedComponents;

/** What its entry says beside the content that is live. */
export type Beside = {
  /** `scaling`, by variant. */
  readonly scaling: Readonly<Record<string, Entry>>;
  /** The same of copies, by the name of the component. */
  readonly copies: Readonly<Record<string, Entry>>;
  readonly rollout?: Entry;
  /** Its autoscaling was not seen. */
  readonly unread?: true;
  /** What is live and not in the file, and why: sentences. */
  readonly kept: readonly string[];
};

/**
 * The endpoints, then what they serve and their components, then the models of both: three rounds, each part once.
 * @param isWanted whether more than the endpoint itself is read
 */
export function wholeReads(
  names: readonly string[],
  seen: Seen,
  isWanted: (live: LiveEndpoint) => boolean = () => true,
): EndpointNeed {
  const lives = names.flatMap((name) => sighted(seen, 'endpoint', name) ?? []).filter(isWanted);
  const configs = lives.flatMap(({ config }) => config ?? []);
  const hosts = lives.filter(takesComponents).map(({ name }) => name);
  const components = hosts.flatMap((name) => sighted(seen, 'endpoint-components', name)?.components ?? []);
  const models = [
    ...configs.flatMap((name) => {
      const variants = sighted(seen, 'endpoint-config', name)?.spec.variants ?? [];
      return variants.map(({ model }) => model).filter((model) => model !== '');
    }),
    ...components.flatMap(({ spec }) => (spec !== undefined && 'model' in spec ? [spec.model] : [])),
  ];
  const wanted = [
    ...names.map((name) => ({ kind: 'endpoint' as const, name })),
    ...configs.map((name) => ({ kind: 'endpoint-config' as const, name })),
    ...hosts.map((name) => ({ kind: 'endpoint-components' as const, name })),
    ...components
      .filter(({ desiredCopies }) => desiredCopies !== undefined)
      .map(({ name }) => ({ kind: 'scalable-target' as const, name: componentIdOf(name) })),
    ...models.map((name) => ({ kind: 'model' as const, name })),
  ];
  const unseen = wanted.filter(({ kind, name }) => sighted(seen, kind, name) === undefined);
  const read = new Map(unseen.map((one) => [`${one.kind}/${one.name.toLowerCase()}`, one]));
  return { read: [...read.values()], list: [] };
}

/** What is missing instead: `endpoint-config old`. */
export type Missing = { readonly missing: string };

export function wholeOf(live: LiveEndpoint, seen: Seen, taker: Taker = ANYBODY): Whole | Missing {
  const config = live.config === undefined ? null : sighted(seen, 'endpoint-config', live.config);
  if (!config) return { missing: `endpoint config ${live.config ?? '(not told)'}` };
  const models = new Map<string, LiveModel>();
  for (const { model } of config.spec.variants) {
    // One that takes components has none.
    if (model === '') continue;
    const found = sighted(seen, 'model', model);
    if (!found) return { missing: `model ${model}` };
    models.set(model.toLowerCase(), found);
  }
  const sorted = sortedComponents(live, seen, taker);
  for (const { spec } of sorted.components) {
    const found = spec !== undefined && 'model' in spec ? sighted(seen, 'model', spec.model) : undefined;
    if (found) models.set(found.name.toLowerCase(), found);
  }
  return { live, config, models, ...sorted };
}
