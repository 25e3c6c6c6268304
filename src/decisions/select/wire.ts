// The result of a recommendation job as it comes over the wire: any member may be missing, any figure may be NaN.
// A type of its own, so that a pure room needs no SDK; what the SDK returns fits it.

type Metrics = {
  readonly CostPerHour?: unknown;
  readonly MaxInvocations?: unknown;
  /** The name that the documentation's samples of 2021 have (awsdocs, read 2026-11). */
  readonly MaximumInvocations?: unknown;
  readonly ModelLatency?: unknown;
  readonly CpuUtilization?: unknown;
  readonly MemoryUtilization?: unknown;
  readonly ModelSetupTime?: unknown;
};

export type Row = {
  readonly Metrics?: Metrics | null | undefined;
  readonly EndpointConfiguration?:
    | {
        readonly EndpointName?: unknown;
        readonly InstanceType?: unknown;
        readonly InitialInstanceCount?: unknown;
        readonly ServerlessConfig?: { readonly MemorySizeInMB?: unknown } | null | undefined;
      }
    | null
    | undefined;
  readonly ModelConfiguration?:
    | {
        readonly InferenceSpecificationName?: unknown;
        readonly CompilationJobName?: unknown;
        readonly EnvironmentParameters?:
          | readonly ({ readonly Key?: unknown; readonly Value?: unknown } | null | undefined)[]
          | null
          | undefined;
      }
    | null
    | undefined;
};

type Performance = {
  readonly Metrics?: Metrics | null | undefined;
  readonly EndpointInfo?: { readonly EndpointName?: unknown } | null | undefined;
};

/** DescribeInferenceRecommendationsJob, as far as it decides. */
export type Described = {
  readonly Status?: unknown;
  readonly InputConfig?:
    | {
        readonly Endpoints?:
          | readonly ({ readonly EndpointName?: unknown } | null | undefined)[]
          | null
          | undefined;
      }
    | null
    | undefined;
  readonly InferenceRecommendations?: readonly (Row | null | undefined)[] | null | undefined;
  readonly EndpointPerformances?: readonly (Performance | null | undefined)[] | null | undefined;
};

/** One of ListInferenceRecommendationsJobSteps. */
export type JobStep = {
  readonly Status?: unknown;
  readonly InferenceBenchmark?:
    | (Row & { readonly EndpointMetrics?: Metrics | null | undefined; readonly FailureReason?: unknown })
    | null
    | undefined;
};

/** A list without its holes; nothing where there is no list. */
export function listOf<T>(list: readonly (T | null | undefined)[] | null | undefined): readonly T[] {
  return Array.isArray(list) ? list.filter((one) => one !== null && one !== undefined) : [];
}

/** No metric of a job is larger or, where it has to be above zero, smaller. */
const LARGEST = 1e12;
const SMALLEST = 1e-6;

/**
 * A measured figure, or undefined where the service says that it has none (NaN, which JSON carries as a text).
 * Metrics are 32-bit floats on the wire: 0.20399999618530273 is 0.204, so seven digits matter.
 */
export function figure(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN;
  return Math.abs(number) <= LARGEST ? Number(number.toPrecision(7)) : undefined;
}

/** A figure that only makes sense above zero: an absent metric is also written as 0 or -1. */
export function positive(value: unknown): number | undefined {
  const number = figure(value);
  return number !== undefined && number >= SMALLEST ? number : undefined;
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
