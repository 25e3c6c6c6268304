import { describe, expect, it } from 'vitest';
import { endpointPerformance, type Job, rowsOf } from './rows.ts';
import type { Described, JobStep, Row } from './wire.ts';

const DEFAULT: Job = { kind: 'default' };
const ADVANCED: Job = { kind: 'advanced', threshold: { percentile: 'p95', ms: 100 } };

function row(type: string, metrics: object, more: object = {}, count: unknown = 1): Row {
  return {
    Metrics: metrics,
    EndpointConfiguration: { InstanceType: type, InitialInstanceCount: count },
    ModelConfiguration: more,
  };
}

function serverless(memory: number, metrics: object): Row {
  return {
    Metrics: metrics,
    EndpointConfiguration: { ServerlessConfig: { MemorySizeInMB: memory } },
  };
}

const done = (...rows: (Row | null)[]): Described => ({
  Status: 'COMPLETED',
  InferenceRecommendations: rows,
});

describe('a result', () => {
  it('is the documented one of 2021, with its old member name, in microseconds', () => {
    const described = done(
      row('ml.c5.xlarge', {
        CostPerHour: 0.20399999618530273,
        CostPerInference: 5.246913588052848e-6,
        MaximumInvocations: 648,
        ModelLatency: 263596,
      }),
      row('ml.c5d.large', {
        CostPerHour: 0.11500000208616257,
        CostPerInference: 2.92620870823157e-6,
        MaximumInvocations: 655,
        ModelLatency: 826019,
      }),
    );
    expect(rowsOf(described, DEFAULT)).toEqual([
      {
        id: 'ml.c5.xlarge',
        hardware: { kind: 'instance', type: 'ml.c5.xlarge' },
        env: {},
        count: 1,
        maxInvocations: 648,
        latency: 263.596,
        latencyAt: 'saturation',
        costPerHour: 0.204,
      },
      {
        id: 'ml.c5d.large',
        hardware: { kind: 'instance', type: 'ml.c5d.large' },
        env: {},
        count: 1,
        maxInvocations: 655,
        latency: 826.019,
        latencyAt: 'saturation',
        costPerHour: 0.115,
      },
    ]);
  });

  it('keeps env sorted in the name, and serverless apart', () => {
    const env = {
      EnvironmentParameters: [
        { Key: 'TS_WORKERS', ValueType: 'string', Value: '16' },
        { Key: 'OMP_NUM_THREADS', ValueType: 'string', Value: '1' },
        null,
        { Key: 7, Value: {} },
      ],
    };
    const described = done(
      serverless(4096, { MaxInvocations: 300, ModelLatency: 178, ModelSetupTime: 8_300_000 }),
      row('ml.c5.2xlarge', { MaxInvocations: 9 }, env),
      row('ml.c5.xlarge', { MaxInvocations: 9 }, { CompilationJobName: 'neo-1' }),
      serverless(1536, { MaxInvocations: 100, ModelSetupTime: 'NaN' }),
    );
    const found = rowsOf(described, DEFAULT);
    expect(found.map(({ id }) => id)).toEqual([
      'ml.c5.xlarge compiled',
      'ml.c5.2xlarge OMP_NUM_THREADS=1 TS_WORKERS=16',
      'serverless 1536 MB',
      'serverless 4 GB',
    ]);
    expect(found[0]?.compiled).toBe('neo-1');
    expect(found[1]?.env).toEqual({ OMP_NUM_THREADS: '1', TS_WORKERS: '16' });
    expect(found[3]?.coldStart).toBe(8300);
    expect(found[2]).not.toHaveProperty('coldStart');
  });
});

describe('the unit of latency', () => {
  const latencies = (job: Job, ...values: number[]) =>
    rowsOf(
      done(
        ...values.map((value, at) =>
          row(`ml.c5.${at + 2}xlarge`, { MaxInvocations: 1, ModelLatency: value }),
        ),
      ),
      job,
    ).map(({ latency }) => latency);

  it.each([
    ['is ms', DEFAULT, [423, 197, 628], [423, 197, 628]],
    ['is ms for a slow model', DEFAULT, [3674, 59_000], [3674, 59_000]],
    ['is µs where ms would pass the 60 s of InvokeEndpoint', DEFAULT, [263_596], [263.596]],
    ['is that of the job, also for a row that could be both', DEFAULT, [263_596, 40_000], [263.596, 40]],
    ['is ms at the threshold', ADVANCED, [100, 100], [100, 100]],
    ['is µs at a thousand times the threshold', ADVANCED, [100_000], [100]],
    [
      'is µs at a thousand times a threshold that could be ms',
      { kind: 'advanced', threshold: { percentile: 'p99', ms: 40 } },
      [40_000, 31_000],
      [40, 31],
    ],
    [
      'stays ms where a row only misses its threshold by far',
      { kind: 'advanced', threshold: { percentile: 'p95', ms: 20 } },
      [20, 9000],
      [20, 9000],
    ],
  ] as const)('%s', (_sentence, job, values, expected) => {
    expect(latencies(job, ...values)).toEqual(expected);
  });

  it('is told by the endpoint that was measured, too', () => {
    const described: Described = {
      ...done(row('ml.g4dn.xlarge', { MaxInvocations: 1645, ModelLatency: 17_100 })),
      EndpointPerformances: [{ Metrics: { MaxInvocations: 184, ModelLatency: 1_312_000 } }],
    };
    expect(endpointPerformance(described, DEFAULT)).toEqual({ maxInvocations: 184, latency: 1312 });
    expect(rowsOf(described, DEFAULT)[0]?.latency).toBe(17.1);
  });

  it.each([
    ['µs, as documented', 8_300_000, 8300],
    ['µs of a quick start', 450_000, 450],
    ['ms, as no container starts in 9 ms', 8900, 8900],
  ])('of a cold start is %s', (_sentence, value, expected) => {
    expect(rowsOf(done(serverless(1024, { ModelSetupTime: value })), DEFAULT)[0]?.coldStart).toBe(expected);
  });
});

describe('what is missing', () => {
  it.each([NaN, 'NaN', undefined, null, 0, -1, '', {}, Number.POSITIVE_INFINITY])(
    '%s is no throughput',
    (value) => {
      const [one] = rowsOf(done(row('ml.m5.large', { MaxInvocations: value, ModelLatency: value })), DEFAULT);
      expect(one).not.toHaveProperty('maxInvocations');
      expect(one).not.toHaveProperty('latency');
    },
  );

  it('leaves out rows without hardware, and holes', () => {
    expect(rowsOf({ InferenceRecommendations: [null, {}, { EndpointConfiguration: {} }] }, DEFAULT)).toEqual(
      [],
    );
    expect(rowsOf({}, DEFAULT)).toEqual([]);
  });

  it('is one instance in a Default row, and unknown in an Advanced one', () => {
    const described = done(row('ml.m5.large', { MaxInvocations: 387 }, {}, null));
    expect(rowsOf(described, DEFAULT)[0]).toMatchObject({ count: 1 });
    expect(rowsOf(described, DEFAULT)[0]).not.toHaveProperty('failure');
    expect(rowsOf(described, ADVANCED)[0]?.failure).toBe(
      'the result does not say how many instances were measured',
    );
  });

  it('of two rows under one name the more cautious stays, in any order', () => {
    const rows = [
      row('ml.m5.large', { MaxInvocations: 600, ModelLatency: 80 }),
      row('ml.m5.large', { MaxInvocations: 1000, ModelLatency: 90 }, {}, 2),
      row('ml.m5.large', { MaxInvocations: 500, ModelLatency: 70 }),
    ];
    const kept = rowsOf(done(...rows), DEFAULT);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ maxInvocations: 1000, count: 2, latency: 90 });
    expect(rowsOf(done(...rows.toReversed()), DEFAULT)).toEqual(kept);
  });
});

describe('tests of a job', () => {
  const step = (status: string, type: string, more: object = {}): JobStep => ({
    Status: status,
    InferenceBenchmark: { ...row(type, { MaxInvocations: 500, ModelLatency: 90 }), ...more },
  });
  const steps = [
    step('COMPLETED', 'ml.m5.large'),
    step('FAILED', 'ml.m5.xlarge', { FailureReason: 'ModelError when calling InvokeEndpoint operation' }),
    step('FAILED', 'ml.c5.large'),
    step('IN_PROGRESS', 'ml.c5.xlarge'),
    step('COMPLETED', 'ml.c5.2xlarge', { EndpointMetrics: { MaxInvocations: 184, ModelLatency: 1312 } }),
    { Status: 'FAILED' },
  ];
  const failures = (described: Described) =>
    rowsOf(described, DEFAULT, steps).map(({ id, failure }) => [id, failure ?? 'usable']);

  it.each(['STOPPED', 'FAILED', 'IN_PROGRESS'])('that ended %s count where they finished', (Status) => {
    expect(failures({ Status })).toEqual([
      ['ml.c5.large', 'the test failed, and the service gives no reason'],
      ['ml.c5.xlarge', 'the test did not finish'],
      ['ml.m5.large', 'usable'],
      ['ml.m5.xlarge', 'ModelError when calling InvokeEndpoint operation'],
    ]);
  });

  it('of an existing endpoint are no candidates, also where they failed', () => {
    const described: Described = {
      Status: 'FAILED',
      InputConfig: { Endpoints: [null, {}, { EndpointName: 'Fraud' }] },
    };
    const failed = (EndpointName: string): JobStep => ({
      Status: 'FAILED',
      InferenceBenchmark: {
        EndpointConfiguration: { EndpointName, InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
        FailureReason: 'ModelError',
      },
    });
    const ids = (...tests: JobStep[]) => rowsOf(described, DEFAULT, tests).map(({ id }) => id);
    expect(ids(failed('fraud'))).toEqual([]);
    expect(ids(failed('fraud-job-x'))).toEqual(['ml.m5.large']);
  });

  it('that completed without recommending one say so of it; a recommended one is one candidate', () => {
    const described = done(row('ml.c5.large', { MaxInvocations: 700, ModelLatency: 50 }));
    expect(failures(described)).toEqual([
      ['ml.c5.large', 'usable'],
      ['ml.c5.xlarge', 'the test did not finish'],
      ['ml.m5.large', 'tested, but not among the recommendations of the job'],
      ['ml.m5.xlarge', 'ModelError when calling InvokeEndpoint operation'],
    ]);
  });
});

describe('the endpoint that a job has loaded', () => {
  const figures = { MaxInvocations: 184, ModelLatency: 1312 };
  const described: Described = {
    InputConfig: { Endpoints: [{ EndpointName: 'Fraud' }] },
    EndpointPerformances: [{ Metrics: figures, EndpointInfo: { EndpointName: 'fraud' } }],
  };
  const step = (more: object): JobStep => ({
    Status: 'COMPLETED',
    InferenceBenchmark: {
      EndpointConfiguration: { EndpointName: 'fraud', InstanceType: 'ml.m5.large', InitialInstanceCount: 2 },
      ...more,
    },
  });
  const loaded = { name: 'fraud', instance: { type: 'ml.m5.large', count: 2 } };
  const measured = { ...loaded, maxInvocations: 184, latency: 1312 };

  it('is known with what it ran on, where its step says so', () => {
    expect(endpointPerformance(described, DEFAULT, [step({})])).toEqual(measured);
    expect(endpointPerformance(described, DEFAULT)).toEqual({
      name: 'fraud',
      maxInvocations: 184,
      latency: 1312,
    });
  });

  it('is known of a job that was cut off, by its step alone', () => {
    const { EndpointPerformances: _, ...cut } = described;
    expect(endpointPerformance(cut, DEFAULT, [step({ EndpointMetrics: figures })])).toEqual(measured);
    expect(endpointPerformance(cut, DEFAULT, [step({})])).toBeUndefined();
  });

  it('has no figure where the service has none, and no part of a count', () => {
    const none = { MaxInvocations: 'NaN', ModelLatency: Number.NaN };
    const half = step({ EndpointMetrics: none });
    const { EndpointPerformances: _, ...cut } = described;
    expect(endpointPerformance(cut, DEFAULT, [half])).toEqual(loaded);
    const config = { EndpointName: 'fraud', InstanceType: 'ml.m5.large', InitialInstanceCount: 1.5 };
    expect(endpointPerformance(described, DEFAULT, [step({ EndpointConfiguration: config })])).toEqual({
      name: 'fraud',
      maxInvocations: 184,
      latency: 1312,
    });
  });

  it('is no candidate', () => {
    expect(rowsOf(described, DEFAULT, [step({ EndpointMetrics: figures })])).toEqual([]);
  });

  it('tells the unit of all rows, by its step', () => {
    const { EndpointPerformances: _, ...cut } = described;
    const slow = step({ EndpointMetrics: { MaxInvocations: 184, ModelLatency: 1_312_000 } });
    expect(endpointPerformance(cut, DEFAULT, [slow])).toEqual(measured);
  });
});
