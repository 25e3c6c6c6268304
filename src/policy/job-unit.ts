// A policy and a model → units: each is one job with what it needs. A job's name says what decides its result, so the
// same question finds the same job again: after a crash, on another machine, with the lock file gone.
import type { ModelDeclaration } from '../config/document.ts';
import type { PolicyDeclaration } from '../config/policy.ts';
import type { Question as FactQuestion } from '../core/fact.ts';
import type { Part, Tags } from '../core/part.ts';
import { ownershipTags } from '../endpoint/memory/tags.ts';
import { modelSpecOf } from '../endpoint/models.ts';
import { type Owner, ownerPrefix } from '../endpoint/names/names.ts';
import type { AIJobSpec } from '../kinds/ai-recommendation-job/spec.ts';
import type { WorkloadSpec } from '../kinds/ai-workload-config/spec.ts';
import type { ModelSpec } from '../kinds/model/spec.ts';
import type { PayloadSpec } from '../kinds/payload/kind.ts';
import type { JobSpec } from '../kinds/recommendation-job/spec.ts';
import { anywhere, inputsDigest, type JobInputs, modelContent, type Where } from './inputs.ts';
import { askedOf, type Measured } from './job-spec.ts';
import type { Payload } from './payload.ts';

/** The service names what it makes for a job by the first 40 characters of the job's name (Developer Guide, 2026-11). */
const TELLING_LENGTH = 40;
const DIGEST_LENGTH = 10;

/** One policy as it is meant for one model. */
export type Question = {
  readonly owner: Owner;
  readonly where: Where;
  readonly policy: PolicyDeclaration;
  readonly model: ModelDeclaration;
  readonly tags: Tags;
  /** Absent where the model package brings one. */
  readonly payload?: Payload;
  /** The live endpoint, for a policy that measures it too. */
  readonly endpoint?: { readonly name: string; readonly address: string };
};

type UnitOf = {
  readonly owner: Owner;
  /** `recommendations.fraud-sla` */
  readonly address: string;
  readonly policy: PolicyDeclaration;
  readonly model: ModelDeclaration;
  readonly measures: Measured;
  /** Ten hex digits: the digest of what is asked. */
  readonly inputs: string;
  readonly asked: JobInputs;
  /** Of the first attempt: `risk-fraud-sla-3f9a2c1b4d`. */
  readonly name: string;
  readonly tags: Tags;
};

export type JobUnit = UnitOf &
  (
    | {
        /** Without `role` and `model` it is what the inputs say. */
        readonly spec: JobSpec;
        /** Made for the job and removed after it; absent where a package is measured. */
        readonly benchmark?: ModelSpec;
        readonly payload?: Part<PayloadSpec>;
        readonly generative?: undefined;
      }
    /** A job for a generative model; its workload config stays when the job is over. */
    | {
        readonly generative: { readonly spec: AIJobSpec; readonly workload: Part<WorkloadSpec> };
        readonly spec?: undefined;
        readonly benchmark?: undefined;
        readonly payload?: undefined;
      }
  );

export function jobUnits(question: Question): readonly JobUnit[] {
  const { owner, where, policy, model, payload, endpoint, tags } = question;
  return askedOf(policy, payload?.url, endpoint?.name).map(({ measures, spec }) => {
    const { maxParallel: _, container, ...deciding } = spec;
    const { payload: _url, ...facts } = container ?? {};
    const asked: JobInputs = {
      ...deciding,
      container: facts,
      ...(deciding.endpoint === undefined || endpoint === undefined ? {} : { endpoint: endpoint.address }),
      model: anywhere(modelContent(model), where),
      ...(payload === undefined ? {} : { payload: contentOf(payload, where) }),
    };
    const inputs = inputsDigest(asked);
    const name = `${jobPrefix(owner, policy.key)}${inputs}`;
    const role = policy.role ?? model.role;
    const { package: version } = model;
    return {
      owner,
      address: policy.address,
      policy,
      model,
      measures,
      inputs,
      asked,
      name,
      spec: {
        ...spec,
        role,
        model: version === undefined ? { name } : { package: version },
        ...(model.vpc === undefined ? {} : { vpc: model.vpc }),
      },
      ...(version === undefined ? { benchmark: modelSpecOf(model) } : {}),
      ...(payload?.archive === undefined
        ? {}
        : { payload: { kind: 'payload', name: payload.url, spec: { archive: payload.archive }, tags: {} } }),
      tags,
    };
  });
}

/** An archive in S3 is known by its address, which may name the account or region of its bucket. */
function contentOf({ content, archive }: Payload, where: Where): string {
  return archive === undefined ? String(anywhere(content, where)) : content;
}

/** The name of a further attempt at the same question; the first one has none behind it. */
export function attemptName(name: string, attempt: number): string {
  return attempt === 1 ? name : `${name}-${attempt}`;
}

/** What the names of all jobs of a policy, and of their temporary models, begin with. */
export function jobPrefix(owner: Owner, policy: string): string {
  const front = `${ownerPrefix(owner)}-${policy}`;
  return `${front.slice(0, TELLING_LENGTH - DIGEST_LENGTH - 1).replace(/-+$/, '')}-`;
}

type JobQuestion = Extract<FactQuestion, { fact: 'job' | 'generative-job' }>;

/** What finds the latest attempt at a job. */
export function questionOf({ name, generative }: JobUnit): JobQuestion {
  return { fact: generative === undefined ? 'job' : 'generative-job', name };
}

/** The job of an attempt with its temporary model, which has the job's name, or with its workload. */
export function attemptParts(unit: JobUnit, attempt: number): AttemptParts {
  const name = attemptName(unit.name, attempt);
  const tags = { ...unit.tags, ...ownershipTags(unit.owner, unit.address, name) };
  if (unit.generative !== undefined) {
    const { spec, workload } = unit.generative;
    return { job: { kind: 'ai-recommendation-job', name, spec, tags }, workload };
  }
  const spec = unit.benchmark === undefined ? unit.spec : { ...unit.spec, model: { name } };
  return {
    job: { kind: 'recommendation-job', name, spec, tags },
    ...(unit.benchmark === undefined
      ? {}
      : { benchmark: { kind: 'model', name, spec: unit.benchmark, tags } }),
  };
}

type AttemptParts = {
  readonly job: Part<JobSpec | AIJobSpec>;
  readonly benchmark?: Part<ModelSpec>;
  readonly workload?: Part<WorkloadSpec>;
};
