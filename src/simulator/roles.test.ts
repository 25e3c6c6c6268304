// Roles and limits as IAM and Service Quotas tell them, in agreement with what SageMaker does.
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
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
  const [iam, quotas] = [new IAMClient(config), new ServiceQuotasClient(config)];
  return {
    ...opened,
    role: async (RoleName: string) => (await iam.send(new GetRoleCommand({ RoleName }))).Role,
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
