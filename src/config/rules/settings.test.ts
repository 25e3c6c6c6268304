// Settings of an endpoint, whatever its variants: the rules, and what the fields pass through.
import { describe, expect, test } from 'vitest';
import { edited, load } from '../load.fixture.ts';

const SEARCH = '  search:\n    model: xgb\n    serverless: { memory: 4GB, maxConcurrency: 20 }\n';

/** With these lines on its endpoint, which is on instances. */
const endpoint = (...lines: readonly string[]) =>
  edited([SEARCH, lines.map((one) => `    ${one}\n`).join('')]);
const explainer = (shap: string, inference = '', ...more: readonly string[]) =>
  endpoint(`explainer: { shap: { ${shap} }${inference && `, inference: { ${inference} }`} }`, ...more);
const TEXT = 'text: { language: en, granularity: token }';

const told = (text: string) =>
  load(text).diagnostics.map(
    ({ severity, code, message, place }) =>
      `${place?.line}:${place?.column} ${severity === 'warning' ? 'warning ' : ''}${code} ${message}`,
  );

describe('a field is passed through', () => {
  test.each<[string, string, object]>([
    [
      'an explainer',
      endpoint(
        'explainer:',
        '  enable: "probability > `0.8`"',
        '  shap: { baselineUri: "s3://explain-${account}/${key}.csv", baselineFormat: jsonlines, useLogit: false, seed: 0 }',
        '  inference: { maxPayload: 6MB, labelHeaders: [fraud, other] }',
      ),
      {
        ExplainerConfig: {
          ClarifyExplainerConfig: {
            EnableExplanations: 'probability > `0.8`',
            ShapConfig: {
              ShapBaselineConfig: {
                ShapBaselineUri: 's3://explain-123456789012/fraud.csv',
                MimeType: 'application/jsonlines',
              },
              UseLogit: false,
              Seed: 0,
            },
            InferenceConfig: { MaxPayloadInMB: 6, LabelHeaders: ['fraud', 'other'] },
          },
        },
      },
    ],
    [
      'the key and the content types of data capture',
      endpoint(
        'dataCapture:',
        '  { sampling: 5%, destination: "s3://risk-capture/", kmsKey: "alias/${key}", contentTypes: { csv: [text/csv], json: [application/json] } }',
      ),
      {
        DataCaptureConfig: {
          KmsKeyId: 'alias/fraud',
          CaptureContentTypeHeader: { CsvContentTypes: ['text/csv'], JsonContentTypes: ['application/json'] },
        },
      },
    ],
    [
      'metrics',
      endpoint('metrics: { enhanced: true, detailed: false, every: 2m }'),
      {
        MetricsConfig: {
          EnableEnhancedMetrics: true,
          EnableDetailedObservability: false,
          MetricPublishFrequencyInSeconds: 120,
        },
      },
    ],
  ])('%s', (_, text, raw) => {
    expect(load(text).document?.endpoints[0]?.raw ?? told(text)).toEqual(raw);
    expect(load(text).document?.endpoints[0]?.variants[0]?.raw).toBeUndefined();
  });
});

test('metrics as they are anyway are not there', () => {
  const { document } = load(endpoint('metrics: { enhanced: false, detailed: true, every: 1m }'));
  expect(document?.endpoints[0]).not.toHaveProperty('raw');
});

test.each<[string, object]>([
  ['{ path: /metrics, every: 1m }', { MetricsEndpointPath: '/metrics' }],
  ['{ path: /a/b, every: 10s }', { MetricsEndpointPath: '/a/b', MetricPublishFrequencyInSeconds: 10 }],
])('container metrics are a list of one: %s', (written, one) => {
  const artifact = '    artifact: s3://risk-models/fraud/42/model.tar.gz\n';
  const text = edited([artifact, `${artifact}    containerMetrics: ${written}\n`]);
  const model = load(text).document?.endpoints[0]?.variants[0]?.model;
  expect(model?.raw ?? told(text)).toEqual({ ContainerMetricsConfig: { MetricsEndpoints: [one] } });
});

describe('a file is told', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'that an explainer needs a baseline',
      explainer('samples: 5'),
      ['17:18 INF1012 shap says nothing about its baseline'],
    ],
    [
      'that it has one baseline',
      explainer('baseline: "0,0", baselineUri: s3://explain/b.csv'),
      ['17:43 INF1150 shap has either baseline or baselineUri, not both'],
    ],
    [
      'that types of features are for texts',
      explainer('baseline: "0,0"', 'featureTypes: [numerical, categorical]'),
      ['17:72 INF1150 featureTypes are for features that are text, and none is'],
    ],
    [
      'that texts have a language',
      explainer('baseline: "0,a"', 'featureTypes: [numerical, text]'),
      ['17:58 INF1150 features that are text need shap.text'],
    ],
    [
      'that each header has a type',
      explainer(`baseline: "0,a", ${TEXT}`, 'featureTypes: [text], featureHeaders: [amount, note]'),
      ['17:116 INF1150 there are 1 featureTypes for 2 featureHeaders'],
    ],
    [
      'nothing of texts that have all of it',
      explainer(
        `baseline: "0,a", ${TEXT}`,
        'featureTypes: [numerical, text], featureHeaders: [amount, note]',
      ),
      [],
    ],
    [
      'that what answers later explains nothing',
      explainer('baseline: "0,0"', '', 'async: { output: s3://risk-async/ }'),
      ['17:5 INF1150 an asynchronous endpoint cannot explain its answers'],
    ],
    [
      'that serverless endpoints explain nothing',
      `${edited()}    explainer: { shap: { baseline: "0,0" } }\n`,
      ['19:5 INF1063 serverless endpoints cannot have an explainer'],
    ],
    [
      'of the name of what it passes through',
      endpoint(
        'raw: { ExplainerConfig: { ClarifyExplainerConfig: { ShapConfig: { ShapBaselineConfig: { ShapBaseline: "0" } } } } }',
      ),
      ['17:93 warning INF1057 ShapBaseline has a name in this language'],
    ],
    [
      'that it says so twice',
      explainer(
        'baseline: "0"',
        '',
        'raw: { ExplainerConfig: { ClarifyExplainerConfig: { ShapConfig: { ShapBaselineConfig: { ShapBaseline: "0" } } } } }',
      ),
      ['18:93 INF1051 ShapBaseline is written as explainer.shap.baseline, too'],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('how a list is written', () => {
    const inference = 'InferenceConfig: { LabelHeaders: [fraud, other] }';
    const shap = 'ShapConfig: { ShapBaselineConfig: { ShapBaselineUri: s3://explain/b.csv } }';
    const { diagnostics } = load(
      endpoint(`raw: { ExplainerConfig: { ClarifyExplainerConfig: { ${inference}, ${shap} } } }`),
    );
    expect(diagnostics.map(({ hint }) => hint)).toContain(
      'write explainer.inference.labelHeaders: ["fraud","other"]; the endpoint stays as it is',
    );
  });
});

test('what was under raw is the same content by its name', () => {
  const byName = explainer('baselineUri: s3://explain/b.csv', 'featureHeaders: [amount, note]');
  const byRaw = endpoint(
    'raw: { ExplainerConfig: { ClarifyExplainerConfig: { ShapConfig: { ShapBaselineConfig: { ShapBaselineUri: s3://explain/b.csv } }, InferenceConfig: { FeatureHeaders: [amount, note] } } } }',
  );
  const [one, other] = [byName, byRaw].map((text) => load(text).document?.endpoints[0]?.raw);
  expect(one).toEqual(other);
});
