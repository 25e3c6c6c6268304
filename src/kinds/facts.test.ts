// The readers of facts on a simulated account, through the real SDK clients.
import { describe, expect, test } from 'vitest';
import type { Question } from '../core/fact.ts';
import type { Scenario } from '../simulator/index.ts';
import { bindReaders } from './index.ts';
import { account } from './testing/account.ts';

type DeclaredVersion = NonNullable<NonNullable<Scenario['packageGroups']>[number]['versions']>[number];

const arnOf = (version: number) =>
  `arn:aws:sagemaker:us-east-1:123456789012:model-package/reranker/${version}`;
const REPOSITORY = '123456789012.dkr.ecr.us-east-1.amazonaws.com/ranker';
const DIGEST = `sha256:${'9f'.repeat(32)}`;

async function readIn(scenario: Scenario, question: Question) {
  const { cloud, clock, simulator } = await account(scenario);
  await clock.sleep(120_000);
  const reader = bindReaders(cloud)[question.fact] as (one: Question) => Promise<unknown>;
  const answer = await reader(question);
  return { answer, requests: simulator.world.requests() };
}

describe('the latest approved version of a group', () => {
  const latest = { fact: 'latest-approved', group: 'reranker' } as const;
  const versions = (...all: readonly DeclaredVersion[]): Scenario => ({
    packageGroups: [{ group: 'reranker', versions: all }],
  });
  const approved = (version: number, more: Partial<DeclaredVersion> = {}): DeclaredVersion => ({
    version,
    approval: 'Approved',
    ...more,
  });

  test.each([
    ['is the highest of those that are approved', versions(approved(9), approved(10), { version: 11 }), 10],
    [
      'is the highest number and not the latest in time',
      versions(approved(3), approved(2, { fromMinutes: 1 })),
      3,
    ],
    ['is none whose package has failed', versions(approved(1), approved(2, { status: 'Failed' })), 1],
    [
      'is none that was rejected since',
      versions(approved(1), approved(2), { version: 2, approval: 'Rejected' }),
      1,
    ],
    [
      'is found behind the first page',
      versions(...Array.from({ length: 230 }, (_, at) => approved(at + 1))),
      230,
    ],
  ])('%s', async (_what, scenario, version) => {
    expect((await readIn(scenario, latest)).answer).toEqual({
      state: 'found',
      value: { version, arn: arnOf(version) },
    });
  });

  test('is asked for by name or ARN', async () => {
    const group = 'arn:aws:sagemaker:us-east-1:123456789012:model-package-group/reranker';
    const { answer } = await readIn(versions(approved(4)), { ...latest, group });
    expect(answer).toMatchObject({ state: 'found', value: { version: 4 } });
  });

  test.each([
    ['missing where none is approved', versions({ version: 1 }), 'missing'],
    ['missing where there is no such group', { undeclared: 'missing' } as Scenario, 'missing'],
    [
      'unread where it may not be listed',
      { requests: [{ kind: 'access-denied', operation: 'ListModelPackages' }] } as Scenario,
      'unread',
    ],
  ])('is %s', async (_what, scenario, state) => {
    expect((await readIn(scenario, latest)).answer).toMatchObject({
      state,
      reason: expect.stringMatching(/\S/),
    });
  });
});

describe('the approval of a version', () => {
  const approval = { fact: 'approval', arn: arnOf(2) } as const;
  const group = (version: object): Scenario => ({
    packageGroups: [{ group: 'reranker', versions: [{ version: 2, ...version }] }],
  });

  test.each([
    ['Approved', group({ approval: 'Approved' }), { state: 'found', value: { status: 'Approved' } }],
    ['Rejected', group({ approval: 'Rejected' }), { state: 'found', value: { status: 'Rejected' } }],
    ['gone', group({ missing: true }), { state: 'missing' }],
  ])('%s', async (_what, scenario, expected) => {
    expect((await readIn(scenario, approval)).answer).toMatchObject(expected);
  });
});

describe('an artifact', () => {
  const uri = 's3://risk-models/fraud/42/model.tar.gz';
  const artifact = { fact: 'artifact', uri } as const;

  test('is told by its ETag, without quotes, and its version where the bucket keeps versions', async () => {
    const objects = [{ uri, etag: '9b2cf535f27731c974343645a3985328-2', versionId: 'v7' }];
    const plain = await readIn({ objects }, artifact);
    expect(plain.answer).toEqual({ state: 'found', value: { etag: '9b2cf535f27731c974343645a3985328-2' } });
    const kept = await readIn({ objects, buckets: [{ bucket: 'risk-models', versioned: true }] }, artifact);
    expect(kept.answer).toMatchObject({ value: { version: 'v7' } });
  });

  test.each([
    ['missing', { objects: [{ uri, missing: true }] }, 'missing', 'INF2010'],
    [
      'in a bucket that is missing',
      { buckets: [{ bucket: 'risk-models', missing: true }] },
      'missing',
      'INF2010',
    ],
    [
      'in another region',
      { buckets: [{ bucket: 'risk-models', region: 'eu-west-1' }] },
      'missing',
      'INF2018',
    ],
    ['not to be read', { objects: [{ uri, denied: true }] }, 'unread', 'INF2004'],
  ] as const)('may be %s', async (_what, scenario, state, code) => {
    const { answer, requests } = await readIn(scenario as Scenario, artifact);
    expect(answer).toMatchObject({ state, code });
    expect(requests).toHaveLength(1);
  });
});

describe('an image', () => {
  const image = (uri: string) => ({ fact: 'image', uri }) as const;
  const images = [{ image: `${REPOSITORY}:latest`, digest: DIGEST }];

  test.each([
    ['by its tag', `${REPOSITORY}:latest`],
    ['without a tag, which is latest', REPOSITORY],
  ])('is told by its digest: %s', async (_what, uri) => {
    expect((await readIn({ images }, image(uri))).answer).toEqual({
      state: 'found',
      value: { digest: DIGEST },
    });
  });

  test("is asked for in its own registry, also in AWS's", async () => {
    const uri = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
    const { answer, requests } = await readIn({ undeclared: 'missing' }, image(uri));
    expect(answer).toMatchObject({ state: 'found' });
    expect(requests).toMatchObject([
      {
        operation: 'BatchGetImage',
        input: { registryId: '683313688378', repositoryName: 'sagemaker-xgboost' },
      },
    ]);
  });

  test.each([
    ['missing', { images: [{ image: `${REPOSITORY}:latest`, missing: true }] }, 'missing'],
    ['in a repository that is missing', { undeclared: 'missing' }, 'missing'],
    ['not to be read', { images: [{ image: REPOSITORY, denied: true }] }, 'unread'],
  ] as const)('may be %s', async (_what, scenario, state) => {
    const { answer } = await readIn(scenario as Scenario, image(`${REPOSITORY}:latest`));
    expect(answer).toMatchObject({ state, reason: expect.stringMatching(/\S/) });
  });
});
