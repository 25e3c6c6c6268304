// Subnets through the wire: there, full, and none of them there; and what denies them.
import { expect, test } from 'vitest';
import { connect } from '../../cloud/connect.ts';
import { openSimulator, type Scenario } from '../../simulator/index.ts';
import { bindReaders } from '../facts.ts';

const [A, B] = ['subnet-0000000a', 'subnet-0000000b'];

async function read(scenario: Scenario, ids: readonly string[]) {
  const { requestHandler, clock } = await openSimulator({ scenario });
  const { subnets } = bindReaders(connect({ region: 'us-east-1', clock, requestHandler }));
  return subnets({ fact: 'subnets', ids });
}

test('those that are there, whatever is asked for beside them', async () => {
  const scenario = { undeclared: 'missing', subnets: [{ subnet: A, free: 3 }] } as const;
  expect(await read(scenario, [A, B])).toEqual({
    state: 'found',
    value: { [A]: { free: 3, state: 'available' } },
  });
  expect(await read(scenario, [B])).toEqual({ state: 'found', value: {} });
});

test('nobody may look: said so, and no failure', async () => {
  const permissions = [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] as const;
  expect(await read({ permissions }, [A])).toMatchObject({
    state: 'unread',
    code: 'INF2004',
    reason: expect.stringContaining('ec2:DescribeSubnets'),
  });
});
