// Trust policies as people write them: does SageMaker get in, and does anybody else through it?
import { expect, test } from 'vitest';
import { connect } from '../../cloud/connect.ts';
import { openSimulator } from '../../simulator/index.ts';
import { bindReaders } from '../facts.ts';
import { trustIn } from './read.ts';

const ROLE = 'arn:aws:iam::123456789012:role/execution';
const GUARD = { StringEquals: { 'aws:SourceAccount': '123456789012' } };
const statement = (more: object) => ({
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole', ...more },
  ],
});

test.each<[string, unknown, string]>([
  ['as the console writes it', statement({}), 'trusts'],
  ['with a guard', statement({ Condition: GUARD }), 'trusts, guarded'],
  [
    'with a guard by ARN',
    statement({ Condition: { ArnLike: { 'AWS:SourceArn': 'arn:*' } } }),
    'trusts, guarded',
  ],
  [
    'among other services',
    statement({ Principal: { Service: ['ec2.amazonaws.com', 'sagemaker.amazonaws.com'] } }),
    'trusts',
  ],
  ['everybody', statement({ Principal: '*' }), 'trusts'],
  ['with more actions', statement({ Action: ['sts:TagSession', 'STS:assumerole'] }), 'trusts'],
  ['another service', statement({ Principal: { Service: 'ec2.amazonaws.com' } }), 'no'],
  ['another action', statement({ Action: 'sts:TagSession' }), 'no'],
  ['denied', statement({ Effect: 'Deny' }), 'no'],
  ['one statement that is no list', { Statement: statement({}).Statement[0] }, 'trusts'],
  [
    'guarded here and open there',
    { Statement: [...statement({ Condition: GUARD }).Statement, ...statement({}).Statement] },
    'trusts',
  ],
  ['no policy', 'garbage', 'no'],
])('a trust policy: %s', (_, policy, expected) => {
  const { trusts, guarded } = trustIn(encodeURIComponent(JSON.stringify(policy)));
  expect([trusts ? 'trusts' : 'no', ...(guarded ? ['guarded'] : [])].join(', ')).toBe(expected);
});

test.each(['%', 'not json', undefined])('a policy that cannot be read trusts nobody: %s', (text) => {
  expect(trustIn(text)).toEqual({ trusts: false, guarded: false });
});

test('reads a role through the wire: there, open, and gone', async () => {
  const { requestHandler, clock } = await openSimulator({
    scenario: {
      roles: [
        { role: `${ROLE}-open`, guarded: false },
        { role: 'arn:aws:iam::123456789012:role/service-role/elsewhere' },
      ],
      missing: { roles: [`${ROLE}-gone`] },
    },
  });
  const { role } = bindReaders(connect({ region: 'us-east-1', clock, requestHandler }));
  const read = (arn: string) => role({ fact: 'role', arn });
  expect(await read(ROLE)).toEqual({ state: 'found', value: { trusts: true, guarded: true } });
  expect(await read(`${ROLE}-open`)).toEqual({ state: 'found', value: { trusts: true, guarded: false } });
  expect(await read(`${ROLE}-gone`)).toMatchObject({ state: 'missing', code: 'INF2010' });
  expect(await read('arn:aws:iam::123456789012:role/elsewhere')).toMatchObject({
    state: 'missing',
    reason: 'the role elsewhere is arn:aws:iam::123456789012:role/service-role/elsewhere',
  });
});
