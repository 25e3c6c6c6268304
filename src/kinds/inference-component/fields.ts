// The fields of an InferenceComponent: how each is compared, and what else a description may hold.
import type {
  DescribeInferenceComponentCommandOutput,
  InferenceComponentComputeResourceRequirements,
  InferenceComponentContainerSpecificationSummary,
  InferenceComponentSchedulingConfig,
  InferenceComponentSpecificationSummary,
} from '@aws-sdk/client-sagemaker';
import { caseless, exact, type Fields } from '../compare.ts';
import type { Members } from '../members.ts';
import type { ComponentSpec } from './spec.ts';

export type ComponentDescription = Omit<DescribeInferenceComponentCommandOutput, '$metadata'>;

type KeysOf<T> = T extends T ? keyof T : never;
export type ComponentField = KeysOf<ComponentSpec>;

export const componentFields: Fields<ComponentField> = {
  model: { label: 'model', same: caseless },
  container: { label: 'container', same: exact },
  base: { label: 'base', same: caseless },
  artifact: { label: 'artifact', same: exact },
  resources: { label: 'resources', same: exact },
  startup: { label: 'startup times', same: exact },
  placement: { label: 'placement', same: exact },
  cache: { label: 'cache', same: exact },
};

/** What the service may fill in by itself where nothing was said (its model names no defaults, read 2026-11). */
const FILLED_IN: readonly ComponentField[] = ['startup', 'placement', 'cache'];

/**
 * The labels of the fields in which `have` is not what was wanted. A setting of which nothing was said may be what the
 * service has filled in.
 */
export function differingIn(want: ComponentSpec, have: ComponentSpec): readonly string[] {
  const [wanted, found] = [want as Loose, have as Loose];
  return (Object.keys(componentFields) as ComponentField[])
    .filter((name) => !(wanted[name] === undefined && FILLED_IN.includes(name)))
    .filter((name) => !componentFields[name].same(wanted[name], found[name]))
    .map((name) => componentFields[name].label);
}

/** Whether the live component has settings of which nothing was said. */
export function hasMore(want: ComponentSpec, have: ComponentSpec): boolean {
  const [wanted, found] = [want as Loose, have as Loose];
  return FILLED_IN.some((name) => wanted[name] === undefined && found[name] !== undefined);
}

type Loose = { readonly [N in ComponentField]?: unknown };

export const componentMembers: Members<ComponentDescription> = {
  InferenceComponentName: 'own',
  InferenceComponentArn: 'own',
  EndpointName: 'own',
  EndpointArn: 'own',
  VariantName: 'own',
  FailureReason: 'own',
  Specification: 'spec',
  // One for each of several instance types: pools have no words here.
  Specifications: 'beyond',
  RuntimeConfig: 'spec',
  CreationTime: 'own',
  LastModifiedTime: 'own',
  InferenceComponentStatus: 'own',
  // What the last update was told; the next one is told anew.
  LastDeploymentConfig: 'own',
};

/** What its copies run. */
export type Content = 'model' | 'container' | 'adapter';

export const specificationMembers = (content: Content): Members<InferenceComponentSpecificationSummary> => ({
  InstanceType: 'beyond',
  ModelName: 'spec',
  Container: content === 'model' ? 'beyond' : 'spec',
  StartupParameters: 'spec',
  // Nothing is known of what is told of an adapter: it uses what its base has.
  ComputeResourceRequirements: content === 'adapter' ? () => true : 'spec',
  BaseInferenceComponentName: 'spec',
  DataCacheConfig: 'spec',
  SchedulingConfig: 'spec',
});

export type Described = InferenceComponentContainerSpecificationSummary;

export const containerMembers = (content: Exclude<Content, 'model'>): Members<Described> => ({
  // Of an adapter that of its base.
  DeployedImage: content === 'adapter' ? 'own' : 'spec',
  ArtifactUrl: 'spec',
  Environment: content === 'adapter' ? 'beyond' : 'spec',
  ContainerMetricsConfig: content === 'adapter' ? 'beyond' : 'spec',
});

export type Requirements = InferenceComponentComputeResourceRequirements;
export type Scheduling = InferenceComponentSchedulingConfig;
