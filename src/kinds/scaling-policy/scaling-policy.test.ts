// Targets and policies on a simulated account, and what a description says that a spec cannot.
import { expect, test } from 'vitest';
import { targetLanded } from '../scalable-target/kind.ts';
import { account, CONFIG } from '../testing/account.ts';
import { fromDescription, toPutRequest } from './convert.ts';
import { policyLanded } from './kind.ts';
import type { PolicySpec } from './spec.ts';

const ID = 'endpoint/fraud/variant/AllTraffic';
const SPEC: PolicySpec = {
  metric: 'invocations',
  target: 420,
  cooldown: { out: 60, in: 600 },
  scaleIn: false,
};

const QUEUE = { name: 'Queue', namespace: 'n', statistic: 'samples' } as const;

test.each<PolicySpec>([
  SPEC,
  { ...SPEC, metric: 'concurrency', target: 5, scaleIn: true },
  { ...SPEC, metric: 'backlog', target: 5, scaleIn: true },
  { ...SPEC, metric: QUEUE },
  { ...SPEC, metric: { ...QUEUE, statistic: 'average', dimensions: { b: '2', a: '1' } } },
])('a policy comes back as it was put: %o', (spec) => {
  const { PolicyName, ...rest } = toPutRequest(ID, spec);
  const described = { ...rest, PolicyName, PolicyARN: 'arn', CreationTime: new Date(0) };
  expect(fromDescription(described as never)).toMatchObject({ name: ID, spec });
});

test('a metric without dimensions is that of the variant', () => {
  const { TargetTrackingScalingPolicyConfiguration: tracking } = toPutRequest(ID, { ...SPEC, metric: QUEUE });
  expect(tracking?.CustomizedMetricSpecification?.Dimensions).toEqual([
    { Name: 'EndpointName', Value: 'fraud' },
    { Name: 'VariantName', Value: 'AllTraffic' },
  ]);
});

const COPIES = 'inference-component/fraud-llama';

test.each([
  ['invocations', { PredefinedMetricType: 'SageMakerInferenceComponentInvocationsPerCopy' }],
  [
    'concurrency',
    { PredefinedMetricType: 'SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution' },
  ],
] as const)('copies of a component have their own metric of %s', (metric, predefined) => {
  const spec = { ...SPEC, metric };
  const { TargetTrackingScalingPolicyConfiguration: tracking, ...rest } = toPutRequest(COPIES, spec);
  expect(rest).toMatchObject({ ScalableDimension: 'sagemaker:inference-component:DesiredCopyCount' });
  expect(tracking?.PredefinedMetricSpecification).toEqual(predefined);
  const described = { ...rest, PolicyARN: 'arn', TargetTrackingScalingPolicyConfiguration: tracking };
  expect(fromDescription(described as never)).toMatchObject({ name: COPIES, spec });
});

test('a metric without dimensions is that of the component', () => {
  const { TargetTrackingScalingPolicyConfiguration: tracking } = toPutRequest(COPIES, {
    ...SPEC,
    metric: QUEUE,
  });
  expect(tracking?.CustomizedMetricSpecification?.Dimensions).toEqual([
    { Name: 'InferenceComponentName', Value: 'fraud-llama' },
  ]);
});

test.each([
  ['several metrics by an expression', { Metrics: [{ Id: 'm1' }] }],
  ['a unit', { MetricName: 'm', Namespace: 'n', Statistic: 'Average', Unit: 'Percent' }],
  ['no statistic', { MetricName: 'm', Namespace: 'n' }],
])('what has %s has no spec', (_, CustomizedMetricSpecification) => {
  const tracking = { TargetValue: 1, CustomizedMetricSpecification };
  const policy = { ResourceId: ID, PolicyARN: 'arn', TargetTrackingScalingPolicyConfiguration: tracking };
  expect(fromDescription(policy as never)).not.toHaveProperty('spec');
});

test('a target is registered, changed, read and removed, with its policy', async () => {
  const { serving, kinds } = await account();
  await serving(CONFIG, [{ variant: 'AllTraffic', count: 2, weight: 1 }]);
  const { 'scalable-target': targets, 'scaling-policy': policies } = kinds;
  expect(await targets.read(ID)).toBeUndefined();
  for (const max of [4, 8]) {
    const request = { verb: 'put', spec: { min: 2, max }, tags: {} } as const;
    await targets.send(ID, request, undefined);
    const live = await targets.read(ID);
    expect(live).toMatchObject({ name: ID, min: 2, max });
    expect(targetLanded(request, live)).toEqual({ landed: true });
    expect(targetLanded({ verb: 'remove' }, live)).toEqual({ landed: false });
  }
  const put = { verb: 'put', spec: SPEC, tags: {} } as const;
  expect(policyLanded(put, await policies.read(ID))).toEqual({ landed: false });
  await policies.send(ID, put, undefined);
  expect(policyLanded(put, await policies.read(ID))).toEqual({ landed: true });
  expect(await policies.readAll?.([ID, `${ID}2`, `${ID}3`, `${ID}4`])).toHaveLength(1);
  await targets.send(ID, { verb: 'remove' }, undefined);
  expect([await targets.read(ID), await policies.read(ID)]).toEqual([undefined, undefined]);
  await expect(targets.send(ID, { verb: 'remove' }, undefined)).rejects.toMatchObject({
    trouble: 'not-found',
  });
});
