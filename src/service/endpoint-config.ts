// CreateEndpointConfig, member by member. Constraints: service model of botocore 1.43.11; what is newer than that
// (PrefixAwareRoutingConfig, EnableDetailedObservability): API reference (both read 2026-11).
import { destination, frequency, kmsKey } from './common.ts';
import { EXPLAINER } from './explainer.ts';
import { listOf, named, oneOf, onOff, type Structure, structure, text, whole, withheld } from './shape.ts';

const contentType = text({
  min: 1,
  max: 256,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9])*\\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*',
});

/** A variant, whether production or shadow. */
export const VARIANT: Structure = structure({
  VariantName: withheld('it is the key under variants'),
  ModelName: named('model'),
  InitialInstanceCount: named('instance.count'),
  InstanceType: named('instance.type'),
  InstancePools: listOf(
    structure({
      InstanceType: named('instance.pools.*.type'),
      Priority: named('instance.pools.*.priority'),
      ModelNameOverride: withheld('a variant of this version serves one model, whatever it runs on'),
    }),
    { min: 1, max: 5 },
  ),
  VariantInstanceProvisionTimeoutInSeconds: whole({ min: 300, max: 3600 }),
  InitialVariantWeight: named('weight'),
  AcceleratorType: withheld('Elastic Inference has ended (AWS, April 2024)'),
  CoreDumpConfig: structure({ DestinationS3Uri: destination, KmsKeyId: kmsKey }, ['DestinationS3Uri']),
  ServerlessConfig: structure({
    MemorySizeInMB: named('serverless.memory'),
    MaxConcurrency: named('serverless.maxConcurrency'),
    ProvisionedConcurrency: named('serverless.provisionedConcurrency'),
  }),
  VolumeSizeInGB: whole({ min: 1, max: 512 }),
  ModelDataDownloadTimeoutInSeconds: whole({ min: 60, max: 3600 }),
  ContainerStartupHealthCheckTimeoutInSeconds: whole({ min: 60, max: 3600 }),
  EnableSSMAccess: onOff,
  ManagedInstanceScaling: structure({
    Status: withheld('an endpoint with instance.managed has it, and no other one'),
    MinInstanceCount: named('instance.managed.min'),
    MaxInstanceCount: named('instance.managed.max'),
    ScaleInPolicy: withheld('SageMaker gives up instances that hold no copies, at its own pace'),
  }),
  RoutingConfig: structure(
    {
      RoutingStrategy: oneOf('LEAST_OUTSTANDING_REQUESTS', 'RANDOM', 'PREFIX_AWARE'),
      PrefixAwareRoutingConfig: structure({
        PrefixLength: whole({ min: 1024, max: 65_536 }),
        ConcurrencyThreshold: whole({ min: 1, max: 1024 }),
      }),
    },
    ['RoutingStrategy'],
  ),
  InferenceAmiVersion: oneOf(
    'al2-ami-sagemaker-inference-gpu-2',
    'al2-ami-sagemaker-inference-gpu-2-1',
    'al2-ami-sagemaker-inference-gpu-3-1',
    'al2-ami-sagemaker-inference-neuron-2',
    'al2023-ami-sagemaker-inference-gpu-4-1',
  ),
  CapacityReservationConfig: structure({
    CapacityReservationPreference: oneOf('capacity-reservations-only'),
    MlReservationArn: text({
      min: 20,
      max: 258,
      pattern: 'arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z0-9\\-]{1,14}/.*',
    }),
  }),
});

export const ENDPOINT_CONFIG: Structure = structure({
  EndpointConfigName: withheld('inferra makes it from what is in the config'),
  ProductionVariants: named('variants'),
  DataCaptureConfig: structure(
    {
      EnableCapture: withheld('a config with dataCapture captures; without it, leave dataCapture out'),
      InitialSamplingPercentage: named('dataCapture.sampling'),
      DestinationS3Uri: named('dataCapture.destination'),
      KmsKeyId: kmsKey,
      CaptureOptions: named('dataCapture.capture'),
      CaptureContentTypeHeader: structure({
        CsvContentTypes: listOf(contentType, { min: 1, max: 10 }),
        JsonContentTypes: listOf(contentType, { min: 1, max: 10 }),
      }),
    },
    ['InitialSamplingPercentage', 'DestinationS3Uri', 'CaptureOptions'],
  ),
  Tags: withheld('they say whose the config is; tags of an endpoint stand on its parts, too'),
  KmsKeyId: named('kmsKey'),
  AsyncInferenceConfig: structure(
    {
      ClientConfig: structure({
        MaxConcurrentInvocationsPerInstance: named('async.maxConcurrentPerInstance'),
      }),
      OutputConfig: structure({
        KmsKeyId: named('async.kmsKey'),
        S3OutputPath: named('async.output'),
        NotificationConfig: structure({
          SuccessTopic: named('async.notify.success'),
          ErrorTopic: named('async.notify.error'),
          IncludeInferenceResponseIn: named('async.notify.include'),
        }),
        S3FailurePath: named('async.failures'),
      }),
    },
    ['OutputConfig'],
  ),
  ExplainerConfig: EXPLAINER,
  ShadowProductionVariants: named('variants'),
  ExecutionRoleArn: named('role'),
  VpcConfig: named('vpc'),
  EnableNetworkIsolation: named('networkIsolation'),
  MetricsConfig: structure({
    EnableEnhancedMetrics: { ...onOff, already: false },
    // True for configs of today (API reference of MetricsConfig, read 2026-11).
    EnableDetailedObservability: { ...onOff, already: true },
    MetricPublishFrequencyInSeconds: frequency,
  }),
});
