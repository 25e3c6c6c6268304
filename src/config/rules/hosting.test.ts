// What hosts a model and how it is loaded: the rules, and what the fields pass through.
import { describe, expect, test } from 'vitest';
import { edited, load } from '../load.fixture.ts';

const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
const ARTIFACT = '    artifact: s3://risk-models/fraud/42/model.tar.gz\n';
const ENV = '    env: { THREADS: "2" }\n';
const SEARCH = '  search:\n    model: xgb\n    serverless: { memory: 4GB, maxConcurrency: 20 }\n';
const HUB = 'arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/llama/1.0.0';
const FOLDER = '    artifact: s3://risk-models/many/\n';
const VPC = '    vpc: { subnets: [subnet-1], securityGroups: [sg-1] }\n';

/** With these lines on its endpoint. */
const endpoint = (...lines: readonly string[]) =>
  edited([SEARCH, lines.map((one) => `    ${one}\n`).join('')]);
const onGpu = (...lines: readonly string[]) => endpoint(...lines).replace('ml.m5.large', 'ml.g5.xlarge');
/** With this in the place of its artifact. */
const model = (lines: string) => edited([`${ARTIFACT}${ENV}`, lines], [SEARCH, '']);
const serverless = (lines: string) => edited([ARTIFACT, lines]);
const pipeline = (more: string, first = '', second = '') =>
  edited(
    [
      `    image: ${IMAGE}\n${ARTIFACT}${ENV}`,
      `${more}    containers:\n      - { image: "${IMAGE}"${first} }\n      - { image: "${IMAGE}"${second} }\n`,
    ],
    [SEARCH, ''],
  );

const told = (text: string) =>
  load(text).diagnostics.map(
    ({ severity, code, message, place }) =>
      `${place?.line}:${place?.column} ${severity === 'warning' ? 'warning ' : ''}${code} ${message}`,
  );

describe('a field is passed through', () => {
  test.each<[string, string, object]>([
    [
      'timeouts',
      endpoint('timeouts: { provision: 1h, download: 90s, startup: 15m }'),
      {
        VariantInstanceProvisionTimeoutInSeconds: 3600,
        ModelDataDownloadTimeoutInSeconds: 90,
        ContainerStartupHealthCheckTimeoutInSeconds: 900,
      },
    ],
    [
      'routing',
      endpoint('routing: { strategy: prefix-aware, prefixLength: 2048, concurrency: 4 }'),
      {
        RoutingConfig: {
          RoutingStrategy: 'PREFIX_AWARE',
          PrefixAwareRoutingConfig: { PrefixLength: 2048, ConcurrencyThreshold: 4 },
        },
      },
    ],
    [
      'ami',
      onGpu('ami: al2-ami-sagemaker-inference-gpu-2'),
      { InferenceAmiVersion: 'al2-ami-sagemaker-inference-gpu-2' },
    ],
    ['volume', endpoint('volume: 20GB'), { VolumeSizeInGB: 20 }],
    [
      'coreDump, with substitutions',
      endpoint('coreDump: { destination: "s3://dumps-${account}/${key}/" }'),
      { CoreDumpConfig: { DestinationS3Uri: 's3://dumps-123456789012/fraud/' } },
    ],
    ['ssmAccess', endpoint('ssmAccess: true'), { EnableSSMAccess: true }],
    [
      'capacityReservation',
      endpoint(
        'capacityReservation: { arn: "arn:aws:sagemaker:us-east-1:123456789012:ml-reservation/a", only: true }',
      ),
      {
        CapacityReservationConfig: {
          MlReservationArn: 'arn:aws:sagemaker:us-east-1:123456789012:ml-reservation/a',
          CapacityReservationPreference: 'capacity-reservations-only',
        },
      },
    ],
    [
      'beside raw',
      endpoint(
        'routing: { strategy: random }',
        'raw: { RoutingConfig: { PrefixAwareRoutingConfig: { PrefixLength: 2048 } } }',
      ),
      { RoutingConfig: { RoutingStrategy: 'RANDOM', PrefixAwareRoutingConfig: { PrefixLength: 2048 } } },
    ],
  ])('%s', (_, text, raw) => {
    expect(load(text).document?.endpoints[0]?.variants[0]?.raw ?? told(text)).toEqual(raw);
  });

  test('what says what SageMaker does anyway is not there', () => {
    const { document } = load(endpoint('ssmAccess: false'));
    expect(document?.endpoints[0]?.variants[0]?.raw).toBeUndefined();
  });

  test.each<[string, string, object]>([
    [
      'a folder',
      model(`${FOLDER}    acceptEula: true\n`),
      {
        raw: {
          ModelDataSource: {
            S3DataSource: {
              S3DataType: 'S3Prefix',
              CompressionType: 'None',
              S3Uri: 's3://risk-models/many/',
              ModelAccessConfig: { AcceptEula: true },
            },
          },
        },
      },
    ],
    [
      'sources, by what their addresses say',
      model(
        `${ARTIFACT}    sources: { draft: "s3://risk-\${project}/draft/", vocabulary: s3://risk-models/v.txt, base: { uri: s3://risk-models/b.tar.gz, acceptEula: true } }\n`,
      ),
      {
        raw: {
          AdditionalModelDataSources: [
            {
              ChannelName: 'draft',
              S3DataSource: {
                S3Uri: 's3://risk-risk/draft/',
                S3DataType: 'S3Prefix',
                CompressionType: 'None',
              },
            },
            {
              ChannelName: 'vocabulary',
              S3DataSource: {
                S3Uri: 's3://risk-models/v.txt',
                S3DataType: 'S3Object',
                CompressionType: 'None',
              },
            },
            {
              ChannelName: 'base',
              S3DataSource: {
                S3Uri: 's3://risk-models/b.tar.gz',
                S3DataType: 'S3Object',
                CompressionType: 'Gzip',
                ModelAccessConfig: { AcceptEula: true },
              },
            },
          ],
        },
      },
    ],
    [
      'the content of a hub',
      model(`${FOLDER}    hubContent: "${HUB}"\n`),
      {
        raw: {
          ModelDataSource: {
            S3DataSource: {
              S3DataType: 'S3Prefix',
              CompressionType: 'None',
              S3Uri: 's3://risk-models/many/',
              HubAccessConfig: { HubContentArn: HUB },
            },
          },
        },
      },
    ],
    [
      'many models',
      model(`${FOLDER}    multiModel: true\n    modelCache: false\n`),
      {
        artifact: 's3://risk-models/many/',
        raw: { Mode: 'MultiModel', MultiModelConfig: { ModelCacheSetting: 'Disabled' } },
      },
    ],
    [
      'direct invocation',
      pipeline('    invocation: direct\n', ', hostname: a', ', hostname: b'),
      { raw: { InferenceExecutionConfig: { Mode: 'Direct' } } },
    ],
    [
      'a private registry',
      model(`${ARTIFACT}${VPC}    registry: { access: vpc }\n`).replace(
        IMAGE,
        'registry.example.com:5000/team/xgb:1',
      ),
      {
        image: 'registry.example.com:5000/team/xgb:1',
        raw: { ImageConfig: { RepositoryAccessMode: 'Vpc' } },
      },
    ],
  ])('of a model: %s', (_, text, expected) => {
    expect(told(text)).toEqual([]);
    const found = load(text).document?.endpoints[0]?.variants[0]?.model;
    expect(found).toMatchObject(expected);
    expect(found?.artifact).toBe('artifact' in expected ? expected.artifact : found?.artifact);
  });

  test('a folder is no archive', () => {
    expect(load(model(FOLDER)).document?.endpoints[0]?.variants[0]?.model.artifact).toBeUndefined();
  });
});

describe('a file is told', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'that a timeout is too short',
      endpoint('timeouts: { provision: 4m, download: 59s }'),
      [
        '17:28 INF1015 provision must be at least 5m, not "4m"',
        '17:42 INF1015 download must be at least 1m, not "59s"',
      ],
    ],
    [
      'that it is too long',
      endpoint('timeouts: { startup: 61m }'),
      ['17:26 INF1015 startup must be at most 1h, not "61m"'],
    ],
    ['that it is as long as can be', endpoint('timeouts: { startup: 60m, provision: 300s }'), []],
    [
      'what prefix-aware routing needs',
      endpoint('routing: { strategy: prefix-aware, prefixLength: 2048 }'),
      ['17:5 INF1056 prefix-aware routing has no concurrency'],
    ],
    [
      'what no other routing has',
      endpoint('routing: { strategy: random, concurrency: 4 }'),
      ['17:34 INF1056 random routing has no concurrency'],
    ],
    [
      'that an AMI is for GPUs',
      endpoint('ami: al2-ami-sagemaker-inference-gpu-2'),
      ['17:10 INF1056 "al2-ami-sagemaker-inference-gpu-2" is for NVIDIA GPUs, and ml.m5.large has none'],
    ],
    [
      'that an AMI is for Neuron devices',
      onGpu('ami: al2-ami-sagemaker-inference-neuron-2'),
      [
        '17:10 INF1056 "al2-ami-sagemaker-inference-neuron-2" is for Inferentia2 and Trainium, and ml.g5.xlarge has none',
      ],
    ],
    [
      'of settings beside variants',
      variants('timeouts: { startup: 15m }'),
      ['15:5 INF1019 an endpoint with variants has no timeouts of its own'],
    ],
    [
      'that many models need a folder',
      model('    multiModel: true\n'),
      ['11:5 INF1058 a multi-model container has no artifact'],
    ],
    [
      'that an archive is none',
      model(`${ARTIFACT}    multiModel: true\n`),
      ['11:15 INF1058 the artifact of a multi-model container is a folder'],
    ],
    [
      'that one model has no cache',
      model(`${ARTIFACT}    modelCache: true\n`),
      ['12:5 INF1058 only a multi-model container has a modelCache'],
    ],
    [
      'that an archive has no license',
      model(`${ARTIFACT}    acceptEula: true\n`),
      ['12:5 INF1058 acceptEula is about the folder that artifact names'],
    ],
    [
      'that a hub is about a folder',
      model(`${ARTIFACT}    hubContent: "${HUB}"\n`),
      ['12:5 INF1058 hubContent is about the folder that artifact names'],
    ],
    [
      'that a pipeline has no sources of its own',
      pipeline('    sources: { draft: s3://risk-models/draft/ }\n'),
      ['10:5 INF1058 a pipeline has no sources of its own'],
    ],
    [
      'of sources under raw that have a name',
      model(
        `${ARTIFACT}    raw: { AdditionalModelDataSources: [{ ChannelName: d, S3DataSource: { S3Uri: s3://a/d/, S3DataType: S3Prefix, CompressionType: None } }] }\n`,
      ),
      ['12:12 warning INF1057 AdditionalModelDataSources has a name in this language'],
    ],
    [
      'nothing of sources that no address says',
      model(
        `${ARTIFACT}    raw: { AdditionalModelDataSources: [{ ChannelName: d, S3DataSource: { S3Uri: s3://a/d.tar.gz, S3DataType: S3Object, CompressionType: None } }] }\n`,
      ),
      [],
    ],
    [
      'that one container is not invoked directly',
      model(`${ARTIFACT}    invocation: direct\n`),
      ['12:5 INF1058 invocation is about several containers'],
    ],
    [
      'that containers without names cannot be called',
      pipeline('    invocation: direct\n'),
      [
        '12:9 INF1058 this container has no hostname, by which direct invocation calls it',
        '13:9 INF1058 this container has no hostname, by which direct invocation calls it',
      ],
    ],
    [
      'that one container is multi-model at most',
      pipeline(
        '',
        ', multiModel: true, artifact: s3://risk-models/c/',
        ', multiModel: true, artifact: s3://risk-models/c/',
      ),
      ['12:90 INF1058 only one container of a model can be multi-model'],
    ],
    [
      'that a pipeline has no settings of a container',
      pipeline('    multiModel: true\n'),
      ['10:5 INF1058 a pipeline has no multiModel of its own'],
    ],
    [
      'that an image elsewhere needs a registry',
      model(ARTIFACT).replace(IMAGE, 'docker.io/library/xgb:1'),
      ['10:12 INF1014 image "docker.io/library/xgb:1" is not in Amazon ECR'],
    ],
    [
      'that a private registry needs a VPC',
      model(`${ARTIFACT}    registry: { access: vpc }\n`),
      ['12:5 INF1058 a private registry is reached through the VPC of the model, and it has none'],
    ],
    [
      'what serverless endpoints do not have',
      serverless(`${FOLDER}    multiModel: true\n`),
      ['20:5 INF1063 serverless endpoints cannot have a multi-model container'],
    ],
    [
      'that these are settings of instances',
      `${edited()}    volume: 20GB\n    timeouts: { provision: 10m }\n`,
      [
        '19:5 INF1063 serverless endpoints cannot have volume',
        '19:5 INF1063 serverless endpoints cannot have timeouts.provision',
      ],
    ],
    [
      'of the name of what it passes through',
      endpoint('raw: { EnableSSMAccess: true }'),
      ['17:12 warning INF1057 EnableSSMAccess has a name in this language'],
    ],
    [
      'that it says so twice',
      endpoint('ssmAccess: true', 'raw: { EnableSSMAccess: true }'),
      ['18:12 INF1051 EnableSSMAccess is written as ssmAccess, too'],
    ],
    ['nothing of what no field can say', endpoint('raw: { EnableSSMAccess: false }'), []],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

function variants(line: string): string {
  return edited([
    '    model: xgb\n    instance: { type: ml.m5.large, count: 2 }\n',
    `    ${line}\n    variants: { a: { model: xgb, instance: { type: ml.m5.large } } }\n`,
  ]);
}
