// The instances of an endpoint that takes inference components, and these, as its entry of the file has them.

import { secondsText } from '../config/units.ts';
import { componentName, isAdapterSpec } from '../endpoint/components/component.ts';
import type { ComponentContainer, ComponentSpec, LiveComponent } from '../kinds/inference-component/spec.ts';
import { containerEntry } from './container-entry.ts';
import type { Defaults, Entry } from './entry.ts';
import { componentKey } from './keys.ts';
import { within } from './scaling/within.ts';
import { escaped } from './secrets.ts';
import type { Whole } from './whole.ts';

export type HostWords = {
  /** The key of a model of the account, by its name there. */
  readonly keyOf: (model: string) => string;
  readonly defaults: Defaults;
};

/** @param instance of its one variant, as the file writes it */
export function hostEntry(
  { live, config, components, beside }: Whole,
  instance: Entry,
  { keyOf, defaults }: HostWords,
): Entry {
  const { role, vpc, networkIsolation } = config.spec;
  const keys = keysOf(live.name, components);
  const entries = components.map((one): [string, Entry] => {
    const key = keys.get(one.name.toLowerCase()) ?? one.name;
    const name = componentName(live.name, { key }) === one.name ? {} : { name: one.name };
    return [key, { ...name, ...componentEntry(one, keyOf, keys, beside?.copies[one.name]) }];
  });
  const scaling = beside?.scaling[config.spec.variants[0]?.name ?? ''];
  return {
    ...instance,
    // Components stand on instances without `scaling`: that it is refused is told.
    ...(scaling === undefined ? {} : { scaling }),
    ...(role === undefined || role === defaults.role ? {} : { role }),
    ...(vpc === undefined ? {} : { vpc }),
    ...(networkIsolation === undefined ? {} : { networkIsolation }),
    components: Object.fromEntries(entries),
  };
}

/** By the names of the components in lower case. */
function keysOf(endpoint: string, components: readonly LiveComponent[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    components.map(({ name }) => {
      const key = componentKey(name, endpoint, taken);
      taken.add(key);
      return [name.toLowerCase(), key];
    }),
  );
}

function componentEntry(
  { spec, desiredCopies }: LiveComponent,
  keyOf: HostWords['keyOf'],
  keys: ReadonlyMap<string, string>,
  scaling: Entry | undefined,
): Entry {
  if (spec === undefined) return {};
  if (isAdapterSpec(spec)) {
    const { base, artifact } = spec;
    return { base: keys.get(base.toLowerCase()) ?? base, artifact, ...settingsEntry(spec) };
  }
  const { resources } = spec;
  const { accelerators, cpus, memoryMin, memoryMax } = resources;
  return {
    ...('container' in spec ? { container: bareEntry(spec.container) } : { model: keyOf(spec.model) }),
    resources: {
      ...(accelerators === undefined ? {} : { accelerators }),
      ...(cpus === undefined ? {} : { cpus }),
      memoryMin: memoryText(memoryMin),
      ...(memoryMax === undefined ? {} : { memoryMax: memoryText(memoryMax) }),
    },
    // Autoscaling may have taken all: the file has those that it begins with.
    ...(desiredCopies === undefined || desiredCopies === 0 ? {} : { copies: within(scaling, desiredCopies) }),
    ...settingsEntry(spec),
    ...(scaling === undefined ? {} : { scaling }),
  };
}

/** A container without a model. */
function bareEntry({ metrics, ...container }: ComponentContainer): Entry {
  const every = metrics?.every === undefined ? {} : { every: secondsText(metrics.every) };
  return {
    ...containerEntry(container, (_, value) => escaped(value)),
    ...(metrics === undefined ? {} : { containerMetrics: { path: metrics.path, ...every } }),
  };
}

function settingsEntry({ startup, placement, cache }: ComponentSpec): Entry {
  const { download, healthCheck } = startup ?? {};
  return {
    ...(startup === undefined
      ? {}
      : {
          startup: {
            ...(download === undefined ? {} : { download: secondsText(download) }),
            ...(healthCheck === undefined ? {} : { healthCheck: secondsText(healthCheck) }),
          },
        }),
    ...(placement === undefined ? {} : { placement }),
    ...(cache === undefined ? {} : { cache }),
  };
}

function memoryText(megabytes: number): string {
  return megabytes % 1024 === 0 ? `${megabytes / 1024}GB` : `${megabytes}MB`;
}
