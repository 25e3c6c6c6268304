// Heading "ECR" of docs/simulator.md, and what "What the account holds" says of images.
import { createHash } from 'node:crypto';
import {
  BatchGetImageCommand,
  type BatchGetImageCommandInput,
  DescribeImagesCommand,
  type DescribeImagesCommandInput,
  ECRServiceException,
} from '@aws-sdk/client-ecr';
import { describe, expect, test } from 'vitest';
import { parseScenario } from './index.ts';
import { clientsOf, openAccount, refusal } from './testing/account.ts';

const REPOSITORY = '123456789012.dkr.ecr.us-east-1.amazonaws.com/ranker';
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

async function openRegistry(scenario: unknown = {}) {
  const account = await openAccount({ scenario: parseScenario(scenario) });
  const { ecr } = account;
  return {
    ...account,
    get: (imageIds: BatchGetImageCommandInput['imageIds'], more: Partial<BatchGetImageCommandInput> = {}) =>
      ecr.send(new BatchGetImageCommand({ repositoryName: 'ranker', imageIds, ...more })),
    list: (more: Partial<DescribeImagesCommandInput> = {}) =>
      ecr.send(new DescribeImagesCommand({ repositoryName: 'ranker', ...more })),
    /** The digest that the tag has now, or why it has none. */
    async digest(imageTag: string) {
      const command = new BatchGetImageCommand({ repositoryName: 'ranker', imageIds: [{ imageTag }] });
      const { images, failures } = await ecr.send(command);
      return images?.[0]?.imageId?.imageDigest ?? failures?.[0]?.failureCode;
    },
  };
}

async function refused(request: Promise<unknown>): Promise<string> {
  const error: unknown = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ECRServiceException)) throw error ?? new Error('was not refused');
  return `${error.name}: ${error.message}`;
}

describe('BatchGetImage', () => {
  test('tells digest and manifest of a tag, and what it cannot find beside it', async () => {
    const { get } = await openRegistry({ images: [{ image: `${REPOSITORY}:gone`, missing: true }] });
    const { images, failures } = await get([
      { imageTag: '1.0' },
      { imageTag: 'gone' },
      { imageDigest: digest('a') },
    ]);
    const [tagged, named] = images ?? [];
    expect(tagged).toMatchObject({
      registryId: '123456789012',
      repositoryName: 'ranker',
      imageId: { imageTag: '1.0' },
      imageManifestMediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    });
    const sum = createHash('sha256')
      .update(tagged?.imageManifest ?? '')
      .digest('hex');
    expect(tagged?.imageId?.imageDigest).toBe(`sha256:${sum}`);
    expect(named?.imageId).toEqual({ imageDigest: digest('a') });
    expect(failures).toEqual([
      {
        imageId: { imageTag: 'gone' },
        failureCode: 'ImageNotFound',
        failureReason: 'Requested image not found',
      },
    ]);
  });

  test.each([
    [{ imageDigest: 'abc' }, 'InvalidImageDigest'],
    [{}, 'MissingDigestAndTag'],
    [{ imageTag: '1.0', imageDigest: digest('a') }, 'ImageTagDoesNotMatchDigest'],
  ])('fails %j alone', async (id, code) => {
    const { get } = await openRegistry();
    expect((await get([id, { imageTag: '1.0' }])).failures?.map((one) => one.failureCode)).toEqual([code]);
  });

  test('reads the registries of AWS and of other accounts, which only their owners may describe', async () => {
    const { get, list } = await openRegistry({ undeclared: 'missing' });
    const aws = { registryId: '683313688378', repositoryName: 'sagemaker-xgboost' };
    const { images } = await get([{ imageTag: '1.7-1' }], aws);
    expect(images).toMatchObject([{ registryId: '683313688378' }]);
    expect(await refused(list(aws))).toBe(
      'AccessDeniedException: User: arn:aws:iam::123456789012:user/simulated is not authorized to perform: ' +
        'ecr:DescribeImages on resource: arn:aws:ecr:us-east-1:683313688378:repository/sagemaker-xgboost because no ' +
        'resource-based policy allows the ecr:DescribeImages action',
    );
  });

  test('refuses a repository that is not there, and one that the caller may not read', async () => {
    const missing = await openRegistry({ images: [{ image: REPOSITORY, missing: true }] });
    expect(await refused(missing.get([{ imageTag: '1' }]))).toBe(
      "RepositoryNotFoundException: The repository with name 'ranker' does not exist in the registry with id '123456789012'",
    );
    const closed = await openRegistry({ images: [{ image: REPOSITORY, denied: true }] });
    expect(await refused(closed.get([{ imageTag: '1' }]))).toMatch(
      /^AccessDeniedException: .*ecr:BatchGetImage on/,
    );
  });

  test.each([
    [{ repositoryName: 'Ranker' }, 'repositoryName'],
    [{ repositoryName: 'r' }, 'repositoryName'],
    [{ registryId: '12' }, 'registryId'],
    [{ imageIds: [] }, 'imageIds'],
  ])('refuses %j', async (more, member) => {
    const { get } = await openRegistry();
    expect(await refused(get([{ imageTag: '1' }], more))).toMatch(
      new RegExp(`^InvalidParameterException: Invalid parameter at '${member}' failed to satisfy constraint`),
    );
  });

  test('asks the registry of the region whose endpoint is asked', async () => {
    const { get, simulator } = await openRegistry({
      images: [{ image: `${REPOSITORY}:1`, digest: digest('b') }],
    });
    const { ecr } = clientsOf({ ...simulator, region: 'eu-west-1' });
    const command = new BatchGetImageCommand({ repositoryName: 'ranker', imageIds: [{ imageTag: '1' }] });
    const here = await get([{ imageTag: '1' }]);
    expect(here.images?.[0]?.imageId?.imageDigest).toBe(digest('b'));
    expect((await ecr.send(command)).images?.[0]?.imageId?.imageDigest).not.toBe(digest('b'));
  });
});

describe('DescribeImages', () => {
  const images = [
    { image: `${REPOSITORY}:1`, digest: digest('a') },
    { image: `${REPOSITORY}:latest`, digest: digest('a') },
    { image: `${REPOSITORY}:2`, digest: digest('b'), fromMinutes: 30 },
    { image: `${REPOSITORY}:latest`, digest: digest('b'), fromMinutes: 30 },
  ];
  const shown = ({
    imageDetails = [],
  }: Awaited<ReturnType<Awaited<ReturnType<typeof openRegistry>>['list']>>) =>
    imageDetails.map((one) => `${one.imageDigest?.at(-1)} ${one.imageTags?.join(' ')}`);

  test('lists what is declared by now, each digest with its tags', async () => {
    const { list, minutes } = await openRegistry({ images });
    expect(shown(await list())).toEqual(['a 1 latest']);
    await minutes(31);
    const page = await list({ maxResults: 1 });
    expect(shown(page)).toEqual(['a 1']);
    expect(shown(await list({ nextToken: page.nextToken }))).toEqual(['b latest 2']);
    expect(shown(await list({ imageIds: [{ imageTag: 'latest' }] }))).toEqual(['b latest 2']);
    const [detail] = (await list({ imageIds: [{ imageDigest: digest('b') }] })).imageDetails ?? [];
    expect(detail?.imagePushedAt?.toISOString()).toBe('2026-01-05T09:30:00.000Z');
  });

  test('refuses a tag that is not there', async () => {
    const { list } = await openRegistry({ undeclared: 'missing', images });
    expect(await refused(list({ imageIds: [{ imageTag: 'no' }] }))).toBe(
      "ImageNotFoundException: The image with imageId {imageDigest:'null', imageTag:'no'} does not exist within the " +
        "repository with name 'ranker' in the registry with id '123456789012'",
    );
  });
});

describe('images that the scenario declares', () => {
  test('move at their time; the digest of before stays', async () => {
    const {
      digest: now,
      get,
      minutes,
    } = await openRegistry({
      undeclared: 'missing',
      images: [
        // In any order.
        { image: `${REPOSITORY}:1`, missing: true, fromMinutes: 60 },
        { image: `${REPOSITORY}:1`, digest: digest('b'), fromMinutes: 30 },
        { image: `${REPOSITORY}:1`, digest: digest('a') },
      ],
    });
    expect(await now('1')).toBe(digest('a'));
    expect(await now('2')).toBe('ImageNotFound');
    await minutes(31);
    expect(await now('1')).toBe(digest('b'));
    expect((await get([{ imageDigest: digest('a') }])).images).toHaveLength(1);
    expect((await get([{ imageDigest: digest('c') }])).failures).toHaveLength(1);
    await minutes(30);
    expect(await now('1')).toBe('ImageNotFound');
  });

  test('are what an endpoint runs, as they were when it was deployed', async () => {
    const Image = `${REPOSITORY}:1`;
    const {
      model,
      config,
      create,
      settled,
      describe: look,
      minutes,
    } = await openRegistry({
      images: [
        { image: Image, digest: digest('a') },
        { image: Image, digest: digest('b'), fromMinutes: 60 },
      ],
    });
    await model('m', { PrimaryContainer: { Image } });
    await config('c', {});
    await create('e', 'c');
    const resolved = { SpecifiedImage: Image, ResolvedImage: `${REPOSITORY}@${digest('a')}` };
    expect(await settled('e')).toMatchObject({ ProductionVariants: [{ DeployedImages: [resolved] }] });
    await minutes(90);
    expect(await look('e')).toMatchObject({ ProductionVariants: [{ DeployedImages: [resolved] }] });
  });

  test('stop CreateModel where they are missing, not where only the caller may not read them', async () => {
    const of = async (images: object[], Image = `${REPOSITORY}:1`) => {
      const { model } = await openRegistry({ images });
      return model('m', { PrimaryContainer: { Image } });
    };
    expect(await refusal(of([{ image: `${REPOSITORY}:1`, missing: true }]))).toContain('cannot pull');
    expect(await refusal(of([{ image: REPOSITORY, missing: true }]))).toContain('cannot pull');
    await of([{ image: `${REPOSITORY}*`, denied: true }]);
    await of([{ image: REPOSITORY, missing: true }], 'gone.example/x:1');
  });
});

test('images that nobody declared are there for everybody, the same in the registry and on endpoints', async () => {
  const Image = `${REPOSITORY}:1`;
  const { digest: now, model, config, create, settled } = await openRegistry();
  await model('m', { PrimaryContainer: { Image } });
  await config('c', {});
  await create('e', 'c');
  const ResolvedImage = `${REPOSITORY}@${await now('1')}`;
  expect(await settled('e')).toMatchObject({ ProductionVariants: [{ DeployedImages: [{ ResolvedImage }] }] });
});

const faults = {
  throttle: 'ThrottlingException: Rate exceeded',
  'access-denied':
    'AccessDeniedException: User: arn:aws:iam::123456789012:user/simulated is not authorized to perform: ' +
    'ecr:BatchGetImage on resource: arn:aws:ecr:us-east-1:123456789012:repository/ranker because no identity-based',
  'expired-credentials': 'ExpiredTokenException: ',
};
test.each(Object.entries(faults))('a scenario can ask for %s', async (kind, words) => {
  const { get } = await openRegistry({ requests: [{ kind, operation: 'BatchGetImage', name: 'ranker' }] });
  expect(await refused(get([{ imageTag: '1' }]))).toContain(words);
  expect((await get([{ imageTag: '1' }], { repositoryName: 'other' })).images).toHaveLength(1);
});
