// Heading "Recommendation jobs" of docs/simulator.md: numbers for autoscaling from a row of a job.
import {
  GetScalingConfigurationRecommendationCommand,
  type GetScalingConfigurationRecommendationCommandInput,
} from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { openAccount, refusal } from './testing/account.ts';
import { CONTAINER, jobsOf, realTime } from './testing/jobs.ts';

async function account() {
  const opened = await openAccount();
  await opened.model('m');
  const jobs = jobsOf(opened);
  const scaling = (
    job: string,
    input: Omit<GetScalingConfigurationRecommendationCommandInput, 'InferenceRecommendationsJobName'>,
  ) =>
    opened.sagemaker.send(
      new GetScalingConfigurationRecommendationCommand({ InferenceRecommendationsJobName: job, ...input }),
    );
  return { ...opened, jobs, scaling };
}

test('the target is half of what an instance can, and the capacities cover the expected traffic', async () => {
  const { jobs, scaling } = await account();
  await jobs.quick('j', { ContainerConfig: realTime(['ml.c5.xlarge']) });
  const [row] = await jobs.rows('j');
  const RecommendationId = row?.whole.RecommendationId;
  const seen = await scaling('j', {
    RecommendationId,
    ScalingPolicyObjective: { MinInvocationsPerMinute: 100, MaxInvocationsPerMinute: 50_000 },
  });
  const target = Math.floor((row?.invocations ?? 0) / 2);
  expect(seen).toMatchObject({
    InferenceRecommendationsJobName: 'j',
    RecommendationId,
    EndpointName: row?.whole.EndpointConfiguration?.EndpointName,
    TargetCpuUtilizationPerCore: 50,
    Metric: { InvocationsPerInstance: row?.invocations, ModelLatency: row?.latency },
    DynamicScalingConfiguration: {
      MinCapacity: 1,
      MaxCapacity: Math.ceil(50_000 / target),
      ScalingPolicies: [
        {
          TargetTracking: {
            MetricSpecification: {
              Predefined: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
            },
            TargetValue: target,
          },
        },
        {
          TargetTracking: {
            MetricSpecification: { Customized: { MetricName: 'CPUUtilization' } },
            TargetValue: 200,
          },
        },
      ],
    },
  });
  const busier = await scaling('j', {
    EndpointName: row?.whole.EndpointConfiguration?.EndpointName,
    TargetCpuUtilizationPerCore: 80,
  });
  expect(busier.DynamicScalingConfiguration?.ScalingPolicies?.[0]?.TargetTracking?.TargetValue).toBe(
    Math.floor((row?.invocations ?? 0) * 0.8),
  );
});

test('what it cannot tell', async () => {
  const { jobs, scaling } = await account();
  await jobs.quick('j', { ContainerConfig: { ...CONTAINER, SupportedEndpointType: 'Serverless' } });
  expect(await refusal(scaling('no', { EndpointName: 'e' }))).toMatch(/^ResourceNotFound: /);
  expect(await refusal(scaling('j', { EndpointName: 'e' }))).toMatch(/has the status "PENDING"/);
  const [row] = await jobs.rows('j');
  expect(await refusal(scaling('j', {}))).toMatch(/Specify exactly one of/);
  expect(await refusal(scaling('j', { EndpointName: 'e' }))).toMatch(/has no recommendation "e"/);
  const RecommendationId = row?.whole.RecommendationId;
  expect(await refusal(scaling('j', { RecommendationId }))).toMatch(/serverless recommendation/);
});
