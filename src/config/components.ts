// Inference components as they are meant: models that share the instances of an endpoint, each with what a copy needs.
import { assert } from '../core/errors.ts';
import type { Raw } from '../service/raw.ts';
import type { ModelDeclaration, Scaling, Vpc } from './document.ts';
import type { Component } from './generated/config-file.ts';
import { conditionsOf, type Watch } from './rollout.ts';
import { copiesScalingOf } from './scaling.ts';
import { type SmokeTest, smokeTestOf } from './smoke-test.ts';
import { megabytesOf, secondsOf } from './units.ts';

/** Of the copies of a component. */
export type CopiesSize = { readonly percent: number } | { readonly copies: number };

/** How a changed component takes the place of what serves. */
export type ComponentRollout = {
  readonly size: CopiesSize;
  /** Seconds after each batch. */
  readonly bake: number;
  /** Seconds. */
  readonly maximumExecutionTime?: number;
  /** All at once where absent. */
  readonly rollbackSize?: CopiesSize;
  /** Names of alarms that take it back, each once, in the order of the file. */
  readonly alarms: readonly string[];
  /** What takes it back by alarms that inferra makes. */
  readonly watches: readonly Watch[];
};

/** What each copy needs of an instance; memory in MB. */
export type Resources = {
  readonly accelerators?: number;
  readonly cpus?: number;
  readonly memoryMin: number;
  readonly memoryMax?: number;
};

export type Placement = { readonly strategy: 'spread' | 'binpack'; readonly zoneImbalance?: number };

type Settings = {
  /** The key under `components`. */
  readonly key: string;
  /** The name in the account, where the file writes one; else it is made of the endpoint's name and the key. */
  readonly name?: string;
  /** Seconds. */
  readonly startup?: { readonly download?: number; readonly healthCheck?: number };
  readonly placement?: Placement;
  readonly cache?: true;
  readonly rollout?: ComponentRollout;
  /** What it is asked, in service, before it counts as applied. */
  readonly smokeTest?: SmokeTest;
  /** Digest of what the lock file says of what it loads itself. */
  readonly pins?: string;
};

/** What runs in the copies of a component that has no model of the file. */
export type ComponentContainer = {
  readonly image: string;
  /** `s3://…` */
  readonly artifact?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it shows metrics in the form of Prometheus; seconds. */
  readonly metrics?: { readonly path: string; readonly every?: number };
};

type Copied = Settings & {
  readonly resources: Resources;
  readonly copies: number;
  readonly scaling?: Scaling;
};

export type ModelComponent = Copied & { readonly model: ModelDeclaration };

export type ContainerComponent = Copied & { readonly container: ComponentContainer };

/** Loaded into the copies of another component of the endpoint. */
export type AdapterComponent = Settings & {
  /** Its key. */
  readonly base: string;
  /** `s3://…` */
  readonly artifact: string;
};

export type ComponentDeclaration = ModelComponent | ContainerComponent | AdapterComponent;

/** The instances of an endpoint that has components, and these. */
export type Hosting = {
  readonly type: string;
  readonly count: number;
  /** SageMaker moves the number of instances between these. */
  readonly managed?: { readonly min: number; readonly max: number };
  /** ARN of the execution role. */
  readonly role: string;
  readonly vpc?: Vpc;
  readonly networkIsolation?: true;
  /** Other members of ProductionVariant. */
  readonly raw?: Raw;
  /** In the order of the file. */
  readonly components: readonly ComponentDeclaration[];
};

export function isAdapter(component: ComponentDeclaration): component is AdapterComponent {
  return 'base' in component;
}

/** @param component without an error */
export function componentOf(
  key: string,
  component: Component,
  modelOf: (key: string) => ModelDeclaration,
): ComponentDeclaration {
  const settings = componentSettings(key, component);
  const { base, artifact, model, container, resources, copies = 1, scaling } = component;
  if (base !== undefined && artifact !== undefined) return { ...settings, base, artifact };
  assert(resources !== undefined, 'a valid component that is no adapter has resources');
  const copied = {
    ...settings,
    resources: resourcesOf(resources),
    copies,
    ...(scaling === undefined ? {} : { scaling: copiesScalingOf(scaling) }),
  };
  if (container !== undefined) return { ...copied, container: containerOf(container) };
  assert(model !== undefined, 'a valid component has a model, a container or a base');
  return { ...copied, model: modelOf(model) };
}

function containerOf(container: NonNullable<Component['container']>): ComponentContainer {
  const { image, artifact, env, containerMetrics: metrics } = container;
  const every = metrics?.every === undefined ? 60 : secondsOf(metrics.every);
  return {
    image,
    ...(artifact === undefined ? {} : { artifact }),
    env: { ...env },
    ...(metrics === undefined
      ? {}
      : // Every minute is what happens anyway.
        { metrics: { path: metrics.path, ...(every === 60 ? {} : { every }) } }),
  };
}

/** What both kinds of component say alike. */
function componentSettings(key: string, component: Component): Settings {
  const { name, startup, placement, cache, rollout, smokeTest } = component;
  const { download, healthCheck } = startup ?? {};
  return {
    key,
    ...(name === undefined ? {} : { name }),
    ...(startup === undefined
      ? {}
      : {
          startup: {
            ...(download === undefined ? {} : { download: secondsOf(download) }),
            ...(healthCheck === undefined ? {} : { healthCheck: secondsOf(healthCheck) }),
          },
        }),
    ...(placement === undefined ? {} : { placement }),
    ...(cache === true ? { cache } : {}),
    ...(rollout === undefined ? {} : { rollout: componentRolloutOf(rollout) }),
    ...(smokeTest === undefined ? {} : { smokeTest: smokeTestOf(smokeTest) }),
  };
}

function resourcesOf({
  accelerators,
  cpus,
  memoryMin,
  memoryMax,
}: NonNullable<Component['resources']>): Resources {
  return {
    ...(accelerators === undefined ? {} : { accelerators }),
    ...(cpus === undefined ? {} : { cpus }),
    memoryMin: megabytesOf(memoryMin),
    ...(memoryMax === undefined ? {} : { memoryMax: megabytesOf(memoryMax) }),
  };
}

/** @param rollout without an error */
export function componentRolloutOf(rollout: NonNullable<Component['rollout']>): ComponentRollout {
  const { size, bake, maximumExecutionTime, rollbackSize, rollbackOn = [] } = rollout;
  return {
    size: sizeOf(size),
    bake: secondsOf(bake),
    ...(maximumExecutionTime === undefined ? {} : { maximumExecutionTime: secondsOf(maximumExecutionTime) }),
    ...(rollbackSize === undefined ? {} : { rollbackSize: sizeOf(rollbackSize) }),
    ...conditionsOf(rollbackOn),
  };
}

function sizeOf(written: string | number): CopiesSize {
  return typeof written === 'number' ? { copies: written } : { percent: Number.parseInt(written, 10) };
}
