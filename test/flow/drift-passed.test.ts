// One edit behind inferra's back for each field that stands for a member which a spec passes through, and drift names that
// field. A field without a case does not compile.
import { expect, it } from 'vitest';
import { ENDPOINT_PASSAGES, PASSAGES, type PassedField } from '../../src/config/passages.ts';
import type { EndpointConfigSpec, VariantSpec } from '../../src/kinds/endpoint-config/spec.ts';
import type { ModelSpec } from '../../src/kinds/model/spec.ts';
import { laidUnder, type Raw } from '../../src/service/raw.ts';
import type { State } from '../../src/simulator/index.ts';
import { type Hand, handOn } from '../support/by-hand.ts';
import { fileOf } from '../support/files.ts';
import { openRig } from '../support/rig.ts';

const FILE = fileOf({
  tuned: {
    instance: ['ml.g5.xlarge', 1],
    settings: {
      timeouts: { provision: '20m', download: '90s', startup: '15m' },
      routing: { strategy: 'prefix-aware', prefixLength: 2048, concurrency: 8 },
      ami: 'al2-ami-sagemaker-inference-gpu-2',
      volume: '100GB',
      coreDump: { destination: 's3://risk-dumps/', kmsKey: 'alias/dumps' },
      ssmAccess: true,
      capacityReservation: {
        arn: 'arn:aws:sagemaker:us-east-1:123456789012:ml-reservation/one',
        only: true,
      },
    },
  },
  explained: {
    settings: {
      explainer: {
        enable: 'probability > `0.8`',
        shap: {
          baseline: '0.1,text',
          baselineFormat: 'csv',
          samples: 100,
          useLogit: true,
          seed: 7,
          text: { language: 'en', granularity: 'sentence' },
        },
        inference: {
          featuresAttribute: 'features',
          contentTemplate: '{"features":$features}',
          maxRecords: 50,
          maxPayload: '6MB',
          probabilityIndex: 1,
          probabilityAttribute: 'probability',
          labelIndex: 0,
          labelAttribute: 'labels',
          labelHeaders: ['fraud', 'no fraud'],
          featureHeaders: ['amount', 'note'],
          featureTypes: ['numerical', 'text'],
        },
      },
    },
  },
  watched: {
    dataCapture: {
      sampling: '10%',
      destination: 's3://risk-capture/',
      capture: ['input'],
      kmsKey: 'alias/captured',
      contentTypes: { csv: ['text/csv'], json: ['application/json'] },
    },
    settings: { metrics: { enhanced: true, detailed: false, every: '30s' } },
  },
  baselined: { settings: { explainer: { shap: { baselineUri: 's3://risk-explain/baseline.csv' } } } },
  folder: { model: 'folder' },
  many: { model: 'many' },
  direct: { model: 'direct' },
});

const DRAFT = {
  ChannelName: 'draft',
  S3DataSource: { S3Uri: 's3://risk-models/draft/', S3DataType: 'S3Prefix', CompressionType: 'None' },
};

/** Where it is, and what SageMaker then has of it; nothing where it is taken away. */
const CASES: Readonly<Record<PassedField, readonly [endpoint: string, value?: unknown]>> = {
  'timeouts.provision': ['tuned', 600],
  'timeouts.download': ['tuned', 60],
  'timeouts.startup': ['tuned', 60],
  'routing.strategy': ['tuned', 'RANDOM'],
  'routing.prefixLength': ['tuned', 4096],
  'routing.concurrency': ['tuned', 9],
  ami: ['tuned', 'al2-ami-sagemaker-inference-gpu-3-1'],
  volume: ['tuned', 50],
  'coreDump.destination': ['tuned', 's3://elsewhere/'],
  'coreDump.kmsKey': ['tuned', 'alias/other'],
  ssmAccess: ['tuned'],
  'capacityReservation.arn': ['tuned', 'arn:aws:sagemaker:us-east-1:123456789012:ml-reservation/two'],
  'capacityReservation.only': ['tuned'],
  'dataCapture.kmsKey': ['watched'],
  'dataCapture.contentTypes.csv': ['watched', ['text/csv', 'text/plain']],
  'dataCapture.contentTypes.json': ['watched'],
  'metrics.enhanced': ['watched'],
  'metrics.detailed': ['watched'],
  'metrics.every': ['watched', 10],
  'explainer.enable': ['explained'],
  'explainer.shap.baseline': ['explained', '0.2,text'],
  'explainer.shap.baselineUri': ['baselined', 's3://elsewhere/baseline.csv'],
  'explainer.shap.baselineFormat': ['explained', 'application/jsonlines'],
  'explainer.shap.samples': ['explained', 200],
  'explainer.shap.useLogit': ['explained', false],
  'explainer.shap.seed': ['explained'],
  'explainer.shap.text.language': ['explained', 'de'],
  'explainer.shap.text.granularity': ['explained', 'token'],
  'explainer.inference.featuresAttribute': ['explained', 'others'],
  'explainer.inference.contentTemplate': ['explained', '{"others":$features}'],
  'explainer.inference.maxRecords': ['explained'],
  'explainer.inference.maxPayload': ['explained', 7],
  'explainer.inference.probabilityIndex': ['explained', 2],
  'explainer.inference.probabilityAttribute': ['explained', 'score'],
  'explainer.inference.labelIndex': ['explained', 1],
  'explainer.inference.labelAttribute': ['explained', 'classes'],
  'explainer.inference.labelHeaders': ['explained', ['fraud,no fraud']],
  'explainer.inference.featureHeaders': ['explained', ['note', 'amount']],
  'explainer.inference.featureTypes': ['explained', ['text', 'text']],
  multiModel: ['many'],
  modelCache: ['many', 'Enabled'],
  artifact: ['folder', 's3://elsewhere/'],
  acceptEula: ['folder'],
  'registry.access': ['folder', 'Vpc'],
  'registry.credentials': ['folder', 'arn:aws:lambda:us-east-1:123456789012:function:other'],
  hubContent: ['folder'],
  sources: ['folder', [{ ...DRAFT, ChannelName: 'other' }]],
  containerMetrics: ['folder', [{ MetricsEndpointPath: '/other' }]],
  invocation: ['direct'],
};

function edited(raw: Raw | undefined, member: string, value: unknown): Raw {
  const names = member.split('.');
  const own = (one: unknown) => names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), one);
  // A routing strategy takes what belongs to it along.
  if (value === 'RANDOM') return { ...raw, RoutingConfig: { RoutingStrategy: value } };
  if (value !== undefined) return laidUnder(own(value) as Raw, raw);
  const gone = JSON.parse(JSON.stringify(laidUnder(own(null) as Raw, raw)), (_, one) => one ?? undefined);
  return JSON.parse(JSON.stringify(gone), (_, one) => (isEmpty(one) ? undefined : one)) as Raw;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

let world: Promise<State> | undefined;

/** The world after an apply and a day. */
function applied(): Promise<State> {
  world ??= (async () => {
    const rig = await openRig();
    expect((await rig.apply(FILE)).exit).toBe(0);
    await rig.simulator.clock.sleep(86_400_000);
    expect(await rig.drift(FILE)).toMatchObject({ exit: 0, report: { findings: [] } });
    return rig.simulator.world.state();
  })();
  return world;
}

const memberOf = (field: string) => PASSAGES.find((one) => one.field === field)?.member ?? '';

/** What the fields of an endpoint are members of. */
function placeOf(endpoint: string, [field]: readonly PassedField[]): 'config' | 'variant' | 'model' {
  if (ENDPOINT_PASSAGES.some((one) => one.field === field)) return 'config';
  return endpoint === 'tuned' ? 'variant' : 'model';
}

/** The fields of one endpoint, edited by hand. */
async function edit(hand: Hand, endpoint: string, fields: readonly PassedField[]): Promise<void> {
  const all = (raw: Raw | undefined) =>
    fields.reduce<Raw | undefined>((so, field) => edited(so, memberOf(field), CASES[field][1]), raw);
  const place = placeOf(endpoint, fields);
  if (place === 'model') {
    await hand.swapModel(endpoint, (spec) => ({ ...spec, raw: all(spec.raw) }) as ModelSpec);
    return;
  }
  await hand.swapConfig(endpoint, (spec) =>
    place === 'config'
      ? ({ ...spec, raw: all(spec.raw) } as EndpointConfigSpec)
      : {
          ...spec,
          variants: spec.variants.map((one) => ({ ...one, raw: all(one.raw) }) as VariantSpec),
        },
  );
}

const ALONE = (Object.keys(CASES) as PassedField[]).filter((field) => placeOf('', [field]) !== 'config');

it.each(ALONE)('%s is found', async (field) => {
  const [endpoint] = CASES[field];
  const rig = await openRig({ from: await applied() });
  await edit(await handOn(rig), endpoint, [field]);
  const { report, exit } = await rig.drift(FILE);
  expect(exit).toBe(2);
  expect(report.findings).toMatchObject([{ is: 'changed', address: `endpoints.${endpoint}` }]);
  const fields = report.findings.flatMap((one) => ('fields' in one ? one.fields : []));
  const path = `endpoints.${endpoint}.${placeOf(endpoint, [field]) === 'model' ? 'model.' : ''}${field}`;
  expect(fields.map((one) => one.at)).toContain(path);
});

it('each setting of a config is found, and nothing else', async () => {
  const rig = await openRig({ from: await applied() });
  const hand = await handOn(rig);
  const settings = (Object.keys(CASES) as PassedField[]).filter((field) => !ALONE.includes(field));
  for (const endpoint of new Set(settings.map((field) => CASES[field][0])))
    await edit(
      hand,
      endpoint,
      settings.filter((field) => CASES[field][0] === endpoint),
    );
  const { report } = await rig.drift(FILE);
  const found = report.findings.flatMap((one) => ('fields' in one ? one.fields : []));
  const paths = settings.map((field) => `endpoints.${CASES[field][0]}.${field}`);
  expect(found.map((one) => one.at).sort()).toEqual(paths.sort());
});

it('what is found an apply puts right', async () => {
  const rig = await openRig({ from: await applied() });
  const hand = await handOn(rig);
  await edit(hand, 'tuned', ['ami', 'volume', 'timeouts.startup', 'ssmAccess']);
  await edit(hand, 'folder', ['artifact', 'acceptEula']);
  expect((await rig.drift(FILE)).exit).toBe(2);
  expect((await rig.apply(FILE)).exit).toBe(0);
  expect((await rig.drift(FILE)).exit).toBe(0);
});

it('what goes along with a field is found under its own name', async () => {
  const rig = await openRig({ from: await applied() });
  const hand = await handOn(rig);
  const along = 'ModelDataSource.S3DataSource.CompressionType';
  await hand.swapModel('folder', (spec) => ({ ...spec, raw: edited(spec.raw, along, 'Gzip') }));
  const { report } = await rig.drift(FILE);
  const fields = report.findings.flatMap((one) => ('fields' in one ? one.fields : []));
  expect(fields.map((one) => one.at)).toContain(`endpoints.folder.model.raw.${along}`);
});
