// The fields of a Model: how each is compared, and what else a description may hold.
import type {
  ContainerDefinition,
  DescribeModelCommandOutput,
  ModelDataSource,
} from '@aws-sdk/client-sagemaker';
import { caseless, exact, type Fields } from '../compare.ts';
import type { Members } from '../members.ts';
import type { ModelSpec } from './spec.ts';

export type ModelDescription = Omit<DescribeModelCommandOutput, '$metadata'>;

export const modelFields: Fields<keyof ModelSpec> = {
  role: { label: 'role', same: caseless },
  image: { label: 'image', same: exact },
  artifact: { label: 'artifact', same: exact },
  env: { label: 'env', same: exact },
  package: { label: 'model package', same: caseless },
  specification: { label: 'inference specification', same: exact },
  containers: { label: 'containers', same: exact },
  vpc: { label: 'VPC', same: exact },
  networkIsolation: { label: 'network isolation', same: exact },
  raw: { label: 'raw', same: exact },
};

/** @param piped whether it is of several containers */
export const modelMembers = (piped: boolean): Members<ModelDescription> => ({
  ModelName: 'own',
  ModelArn: 'own',
  CreationTime: 'own',
  // Filled in by the service from its benchmarks; nobody can write it.
  DeploymentRecommendation: 'own',
  ExecutionRoleArn: 'spec',
  PrimaryContainer: 'spec',
  Containers: 'spec',
  InferenceExecutionConfig: piped ? 'raw' : ({ Mode }) => Mode === 'Serial',
  VpcConfig: 'spec',
  // Always described, false unless it was asked for (API reference, read 2026-11).
  EnableNetworkIsolation: 'spec',
});

/** @param piped whether the container is one of a pipeline, which may have names */
export const containerMembers = (
  artifact: string | undefined,
  piped: boolean,
): Members<ContainerDefinition> => ({
  Image: 'spec',
  ModelDataUrl: 'spec',
  Environment: 'spec',
  Mode: 'raw',
  // Newer descriptions say the artifact twice, here as the gzip object that ModelDataUrl stands for.
  ModelDataSource: { rawUnless: (source) => artifact !== undefined && isPlainArchive(source, artifact) },
  // Named by its place where no name was given (API reference, read 2026-11).
  ContainerHostname: (name) => piped || isPlaceName(name),
  ImageConfig: 'raw',
  AdditionalModelDataSources: 'raw',
  ModelPackageName: 'spec',
  InferenceSpecificationName: 'spec',
  MultiModelConfig: 'raw',
  ContainerMetricsConfig: 'raw',
});

/** `container_1`: no name that can be given has an underscore. */
export function isPlaceName(hostname: string): boolean {
  return /^container_[0-9]+$/i.test(hostname);
}

function isPlainArchive(source: ModelDataSource, artifact: string): boolean {
  const plain = { S3Uri: artifact, S3DataType: 'S3Object', CompressionType: 'Gzip' };
  return exact(source, { S3DataSource: plain });
}
