// The result tables that AWS documents or prints in its notebooks (sources beside each, read 2026-11), as the wire has
// them: NaN, float32 prices, microseconds and unsorted rows included.
import type { Described, Row } from './wire.ts';

type Line = {
  readonly type: string;
  readonly perHour: number;
  readonly perMinute: number;
  /** In the table's own unit. */
  readonly latency: number;
  readonly count?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly compiled?: string;
};

function rowOf({ type, perHour, perMinute, latency, count = 1, env = {}, compiled }: Line): Row {
  const cost = Math.fround(perHour);
  return {
    Metrics: {
      CostPerHour: cost,
      ...{ CostPerInference: Math.fround(cost / (perMinute * 60)) },
      MaxInvocations: perMinute,
      ModelLatency: latency,
      CpuUtilization: 'NaN',
      MemoryUtilization: Number.NaN,
      ModelSetupTime: 'NaN',
    },
    EndpointConfiguration: { InstanceType: type, InitialInstanceCount: count },
    ModelConfiguration: {
      EnvironmentParameters: Object.entries(env).map(([Key, Value]) => ({ Key, ValueType: 'string', Value })),
      ...(compiled === undefined ? {} : { CompilationJobName: compiled }),
    },
  };
}

function completed(...lines: readonly Line[]): Described {
  return { Status: 'COMPLETED', InferenceRecommendations: lines.map(rowOf) };
}

/** ResNet50 with TensorFlow, Default, us-east-2, 2022 (amazon-sagemaker-examples). */
export const RESNET50 = completed(
  { type: 'ml.m5.large', perHour: 0.115, perMinute: 547, latency: 423 },
  { type: 'ml.inf1.xlarge', perHour: 0.297, perMinute: 801, latency: 197 },
  { type: 'ml.c5.xlarge', perHour: 0.204, perMinute: 758, latency: 628 },
);

/** The sample of the developer guide, Default, 2021, in microseconds. */
export const DOCS_SAMPLE = completed(
  { type: 'ml.c5.xlarge', perHour: 0.204, perMinute: 648, latency: 263_596 },
  { type: 'ml.c5d.large', perHour: 0.115, perMinute: 655, latency: 826_019 },
  { type: 'ml.m5.large', perHour: 0.115, perMinute: 570, latency: 1_085_446 },
);

/** The sample of the guide's page on Advanced jobs, 2021, in microseconds: 1113 a minute are three instances. */
export const DOCS_ADVANCED = completed({
  type: 'ml.c5d.xlarge',
  perHour: 0.69,
  perMinute: 1113,
  latency: 100_000,
  count: 3,
});

const workers = (count: number): Readonly<Record<string, string>> => ({
  TS_DEFAULT_WORKERS_PER_MODEL: String(count),
  OMP_NUM_THREADS: '1',
});

/** TensorFlow, Default, with env for each row (CloudWatch notebook of amazon-sagemaker-examples). */
export const TENSORFLOW = completed(
  { type: 'ml.c5.xlarge', perHour: 0.204, perMinute: 508, latency: 3674, env: workers(1) },
  { type: 'ml.c5d.large', perHour: 0.115, perMinute: 396, latency: 524, env: workers(16) },
  { type: 'ml.m5.xlarge', perHour: 0.23, perMinute: 536, latency: 1987, env: workers(32) },
  { type: 'ml.m5.large', perHour: 0.115, perMinute: 297, latency: 2431, env: workers(2) },
);

const threads = (count: number): Readonly<Record<string, string>> => ({ OMP_NUM_THREADS: String(count) });

/** The same model, Advanced, P95 up to 100 ms: rows of 3, 2 and 5 instances. */
export const TENSORFLOW_ADVANCED = completed(
  { type: 'ml.m5.xlarge', perHour: 0.69, perMinute: 387, latency: 100, count: 3, env: threads(4) },
  { type: 'ml.m5.xlarge', perHour: 0.46, perMinute: 522, latency: 100, count: 2, env: threads(2) },
  { type: 'ml.m5.xlarge', perHour: 1.15, perMinute: 300, latency: 100, count: 5, env: threads(10) },
);

/** XGBoost, Default (amazon-sagemaker-examples). */
export const XGBOOST = completed(
  { type: 'ml.m4.2xlarge', perHour: 0.48, perMinute: 25_424, latency: 69 },
  { type: 'ml.c5.xlarge', perHour: 0.204, perMinute: 18_604, latency: 53 },
);

/** The developer guide's comparison with Neo. */
export const NEO = completed(
  { type: 'ml.c5.9xlarge', perHour: 1.836, perMinute: 33_456, latency: 7 },
  { type: 'ml.c5.2xlarge', perHour: 0.408, perMinute: 32_211, latency: 21 },
  { type: 'ml.c5.xlarge', perHour: 0.204, perMinute: 18_276, latency: 92 },
  { type: 'ml.c5.xlarge', perHour: 0.204, perMinute: 21_286, latency: 42, compiled: 'neo-1' },
);

/** The developer guide's sample of a job against an existing endpoint: one alternative, and the endpoint itself. */
export const EXISTING: Described = {
  ...completed({ type: 'ml.g4dn.xlarge', perHour: 0.736, perMinute: 1645, latency: 171 }),
  EndpointPerformances: [{ Metrics: { MaxInvocations: 184, ModelLatency: 1312 } }],
};
