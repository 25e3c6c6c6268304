// Everything that decides what a job measures, and nothing else: its digest is the identity of a measurement. Who runs
// it, what it may cost, tags and values that must not be shown are no part of it.
import { shortDigest } from '../base/hash.ts';
import type { ContainerDeclaration, EndpointDeclaration, ModelDeclaration } from '../config/document.ts';
import type { PolicyDeclaration } from '../config/policy.ts';
import type { AIMetric } from '../kinds/ai-recommendation-job/spec.ts';
import type { JobCandidate, JobContainer, JobLoad, JobStop } from '../kinds/recommendation-job/spec.ts';

/** Raised only together with a way to find the jobs of the version before. */
const INPUTS_VERSION = 1;
const DIGITS = 10;

export type JobInputs = {
  readonly type: 'Default' | 'Advanced' | 'Generative';
  readonly model: unknown;
  readonly container?: JobContainer;
  readonly candidates?: readonly JobCandidate[];
  readonly load?: JobLoad;
  readonly stop?: JobStop;
  readonly maxTests?: number;
  readonly seconds?: number;
  /** The address of an endpoint that is loaded too: its name may hold the environment. */
  readonly endpoint?: string;
  /** SHA-256 of a packed folder, or the address of an archive. */
  readonly payload?: string;
  /** Of a job for a generative model. */
  readonly metric?: AIMetric;
  readonly framework?: 'LMI' | 'VLLM';
  readonly optimize?: boolean;
  readonly instances?: readonly string[];
  readonly workload?: unknown;
};

/** Ten hex digits: they fit into a job's name beside words. */
export function inputsDigest(inputs: JobInputs): string {
  return shortDigest({ inputs: INPUTS_VERSION, ...inputs }, DIGITS);
}

/** The parts of inputs that people tell apart, in the order in which they are told. */
const PARTS = {
  candidates: ({ candidates, container, instances }) =>
    instances ?? [candidates, container?.instanceTypes, container?.endpointType],
  load: ({ load }) => load,
  threshold: ({ stop }) => stop,
  limits: ({ maxTests, seconds }) => [maxTests, seconds],
  payload: ({ payload }) => payload,
  container: ({ container: { instanceTypes: _, endpointType: __, ...facts } = {} }) => facts,
  endpoint: ({ endpoint }) => endpoint,
  workload: ({ workload }) => workload,
  goal: ({ metric }) => metric,
  serving: ({ framework, optimize }) => [framework, optimize],
} as const satisfies Readonly<Record<string, (inputs: JobInputs) => unknown>>;

export type InputPart = keyof typeof PARTS;
export const INPUT_PARTS = Object.keys(PARTS) as readonly InputPart[];
export type PartDigests = Readonly<Partial<Record<InputPart, string>>>;

/** A digest of each part that a question has, over all of its jobs: what differs between two measurements can be named. */
export function partDigests(jobs: readonly JobInputs[]): PartDigests {
  return Object.fromEntries(
    INPUT_PARTS.flatMap((part) => {
      const values = jobs.map((inputs) => PARTS[part](inputs));
      return values.every(isNothing) ? [] : [[part, shortDigest({ [part]: values }, DIGITS)]];
    }),
  );
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((one) => one === undefined));
}

/** Of the file: a measurement in another account or region counts as the same question. */
export type Where = { readonly account: string; readonly region: string };

/** Texts that name the own account or region, as they would be written in any. */
export function anywhere(value: unknown, { account, region }: Where): unknown {
  const text = JSON.stringify(value) ?? 'null';
  return JSON.parse(text.replaceAll(account, '${account}').replaceAll(region, '${region}')) as unknown;
}

/** What of a model a measurement depends on. A masked value is known by its name only: it is no part of any digest. */
export function modelContent(model: ModelDeclaration): unknown {
  const { image, artifact, package: version, containers, decided, maskedEnv, maskedFields = [] } = model;
  const shown = (field: string, value: string | undefined) =>
    maskedFields.includes(field) ? '(masked)' : value;
  return {
    image: shown('image', image),
    artifact: shown('artifact', artifact),
    package: version,
    weights: model.weights,
    env: openEnv(model.env, (name) => maskedEnv.includes(name)),
    raw: model.raw,
    containers: containers?.map((one, at) => containerContent(one, `container ${at + 1} `, maskedFields)),
    revision: decided?.revision,
  };
}

function containerContent(one: ContainerDeclaration, front: string, masked: readonly string[]): unknown {
  const shown = (field: string, value: string | undefined) =>
    masked.includes(`${front}${field}`) ? '(masked)' : value;
  return {
    image: shown('image', one.image),
    artifact: shown('artifact', one.artifact),
    env: openEnv(one.env, (name) => masked.includes(`${front}env ${name}`)),
    raw: one.raw,
  };
}

function openEnv(env: Readonly<Record<string, string>>, isMasked: (name: string) => boolean): unknown {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, isMasked(name) ? '(masked)' : value]),
  );
}

/** What decides the choice among candidates that are measured already, besides the account. */
export function selectionDigest({
  policy,
  share,
  endpoint,
  pools,
}: {
  readonly policy: PolicyDeclaration;
  readonly share: number;
  readonly endpoint: Pick<EndpointDeclaration, 'scaling'>;
  readonly pools?: number;
}): string {
  const { require, traffic, objective, balance, allowKindChange } = policy;
  const { scaling } = endpoint;
  return shortDigest(
    {
      require,
      traffic,
      objective,
      balance,
      allowKindChange,
      share,
      ...(scaling === undefined ? {} : { scaling }),
      ...(pools === undefined ? {} : { pools }),
    },
    DIGITS,
  );
}
