// Registrations as entries of a file: the shortest form, read back as the same, and what stays out, with the reason.
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../../config/load.ts';
import { actionsOf, policiesOf } from '../../endpoint/scaling/items.ts';
import { sameItem } from '../../kinds/registration/fields.ts';
import type { RegisteredAction, RegisteredPolicy, Registration } from '../../kinds/registration/spec.ts';
import type { Entry } from '../entry.ts';
import { scalingEntry } from './entry.ts';

const ID = 'endpoint/e/variant/AllTraffic';
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';

const fileOf = (scaling: Entry, endpoint: object) =>
  loadDocument({
    file: '',
    text: JSON.stringify({
      ...{ version: 1, project: 'risk', region: 'us-east-1' },
      models: { m: { role: 'arn:aws:iam::123456789012:role/r', image: IMAGE } },
      endpoints: { e: { model: 'm', instance: { type: 'ml.g5.xlarge', count: 2 }, ...endpoint, scaling } },
    }),
    ...{ params: {}, env: {} },
  });

const ASYNC = { async: { output: 's3://b/out/' } };
const SERVERLESS = {
  instance: undefined,
  serverless: { memory: '2GB', maxConcurrency: 20, provisionedConcurrency: 2 },
};

function written(registration: Registration, endpoint: object = {}, id = ID) {
  return scalingEntry(id, registration, (scaling) => {
    const { diagnostics } = fileOf(scaling, endpoint);
    return diagnostics.find(({ severity }) => severity === 'error')?.message;
  });
}

const tracking = (name: string, configuration: object): RegisteredPolicy => ({
  ...{ name, type: 'TargetTrackingScaling', configuration },
});
const invocations = (TargetValue: number, more: object = {}) => ({
  ...{ TargetValue, ...more },
  PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
});
const custom = (metric: object, more: object = {}) => ({
  ...{ TargetValue: 70, ...more },
  CustomizedMetricSpecification: { MetricName: 'GPU', Namespace: 'n', Statistic: 'Average', ...metric },
});
const steps = (
  name: string,
  configuration: object,
  alarms: readonly string[] = ['busy'],
): RegisteredPolicy => ({
  ...{ name, type: 'StepScaling' },
  configuration: { AdjustmentType: 'ChangeInCapacity', ...configuration },
  ...(alarms.length === 0 ? {} : { alarms }),
});
const up = { StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }] };
const action = (name: string, more: Partial<RegisteredAction>): RegisteredAction => ({
  ...{ name, schedule: 'cron(0 6 ? * MON-FRI *)' },
  ...more,
});

const EIGHT = { min: 1, max: 8 } as const;
const OWN = [
  { Name: 'VariantName', Value: 'AllTraffic' },
  { Name: 'EndpointName', Value: 'e' },
];

describe('is written', () => {
  const rows: readonly (readonly [string, Registration, Entry, object?])[] = [
    [
      'with the bounds and the one target, under the name that it has',
      { ...EIGHT, policies: [tracking('Scale-It', invocations(420))] },
      { ...EIGHT, target: '420/min', policyName: 'Scale-It' },
    ],
    [
      'without the name that inferra gives',
      { ...EIGHT, policies: [tracking('inferra', invocations(0.0125, { DisableScaleIn: true }))] },
      { ...EIGHT, target: '0.75/h', scaleIn: false },
    ],
    [
      'with waits where they are not as ever',
      {
        ...EIGHT,
        policies: [tracking('p', invocations(7.5, { ScaleOutCooldown: 0, ScaleInCooldown: 3600 }))],
      },
      { ...EIGHT, target: '7.5/min', cooldown: { out: '0s', in: '1h' }, policyName: 'p' },
    ],
    [
      'with a metric of the variant, and with one of somebody',
      {
        ...EIGHT,
        policies: [
          tracking('a', custom({ Dimensions: OWN })),
          tracking(
            'b',
            custom({ MetricName: 'Q', Statistic: 'Sum', Dimensions: [{ Name: 'q', Value: '1' }] }),
          ),
        ],
      },
      {
        ...EIGHT,
        metric: { name: 'GPU', namespace: 'n', value: 70 },
        policyName: 'a',
        policies: {
          b: {
            name: 'b',
            metric: { name: 'Q', namespace: 'n', value: 70, statistic: 'sum', dimensions: { q: '1' } },
          },
        },
      },
    ],
    [
      'with a metric of the service before others, and keys from names',
      {
        ...EIGHT,
        policies: [
          tracking('A gpu', custom({ Dimensions: OWN })),
          steps('a_GPU', { ...up, Cooldown: 60 }),
          tracking('c', {
            TargetValue: 5,
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'SageMakerVariantConcurrentRequestsPerModelHighResolution',
            },
          }),
        ],
      },
      {
        ...{ ...EIGHT, concurrency: 5, policyName: 'c' },
        policies: {
          'a-gpu': { name: 'A gpu', metric: { name: 'GPU', namespace: 'n', value: 70 } },
          'a-gpu-2': {
            ...{ name: 'a_GPU', alarm: { name: 'busy' }, steps: [{ beyond: 0, change: 2 }] },
            cooldown: '1m',
          },
        },
      },
    ],
    [
      'in steps to both sides, whatever their order',
      {
        ...EIGHT,
        policies: [
          steps(
            'down',
            {
              ...{ AdjustmentType: 'PercentChangeInCapacity', MinAdjustmentMagnitude: 2 },
              StepAdjustments: [
                { MetricIntervalUpperBound: 0, MetricIntervalLowerBound: -10, ScalingAdjustment: -10 },
                { MetricIntervalUpperBound: -10, ScalingAdjustment: -50 },
              ],
            },
            ['idle'],
          ),
          steps('inferra-to', { AdjustmentType: 'ExactCapacity', MetricAggregationType: 'Average', ...up }),
        ],
      },
      {
        ...EIGHT,
        policies: {
          down: {
            name: 'down',
            alarm: { name: 'idle', breaches: 'below' },
            steps: [
              { beyond: 0, percent: -10 },
              { beyond: 10, percent: -50 },
            ],
            atLeast: 2,
          },
          to: { alarm: { name: 'busy' }, steps: [{ beyond: 0, exact: 2 }] },
        },
      },
    ],
    [
      'with its schedule',
      {
        ...EIGHT,
        actions: [
          action('inferra-early', { timezone: 'UTC', min: 4 }),
          action('Once', { schedule: 'at(2027-01-01T06:00:00)', timezone: 'America/New_York', max: 9 }),
          action('rated', {
            ...{
              schedule: 'rate(12 hours)',
              start: Date.UTC(2026, 11, 1),
              end: Date.UTC(2027, 0, 1),
              min: 2,
            },
          }),
        ],
      },
      {
        ...EIGHT,
        schedule: {
          early: { cron: '0 6 ? * MON-FRI *', min: 4 },
          once: { name: 'Once', at: '2027-01-01T06:00:00', timezone: 'America/New_York', max: 9 },
          rated: {
            ...{ name: 'rated', rate: '12 hours' },
            ...{ start: '2026-12-01T00:00:00Z', end: '2027-01-01T00:00:00Z', min: 2 },
          },
        },
      },
    ],
    [
      'to nothing and back, with what wakes it in its place',
      {
        ...{ min: 0, max: 4 },
        policies: [
          tracking('backlog', {
            TargetValue: 5,
            CustomizedMetricSpecification: {
              ...{ MetricName: 'ApproximateBacklogSizePerInstance', Namespace: 'AWS/SageMaker' },
              ...{ Dimensions: [{ Name: 'EndpointName', Value: 'e' }], Statistic: 'Average' },
            },
          }),
          steps('from-zero', up, ['has-backlog']),
        ],
      },
      {
        ...{ min: 0, max: 4, backlog: 5, policyName: 'backlog' },
        policies: {
          wake: { name: 'from-zero', alarm: { name: 'has-backlog' }, steps: [{ beyond: 0, change: 2 }] },
        },
      },
      ASYNC,
    ],
    [
      'of provisioned concurrency',
      {
        ...EIGHT,
        policies: [
          tracking('use', {
            TargetValue: 0.29,
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'SageMakerVariantProvisionedConcurrencyUtilization',
            },
          }),
        ],
      },
      { ...EIGHT, utilization: '29%', policyName: 'use' },
      SERVERLESS,
    ],
  ];
  test.each(rows.map(([what, all, entry, endpoint = {}]) => [what, all, entry, endpoint] as const))(
    '%s',
    (_, registration, entry, endpoint) => {
      expect(written(registration, endpoint)).toEqual({ entry, kept: [] });
      const { document } = fileOf(entry, endpoint);
      const scaling = document?.endpoints[0]?.variants[0]?.scaling;
      if (scaling === undefined) throw new Error('it is scaled');
      const { policies = [], actions = [] } = registration;
      const again = [...policiesOf(ID, scaling), ...actionsOf(scaling)];
      expect(again.map(({ name }) => name).sort()).toEqual(
        [...policies, ...actions].map(({ name }) => name).sort(),
      );
      for (const policy of policies) {
        const found = policiesOf(ID, scaling).find(({ name }) => name === policy.name);
        expect(sameItem(found && { is: 'policy', policy: found }, { is: 'policy', policy })).toBe(true);
      }
    },
  );
});

describe('stays as it is, and is told', () => {
  const good = tracking('t', invocations(420));
  const written420 = { ...EIGHT, target: '420/min', policyName: 't' };
  test.each<readonly [string, RegisteredPolicy | RegisteredAction, string]>([
    [
      'an expression',
      tracking('p', custom({ Metrics: [], MetricName: undefined })),
      'policy p tracks an expression of metrics',
    ],
    ['a unit', tracking('p', custom({ Unit: 'Percent' })), 'policy p tracks GPU in the unit Percent'],
    [
      'a metric of something else',
      tracking('p', {
        TargetValue: 1,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCount' },
      }),
      'policy p tracks ALBRequestCount',
    ],
    [
      'another type',
      { name: 'p', type: 'PredictiveScaling', configuration: {} },
      'policy p is of the type PredictiveScaling',
    ],
    ['steps that nothing starts', steps('p', up, []), 'policy p goes in steps that no alarm starts'],
    ['steps of two alarms', steps('p', up, ['a', 'b']), 'policy p is started by 2 alarms: a, b'],
    [
      'steps on both sides',
      steps('p', {
        StepAdjustments: [
          { MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
          { MetricIntervalLowerBound: 0, ScalingAdjustment: 1 },
        ],
      }),
      'policy p has steps that do not begin at the threshold of its alarm',
    ],
    [
      'another statistic of steps',
      steps('p', { ...up, MetricAggregationType: 'Maximum' }),
      'policy p has MetricAggregationType "Maximum", for which the language has no words',
    ],
    [
      'a wait that is too long',
      tracking('p', custom({ Dimensions: OWN }, { ScaleInCooldown: 10_001 })),
      expect.stringMatching(/^policy p cannot be in the file: /) as unknown as string,
    ],
    ['half seconds', action('p', { start: 500, min: 1 }), 'action p begins or ends between two seconds'],
    [
      'what the language has no form of',
      action('p', { schedule: 'cron(0 6 * * *)', min: 1 }),
      expect.stringMatching(/^action p cannot be in the file: /) as unknown as string,
    ],
  ])('%s', (_, item, because) => {
    const registration = {
      ...EIGHT,
      ...('schedule' in item ? { policies: [good], actions: [item] } : { policies: [good, item] }),
    };
    expect(written(registration)).toEqual({ entry: written420, kept: [because] });
  });

  test('what is suspended, and tags', () => {
    const registration = {
      ...EIGHT,
      policies: [good],
      suspended: ['in', 'schedule'] as const,
      tags: { a: 'b' },
    };
    expect(written(registration)).toEqual({
      entry: written420,
      kept: ['scaling in is suspended', 'scheduled actions are suspended', 'the registration has tags: a'],
    });
  });
});

describe('is left out', () => {
  const good = tracking('t', invocations(420));
  test.each<readonly [string, Registration, readonly unknown[]]>([
    ['a target that nothing moves', EIGHT, [expect.stringMatching(/says nothing about what it aims at/)]],
    [
      'one to nothing that nothing wakes',
      { min: 0, max: 4, policies: [good] },
      ['no policy in steps brings the first instance, and inferra would add one'],
    ],
    [
      'one to nothing that answers at once',
      { min: 0, max: 4, policies: [steps('wake', up)] },
      [expect.stringMatching(/^only asynchronous endpoints go without instances/)],
    ],
    [
      'what inferra would remove by its name',
      { ...EIGHT, policies: [good, steps('inferra-p', up, [])] },
      [
        'inferra would remove policy inferra-p, which has a name that inferra gives',
        'policy inferra-p goes in steps that no alarm starts',
      ],
    ],
  ])('%s', (_, registration, kept) => {
    expect(written(registration)).toEqual({ kept });
  });
});

test('of a component one policy is written, and more is told', () => {
  const copies = (TargetValue: number) => ({
    TargetValue,
    PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerInferenceComponentInvocationsPerCopy' },
  });
  const id = 'inference-component/llama';
  const one = { min: 0, max: 4, policies: [tracking('Copies', copies(60))] };
  expect(scalingEntry(id, one, () => undefined)).toEqual({
    entry: { min: 0, max: 4, target: '60/min', policyName: 'Copies' },
    kept: [],
  });
  const more = { ...one, actions: [action('night', { max: 1 })] };
  expect(scalingEntry(id, more, () => undefined)).toEqual({
    entry: { min: 0, max: 4, target: '60/min', policyName: 'Copies' },
    kept: [
      'action night cannot be in the file: of a component the language has one policy alone, and it has action night',
    ],
  });
});
