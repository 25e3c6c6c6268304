// Recommendations of a job for a generative model: read as the service sends them, and held against a policy by hand.
import { describe, expect, it } from 'vitest';
import { generatedRows } from './generative.ts';
import type { Policy, Prices } from './policy.ts';
import { select } from './select.ts';

const PACKAGE = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/1';

type Given = {
  readonly type?: string;
  readonly copies?: number;
  readonly count?: number;
  readonly specification?: string;
  readonly metrics?: readonly object[];
};

const metric = (Metric: string, Stat: string | undefined, Value: unknown, Unit?: string) => ({
  Metric,
  Stat,
  Value,
  Unit,
});
/** The sample of AWS's Python SDK (read 2026-11), with a first token. */
const SAMPLE = [
  metric('RequestThroughput', 'avg', '152.94', 'Requests/Second'),
  metric('OutputTokenThroughput', 'avg', '4893.7', 'Tokens/Second'),
  metric('RequestLatency', 'p50', '402.6', 'Milliseconds'),
  metric('RequestLatency', 'p99', '481.6', 'Milliseconds'),
  metric('TimeToFirstToken', 'p99', '60.5', 'Milliseconds'),
];
const row = ({
  type = 'ml.g5.2xlarge',
  copies = 1,
  count = 1,
  specification = 'one',
  metrics = SAMPLE,
}: Given = {}) => ({
  ModelDetails: { ModelPackageArn: PACKAGE, InferenceSpecificationName: specification },
  DeploymentConfiguration: { InstanceType: type, InstanceCount: count, CopyCountPerInstance: copies },
  ExpectedPerformance: metrics,
});
const rows = (...given: readonly (object | null)[]) => generatedRows({ Recommendations: given });

describe('a recommendation', () => {
  it('is read as the sample of the SDK has it', () => {
    expect(rows(row())).toEqual([
      {
        id: 'ml.g5.2xlarge',
        hardware: { kind: 'instance', type: 'ml.g5.2xlarge' },
        env: {},
        count: 1,
        maxInvocations: 9176.4,
        latency: 481.6,
        latencyAt: 'p99',
        generation: {
          package: PACKAGE,
          specification: 'one',
          copies: 1,
          p50: 402.6,
          ttft: 60.5,
          tokens: 4893.7,
        },
      },
    ]);
  });

  it('may have other names, seconds, holes and figures that are none', () => {
    const metrics = [
      metric('request_throughput', undefined, '2'),
      metric('request_latency', 'P99', '1.5', 'Seconds'),
      metric('time_to_first_token', 'p99', 'NaN', 'ms'),
      metric('OutputTokenThroughput', 'p50', '1'),
    ];
    const [one] = rows(null, row({ metrics: [null, ...metrics] as object[] }), {});
    expect(one).toMatchObject({ maxInvocations: 120, latency: 1500 });
    expect(one?.generation).toEqual({ package: PACKAGE, specification: 'one', copies: 1 });
  });

  it('without a package or a type cannot be served, and is left out', () => {
    expect(rows({ ...row(), ModelDetails: {} }, { ...row(), DeploymentConfiguration: {} })).toEqual([]);
    expect(generatedRows({})).toEqual([]);
  });

  it('is told from another one on the same type by its copies or its specification', () => {
    const all = rows(row(), row({ copies: 4, specification: 'two' }), row({ specification: 'three' }));
    expect(all.map(({ id }) => id).sort()).toEqual([
      'ml.g5.2xlarge',
      'ml.g5.2xlarge (three)',
      'ml.g5.2xlarge with 4 copies',
    ]);
  });
});

const figures = (requests: number, tokens: number, p50: number, p99: number, ttft: number) => [
  metric('RequestThroughput', 'avg', String(requests)),
  metric('OutputTokenThroughput', 'avg', String(tokens)),
  metric('RequestLatency', 'p50', String(p50)),
  metric('RequestLatency', 'p99', String(p99)),
  metric('TimeToFirstToken', 'p99', String(ttft)),
];
/** One, two and three requests a second; $1, $3 and $4 an hour: $0.28, $0.42 and $0.37 for a thousand requests. */
const FIELD = rows(
  row({ type: 'ml.g5.xlarge', metrics: figures(1, 100, 900, 1000, 300) }),
  row({ type: 'ml.g5.2xlarge', metrics: figures(2, 200, 400, 500, 100) }),
  row({ type: 'ml.g5.4xlarge', metrics: figures(3, 300, 500, 600, 200) }),
);
const PRICES: Readonly<Record<string, number>> = {
  'ml.g5.xlarge': 1,
  'ml.g5.2xlarge': 3,
  'ml.g5.4xlarge': 4,
};
const prices: Prices = { instance: (type) => PRICES[type], serverless: () => undefined };
const choose = (policy: Partial<Policy> = {}, pinned?: string) =>
  select(
    FIELD,
    { require: {}, objective: 'cost', balance: 1, allowKindChange: false, ...policy },
    { region: 'us-east-1', prices, ...(pinned === undefined ? {} : { pinned }) },
  );
const reasonOf = (type: string, policy: Partial<Policy>) =>
  choose(policy).verdicts.find(({ id }) => id === type)?.reason;

describe('a choice', () => {
  it.each<readonly [string, Partial<Policy>, string | undefined]>([
    ['is the cheapest for a request', {}, 'ml.g5.xlarge'],
    ['is the earliest first token', { objective: 'speed' }, 'ml.g5.2xlarge'],
    ['is the most tokens a second', { objective: 'throughput' }, 'ml.g5.4xlarge'],
    ['reaches the first token in time', { require: { ttft: 299 } }, 'ml.g5.4xlarge'],
    ['may just reach it', { require: { ttft: 300 } }, 'ml.g5.xlarge'],
    ['answers half of all in time', { require: { p50: 450 } }, 'ml.g5.2xlarge'],
    ['answers nearly all in time', { require: { p99: 600 } }, 'ml.g5.4xlarge'],
    ['has the tokens a second', { require: { throughput: 150 } }, 'ml.g5.4xlarge'],
    ['may just have them', { require: { throughput: 300 } }, 'ml.g5.4xlarge'],
    ['is none where nothing reaches a limit', { require: { throughput: 301 } }, undefined],
  ])('%s', (_sentence, policy, type) => {
    expect(choose(policy).choice?.id).toBe(type);
  });

  it('carries its package', () => {
    expect(choose().choice?.generation).toMatchObject({ package: PACKAGE, specification: 'one' });
  });

  it('gives way to nothing within the noise', () => {
    const close = rows(
      row({ metrics: figures(2, 200, 1, 1, 100) }),
      row({ type: 'ml.g6e.2xlarge', metrics: figures(2, 215, 1, 1, 95) }),
    );
    const policy: Policy = { require: {}, objective: 'throughput', balance: 1, allowKindChange: false };
    const context = { region: 'us-east-1', prices };
    expect(select(close, policy, context).choice?.id).toBe('ml.g6e.2xlarge');
    const kept = select(close, policy, { ...context, pinned: 'ml.g5.2xlarge' });
    expect([kept.choice?.id, kept.pin]).toEqual(['ml.g5.2xlarge', expect.stringContaining('7 % stronger')]);
  });

  it.each([
    ['ml.g5.xlarge', { require: { ttft: 299 } }, 'time to the first token 300 ms is above 299 ms'],
    ['ml.g5.xlarge', { require: { p50: 450 } }, 'p50 900 ms is above 450 ms'],
    ['ml.g5.xlarge', { require: { p99: 600 } }, 'p99 1 s is above 600 ms'],
    ['ml.g5.xlarge', { require: { throughput: 150 } }, '100 tokens a second are below 150'],
    ['ml.g5.xlarge', { objective: 'speed' }, 'first token 300 ms, 200 % slower than ml.g5.2xlarge × 1'],
    ['ml.g5.xlarge', { objective: 'throughput' }, '100 tokens a second, 67 % less than ml.g5.4xlarge × 1'],
  ] as const)('says of %s under %j why it lost', (type, policy, reason) => {
    expect(reasonOf(type, policy)).toBe(reason);
  });

  it('is made of nothing that was not measured', () => {
    const [bare] = rows(row({ metrics: [metric('RequestThroughput', 'avg', '1')] }));
    const policy: Policy = {
      require: { ttft: 1, p50: 1, p99: 1, throughput: 1 },
      objective: 'throughput',
      balance: 1,
      allowKindChange: false,
    };
    const { choice, verdicts } = select(bare === undefined ? [] : [bare], policy, {
      region: 'us-east-1',
      prices,
    });
    expect(choice).toBeUndefined();
    for (const what of ['latency', 'time to the first token', 'p50', 'tokens a second'])
      expect(verdicts[0]?.reason).toContain(`the job gave no ${what}`);
  });
});
