import { describe, expect, test } from 'vitest';
import type { Request } from '../../core/kind.ts';
import { account, MODEL, tagsOf } from '../testing/account.ts';
import { fromDescription, toCreateRequest } from './convert.ts';
import type { ModelDescription } from './fields.ts';
import { modelLanded, modelStamp } from './kind.ts';
import type { LiveModel, ModelSpec } from './spec.ts';

const PACKAGE = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/reranker/12';

const specs: readonly (readonly [string, ModelSpec])[] = [
  ['everything', MODEL],
  ['no artifact', { role: MODEL.role, image: 'image:1', env: { A: '' } }],
  ['a package and an env over its own', { role: MODEL.role, package: PACKAGE, env: { A: '1' } }],
  [
    'a VPC, isolated',
    {
      ...MODEL,
      vpc: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] },
      networkIsolation: true,
    },
  ],
  [
    'a pipeline',
    {
      role: MODEL.role,
      env: {},
      containers: [
        { image: 'image:1', artifact: 's3://a/a.tar.gz', env: {}, hostname: 'first' },
        { image: 'image:2', env: { A: '1' }, hostname: 'second' },
      ],
    },
  ],
  ['no env', { ...MODEL, env: {} }],
];

test.each(specs)('a model with %s survives the way there and back', (_, spec) => {
  const request = toCreateRequest('fraud-m', spec, tagsOf('fraud-m'));
  expect(fromDescription(request)).toEqual({ spec, unexpressed: [] });
});

test('what the spec does not say is not written', () => {
  const request = toCreateRequest('fraud-m', { role: 'r', image: 'i', env: {} }, { b: '2', a: '1' });
  expect(request).toEqual({
    ModelName: 'fraud-m',
    ExecutionRoleArn: 'r',
    PrimaryContainer: { Image: 'i' },
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
});

const described: Partial<ModelDescription> = toCreateRequest('fraud-m', MODEL, {});
const container = described.PrimaryContainer;
const archive = (S3Uri: string) => ({
  S3DataSource: { S3Uri, S3DataType: 'S3Object', CompressionType: 'Gzip' } as const,
});

const filledIn: readonly (readonly [string, Partial<ModelDescription>])[] = [
  ['EnableNetworkIsolation false', { EnableNetworkIsolation: false }],
  ['the mode SingleModel', { PrimaryContainer: { ...container, Mode: 'SingleModel' } }],
  [
    'the artifact a second time',
    { PrimaryContainer: { ...container, ModelDataSource: archive(MODEL.artifact ?? '') } },
  ],
  ['an empty list of containers', { Containers: [] }],
  ['the order of containers', { InferenceExecutionConfig: { Mode: 'Serial' } }],
  ['a name by place', { PrimaryContainer: { ...container, ContainerHostname: 'container_1' } }],
  ['a recommendation', { DeploymentRecommendation: { RecommendationStatus: 'COMPLETED' } as never }],
];

test.each(filledIn)('%s is the service filling in', (_, more) => {
  expect(fromDescription({ ...described, ...more })).toEqual({ spec: MODEL, unexpressed: [] });
});

test('a package says what it brings along; a description of it changes nothing', () => {
  const PrimaryContainer = { ...container, ModelPackageName: PACKAGE, Environment: {} };
  const { spec, unexpressed } = fromDescription({ ...described, PrimaryContainer });
  expect({ spec, unexpressed }).toEqual({
    spec: { role: MODEL.role, package: PACKAGE, env: {} },
    unexpressed: [],
  });
});

test('the order of subnets and security groups means nothing', () => {
  const VpcConfig = { Subnets: ['subnet-2', 'subnet-1'], SecurityGroupIds: ['sg-2', 'sg-1'] };
  const vpc = { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1', 'sg-2'] };
  expect(fromDescription({ ...described, VpcConfig }).spec.vpc).toEqual(vpc);
});

const beyond: readonly (readonly [string, Partial<ModelDescription>])[] = [
  ['InferenceExecutionConfig', { InferenceExecutionConfig: { Mode: 'Direct' } }],
  ['PrimaryContainer.ContainerHostname', { PrimaryContainer: { ...container, ContainerHostname: 'mine' } }],
];

test.each(beyond)('%s is named, because no spec can say it', (name, more) => {
  expect(fromDescription({ ...described, ...more }).unexpressed).toEqual([name]);
});

const raws: readonly (readonly [string, Partial<ModelDescription>, Partial<ModelSpec>])[] = [
  ['a mode', { PrimaryContainer: { ...container, Mode: 'MultiModel' } }, { raw: { Mode: 'MultiModel' } }],
  [
    'another archive beside the artifact',
    { PrimaryContainer: { ...container, ModelDataSource: archive('s3://other/x') } },
    { raw: { ModelDataSource: archive('s3://other/x') } },
  ],
  [
    'a setting of the image',
    { PrimaryContainer: { ...container, ImageConfig: { RepositoryAccessMode: 'Vpc' } } },
    { raw: { ImageConfig: { RepositoryAccessMode: 'Vpc' } } },
  ],
];

test.each(raws)('%s is raw, there and back', (_, more, raw) => {
  const spec = { ...MODEL, ...raw };
  expect(fromDescription({ ...described, ...more })).toEqual({ spec, unexpressed: [] });
  expect(fromDescription(toCreateRequest('m', spec, {}))).toEqual({ spec, unexpressed: [] });
});

test('containers of a pipeline have their own raw, and so has the pipeline', () => {
  const description: Partial<ModelDescription> = {
    ExecutionRoleArn: MODEL.role,
    Containers: [
      { Image: 'a', Mode: 'SingleModel' },
      { Image: 'b', Mode: 'MultiModel' },
    ],
    InferenceExecutionConfig: { Mode: 'Direct' },
  };
  const { spec, unexpressed } = fromDescription(description);
  expect({ spec, unexpressed }).toEqual({
    spec: {
      role: MODEL.role,
      env: {},
      raw: { InferenceExecutionConfig: { Mode: 'Direct' } },
      containers: [
        { image: 'a', env: {} },
        { image: 'b', env: {}, raw: { Mode: 'MultiModel' } },
      ],
    },
    unexpressed: [],
  });
  expect(fromDescription(toCreateRequest('m', spec, {})).spec).toEqual(spec);
});

test('raw never stands over what the spec says itself, nor over names and tags', () => {
  const raw = { Image: 'evil', Environment: { OTHER: '1' }, ModelName: 'evil' };
  const request = toCreateRequest('m', { ...MODEL, raw }, { a: 'b' });
  expect(request.PrimaryContainer?.Image).toBe(MODEL.image);
  const piped = toCreateRequest(
    'm',
    { role: MODEL.role, env: {}, containers: [], raw: { ...raw, ExecutionRoleArn: 'evil', Tags: [] } },
    { a: 'b' },
  );
  expect(piped).toMatchObject({
    ModelName: 'm',
    ExecutionRoleArn: MODEL.role,
    Tags: [{ Key: 'a', Value: 'b' }],
  });
});

const put: Request = { verb: 'put', spec: MODEL, tags: tagsOf('fraud-m', { team: 'risk' }) };
const live: LiveModel = {
  kind: 'model',
  name: 'fraud-m',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:model/fraud-m',
  tags: tagsOf('fraud-m'),
  spec: MODEL,
  unexpressed: [],
};

describe('a put whose answer was lost', () => {
  const landings: readonly (readonly [string, LiveModel | undefined, boolean, string | undefined])[] = [
    ['has not landed where there is nothing', undefined, false, undefined],
    ['has landed where the same stands', live, true, undefined],
    [
      'has landed whatever the case of the role',
      { ...live, spec: { ...MODEL, role: MODEL.role.toUpperCase() } },
      true,
      undefined,
    ],
    [
      'has landed whatever other tags are there',
      { ...live, tags: { ...live.tags, cost: 'x' } },
      true,
      undefined,
    ],
    [
      'meets a model that nobody tagged',
      { ...live, tags: { team: 'x' } },
      false,
      'the model "fraud-m" exists, but it has no inferra tags, so something else made it',
    ],
    [
      'meets the model of another project',
      { ...live, tags: { ...live.tags, 'inferra:project': 'ads' } },
      false,
      'the model "fraud-m" exists, but it is tagged inferra:project=ads',
    ],
    [
      'meets a model with copied tags',
      { ...live, tags: tagsOf('other') },
      false,
      'the model "fraud-m" exists, but it is tagged inferra:name=other',
    ],
    [
      'meets another content, told without its values',
      { ...live, spec: { ...MODEL, image: 'other', env: { A: 'secret' } } },
      false,
      'the model "fraud-m" exists, but it has another image and env',
    ],
    [
      'meets what inferra cannot say',
      { ...live, unexpressed: ['VpcConfig'] },
      false,
      'the model "fraud-m" exists, but it has VpcConfig, which inferra does not write',
    ],
  ];
  test.each(landings)('%s', (_, found, landed, differs) => {
    expect(modelLanded(put, found)).toEqual(differs === undefined ? { landed } : { landed, differs });
  });
});

test('a removal has landed when the model is gone, and only then', () => {
  expect(modelLanded({ verb: 'remove' }, live).landed).toBe(false);
  expect(modelLanded({ verb: 'remove' }, undefined).landed).toBe(true);
});

test('the stamp changes with content, tags and existence', () => {
  const stamps = [
    live,
    undefined,
    { ...live, spec: { ...MODEL, image: 'other' } },
    { ...live, tags: { ...live.tags, a: 'b' } },
    { ...live, unexpressed: ['VpcConfig'] },
  ].map(modelStamp);
  expect(new Set(stamps).size).toBe(stamps.length);
  expect(modelStamp({ ...live, arn: live.arn.toUpperCase() })).toBe(modelStamp(live));
});

describe('on the service', () => {
  test('a model is created, found again exactly, marked, unmarked and removed', async () => {
    const { kinds, put: create } = await account();
    await create('model', 'fraud-m', MODEL);
    const made = await kinds.model.read('FRAUD-M');
    expect(made).toEqual({ ...live, arn: made?.arn });

    await kinds.model.send('fraud-m', { verb: 'mark', mark: { set: { team: 'risk' } } }, made?.arn);
    expect((await kinds.model.read('fraud-m'))?.tags).toEqual(tagsOf('fraud-m', { team: 'risk' }));
    await kinds.model.send('fraud-m', { verb: 'mark', mark: { drop: ['team', 'absent'] } }, made?.arn);
    expect((await kinds.model.read('fraud-m'))?.tags).toEqual(tagsOf('fraud-m'));

    await kinds.model.send('fraud-m', { verb: 'remove' }, made?.arn);
    expect(await kinds.model.read('fraud-m')).toBeUndefined();
    await expect(kinds.model.send('fraud-m', { verb: 'remove' }, made?.arn)).rejects.toMatchObject({
      trouble: 'not-found',
    });
  });

  test.each(['lost-request', 'lost-response'] as const)(
    'a %s is ambiguous, and reading tells what became of it',
    async (kind) => {
      const { kinds, put: create } = await account({ requests: [{ kind, operation: 'CreateModel' }] });
      await expect(create('model', 'fraud-m', MODEL)).rejects.toMatchObject({ trouble: 'ambiguous' });
      const { landed } = kinds.model.landed(
        { verb: 'put', spec: MODEL, tags: tagsOf('fraud-m') },
        await kinds.model.read('fraud-m'),
      );
      expect(landed).toBe(kind === 'lost-response');
    },
  );

  test('a throttled creation happens once', async () => {
    const { kinds, put: create } = await account({
      requests: [{ kind: 'throttle', operation: 'CreateModel', nth: 1, times: 3 }],
    });
    await create('model', 'fraud-m', MODEL);
    expect(await kinds.model.read('fraud-m')).toBeDefined();
  });

  test('the same model of somebody else is refused as existing and told as theirs', async () => {
    const { kinds, put: create } = await account();
    await create('model', 'fraud-m', MODEL, { owner: 'ada' });
    await expect(create('model', 'fraud-m', MODEL)).rejects.toMatchObject({ trouble: 'exists' });
    const found = await kinds.model.read('fraud-m');
    expect(kinds.model.landed(put, found).differs).toContain('something else made it');
  });

  test('all of 130 models are listed, over empty pages too', async () => {
    const { kinds, put: create } = await account({ emptyPages: true });
    for (let n = 0; n < 130; n++) await create('model', `fraud-${n}`, MODEL);
    await create('model', 'other', MODEL);
    const names = new Set<string>();
    for await (const { name } of kinds.model.list({ nameContains: 'fraud' })) names.add(name);
    expect(names.size).toBe(130);
  });
});
