// Roles, what they may do, limits and subnets as IAM, Service Quotas and EC2 tell them, in agreement with what SageMaker does.
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { describe, expect, test } from 'vitest';
import type { Scenario } from './index.ts';
import { openAccount, ROLE, refusal } from './testing/account.ts';

async function account(scenario: Scenario = {}) {
  const opened = await openAccount({ scenario });
  const config = {
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' },
    requestHandler: opened.simulator.requestHandler,
    maxAttempts: 1,
  };
  const [iam, quotas, ec2] = [new IAMClient(config), new ServiceQuotasClient(config), new EC2Client(config)];
  return {
    ...opened,
    role: async (RoleName: string) => (await iam.send(new GetRoleCommand({ RoleName }))).Role,
    simulate: async (ActionNames: string[], ResourceArns?: string[], PolicySourceArn = ROLE) =>
      (
        await iam.send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn,
            ActionNames,
            ...(ResourceArns === undefined ? {} : { ResourceArns }),
          }),
        )
      ).EvaluationResults,
    subnets: async (input: { SubnetIds?: string[]; Filters?: { Name: string; Values: string[] }[] }) =>
      (await ec2.send(new DescribeSubnetsCommand(input))).Subnets?.map(
        ({ SubnetId, AvailableIpAddressCount, State }) => `${SubnetId} ${AvailableIpAddressCount} ${State}`,
      ),
    quotas: (input: { ServiceCode?: string; MaxResults?: number; NextToken?: string } = {}) =>
      quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'sagemaker', ...input })),
  };
}

const NAME = 'sagemaker-execution';
const because = async (request: Promise<unknown>) => {
  const error: unknown = await request.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return error instanceof Error ? `${error.name}: ${error.message}` : 'nothing';
};

describe('GetRole', () => {
  test('knows a role that nobody declared, which trusts SageMaker for this account', async () => {
    const found = await (await account()).role(NAME);
    expect(found).toMatchObject({ Arn: ROLE, RoleName: NAME, Path: '/' });
    expect(JSON.parse(decodeURIComponent(found?.AssumeRolePolicyDocument ?? ''))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: ['sagemaker.amazonaws.com'] },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
        },
      ],
    });
  });

  test('has the path of a role that is declared', async () => {
    const role = `arn:aws:iam::123456789012:role/service-role/team/${NAME}`;
    const found = await (await account({ roles: [{ role }] })).role(NAME);
    expect(found).toMatchObject({ Arn: role, Path: '/service-role/team/' });
  });

  test('shows who else may assume it, and with which external id', async () => {
    const declared = { role: ROLE, assumedBy: ['arn:aws:iam::999999999999:root'], externalId: 'between-us' };
    const found = await (await account({ roles: [declared] })).role(NAME);
    expect(JSON.parse(decodeURIComponent(found?.AssumeRolePolicyDocument ?? '')).Statement).toEqual([
      expect.objectContaining({ Principal: { Service: ['sagemaker.amazonaws.com'] } }),
      {
        Effect: 'Allow',
        Principal: { AWS: ['arn:aws:iam::999999999999:root'] },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'between-us' } },
      },
    ]);
  });

  test('does not find one that is missing, nor one whose name cannot be', async () => {
    const { role } = await account({ missing: { roles: [ROLE] } });
    expect(await because(role(NAME))).toBe(
      `NoSuchEntityException: The role with name ${NAME} cannot be found.`,
    );
    expect(await because(role('no/path'))).toMatch(/^ValidationError: The specified value for roleName/);
  });

  test.each([
    ['is missing', { missing: { roles: [ROLE] } }],
    ['trusts another service', { roles: [{ role: ROLE, trusts: ['ec2.amazonaws.com'] }] }],
  ])('a role that %s is refused where a model names it', async (_, scenario: Scenario) => {
    const { model } = await account(scenario);
    expect(await refusal(model('m'))).toMatch(
      /^ValidationException: The execution role ARN ".*" is invalid\./,
    );
  });
});

describe('ListServiceQuotas', () => {
  test('lists what the scenario sets, under the names that refusals have', async () => {
    const { quotas, model, config, create } = await account({ quotas: { instances: { 'ml.m5.large': 0 } } });
    const listed = (await quotas()).Quotas?.map(({ QuotaName, Value }) => `${QuotaName}: ${Value}`);
    expect(listed).toEqual([
      'ml.m5.large for endpoint usage: 0',
      'Number of serverless endpoints: 50',
      'Memory size in MB per serverless endpoint: 6144',
      'Maximum total concurrency that can be allocated across all serverless endpoints: 1000',
    ]);
    await model('m');
    await config('c', {});
    expect(await refusal(create('e', 'c'))).toContain("service limit 'ml.m5.large for endpoint usage' is 0");
  });

  test('comes in pages', async () => {
    const { quotas } = await account();
    const { Quotas: first, NextToken } = await quotas({ MaxResults: 2 });
    const { Quotas: second, NextToken: end } = await quotas({ MaxResults: 2, NextToken: NextToken ?? '' });
    expect([first?.length, second?.length, end]).toEqual([2, 1, undefined]);
  });

  test('knows no other service, and no page of two hundred', async () => {
    const { quotas } = await account();
    expect(await because(quotas({ ServiceCode: 'ec2' }))).toMatch(/^NoSuchResourceException/);
    expect(await because(quotas({ MaxResults: 200 }))).toMatch(/^IllegalArgumentException/);
  });
});

const DATA = 'arn:aws:s3:::risk-models/m/model.tar.gz';
const IMAGE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/ranker:1';
const REPOSITORY = 'arn:aws:ecr:us-east-1:123456789012:repository/ranker';

describe('SimulatePrincipalPolicy', () => {
  test('lets a role without policies do everything, and tells each action by its strictest resource', async () => {
    const { simulate } = await account();
    expect(await simulate(['s3:GetObject'], [DATA])).toMatchObject([
      {
        EvalActionName: 's3:GetObject',
        EvalDecision: 'allowed',
        ResourceSpecificResults: [{ EvalResourceName: DATA, EvalResourceDecision: 'allowed' }],
      },
    ]);
    const permissions = [
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: REPOSITORY },
    ] as const;
    const { simulate: own } = await account({ roles: [{ role: ROLE, permissions }] });
    const told = await own(['s3:GetObject', 'ecr:BatchGetImage'], [DATA, REPOSITORY]);
    expect(
      told?.map(({ EvalDecision, ResourceSpecificResults = [] }) => [
        EvalDecision,
        ...ResourceSpecificResults.map((one) => one.EvalResourceDecision),
      ]),
    ).toEqual([
      ['explicitDeny', 'allowed', 'explicitDeny'],
      ['explicitDeny', 'implicitDeny', 'explicitDeny'],
    ]);
    expect(await own(['ecr:GetAuthorizationToken'])).toMatchObject([{ EvalDecision: 'implicitDeny' }]);
  });

  test('does not find a role that is missing, and wants an action', async () => {
    const { simulate } = await account({ missing: { roles: [ROLE] } });
    expect(await because(simulate(['s3:GetObject']))).toMatch(/^NoSuchEntityException: The role with name/);
    expect(await because(simulate([]))).toMatch(/^ValidationError/);
  });

  test.each([
    ['an archive', 's3:GetObject', DATA, /^ValidationException: Could not access model data at/],
    ['an image', 'ecr:BatchGetImage', REPOSITORY, /^ValidationException: Role \S+ cannot pull/],
  ])('%s that a role may not read is refused where a model has it', async (_, action, resource, text) => {
    const rest = ['s3:GetObject', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
    const allowed = { Effect: 'Allow', Action: rest, Resource: '*' } as const;
    const denied = { Effect: 'Deny', Action: action, Resource: resource } as const;
    const container = { PrimaryContainer: { Image: IMAGE, ModelDataUrl: 's3://risk-models/m/model.tar.gz' } };
    const { model } = await account({ roles: [{ role: ROLE, permissions: [allowed, denied] }] });
    expect(await refusal(model('m', container))).toMatch(text);
    const { model: free } = await account({ roles: [{ role: ROLE, permissions: [allowed] }] });
    await free('m', container);
  });
});

describe('DescribeSubnets', () => {
  const [A, B] = ['subnet-0000000a', 'subnet-0123456789abcdef0'];
  const byFilter = (...Values: string[]) => ({ Filters: [{ Name: 'subnet-id', Values }] });

  test('knows a subnet that nobody declared, and what the scenario says of others, from a time on', async () => {
    const { subnets, simulator } = await account({
      subnets: [
        { subnet: A, free: 7 },
        { subnet: A, free: 0, fromMinutes: 30 },
      ],
    });
    expect(await subnets(byFilter(A, B))).toEqual([`${A} 7 available`, `${B} 251 available`]);
    await simulator.clock.sleep(31 * 60_000);
    expect(await subnets({ SubnetIds: [A] })).toEqual([`${A} 0 available`]);
    expect(await subnets({})).toEqual([`${A} 0 available`]);
  });

  test('leaves out of a filter what is not there, and refuses it by name', async () => {
    const { subnets } = await account({ subnets: [{ subnet: A, missing: true }] });
    expect(await subnets(byFilter(A))).toEqual([]);
    expect(await because(subnets({ SubnetIds: [A] }))).toBe(
      `InvalidSubnetID.NotFound: The subnet ID '${A}' does not exist`,
    );
    expect(await because(subnets({ SubnetIds: ['subnet-x'] }))).toMatch(/^InvalidSubnetID.Malformed/);
    expect(await because(subnets({ Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] }))).toMatch(
      /^InvalidParameterValue/,
    );
  });
});
