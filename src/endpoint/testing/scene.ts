// Short ways to say what the tests of this room say often: one endpoint, wanted and live, and what is seen of it.
import type { AsyncDeclaration, Document, Hardware, ModelDeclaration } from '../../config/document.ts';
import type { Tags } from '../../core/part.ts';
import type { LiveEndpoint, LiveVariant } from '../../kinds/endpoint/spec.ts';
import type { LiveEndpointConfig } from '../../kinds/endpoint-config/spec.ts';
import type { LiveComponents } from '../../kinds/inference-component/spec.ts';
import type { LiveModel } from '../../kinds/model/spec.ts';
import type { LiveRegistration } from '../../kinds/registration/spec.ts';
import type { LiveTarget } from '../../kinds/scalable-target/spec.ts';
import type { LivePolicy } from '../../kinds/scaling-policy/spec.ts';
import type { Raw } from '../../service/raw.ts';
import { compile } from '../compile.ts';
import { type Attempt, type Before, type Stage, writeAttempt, writeTarget } from '../memory/marks.ts';
import { userTags } from '../memory/tag-change.ts';
import { ownershipTags } from '../memory/tags.ts';
import { type Situation, situation } from '../situation.ts';
import type { Seen } from '../subject.ts';
import type { Target, Unit } from '../unit.ts';

export const OWNER = { project: 'risk', environment: 'default' } as const;
export const PLACE = { file: 'inference.yaml', line: 1, column: 1 } as const;
export const MODIFIED = 1_000;

export type Wish = {
  readonly name?: string;
  readonly hardware?: Hardware;
  /** Several variants of the one model, by name, instead of one of `hardware`. */
  readonly variants?: Readonly<
    Record<string, { readonly hardware?: Hardware; readonly weight?: number; readonly shadow?: true }>
  >;
  readonly image?: string;
  /** A pipeline instead of the image. */
  readonly containers?: ModelDeclaration['containers'];
  readonly env?: Readonly<Record<string, string>>;
  readonly maskedEnv?: readonly string[];
  readonly tags?: Tags;
  readonly protect?: boolean;
  readonly async?: AsyncDeclaration;
  readonly raw?: Raw;
};

export const instances = (count: number, type = 'ml.m5.large'): Hardware => ({
  kind: 'instance',
  type,
  count,
});
export const serverless = (maxConcurrency: number, memory = 2048): Hardware => ({
  kind: 'serverless',
  memory,
  maxConcurrency,
});

/** The endpoint `fraud` of project `risk` as a file wants it: one ml.m5.large unless told otherwise. */
export function unitOf({ name = 'fraud', ...wish }: Wish = {}): Unit {
  const [unit] = compile(documentOf(name, wish));
  if (unit === undefined) throw new Error('a document with one endpoint has one unit');
  return unit;
}

/** A file with that endpoint. */
export function documentOf(name: string, wish: Wish): Document {
  const {
    hardware = instances(1),
    image = 'image:1',
    env = {},
    maskedEnv = [],
    tags = {},
    protect = false,
  } = wish;
  const role = 'arn:aws:iam::123456789012:role/sagemaker-execution';
  const { containers } = wish;
  const content = containers === undefined ? { image } : { containers };
  const model = { key: 'm', ...content, env, maskedEnv, role };
  const variants = Object.entries(wish.variants ?? { AllTraffic: { hardware } }).map(([variant, one]) => ({
    ...{ name: variant, model, hardware, weight: 1 },
    ...one,
  }));
  const endpoint = {
    address: `endpoints.${name}`,
    key: name,
    name,
    variants,
    tags,
    protect,
    ...(wish.async === undefined ? {} : { async: wish.async }),
    ...(wish.raw === undefined ? {} : { raw: wish.raw }),
    place: PLACE,
  };
  return { file: 'inference.yaml', ...OWNER, endpoints: [endpoint] };
}

export type Now = {
  readonly status?: string;
  /** What serves; the unit's own target unless told otherwise. */
  readonly serves?: Unit;
  readonly count?: number;
  readonly pendingConfig?: string;
  readonly failureReason?: string;
  readonly lastModified?: number;
  /** What is marked as applied. */
  readonly applied?: Target;
  readonly attempt?: { readonly target: Target; readonly stage: Stage; readonly before?: Partial<Before> };
  readonly verified?: readonly string[];
  readonly tags?: Tags;
};

/** A live endpoint of the unit. Without anything else it serves the unit and was never marked. */
export function liveOf(unit: Unit, now: Now = {}): LiveEndpoint {
  const serves = now.serves ?? unit;
  const { status = 'InService', pendingConfig, failureReason, lastModified = MODIFIED } = now;
  return {
    kind: 'endpoint',
    name: unit.name,
    arn: `arn:aws:sagemaker:us-east-1:123456789012:endpoint/${unit.name}`,
    status,
    config: serves.target.config,
    variants: variantsOf(serves, now.count),
    created: 500,
    lastModified,
    tags: {
      ...userTags(unit),
      ...ownershipTags(unit.owner, unit.address, unit.name),
      ...marksOf(now),
      ...now.tags,
    },
    ...(pendingConfig === undefined ? {} : { pendingConfig }),
    ...(failureReason === undefined ? {} : { failureReason }),
  };
}

function variantsOf({ target, config }: Unit, moved: number | undefined): readonly LiveVariant[] {
  return target.sizes.map((size, index): LiveVariant => {
    const spec = config.spec.variants[index];
    if ('maxConcurrency' in size) {
      const memorySizeInMB = spec !== undefined && 'serverless' in spec ? spec.serverless.memorySizeInMB : 0;
      const own = { memorySizeInMB, maxConcurrency: moved ?? size.maxConcurrency };
      return { name: size.variant, desiredServerless: own, currentServerless: own };
    }
    const count = moved ?? size.count;
    const weight = { desiredWeight: size.weight, currentWeight: size.weight };
    return { name: size.variant, desiredCount: count, currentCount: count, ...weight };
  });
}

function marksOf({ applied, attempt, verified }: Now): Tags {
  return {
    ...(applied === undefined ? {} : { 'inferra:applied': writeTarget(applied) }),
    ...(attempt === undefined ? {} : { 'inferra:attempt': writeAttempt(attemptOf(attempt)) }),
    ...(verified === undefined ? {} : { 'inferra:verified': verified.join(' ') }),
  };
}

function attemptOf({ target, stage, before }: NonNullable<Now['attempt']>): Attempt {
  return { target, stage, before: { modified: MODIFIED, reason: '-', ...before } };
}

/** A live endpoint that was applied and verified as the unit wants it. */
export function settledOf(unit: Unit, now: Now = {}): LiveEndpoint {
  const target = (now.serves ?? unit).target;
  return liveOf(unit, {
    applied: target,
    attempt: { target, stage: 'done' },
    verified: [target.config],
    ...now,
  });
}

export type Parts = {
  readonly endpoints?: readonly LiveEndpoint[];
  /** Units whose config and models stand in the account. */
  readonly standing?: readonly Unit[];
  readonly configs?: readonly LiveEndpointConfig[];
  readonly models?: readonly LiveModel[];
  readonly targets?: readonly LiveTarget[];
  readonly policies?: readonly LivePolicy[];
  readonly registrations?: readonly LiveRegistration[];
  /** The components of endpoints. */
  readonly components?: readonly LiveComponents[];
  /** Names that were looked for and are not there. */
  readonly absent?: readonly string[];
};

export function seenOf({
  endpoints = [],
  standing = [],
  configs = [],
  models = [],
  targets = [],
  policies = [],
  registrations = [],
  components = [],
  absent = [],
}: Parts): Seen {
  const parts = <Live extends { readonly name: string }>(all: readonly Live[]) =>
    new Map<string, Live | null>([
      ...absent.map((name) => [name.toLowerCase(), null] as const),
      ...all.map((one) => [one.name.toLowerCase(), one] as const),
    ]);
  return {
    parts: {
      endpoint: parts(endpoints),
      'endpoint-config': parts([...standing.map(liveConfigOf), ...configs]),
      model: parts([...standing.flatMap(liveModelsOf), ...models]),
      'scalable-target': parts(targets),
      'scaling-policy': parts(policies),
      registration: parts(registrations),
      alarm: parts([]),
      'endpoint-components': parts(components),
    },
    lists: new Map(),
  };
}

export function liveConfigOf({ config: { name, spec, tags } }: Unit): LiveEndpointConfig {
  const arn = `arn:aws:sagemaker:us-east-1:123456789012:endpoint-config/${name}`;
  return { kind: 'endpoint-config', name, arn, tags, spec, unexpressed: [] };
}

export function liveModelsOf({ models }: Unit): readonly LiveModel[] {
  return models.map(({ name, spec, tags }) => {
    const arn = `arn:aws:sagemaker:us-east-1:123456789012:model/${name}`;
    return { kind: 'model', name, arn, tags, spec, unexpressed: [] };
  });
}

/** The situation of the unit where `live` (or nothing) has its name and the parts of `standing` are there. */
export function situationOf(
  unit: Unit,
  live: LiveEndpoint | undefined,
  standing: readonly Unit[] = [unit],
): Situation {
  const endpoints = live === undefined ? {} : { endpoints: [live] };
  return situation(unit, seenOf({ ...endpoints, standing, absent: live === undefined ? [unit.name] : [] }));
}
