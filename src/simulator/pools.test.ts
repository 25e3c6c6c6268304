// Heading "Endpoint configs" of docs/simulator.md, instance pools: which type a launch takes, and what is told of it.
import type { InstancePool } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { openAccount, refusal } from './testing/account.ts';

const TYPES = ['ml.g6.2xlarge', 'ml.g5.2xlarge'] as const;

async function pooled(shortages: readonly string[], kmsKey?: string) {
  const account = await openAccount({ scenario: { shortages } });
  await account.model('m');
  // The last of the list is tried first.
  const InstancePools = TYPES.map((InstanceType, at): InstancePool => ({ InstanceType, Priority: at + 1 }));
  await account.config(
    'c',
    {},
    {
      ProductionVariants: [
        {
          VariantName: 'main',
          ModelName: 'm',
          InitialInstanceCount: 2,
          InstancePools: InstancePools.reverse(),
        },
      ],
      ...(kmsKey === undefined ? {} : { KmsKeyId: kmsKey }),
    },
  );
  await account.create('e', 'c');
  return { ...account, made: await account.settled('e') };
}

test.each<[string, readonly string[], readonly number[]]>([
  ['the first that has capacity', [], [2, 0]],
  ['the next one where it has none', ['ml.g6.*'], [0, 2]],
])('a launch takes %s', async (_, shortages, counts) => {
  const { made } = await pooled(shortages);
  expect(made.EndpointStatus).toBe('InService');
  expect(made.ProductionVariants?.[0]?.InstancePools).toEqual(
    TYPES.map((InstanceType, at) => ({ InstanceType, CurrentInstanceCount: counts[at] })),
  );
});

test('where no type has any, the endpoint fails, and so does one of a single type', async () => {
  const { made, config, create, settled } = await pooled(['ml.*']);
  expect(made).toMatchObject({
    EndpointStatus: 'Failed',
    FailureReason: expect.stringMatching(/^Unable to provision/),
  });
  await config('single', { type: 'ml.m5.large' });
  await create('f', 'single');
  expect(await settled('f')).toMatchObject({ EndpointStatus: 'Failed' });
});

test('a key is refused where one of the types has local disks', async () => {
  expect(await refusal(pooled([], 'alias/k'))).toMatch(
    /KmsKeyId is not supported for the instance type ml\.g6/,
  );
});
