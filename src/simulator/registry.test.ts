// Heading "The model registry" of docs/simulator.md, and what "What the account holds" says of packages.
import {
  AddTagsCommand,
  CreateModelPackageCommand,
  type CreateModelPackageCommandInput,
  CreateModelPackageGroupCommand,
  DeleteModelPackageCommand,
  DeleteModelPackageGroupCommand,
  DescribeModelPackageCommand,
  DescribeModelPackageGroupCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
  type ListModelPackagesCommandInput,
  ListTagsCommand,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { parseScenario, type SimulatorOptions } from './index.ts';
import { arn, DATA, IMAGE, openAccount, refusal } from './testing/account.ts';

const SPEC = {
  Containers: [{ Image: IMAGE, ModelDataUrl: DATA }],
  SupportedContentTypes: ['text/csv'],
  SupportedResponseMIMETypes: ['text/csv'],
};

const version = (number: number) => arn('model-package', `reranker/${number}`);

/** The account, with short ways to say what is done to its registry. */
async function openRegistry(options: SimulatorOptions = {}) {
  const account = await openAccount(options);
  const { sagemaker } = account;
  return {
    ...account,
    group: (name = 'reranker') =>
      sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: name })),
    register: (more: Partial<CreateModelPackageCommandInput> = {}) =>
      sagemaker.send(
        new CreateModelPackageCommand({
          ModelPackageGroupName: 'reranker',
          InferenceSpecification: SPEC,
          ...more,
        }),
      ),
    look: (number: number) =>
      sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: version(number) })),
    approve: (number: number) =>
      sagemaker.send(
        new UpdateModelPackageCommand({ ModelPackageArn: version(number), ModelApprovalStatus: 'Approved' }),
      ),
    drop: (number: number) =>
      sagemaker.send(new DeleteModelPackageCommand({ ModelPackageName: version(number) })),
    async versions(input: Partial<ListModelPackagesCommandInput> = {}) {
      const { ModelPackageSummaryList: list = [] } = await sagemaker.send(
        new ListModelPackagesCommand({ ModelPackageGroupName: 'reranker', ...input }),
      );
      return list.map(
        (one) => `${one.ModelPackageVersion ?? one.ModelPackageName} ${one.ModelApprovalStatus}`,
      );
    },
    deploy: (reference: string) =>
      account.model('m', { PrimaryContainer: { ModelPackageName: reference } }).then(
        () => account.removeModel('m').then(() => 'made'),
        (error: Error) => error.message,
      ),
  };
}

const STRICT = { scenario: { undeclared: 'missing' } } as const;

describe('the model registry', () => {
  test('gives a group its versions in order, waiting for approval, and shows them with the group', async () => {
    const { group, register, look, sagemaker } = await openRegistry(STRICT);
    expect(await group()).toMatchObject({ ModelPackageGroupArn: arn('model-package-group', 'reranker') });
    expect(await register({ Domain: 'MACHINE_LEARNING', Task: 'CLASSIFICATION' })).toMatchObject({
      ModelPackageArn: version(1),
    });
    expect(await register({ ModelApprovalStatus: 'Approved' })).toMatchObject({
      ModelPackageArn: version(2),
    });
    const seen = await look(1);
    expect(seen).toMatchObject({
      ModelPackageGroupName: 'reranker',
      ModelPackageVersion: 1,
      ModelPackageStatus: 'Completed',
      ModelPackageStatusDetails: { ValidationStatuses: [] },
      ModelApprovalStatus: 'PendingManualApproval',
      InferenceSpecification: SPEC,
      Domain: 'MACHINE_LEARNING',
      Task: 'CLASSIFICATION',
    });
    expect(seen.ModelPackageName).toBeUndefined();
    const named = new DescribeModelPackageGroupCommand({ ModelPackageGroupName: 'reranker' });
    expect(await sagemaker.send(named)).toMatchObject({
      ModelPackageGroupStatus: 'Completed',
      CreatedBy: { IamIdentity: { Arn: 'arn:aws:iam::123456789012:user/simulated' } },
    });
  });

  test('lets a model be made of a version from its approval on, and no more when it was taken back', async () => {
    const { group, register, approve, deploy, look, sagemaker } = await openRegistry(STRICT);
    await group();
    await register();
    const refused = `The model package "${version(1)}" must be Approved before a model can be created from it.`;
    expect(await deploy(version(1))).toBe(refused);
    await approve(1);
    expect(await deploy(version(1))).toBe('made');
    const seen = await look(1);
    expect(Number(seen.LastModifiedTime)).toBeGreaterThan(Number(seen.CreationTime));
    await sagemaker.send(
      new UpdateModelPackageCommand({ ModelPackageArn: version(1), ModelApprovalStatus: 'Rejected' }),
    );
    expect(await deploy(version(1))).toBe(refused);
    expect(await deploy(version(2))).toBe(`Could not find model package "${version(2)}".`);
  });

  test('takes a client token for one package, whatever is lost on the way', async () => {
    const { group, register, versions } = await openRegistry(STRICT);
    await group();
    await register({ ClientToken: 'once' });
    expect(await register({ ClientToken: 'once' })).toMatchObject({ ModelPackageArn: version(1) });
    expect(await refusal(register({ ClientToken: 'once', Task: 'OTHER' }))).toMatch(/^ConflictException: /);
    expect(await versions()).toEqual(['1 PendingManualApproval']);
  });

  test('lists by group, approval, kind and name, the oldest first, page by page', async () => {
    const { group, register, approve, versions, sagemaker } = await openRegistry(STRICT);
    await group();
    for (let times = 0; times < 12; times++) await register();
    await approve(2);
    await approve(11);
    await register({ ModelPackageGroupName: undefined, ModelPackageName: 'alone' });
    expect(await versions({ MaxResults: 100 })).toHaveLength(12);
    expect(await versions({ ModelApprovalStatus: 'Approved' })).toEqual(['2 Approved', '11 Approved']);
    const latest = { SortBy: 'CreationTime', SortOrder: 'Descending', MaxResults: 1 } as const;
    expect(await versions({ ModelApprovalStatus: 'Approved', ...latest })).toEqual(['11 Approved']);
    expect(await versions({ ModelPackageGroupName: undefined })).toEqual(['alone undefined']);
    const both = { ModelPackageGroupName: undefined, ModelPackageType: 'Both', MaxResults: 100 } as const;
    expect(await versions(both)).toHaveLength(13);
    expect(await versions({ ...both, NameContains: 'alo' })).toEqual(['alone undefined']);
    const first = await sagemaker.send(new ListModelPackagesCommand({ ModelPackageGroupName: 'reranker' }));
    expect(first.ModelPackageSummaryList).toHaveLength(10);
    expect(await versions({ NextToken: first.NextToken })).toEqual([
      '11 Approved',
      '12 PendingManualApproval',
    ]);
    const groups = await sagemaker.send(new ListModelPackageGroupsCommand({}));
    expect(groups.ModelPackageGroupSummaryList?.map((one) => one.ModelPackageGroupName)).toEqual([
      'reranker',
    ]);
  });

  test('never gives a number twice, and deletes a group that is empty only', async () => {
    const { group, register, drop, look, sagemaker } = await openRegistry(STRICT);
    await group();
    await register();
    await register();
    await drop(2);
    expect(await refusal(look(2))).toBe(`ValidationException: ModelPackage ${version(2)} does not exist.`);
    expect(await register()).toMatchObject({ ModelPackageArn: version(3) });
    const remove = () =>
      sagemaker.send(new DeleteModelPackageGroupCommand({ ModelPackageGroupName: 'reranker' }));
    expect(await refusal(remove())).toMatch(/^ConflictException: Model Package Group .* cannot be deleted/);
    await drop(1);
    await drop(3);
    await remove();
    expect(await refusal(register())).toMatch(/^ValidationException: ModelPackageGroup .* does not exist\.$/);
  });

  test('keeps metadata and descriptions, and tags on groups', async () => {
    const { group, register, look, sagemaker } = await openRegistry(STRICT);
    await group();
    await register({ CustomerMetadataProperties: { a: '1', b: '2' } });
    await sagemaker.send(
      new UpdateModelPackageCommand({
        ModelPackageArn: version(1),
        ApprovalDescription: 'measured',
        CustomerMetadataProperties: { c: '3' },
        CustomerMetadataPropertiesToRemove: ['a'],
      }),
    );
    expect(await look(1)).toMatchObject({
      ApprovalDescription: 'measured',
      CustomerMetadataProperties: { b: '2', c: '3' },
      ModelApprovalStatus: 'PendingManualApproval',
    });
    const ResourceArn = arn('model-package-group', 'reranker');
    await sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: [{ Key: 'team', Value: 'risk' }] }));
    const { Tags } = await sagemaker.send(new ListTagsCommand({ ResourceArn }));
    expect(Tags).toEqual([{ Key: 'team', Value: 'risk' }]);
  });

  const refusals: Readonly<Record<string, readonly [Partial<CreateModelPackageCommandInput>, string]>> = {
    'a name beside a group': [
      { ModelPackageName: 'alone' },
      'Both ModelPackageName and ModelPackageGroupName are provided in the input. Cannot determine which one to use.',
    ],
    'neither name nor group': [{ ModelPackageGroupName: undefined }, 'Missing ARN.'],
    'tags on a version': [{ Tags: [{ Key: 'a', Value: 'b' }] }, 'Tags cannot be specified for a versioned'],
    'a group that is not there': [
      { ModelPackageGroupName: 'no' },
      `ModelPackageGroup ${arn('model-package-group', 'no')} does not exist.`,
    ],
    'a group of another account': [
      {
        ModelPackageGroupName: arn('model-package-group', 'reranker').replace('123456789012', '999999999999'),
      },
      'does not exist.',
    ],
    'a specification without containers': [
      { InferenceSpecification: { ...SPEC, Containers: [] } },
      "Value '[]' at 'inferenceSpecification.containers' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    'metadata with a key that is none': [
      { CustomerMetadataProperties: { 'a!': 'b' } },
      "at 'customerMetadataProperties' failed to satisfy constraint",
    ],
    'an approval that is none': [
      { ModelApprovalStatus: 'Maybe' as 'Approved' },
      "Value 'Maybe' at 'modelApprovalStatus' failed to satisfy constraint: Member must satisfy enum value set: [Approved, Rejected, PendingManualApproval]",
    ],
    'an approval of an unversioned package': [
      { ModelPackageGroupName: undefined, ModelPackageName: 'alone', ModelApprovalStatus: 'Approved' },
      'ModelApprovalStatus can only be set for a versioned model package.',
    ],
  };
  test.each(Object.entries(refusals))('refuses %s', async (_, [input, message]) => {
    const { group, register } = await openRegistry(STRICT);
    await group();
    const told = await refusal(register(input));
    expect(told).toMatch(/^ValidationException: /);
    expect(told).toContain(message);
  });

  test('refuses a group whose name is taken', async () => {
    const { group } = await openRegistry(STRICT);
    await group();
    expect(await refusal(group('Reranker'))).toMatch(
      /^ValidationException: Model Package Group already exists/,
    );
  });
});

describe('packages that the scenario declares', () => {
  const scenario = parseScenario({
    packageGroups: [
      {
        group: 'reranker',
        versions: [
          { version: 12, approval: 'Approved', image: IMAGE, modelData: DATA },
          { version: 13 },
          { version: 13, approval: 'Approved', fromMinutes: 30 },
          { version: 14, approval: 'Approved', fromMinutes: 60 },
          { version: 14, missing: true, fromMinutes: 90 },
        ],
      },
    ],
  });

  test('are there from their time on, as the last entry that holds says', async () => {
    const { versions, deploy, look, minutes } = await openRegistry({ scenario });
    expect(await versions()).toEqual(['12 Approved', '13 PendingManualApproval']);
    expect((await look(12)).InferenceSpecification).toMatchObject(SPEC);
    expect(await deploy(version(13))).toMatch(/must be Approved/);
    expect(await deploy(version(14))).toBe(`Could not find model package "${version(14)}".`);
    await minutes(31);
    expect(await versions()).toEqual(['12 Approved', '13 Approved']);
    await minutes(30);
    expect(await versions({ SortOrder: 'Descending' })).toEqual([
      '14 Approved',
      '13 Approved',
      '12 Approved',
    ]);
    expect(await deploy(version(13))).toBe('made');
    await minutes(30);
    expect(await versions()).toEqual(['12 Approved', '13 Approved']);
  });

  test('can be approved, deleted and followed by requests; the later word counts', async () => {
    const { versions, approve, drop, register, minutes } = await openRegistry({ scenario });
    await approve(13);
    await drop(12);
    expect(await register()).toMatchObject({ ModelPackageArn: version(14) });
    expect(await versions()).toEqual(['13 Approved', '14 PendingManualApproval']);
    await minutes(61);
    expect(await versions()).toEqual(['13 Approved', '14 Approved']);
  });

  test('lag behind for readers that do', async () => {
    const lagging = { ...scenario, lags: { list: 60_000, describe: 60_000 } };
    const { versions, group, register, clock } = await openRegistry({ scenario: lagging }).then((one) => ({
      ...one,
      clock: one.simulator.clock,
    }));
    await clock.sleep(30 * 60_000);
    expect(await versions()).toEqual(['12 Approved', '13 PendingManualApproval']);
    await group('other');
    await register({ ModelPackageGroupName: 'other' });
    await clock.sleep(60_000);
    expect(await versions()).toEqual(['12 Approved', '13 Approved']);
    expect(await versions({ ModelPackageGroupName: 'other' })).toEqual(['1 PendingManualApproval']);
  });
});

describe('packages that nobody declared', () => {
  test('are there and approved; a group shows its first version; nothing can be added before it is made', async () => {
    const { deploy, look, versions, register, group } = await openRegistry();
    expect(await deploy(version(12))).toBe('made');
    expect(await look(12)).toMatchObject({ ModelApprovalStatus: 'Approved', ModelPackageVersion: 12 });
    expect(await versions()).toEqual(['1 Approved']);
    expect(await refusal(register())).toMatch(/ModelPackageGroup .* does not exist\.$/);
    await group();
    expect(await versions()).toEqual([]);
    expect(await deploy(version(12))).toBe(`Could not find model package "${version(12)}".`);
  });

  test('are not there where the scenario says so', async () => {
    const { deploy, look, versions } = await openRegistry(STRICT);
    expect(await deploy(version(12))).toBe(`Could not find model package "${version(12)}".`);
    expect(await refusal(look(12))).toContain('does not exist.');
    expect(await refusal(versions())).toContain('does not exist.');
  });

  test('are told apart by `missing`, in every operation alike', async () => {
    const { deploy, look } = await openRegistry({
      scenario: { missing: { packages: [version(7)], unapprovedPackages: [version(8)] } },
    });
    expect(await refusal(look(7))).toContain('does not exist.');
    expect(await look(8)).toMatchObject({ ModelApprovalStatus: 'PendingManualApproval' });
    expect(await deploy(version(8))).toMatch(/must be Approved/);
  });
});
