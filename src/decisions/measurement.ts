// What the lock file holds of a recommendation: what was measured, and what was chosen of it for whom. The results stay
// as candidates, so that another requirement, traffic or objective is decided without another job.
import type { Candidate, LoadedEndpoint } from './select/candidate.ts';

/** The hardware that a policy gives an endpoint or variant, in the words of the file. */
export type ChoicePin = {
  /** The id of the candidate. */
  readonly candidate: string;
  readonly instance?: { readonly type: string; readonly count: number };
  /** Types in the order in which they are tried, that one first; absent where it is the only one. */
  readonly pools?: readonly string[];
  /** `memory` in MB. */
  readonly serverless?: { readonly memory: number; readonly maxConcurrency: number };
  readonly env?: Readonly<Record<string, string>>;
  /** The package that a job for a generative model has made. */
  readonly package?: { readonly arn: string; readonly specification?: string };
  /** Of instances: how many at least and at most, and requests a minute for each. */
  readonly scaling?: { readonly min: number; readonly max: number; readonly target: number };
  /** `$226.30 a month`; absent where the price is unknown. */
  readonly cost?: string;
  readonly reason: string;
  /** Why each other candidate lost, by its id. */
  readonly others: Readonly<Record<string, string>>;
  /** Digest of what decided it besides the measurement: requirements, traffic, objective. */
  readonly decidedBy: string;
};

export type Measurement = {
  /** Digests of what decides the results, one a job. */
  readonly inputs: readonly string[];
  /** Digest of the model's content: what `renew: on-model-change` looks at. */
  readonly model: string;
  /** Digest of each part of what was asked besides the model; absent in files of before 2026-12. */
  readonly asked?: Readonly<Record<string, string>>;
  /** What was measured, for people: an artifact, a package version or an image. */
  readonly measuredOn: string;
  /** Names, in the order of `inputs`. */
  readonly jobs: readonly string[];
  /** When the last job ended: `2026-11-24T13:20:00Z`. */
  readonly measuredAt: string;
  /** Region and date of the table of prices. */
  readonly prices: string;
  /** By address: `endpoints.fraud`, `endpoints.ranker.candidate`. */
  readonly choices: Readonly<Record<string, ChoicePin>>;
  /** The live endpoint, where the job loaded it beside the candidates. It is none of them. */
  readonly endpoint?: LoadedEndpoint;
  readonly candidates: readonly Candidate[];
};

/** By policy, then by model. */
export type Measurements = Readonly<Record<string, Readonly<Record<string, Measurement>>>>;
