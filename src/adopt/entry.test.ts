// What hosts a model as entries of a file: the fields that stand for what is live, which read back as the same parts.
import { expect, test } from 'vitest';
import { loadDocument } from '../config/load.ts';
import { assert } from '../core/errors.ts';
import { compile } from '../endpoint/compile.ts';
import type { LiveModel } from '../kinds/model/spec.ts';
import { endpointEntry, modelEntry } from './entry.ts';

const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
const ROLE = 'arn:aws:iam::123456789012:role/r';
const INSTANCE = { type: 'ml.g5.xlarge', count: 2 };

const fileOf = (model: object, endpoint: object): string =>
  JSON.stringify({
    version: 1,
    project: 'risk',
    region: 'us-east-1',
    models: { m: { role: ROLE, ...model } },
    endpoints: { e: { ...('variants' in endpoint ? {} : { model: 'm', instance: INSTANCE }), ...endpoint } },
  });

function unitOf(text: string) {
  const { document, diagnostics } = loadDocument({ file: '', text, params: {}, env: {} });
  assert(document !== undefined, JSON.stringify(diagnostics));
  const [unit] = compile(document);
  assert(unit !== undefined, 'there is an endpoint');
  return { unit, codes: diagnostics.map(({ code }) => code) };
}

const plain = { image: IMAGE, artifact: 's3://risk-models/a/model.tar.gz' };

test.each<[string, object, object]>([
  [
    'pools',
    plain,
    { instance: { pools: [{ type: 'ml.g6.2xlarge' }, { type: 'ml.g5.2xlarge', priority: 4 }], count: 2 } },
  ],
  [
    'settings of the fleet',
    plain,
    {
      timeouts: { provision: '20m', download: '90s', startup: '15m' },
      routing: { strategy: 'prefix-aware', prefixLength: 2048, concurrency: 8 },
      ami: 'al2-ami-sagemaker-inference-gpu-2',
      volume: '100GB',
      coreDump: { destination: 's3://risk-dumps/', kmsKey: 'alias/dumps' },
      ssmAccess: true,
      capacityReservation: { arn: 'arn:aws:sagemaker:us-east-1:123456789012:ml-reservation/a', only: true },
    },
  ],
  [
    'a folder',
    { image: IMAGE, artifact: 's3://risk-models/a/', acceptEula: true, registry: { access: 'platform' } },
    {},
  ],
  ['many models', { image: IMAGE, artifact: 's3://risk-models/a/', multiModel: true, modelCache: false }, {}],
  [
    'containers that are called one by one',
    {
      invocation: 'direct',
      containers: [
        { ...plain, hostname: 'a' },
        { image: IMAGE, artifact: 's3://risk-models/b/', hostname: 'b', multiModel: true },
      ],
    },
    {},
  ],
  [
    'an explainer',
    plain,
    {
      explainer: {
        enable: 'probability > `0.8`',
        shap: {
          baseline: '0.1,a text',
          baselineFormat: 'csv',
          samples: 100,
          useLogit: true,
          seed: 0,
          text: { language: 'en', granularity: 'sentence' },
        },
        inference: {
          contentTemplate: '{"features":$features}',
          maxPayload: '6MB',
          labelIndex: 0,
          featureHeaders: ['amount', 'note'],
          featureTypes: ['numerical', 'text'],
        },
      },
    },
  ],
  [
    'an explainer of several variants',
    plain,
    {
      variants: { a: { model: 'm', instance: INSTANCE }, b: { model: 'm', instance: INSTANCE } },
      explainer: { shap: { baselineUri: 's3://risk-explain/baseline.csv' } },
    },
  ],
  [
    'sources beside a folder of a hub',
    {
      image: IMAGE,
      artifact: 's3://risk-models/a/',
      hubContent: 'arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/llama/1.0.0',
      sources: {
        draft: 's3://risk-models/draft/model.tar.gz',
        vocabulary: 's3://risk-models/vocabulary.txt',
        base: { uri: 's3://risk-models/base/', acceptEula: true },
      },
    },
    {},
  ],
  [
    'what is captured and measured',
    { ...plain, containerMetrics: { path: '/server/metrics', every: '2m' } },
    {
      dataCapture: {
        sampling: '20%',
        destination: 's3://risk-capture/',
        capture: ['input', 'output'],
        kmsKey: 'alias/captured',
        contentTypes: { csv: ['text/csv'], json: ['application/json'] },
      },
      metrics: { enhanced: true, detailed: false, every: '30s' },
    },
  ],
  [
    'what has no field',
    {
      ...plain,
      artifact: 's3://risk-models/a/',
      raw: { ModelDataSource: { S3DataSource: { ManifestS3Uri: 's3://risk-models/a.csv' } } },
    },
    {},
  ],
])('%s', (_, model, endpoint) => {
  const text = fileOf(model, endpoint);
  const { unit } = unitOf(text);
  const [part] = unit.models;
  assert(part !== undefined, 'it has a model');
  const live = { name: 'e', tags: {}, variants: [{ name: 'AllTraffic', desiredCount: 2, desiredWeight: 1 }] };
  const models = new Map([[part.name, part as unknown as LiveModel]]);
  const whole = { live, config: unit.config, models } as unknown as Parameters<typeof endpointEntry>[0];
  const defaults = { tags: {} };
  const entries = {
    m: modelEntry(part.spec, defaults, (_name, value) => value),
    e: endpointEntry(whole, { name: undefined, keyOf: () => 'm', defaults }),
  };
  const written = JSON.parse(text);
  expect(entries).toEqual({ m: written.models.m, e: written.endpoints.e });
  const again = unitOf(fileOf(entries.m, entries.e));
  expect(again.codes).toEqual([]);
  expect([again.unit.config.name, again.unit.models[0]?.name]).toEqual([unit.config.name, part.name]);
});

test('a count that autoscaling is about to move is one that it leaves alone', () => {
  const countOf = (live: number, scaling: object) => {
    const { unit } = unitOf(fileOf(plain, {}));
    const variants = [{ name: 'AllTraffic', desiredCount: live, desiredWeight: 1 }];
    const beside = { scaling: { AllTraffic: scaling }, copies: {}, kept: [] };
    const whole = { live: { name: 'e', tags: {}, variants }, config: unit.config, models: new Map(), beside };
    const words = { name: undefined, keyOf: () => 'm', defaults: { tags: {} } };
    return endpointEntry(whole as unknown as Parameters<typeof endpointEntry>[0], words);
  };
  const bounds = { min: 3, max: 5 };
  const entry = (count: number) => ({ instance: { type: 'ml.g5.xlarge', count }, scaling: bounds });
  expect([1, 4, 9].map((live) => countOf(live, bounds))).toMatchObject([3, 4, 5].map(entry));
});
