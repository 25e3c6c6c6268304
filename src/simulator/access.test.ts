// What a caller may do, where a scenario says so: IAM's rules on statements, and what each request needs.
import { DescribeEndpointCommand, ListEndpointsCommand } from '@aws-sdk/client-sagemaker';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { allows, type Need, type Statement } from './access/statements.ts';
import { parseScenario } from './faults/parse.ts';
import { arn, openAccount, ROLE, refusal } from './testing/account.ts';

const ENDPOINT = arn('endpoint', 'fraud');

describe('statements', () => {
  const need: Need = {
    action: 'sagemaker:UpdateEndpoint',
    resource: ENDPOINT,
    context: { 'aws:ResourceTag/team': 'risk' },
  };
  const allow = (more: Partial<Statement> = {}): Statement => ({
    Effect: 'Allow',
    Action: 'sagemaker:UpdateEndpoint',
    Resource: '*',
    ...more,
  });
  const team = (value: string, operator: 'StringEquals' | 'StringLike' = 'StringEquals'): Statement =>
    allow({ Condition: { [operator]: { 'aws:ResourceTag/team': value } } });
  test.each<[string, readonly Statement[], boolean]>([
    ['nothing is allowed by no statement', [], false],
    ['what is named is allowed', [allow()], true],
    ['actions are named without regard to case', [allow({ Action: 'SAGEMAKER:updateendpoint' })], true],
    ['a star stands for any text', [allow({ Action: ['s3:*', 'sagemaker:Update*'] })], true],
    ['a question mark stands for one character', [allow({ Resource: ENDPOINT.replace(/d$/, '?') })], true],
    ['another action is not allowed', [allow({ Action: 'sagemaker:CreateEndpoint' })], false],
    ['the beginning of a name is not the name', [allow({ Action: 'sagemaker:Update' })], false],
    ['resources are named with regard to case', [allow({ Resource: ENDPOINT.toUpperCase() })], false],
    ['a full stop stands for itself', [allow({ Resource: ENDPOINT.replace('fraud', 'fr.ud') })], false],
    ['a condition that holds', [team('risk')], true],
    ['a condition that does not hold', [team('other')], false],
    ['StringEquals knows no star', [team('r*')], false],
    ['StringLike does', [team('r*', 'StringLike')], true],
    [
      'a key that the request does not have',
      [allow({ Condition: { StringLike: { 'aws:RequestTag/team': '*' } } })],
      false,
    ],
    ['a denial outweighs', [allow(), allow({ Effect: 'Deny', Action: '*' })], false],
    ['a denial of something else does not', [allow(), allow({ Effect: 'Deny', Action: 's3:*' })], true],
  ])('%s', (_, statements, expected) => {
    expect(allows(statements, need)).toBe(expected);
  });
});

const account = (permissions: readonly Statement[]) =>
  openAccount({ scenario: parseScenario({ permissions }) });
const of = (Action: string, Resource: string, Condition?: Statement['Condition']): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
const ALL = of('*', '*');

describe('requests', () => {
  test('of whoever may do nothing are refused in the words of the service, but who he is he may ask', async () => {
    const { sagemaker, sts } = await account([]);
    expect(await refusal(sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'fraud' })))).toBe(
      'AccessDeniedException: User: arn:aws:iam::123456789012:user/simulated is not authorized to perform: ' +
        `sagemaker:DescribeEndpoint on resource: ${ENDPOINT} because no identity-based policy allows the ` +
        'sagemaker:DescribeEndpoint action',
    );
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('123456789012');
  });

  test('that list are about everything', async () => {
    const list = new ListEndpointsCommand({});
    const own = await account([of('sagemaker:ListEndpoints', 'arn:aws:sagemaker:*')]);
    expect(await refusal(own.sagemaker.send(list))).toContain('on resource: * because');
    const all = await account([of('sagemaker:ListEndpoints', '*')]);
    expect((await all.sagemaker.send(list)).Endpoints).toEqual([]);
  });

  test('that hand over a role need PassRole, to SageMaker', async () => {
    const passing = (service: string) =>
      of('iam:PassRole', ROLE, { StringEquals: { 'iam:PassedToService': service } });
    const create = of('sagemaker:CreateModel', arn('model', '*'));
    expect(await refusal((await account([create])).model('m'))).toContain(
      'perform: iam:PassRole on resource',
    );
    expect(await refusal((await account([create, passing('ec2.amazonaws.com')])).model('m'))).toContain(
      'iam:',
    );
    await (await account([create, passing('sagemaker.amazonaws.com')])).model('m');
  });

  test('of a creation with tags need AddTags for that creation', async () => {
    const tagging = (action: string) =>
      of('sagemaker:AddTags', '*', { StringEquals: { 'sagemaker:TaggingAction': action } });
    const rest = [of('sagemaker:CreateModel', '*'), of('iam:PassRole', '*')];
    const tagged = { Tags: [{ Key: 'team', Value: 'risk' }] };
    expect(await refusal((await account(rest)).model('m', tagged))).toContain('sagemaker:AddTags');
    expect(await refusal((await account([...rest, tagging('CreateEndpoint')])).model('m', tagged))).toContain(
      'sagemaker:AddTags',
    );
    await (await account([...rest, tagging('CreateModel')])).model('m', tagged);
    await (await account(rest)).model('m');
  });

  test('about an endpoint and a config need both, by the tags that both have', async () => {
    const owned = { StringEquals: { 'aws:ResourceTag/team': 'risk' } };
    const own = (Resource: string) => of('sagemaker:UpdateEndpoint', Resource, owned);
    const deny: Statement = { ...of('sagemaker:UpdateEndpoint', '*'), Effect: 'Deny' };
    const { simulator, tag, config, serving } = await account([ALL]);
    await serving();
    await config('c2', {});
    await tag(arn('endpoint', 'e'), { team: 'risk' });
    const from = simulator.world.state();
    const update = async (permissions: readonly Statement[]) =>
      refusal((await openAccount({ from, scenario: { permissions } })).update('e', 'c2'));
    expect(await update([own(arn('endpoint', '*')), own(arn('endpoint-config', '*'))])).toContain(
      'endpoint-config/c2',
    );
    expect(await update([own(arn('endpoint-config', '*'))])).toContain('endpoint/e');
    expect(await update([ALL, deny])).toContain('endpoint/e');
    const free = await openAccount({
      from,
      scenario: {
        permissions: [
          own(arn('endpoint', '*')),
          of('sagemaker:UpdateEndpoint', arn('endpoint-config', '*')),
          of('sagemaker:DescribeEndpoint', '*'),
        ],
      },
    });
    await free.update('e', 'c2');
    expect((await free.describe('e')).EndpointStatus).toBe('Updating');
  });

  test('of tags are about the resource that has them', async () => {
    const { tag, serving, simulator } = await account([ALL]);
    await serving();
    const from = simulator.world.state();
    const permissions = [of('sagemaker:AddTags', arn('endpoint', '*'))];
    const some = await openAccount({ from, scenario: { permissions } });
    expect(await refusal(some.tag(arn('model', 'm'), { team: 'risk' }))).toContain('model/m');
    await some.tag(arn('endpoint', 'e'), { team: 'risk' });
    await tag(arn('endpoint', 'e'), { team: 'risk' });
  });
});

test.each([
  [{ permissions: [{ Effect: 'Allow', Action: '*' }] }, 'permissions\\[0\\]: needs Resource'],
  [{ permissions: [{ ...ALL, Effect: 'Perhaps' }] }, 'permissions\\[0\\].Effect: must be one of Allow, Deny'],
  [
    { permissions: [{ ...ALL, Condition: { ArnLike: { a: 'b' } } }] },
    'Condition.ArnLike: is not known here; known are StringEquals, StringLike',
  ],
  [{ permissions: [{ ...ALL, NotAction: 's3:*' }] }, 'permissions\\[0\\].NotAction: is not known here'],
])('a statement that would be understood by halves is refused: %j', (scenario, message) => {
  expect(() => parseScenario(scenario)).toThrow(new RegExp(message));
});
