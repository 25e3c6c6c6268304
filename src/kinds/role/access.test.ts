// What the policy simulator of IAM says, in the form of today and the one before; and through the wire.
import { expect, test } from 'vitest';
import { connect } from '../../cloud/connect.ts';
import { openSimulator } from '../../simulator/index.ts';
import { bindReaders } from '../facts.ts';
import { decisionsIn } from './access.ts';

const ROLE = 'arn:aws:iam::123456789012:role/execution';
const [A, B, C] = ['a', 'b', 'c'].map((key) => `arn:aws:s3:::risk-models/${key}`) as [string, string, string];

test('one result for each action, with one inside for each resource', () => {
  const inside = (
    name: string,
    decision: 'allowed' | 'explicitDeny' | 'implicitDeny',
    missing: string[] = [],
  ) => ({
    EvalResourceName: name,
    EvalResourceDecision: decision,
    MissingContextValues: missing,
  });
  expect(
    decisionsIn({
      EvalActionName: 's3:GetObject',
      EvalDecision: 'explicitDeny',
      ResourceSpecificResults: [
        inside(A, 'allowed'),
        inside(B, 'explicitDeny'),
        inside(C, 'implicitDeny', ['aws:SourceVpc']),
      ],
    }).map(({ resource, decision }) => [resource, decision]),
  ).toEqual([
    [A, 'allowed'],
    [B, 'denied'],
    [C, 'depends'],
  ]);
});

test('one result for each action and resource', () => {
  const result = {
    EvalActionName: 's3:GetObject',
    EvalResourceName: A,
    EvalDecision: 'implicitDeny',
  } as const;
  expect(decisionsIn(result)).toEqual([{ action: 's3:GetObject', resource: A, decision: 'not allowed' }]);
});

test('reads what a role may do: allowed, denied, not allowed, and more resources than go into one request', async () => {
  const { requestHandler, clock, world } = await openSimulator({
    scenario: {
      roles: [
        {
          role: ROLE,
          permissions: [
            { Effect: 'Allow', Action: 's3:Get*', Resource: `${A}*` },
            { Effect: 'Allow', Action: 's3:*', Resource: B },
            { Effect: 'Deny', Action: 's3:GetObject', Resource: B },
          ],
        },
      ],
      missing: { roles: [`${ROLE}-gone`] },
    },
  });
  const { access } = bindReaders(connect({ region: 'us-east-1', clock, requestHandler }));
  const read = (role: string, resources: readonly string[]) =>
    access({ fact: 'access', role, actions: ['s3:GetObject'], resources });
  const found = await read(ROLE, [A, B, C]);
  expect(found.state === 'found' && found.value.map(({ decision }) => decision)).toEqual([
    'allowed',
    'denied',
    'not allowed',
  ]);
  expect(await read(`${ROLE}-other`, [C])).toMatchObject({ value: [{ decision: 'allowed' }] });
  expect(await read(`${ROLE}-gone`, [C])).toMatchObject({ state: 'missing', code: 'INF2010' });
  const before = world.requests().length;
  const many = await read(
    ROLE,
    Array.from({ length: 120 }, (_, nth) => `${A}-${nth}`),
  );
  expect(many.state === 'found' && many.value).toHaveLength(120);
  expect(world.requests()).toHaveLength(before + 3);
});
