import { describe, expect, test } from 'vitest';
import { edited, load } from '../load.fixture.ts';

const SEARCH = '  search:\n    model: xgb\n    serverless: { memory: 4GB, maxConcurrency: 20 }\n';
const ENV = '    env: { THREADS: "2" }\n';
const IMAGE = '    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1\n';
const ARTIFACT = '    artifact: s3://risk-models/fraud/42/model.tar.gz\n';

/** The fixture on instances only, with this under `raw` of its endpoint or model. */
const endpoint = (raw: string, more = '') => edited([SEARCH, `    raw: ${raw}\n${more}`]);
const model = (raw: string) => edited([ENV, `${ENV}    raw: ${raw}\n`], [SEARCH, '']);
const container = `      - { image: "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1"`;
const pipeline = (raw: string, more: string) =>
  edited(
    [IMAGE + ARTIFACT + ENV, `    containers:\n${container}${raw} }\n${container} }\n${more}`],
    [SEARCH, ''],
  );
const variants = (raw: string, more = '') =>
  edited(
    [
      '    model: xgb\n    instance: { type: ml.m5.large, count: 2 }\n',
      `    variants:\n      a: { model: xgb, instance: { type: ml.m5.large }, raw: ${raw} }\n${more}`,
    ],
    [SEARCH, ''],
  );

const CAPTURE = '    dataCapture: { sampling: 5%, destination: s3://capture/ }\n';

/** What has a field besides is a warning (rules/passed.test.ts). */
const errors = (text: string) => load(text).diagnostics.filter(({ severity }) => severity === 'error');
const told = (text: string) =>
  errors(text).map(({ code, message, hint }) => `${code} ${message}${hint === undefined ? '' : `; ${hint}`}`);

describe('raw is taken', () => {
  test('of an endpoint, and goes to its config and its variant', () => {
    const { document, diagnostics } = load(
      endpoint('{ EnableSSMAccess: true, MetricsConfig: { EnableEnhancedMetrics: true } }'),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['INF1057', 'INF1057']);
    const [one] = document?.endpoints ?? [];
    expect(one?.raw).toEqual({ MetricsConfig: { EnableEnhancedMetrics: true } });
    expect(one?.variants[0]?.raw).toEqual({ EnableSSMAccess: true });
  });

  test('with substitutions, but for the environment', () => {
    const { document } = load(
      endpoint('{ CoreDumpConfig: { DestinationS3Uri: "s3://dumps-${account}/${key}/" } }'),
    );
    expect(document?.endpoints[0]?.variants[0]?.raw).toEqual({
      CoreDumpConfig: { DestinationS3Uri: 's3://dumps-123456789012/fraud/' },
    });
    expect(told(endpoint('{ CoreDumpConfig: { DestinationS3Uri: "${env:X}" } }'))).toEqual([
      expect.stringMatching(/^INF1031 "\$\{env:X}" is not possible in this field/),
    ]);
  });

  test.each<[string, string]>([
    ['of a model', model('{ ImageConfig: { RepositoryAccessMode: Vpc } }')],
    [
      'beside a folder that artifact names',
      model('{ ModelDataSource: { S3DataSource: { ManifestS3Uri: "s3://risk-models/m.csv" } } }').replace(
        'model.tar.gz',
        '',
      ),
    ],
    ['of a container', pipeline(', raw: { Mode: MultiModel }', '')],
    ['of a pipeline', pipeline('', '    raw: { InferenceExecutionConfig: { Mode: Direct } }\n')],
    ['of a variant', variants('{ RoutingConfig: { RoutingStrategy: RANDOM } }')],
    [
      'of an endpoint beside variants',
      variants(
        '{ VolumeSizeInGB: 1 }',
        '    raw: { MetricsConfig: { MetricPublishFrequencyInSeconds: 10 } }\n',
      ),
    ],
    ['within what is named', endpoint('{ DataCaptureConfig: { KmsKeyId: alias/x } }', CAPTURE)],
    [
      'at the ends of a range',
      endpoint(
        '{ ModelDataDownloadTimeoutInSeconds: 60, ContainerStartupHealthCheckTimeoutInSeconds: 3600 }',
      ),
    ],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

test.each<[string, string, string]>([
  [
    'a member that nobody knows',
    endpoint('{ RoutingConfg: {} }'),
    'INF1010 SageMaker has no member "RoutingConfg" here; did you mean "RoutingConfig"?',
  ],
  [
    'a member in other letters',
    endpoint('{ volumeSizeInGb: 5 }'),
    'INF1010 SageMaker has no member "volumeSizeInGb" here; did you mean "VolumeSizeInGB"?',
  ],
  [
    'a member within one',
    endpoint('{ RoutingConfig: { RoutingStrategy: RANDOM, Strategy: x } }'),
    'INF1010 SageMaker has no member "Strategy" here; possible here: RoutingStrategy, PrefixAwareRoutingConfig',
  ],
  [
    'another type',
    endpoint('{ VolumeSizeInGB: "5" }'),
    'INF1013 VolumeSizeInGB must be a whole number, not the text "5"',
  ],
  [
    'a number with a fraction',
    endpoint('{ VolumeSizeInGB: 1.5 }'),
    'INF1013 VolumeSizeInGB must be a whole number, not 1.5',
  ],
  [
    'a switch as text',
    endpoint('{ EnableSSMAccess: "yes" }'),
    'INF1013 EnableSSMAccess must be true or false, not the text "yes"',
  ],
  [
    'a mapping as text',
    endpoint('{ RoutingConfig: RANDOM }'),
    'INF1013 RoutingConfig must be a mapping, not the text "RANDOM"',
  ],
  ['nothing', endpoint('{ RoutingConfig: null }'), 'INF1013 RoutingConfig must be a mapping, not nothing'],
  [
    'an empty mapping',
    endpoint('{ RoutingConfig: {} }'),
    'INF1012 RoutingConfig has no entry; write one at least',
  ],
  [
    'too little',
    endpoint('{ ModelDataDownloadTimeoutInSeconds: 59 }'),
    'INF1015 ModelDataDownloadTimeoutInSeconds must be at least 60, not 59',
  ],
  ['too much', endpoint('{ VolumeSizeInGB: 513 }'), 'INF1015 VolumeSizeInGB must be at most 512, not 513'],
  [
    'another word',
    endpoint('{ RoutingConfig: { RoutingStrategy: RANDON } }'),
    'INF1014 RoutingStrategy "RANDON" is not known; did you mean "RANDOM"?',
  ],
  [
    'another number',
    endpoint('{ MetricsConfig: { MetricPublishFrequencyInSeconds: 15 } }'),
    'INF1014 MetricPublishFrequencyInSeconds 15 is not known; possible: 10, 30, 60, 120, 180, 240, 300',
  ],
  [
    'another form',
    endpoint('{ CoreDumpConfig: { DestinationS3Uri: "ftp://x" } }'),
    'INF1014 DestinationS3Uri "ftp://x" is not allowed',
  ],
  [
    'a text that is too short',
    endpoint('{ CapacityReservationConfig: { MlReservationArn: arn } }'),
    'INF1016 MlReservationArn has 3 characters, but at least 20 are needed',
  ],
  [
    'a text that is too long',
    endpoint(`{ CoreDumpConfig: { DestinationS3Uri: "s3://${'x'.repeat(520)}" } }`),
    'INF1016 DestinationS3Uri has 525 characters, but at most 512 are possible',
  ],
  [
    'a list that is too long',
    model(
      '{ ContainerMetricsConfig: { MetricsEndpoints: [{ MetricsEndpointPath: /a }, { MetricsEndpointPath: /b }] } }',
    ),
    'INF1021 MetricsEndpoints: 2 entries, but at most 1 are possible',
  ],
  [
    'an item of a list',
    model('{ ContainerMetricsConfig: { MetricsEndpoints: [{ MetricsEndpointPath: a }] } }'),
    'INF1014 MetricsEndpointPath "a" is not allowed',
  ],
  [
    'a member that is missing',
    endpoint('{ CoreDumpConfig: { KmsKeyId: x } }'),
    'INF1012 CoreDumpConfig has no DestinationS3Uri; SageMaker refuses it without',
  ],
  [
    'a named member that is missing',
    endpoint('{ DataCaptureConfig: { KmsKeyId: x } }'),
    'INF1012 DataCaptureConfig has no InitialSamplingPercentage; write dataCapture.sampling',
  ],
  [
    'a member that has a name here',
    endpoint('{ KmsKeyId: alias/x }'),
    'INF1051 KmsKeyId has a name in this language; write kmsKey',
  ],
  [
    'a named member within one',
    endpoint('{ DataCaptureConfig: { DestinationS3Uri: "s3://x" } }', CAPTURE),
    'INF1051 DestinationS3Uri has a name in this language; write dataCapture.destination',
  ],
  [
    'tags',
    endpoint('{ Tags: [{ Key: "inferra:project", Value: other }] }'),
    'INF1051 Tags cannot be written under raw; leave it out',
  ],
  [
    'the name of the config',
    endpoint('{ EndpointConfigName: other }'),
    'INF1051 EndpointConfigName cannot be written under raw; leave it out',
  ],
  [
    'the role of the model',
    model('{ ExecutionRoleArn: "arn:aws:iam::123456789012:role/x" }'),
    'INF1051 ExecutionRoleArn has a name in this language; write role',
  ],
  [
    'the role of the config',
    endpoint('{ ExecutionRoleArn: "arn:aws:iam::123456789012:role/x" }'),
    'INF1051 ExecutionRoleArn has a name in this language; write role',
  ],
  [
    'counts that move',
    endpoint('{ ManagedInstanceScaling: { Status: ENABLED } }'),
    'INF1051 Status cannot be written under raw; leave it out',
  ],
  [
    'what the service does anyway',
    model('{ Mode: SingleModel }'),
    'INF1051 Mode: "SingleModel" is what SageMaker does anyway; leave it out',
  ],
  [
    'a variant’s member beside variants',
    variants('{ VolumeSizeInGB: 1 }', '    raw: { VolumeSizeInGB: 2 }\n'),
    'INF1051 VolumeSizeInGB does not belong here; write it under raw of the variant',
  ],
  [
    'an endpoint’s member on a variant',
    variants('{ MetricsConfig: { EnableEnhancedMetrics: true } }'),
    'INF1051 MetricsConfig does not belong here; write it under raw of the endpoint',
  ],
  [
    'a container’s member on a pipeline',
    pipeline('', '    raw: { Mode: MultiModel }\n'),
    'INF1051 Mode does not belong here; write it under raw of the container',
  ],
  ['what every object has', endpoint('{ toString: 1 }'), 'INF1010 SageMaker has no member "toString" here'],
])('%s is refused', (_, text, problem) => {
  expect(told(text)).toEqual([expect.stringContaining(problem)]);
  expect(load(text).document).toBeUndefined();
});

test('what looks like a secret is refused and not shown', () => {
  const secret = `AKIA${'ABCD'.repeat(4)}`;
  const diagnostics = errors(endpoint(`{ CoreDumpConfig: { DestinationS3Uri: "s3://${secret}/" } }`));
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'INF1047 DestinationS3Uri looks like an AWS access key',
  ]);
  expect(JSON.stringify(diagnostics)).not.toContain(secret);
});
