// What the lock file holds: per environment, the answers from outside that were decided on.
import type { Measurement, Measurements } from './measurement.ts';

/** `uri` is where it was read; a pin counts only while the file names the same address. */
export type ImagePin = { readonly uri: string; readonly digest: string };

/** `version` where the bucket keeps versions. */
export type ArtifactPin = { readonly uri: string; readonly etag: string; readonly version?: string };

/** `group` as the file names it. */
export type PackagePin = { readonly group: string; readonly arn: string; readonly version: number };

export type ContainerPins = {
  readonly image?: ImagePin;
  readonly artifact?: ArtifactPin;
  /** What is loaded beside the artifact, by channel. */
  readonly sources?: Readonly<Record<string, ArtifactPin>>;
};

export type ModelPins = ContainerPins & {
  readonly package?: PackagePin;
  /** Of a pipeline, in its order. */
  readonly containers?: readonly ContainerPins[];
  /** Raised whenever other bytes were taken over at the same address; absent while 1. Never goes down. */
  readonly revision?: number;
};

export type EnvironmentPins = {
  readonly models: Readonly<Record<string, ModelPins>>;
  /** By `endpoints.chat.components.support`: what a component loads itself. Absent where nothing of any is pinned. */
  readonly components?: Readonly<Record<string, ContainerPins>>;
  readonly recommendations?: Measurements;
};

export type Lock = {
  readonly version: 1;
  /** In the order of the file. */
  readonly environments: Readonly<Record<string, EnvironmentPins>>;
};

export const EMPTY_LOCK: Lock = { version: 1, environments: {} };

export function pinsOf(lock: Lock, environment: string, model: string): ModelPins | undefined {
  const models = lock.environments[environment]?.models;
  return models !== undefined && Object.hasOwn(models, model) ? models[model] : undefined;
}

/** The lock with these pins for a model; without pins its entry goes. Everything else keeps its place. */
export function withPins(lock: Lock, environment: string, model: string, pins: ModelPins | undefined): Lock {
  const own = lock.environments[environment];
  return withEnvironment(lock, environment, { ...own, models: placed(own?.models ?? {}, model, pins) });
}

/** The same for what a component loads itself. */
export function withComponentPins(
  lock: Lock,
  environment: string,
  address: string,
  pins: ContainerPins | undefined,
): Lock {
  const { components: was = {}, ...own } = lock.environments[environment] ?? { models: {} };
  const components = placed(was, address, pins);
  return withEnvironment(lock, environment, { ...own, ...(isEmpty(components) ? {} : { components }) });
}

export function measurementOf(
  lock: Lock,
  environment: string,
  policy: string,
  model: string,
): Measurement | undefined {
  return memberOf(memberOf(lock.environments[environment]?.recommendations, policy), model);
}

/** The lock with this measurement of a model by a policy; without one its entry goes. */
export function withMeasurement(
  lock: Lock,
  environment: string,
  policy: string,
  model: string,
  measurement: Measurement | undefined,
): Lock {
  const { recommendations = {}, ...own } = lock.environments[environment] ?? { models: {} };
  const ofPolicy = placed(memberOf(recommendations, policy) ?? {}, model, measurement);
  const all = placed(recommendations, policy, isEmpty(ofPolicy) ? undefined : ofPolicy);
  return withEnvironment(lock, environment, { ...own, ...(isEmpty(all) ? {} : { recommendations: all }) });
}

/** A model by a policy. */
export type Measured = { readonly policy: string; readonly model: string };

/** What `next` decides of these models and of how they were measured; everything else is as it was. */
export function withOnly(was: Lock, next: Lock, environment: string, questions: readonly Measured[]): Lock {
  return questions.reduce((so, { policy, model }) => {
    const pinned = withPins(so, environment, model, pinsOf(next, environment, model));
    const measured = measurementOf(next, environment, policy, model);
    return withMeasurement(pinned, environment, policy, model, measured);
  }, was);
}

function withEnvironment(lock: Lock, environment: string, pins: EnvironmentPins): Lock {
  const { models, components, recommendations } = pins;
  const empty = isEmpty(models) && components === undefined && recommendations === undefined;
  return { ...lock, environments: placed(lock.environments, environment, empty ? undefined : pins) };
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}

function memberOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A new key stands before the first one that is greater, so that a sorted file stays sorted. */
function placed<T>(
  entries: Readonly<Record<string, T>>,
  key: string,
  value: T | undefined,
): Readonly<Record<string, T>> {
  const others = Object.entries(entries);
  const at = others.findIndex(([name]) => name >= key);
  const found = at >= 0 ? at : others.length;
  const isThere = Object.hasOwn(entries, key);
  const spliced = isThere
    ? others.flatMap((one): [string, T][] =>
        one[0] !== key ? [one] : value === undefined ? [] : [[key, value]],
      )
    : value === undefined
      ? others
      : others.toSpliced(found, 0, [key, value]);
  return Object.fromEntries(spliced);
}
