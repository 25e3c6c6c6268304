// Reports as a lock file would give them: candidates that were measured, decided and drawn by the real selection.
import type { DrawnChoice, DrawnReport } from '../../core/figures.ts';
import { breakEven } from '../../decisions/select/break-even.ts';
import { type Candidate, candidateId, inOrder } from '../../decisions/select/candidate.ts';
import { curves } from '../../decisions/select/curves.ts';
import { decide } from '../../decisions/select/decide.ts';
import type { Context, Policy } from '../../decisions/select/policy.ts';
import { select } from '../../decisions/select/select.ts';

const PRICES: Readonly<Record<string, number>> = {
  'ml.c5.large': 0.102,
  'ml.c5.xlarge': 0.204,
  'ml.c5.2xlarge': 0.408,
  'ml.c5.4xlarge': 0.816,
  'ml.m5.large': 0.115,
  'ml.m5.xlarge': 0.23,
  'ml.m5.2xlarge': 0.461,
  'ml.g4dn.xlarge': 0.736,
};
const CONTEXT: Context = {
  region: 'us-east-1',
  prices: { instance: (type) => PRICES[type], serverless: (memory) => (memory / 1024) * 0.00002 },
};
const POLICY: Policy = {
  require: { p95: 80, coldStart: 5000 },
  traffic: { average: 2000, peak: 9000, headroom: 0.7 },
  objective: 'cost',
  balance: 0.5,
  allowKindChange: false,
};

type Env = Readonly<Record<string, string>>;
type Measured = Pick<Candidate, 'maxInvocations' | 'latency' | 'latencyAt' | 'failure'>;

export function onInstance(type: string, measured: Measured, env: Env = {}): Candidate {
  const hardware = { kind: 'instance', type } as const;
  return { id: candidateId({ hardware, env }), hardware, env, count: 1, ...measured };
}

function onServerless(memory: number, coldStart: number): Candidate {
  const hardware = { kind: 'serverless', memory } as const;
  const measured = { maxInvocations: 5800, latency: 80, latencyAt: 'p95', coldStart } as const;
  return { id: candidateId({ hardware, env: {} }), hardware, env: {}, count: 1, ...measured };
}

/** An Advanced policy: all stand at the threshold, and several cost the same. */
export const ADVANCED: readonly Candidate[] = [
  ...(
    [
      ['ml.c5.large', [9960, 9109, 5608]],
      ['ml.c5.xlarge', [15_768, 15_763, 10_578]],
      ['ml.m5.large', [9514, 8000, 5197]],
    ] as const
  ).flatMap(([type, loads]) =>
    loads.map((maxInvocations, at) =>
      onInstance(type, { maxInvocations, latency: 80, latencyAt: 'p95' }, { OMP_NUM_THREADS: `${2 ** at}` }),
    ),
  ),
  onServerless(2048, 5348.4),
  onServerless(4096, 4361),
  onServerless(6144, 3443),
];

/** A Default job: latencies at saturation, close together, of types with long settings. */
const DEFAULT: readonly Candidate[] = (
  [
    ['ml.c5.large', 10_512, 28, '2'],
    ['ml.c5.large', 10_480, 28, '1'],
    ['ml.c5.xlarge', 19_682, 25, '4'],
    ['ml.c5.xlarge', 19_600, 25.2, '3'],
    ['ml.c5.2xlarge', 32_960, 25, '8'],
    ['ml.c5.4xlarge', 33_549, 28, '16'],
    ['ml.m5.large', 9214, 30, '2'],
    ['ml.m5.xlarge', 18_391, 31, '4'],
    ['ml.m5.xlarge', 18_102, 31.4, '3'],
    ['ml.m5.2xlarge', 32_508, 28, '8'],
    ['ml.g4dn.xlarge', 19_685, 32, '4'],
    ['ml.g5.xlarge', undefined, undefined, '4'],
  ] as const
).map(([type, maxInvocations, latency, workers]) =>
  onInstance(
    type,
    {
      latencyAt: 'saturation',
      ...(maxInvocations === undefined ? { failure: 'Insufficient capacity for ml.g5.xlarge.' } : {}),
      ...(maxInvocations === undefined ? {} : { maxInvocations, latency }),
    },
    { OMP_NUM_THREADS: '1', SAGEMAKER_MODEL_SERVER_WORKERS: workers },
  ),
);

export type Scene = {
  readonly candidates: readonly Candidate[];
  readonly policy?: Partial<Policy>;
  readonly pinned?: string;
  /** No traffic is declared. */
  readonly silent?: boolean;
  readonly more?: Partial<DrawnChoice>;
};

export function drawnChoice(
  address: string,
  { candidates, policy, pinned, silent = false, more }: Scene,
): DrawnChoice {
  const { traffic: load, ...rest }: Policy = { ...POLICY, ...policy };
  const whole: Policy = silent || load === undefined ? rest : { ...rest, traffic: load };
  const context: Context = { ...CONTEXT, ...(pinned === undefined ? {} : { pinned }) };
  const { choice, reason, verdicts, whatWouldChange, breakEven: text } = select(candidates, whole, context);
  const even = breakEven(decide([...candidates].sort(inOrder), whole, context), whole, context);
  const { require, traffic, objective } = whole;
  return {
    address,
    ...(choice === undefined ? {} : { choice: `${choice.id.split(' ')[0]} × ${choice.size}` }),
    reason,
    pinned: more?.pin === undefined,
    candidates: verdicts.map(({ id, verdict, reason: why, sized }) => {
      const { latency, latencyAt = 'saturation', coldStart } = candidates.find((one) => one.id === id) ?? {};
      const { capacity, size, monthly, perMillion } = sized ?? {};
      const figures = { capacity, size, latency, coldStart, monthly, perMillion };
      const known = Object.entries(figures).filter(([, value]) => value !== undefined);
      return { id, verdict, reason: why, latencyAt, ...Object.fromEntries(known) };
    }),
    ...(text === undefined ? {} : { breakEven: text.text }),
    whatWouldChange,
    asked: { require, objective, ...(traffic === undefined ? {} : { traffic }) },
    curves: curves(candidates, whole, context),
    ...(even === undefined ? {} : { crossing: even }),
    ...more,
  };
}

export function reportOf(...choices: readonly DrawnChoice[]): DrawnReport {
  const measured = {
    measuredOn: 's3://risk-models/fraud/42/model.tar.gz',
    measuredAt: '2026-11-24T13:20:00Z',
    oldAfter: '2027-02-22T13:20:00Z',
    jobs: ['risk-fraud-sla-45ccc3c8ef', 'risk-fraud-sla-38437a06fd'],
    inputs: ['45ccc3c8ef', '38437a06fd'],
    modelDigest: '44e24279e5',
    prices: 'us-east-1 2026-08',
    kind: choices.some(({ asked }) => asked.require.p95 !== undefined) ? 'advanced' : 'default',
    choices,
  } as const;
  return {
    project: 'risk',
    environment: 'prod',
    file: 'inference.lock.yaml',
    source: 'inference.yaml',
    policies: [
      {
        policy: 'fraud-sla',
        model: 'models.fraud-xgb',
        measured,
        command: 'inferra recommend run fraud-sla --env prod',
      },
    ],
  };
}

const saturated = { require: { latencyAtSaturation: 30 }, objective: 'speed' } as const;
const long = 'endpoints.fraud-detection-of-card-payments-in-the-european-union.challenger';
const crowd = Array.from({ length: 30 }, (_, at) =>
  onInstance(
    'ml.c5.large',
    { maxInvocations: 9000 + at, latency: 40 + (at % 3), latencyAt: 'p95' },
    { N: `${at}` },
  ),
);

/** By what is hard about each. */
export const REPORTS: Readonly<Record<string, DrawnReport>> = {
  'twelve candidates at one threshold': reportOf(drawnChoice('endpoints.fraud', { candidates: ADVANCED })),
  'twelve candidates at saturation, another one pinned and live': reportOf(
    drawnChoice('endpoints.fraud', {
      candidates: DEFAULT,
      policy: saturated,
      more: {
        pin: {
          candidate: 'ml.c5.large OMP_NUM_THREADS=1 SAGEMAKER_MODEL_SERVER_WORKERS=2',
          text: 'ml.c5.large × 3',
        },
        live: { text: 'ml.m5.xlarge × 2', monthly: 335.8 },
      },
    }),
  ),
  'thirty candidates on three spots': reportOf(drawnChoice('endpoints.fraud', { candidates: crowd })),
  'nobody meets the policy': reportOf(
    drawnChoice('endpoints.fraud', { candidates: DEFAULT, policy: { require: { latencyAtSaturation: 2 } } }),
  ),
  'no traffic is declared': reportOf(
    drawnChoice('endpoints.fraud', { candidates: DEFAULT, policy: saturated, silent: true }),
  ),
  'two askers with little traffic and names without a space': reportOf(
    drawnChoice(long, {
      candidates: ADVANCED,
      policy: { traffic: { average: 120, peak: 600, headroom: 0.7 } },
    }),
    drawnChoice('endpoints.b', {
      candidates: [onInstance('ml.c5.large', { maxInvocations: 9960, latency: 80, latencyAt: 'p95' })],
    }),
  ),
};
