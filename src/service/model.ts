// CreateModel, member by member. Constraints: service model of botocore 1.43.11; ContainerMetricsConfig, which is newer: API
// reference of MetricsEndpoint and ContainerMetricsConfig (both read 2026-11).
import { credentialsProvider, frequency, url } from './common.ts';
import { listOf, named, oneOf, onOff, type Structure, structure, text, withheld } from './shape.ts';

const dataSource = structure(
  {
    S3Uri: url,
    S3DataType: oneOf('S3Prefix', 'S3Object'),
    CompressionType: oneOf('None', 'Gzip'),
    ModelAccessConfig: structure({ AcceptEula: onOff }, ['AcceptEula']),
    HubAccessConfig: structure({ HubContentArn: text({ max: 255, pattern: '.*' }) }, ['HubContentArn']),
    ManifestS3Uri: url,
    ETag: text(),
    ManifestEtag: text(),
  },
  ['S3Uri', 'S3DataType', 'CompressionType'],
);

/** @param piped whether it is one of several, which may have names */
const container = (piped: boolean): Structure =>
  structure({
    ContainerHostname: piped
      ? named('hostname')
      : withheld('it tells containers of a pipeline apart, and the model has one container'),
    Image: named('image'),
    ImageConfig: structure(
      {
        RepositoryAccessMode: oneOf('Platform', 'Vpc'),
        RepositoryAuthConfig: structure({ RepositoryCredentialsProviderArn: credentialsProvider }, [
          'RepositoryCredentialsProviderArn',
        ]),
      },
      ['RepositoryAccessMode'],
    ),
    // The service spells its default out (API reference, read 2026-11).
    Mode: { ...oneOf('SingleModel', 'MultiModel'), already: 'SingleModel' },
    ModelDataUrl: named('artifact'),
    ModelDataSource: structure({ S3DataSource: dataSource }),
    AdditionalModelDataSources: listOf(
      structure(
        {
          ChannelName: text({ min: 1, max: 64, pattern: '[A-Za-z0-9\\.\\-_]+' }),
          S3DataSource: dataSource,
        },
        ['ChannelName', 'S3DataSource'],
      ),
      { max: 5 },
    ),
    Environment: named('env'),
    ModelPackageName: piped
      ? withheld('a pipeline is made of images; a package is a model of its own')
      : named('package'),
    InferenceSpecificationName: withheld('inferra picks it for the packages that its jobs make'),
    MultiModelConfig: structure({ ModelCacheSetting: oneOf('Enabled', 'Disabled') }),
    ContainerMetricsConfig: structure({
      MetricsEndpoints: listOf(
        structure(
          {
            MetricsEndpointPath: text({ max: 256, pattern: '/(?!.*\\.\\.)[a-zA-Z0-9/_.\\-]+' }),
            MetricPublishFrequencyInSeconds: frequency,
          },
          ['MetricsEndpointPath'],
        ),
        { max: 1 },
      ),
    }),
  });

/** A model of one container: members of ContainerDefinition, which stands for it. */
export const CONTAINER: Structure = container(false);
/** One of several containers. */
export const PIPED_CONTAINER: Structure = container(true);

/** Its containers are told apart: `raw` stands in each of them. */
export const MODEL: Structure = structure({
  ModelName: withheld('inferra makes it from what is in the model'),
  PrimaryContainer: CONTAINER,
  Containers: named('containers'),
  // One after the other unless something else was asked for (API reference, read 2026-11).
  InferenceExecutionConfig: structure({ Mode: { ...oneOf('Serial', 'Direct'), already: 'Serial' } }, [
    'Mode',
  ]),
  ExecutionRoleArn: named('role'),
  Tags: withheld('they say whose the model is; tags of an endpoint stand on its parts, too'),
  VpcConfig: structure({ SecurityGroupIds: named('vpc.securityGroups'), Subnets: named('vpc.subnets') }, [
    'SecurityGroupIds',
    'Subnets',
  ]),
  EnableNetworkIsolation: named('networkIsolation'),
});
