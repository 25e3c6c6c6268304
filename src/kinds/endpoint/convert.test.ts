import { expect, test } from 'vitest';
import {
  type EndpointDescription,
  fromDescription,
  toAdjustRequest,
  toCreateRequest,
  toUpdateRequest,
} from './convert.ts';

const ARN = 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/fraud';
const time = new Date(Date.UTC(2026, 10, 22));
const base: EndpointDescription = {
  EndpointName: 'fraud',
  EndpointArn: ARN,
  EndpointConfigName: 'fraud-1',
  EndpointStatus: 'InService',
  CreationTime: time,
  LastModifiedTime: time,
};
const seen = {
  kind: 'endpoint',
  name: 'fraud',
  arn: ARN,
  tags: { a: 'b' },
  status: 'InService',
  config: 'fraud-1',
  created: time.getTime(),
  lastModified: time.getTime(),
};
const counts = { CurrentInstanceCount: 3, DesiredInstanceCount: 4, CurrentWeight: 1, DesiredWeight: 2 };
const size = { currentCount: 3, desiredCount: 4, currentWeight: 1, desiredWeight: 2 };
const serverless = { MemorySizeInMB: 2048, MaxConcurrency: 5 };

test.each<[string, Partial<EndpointDescription>, object]>([
  [
    'serving',
    { ProductionVariants: [{ VariantName: 'v', ...counts }] },
    { variants: [{ name: 'v', ...size }] },
  ],
  ['being created, without variants', { EndpointStatus: 'Creating' }, { status: 'Creating', variants: [] }],
  [
    'being created, with null for variants',
    { EndpointStatus: 'Creating', ProductionVariants: null as never },
    { status: 'Creating', variants: [] },
  ],
  [
    'being created, with a pending fleet',
    {
      EndpointStatus: 'Creating',
      PendingDeploymentSummary: {
        EndpointConfigName: 'fraud-1',
        ProductionVariants: [
          {
            VariantName: 'v',
            ...counts,
            VariantStatus: [{ Status: 'Creating', StatusMessage: 'Launching 3 instance(s).' }],
          },
        ],
      },
    },
    {
      status: 'Creating',
      pendingConfig: 'fraud-1',
      variants: [{ name: 'v', activity: 'Launching 3 instance(s).' }],
    },
  ],
  [
    'moving to another config: what serves is the old one, what happens is said of the new one',
    {
      EndpointStatus: 'Updating',
      ProductionVariants: [{ VariantName: 'v', ...counts }],
      PendingDeploymentSummary: {
        EndpointConfigName: 'fraud-2',
        ProductionVariants: [
          { VariantName: 'V', CurrentInstanceCount: 0, VariantStatus: [{ Status: 'Baking' }] },
        ],
      },
    },
    { status: 'Updating', pendingConfig: 'fraud-2', variants: [{ name: 'v', ...size, activity: 'Baking' }] },
  ],
  [
    'serverless',
    {
      ProductionVariants: [
        {
          VariantName: 'v',
          CurrentServerlessConfig: serverless,
          DesiredServerlessConfig: { ...serverless, ProvisionedConcurrency: 1 },
        },
      ],
    },
    {
      variants: [
        {
          name: 'v',
          currentServerless: { memorySizeInMB: 2048, maxConcurrency: 5 },
          desiredServerless: { memorySizeInMB: 2048, maxConcurrency: 5, provisionedConcurrency: 1 },
        },
      ],
    },
  ],
  [
    'serverless and settled, without a wish',
    {
      ProductionVariants: [
        { VariantName: 'v', CurrentInstanceCount: 0, CurrentServerlessConfig: serverless },
      ],
    },
    {
      variants: [
        {
          name: 'v',
          currentServerless: { memorySizeInMB: 2048, maxConcurrency: 5 },
          desiredServerless: { memorySizeInMB: 2048, maxConcurrency: 5 },
        },
      ],
    },
  ],
  [
    'rolled back',
    { FailureReason: 'no ping', ProductionVariants: [] },
    { failureReason: 'no ping', variants: [] },
  ],
])('an endpoint is seen %s', (_, more, expected) => {
  expect(fromDescription({ ...base, ...more }, ARN, { a: 'b' })).toEqual({ ...seen, ...expected });
});

test('a creation carries its tags', () => {
  expect(toCreateRequest('fraud', { config: 'fraud-1' }, { team: 'risk' })).toEqual({
    EndpointName: 'fraud',
    EndpointConfigName: 'fraud-1',
    Tags: [{ Key: 'team', Value: 'risk' }],
  });
});

test('an update takes the sizes of the new config', () => {
  const request = { EndpointName: 'fraud', EndpointConfigName: 'fraud-2', RetainAllVariantProperties: false };
  expect(toUpdateRequest('fraud', { config: 'fraud-2' })).toEqual(request);
});

test('a resize says all that is desired, of instances and of serverless variants', () => {
  const sizes = [
    { variant: 'a', count: 2, weight: 0.5 },
    { variant: 'b', maxConcurrency: 7 },
  ];
  expect(toAdjustRequest('fraud', sizes)).toEqual({
    EndpointName: 'fraud',
    DesiredWeightsAndCapacities: [
      { VariantName: 'a', DesiredInstanceCount: 2, DesiredWeight: 0.5 },
      { VariantName: 'b', ServerlessUpdateConfig: { MaxConcurrency: 7 } },
    ],
  });
});
