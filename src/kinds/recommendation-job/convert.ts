// A JobSpec as the request that creates it, and a description as a JobSpec. Pure, and inverse to each other.
import type {
  CreateInferenceRecommendationsJobCommandInput,
  EndpointInputConfiguration,
  RecommendationJobContainerConfig,
  RecommendationJobInputConfig,
  RecommendationJobStoppingConditions,
  TrafficPattern,
} from '@aws-sdk/client-sagemaker';
import type { Tags } from '../../core/part.ts';
import { unexpressed } from '../members.ts';
import { toTagList } from '../tags.ts';
import { containerMembers, inputMembers, type JobDescription, jobMembers } from './fields.ts';
import type { JobCandidate, JobContainer, JobLoad, JobSpec, JobStop } from './spec.ts';

/** ProvisionedConcurrency is not supported, and results hold for a concurrency of 1 (Developer Guide, read 2026-11). */
const SERVERLESS_CONCURRENCY = 1;

export function toCreateRequest(
  name: string,
  spec: JobSpec,
  tags: Tags,
): CreateInferenceRecommendationsJobCommandInput {
  return {
    JobName: name,
    JobType: spec.type,
    RoleArn: spec.role,
    InputConfig: toInput(spec),
    ...(spec.stop === undefined ? {} : { StoppingConditions: toStop(spec.stop) }),
    Tags: toTagList(tags),
  };
}

function toInput(spec: JobSpec): RecommendationJobInputConfig {
  const { model, container, candidates, load, maxTests, maxParallel, seconds, endpoint, vpc } = spec;
  const limits = {
    ...(maxTests === undefined ? {} : { MaxNumberOfTests: maxTests }),
    ...(maxParallel === undefined ? {} : { MaxParallelOfTests: maxParallel }),
  };
  return {
    ...('name' in model ? { ModelName: model.name } : { ModelPackageVersionArn: model.package }),
    ...(container === undefined ? {} : { ContainerConfig: toContainer(container) }),
    ...(candidates === undefined ? {} : { EndpointConfigurations: candidates.map(toCandidate) }),
    ...(load === undefined ? {} : { TrafficPattern: toTraffic(load) }),
    ...(Object.keys(limits).length === 0 ? {} : { ResourceLimit: limits }),
    ...(seconds === undefined ? {} : { JobDurationInSeconds: seconds }),
    ...(endpoint === undefined ? {} : { Endpoints: [{ EndpointName: endpoint }] }),
    ...(vpc === undefined
      ? {}
      : { VpcConfig: { Subnets: [...vpc.subnets], SecurityGroupIds: [...vpc.securityGroups] } }),
  };
}

function toContainer(container: JobContainer): RecommendationJobContainerConfig {
  const { payload, contentTypes, instanceTypes } = container;
  const payloads = {
    ...(payload === undefined ? {} : { SamplePayloadUrl: payload }),
    ...(contentTypes === undefined ? {} : { SupportedContentTypes: [...contentTypes] }),
  };
  return {
    Domain: container.domain,
    Task: container.task,
    Framework: container.framework,
    FrameworkVersion: container.frameworkVersion,
    NearestModelName: container.nearestModel,
    SupportedEndpointType: container.endpointType,
    ...(Object.keys(payloads).length === 0 ? {} : { PayloadConfig: payloads }),
    ...(instanceTypes === undefined ? {} : { SupportedInstanceTypes: [...instanceTypes] }),
  };
}

function toCandidate(candidate: JobCandidate): EndpointInputConfiguration {
  if ('serverless' in candidate) {
    const { memorySizeInMB } = candidate.serverless;
    return { ServerlessConfig: { MemorySizeInMB: memorySizeInMB, MaxConcurrency: SERVERLESS_CONCURRENCY } };
  }
  const { instanceType, env } = candidate;
  const ranges = Object.entries(env ?? {}).map(([Name, values]) => ({ Name, Value: [...values] }));
  return {
    InstanceType: instanceType as NonNullable<EndpointInputConfiguration['InstanceType']>,
    ...(ranges.length === 0 ? {} : { EnvironmentParameterRanges: { CategoricalParameterRanges: ranges } }),
  };
}

function toTraffic(load: JobLoad): TrafficPattern {
  if ('stairs' in load) {
    const { steps, users, seconds } = load.stairs;
    return {
      TrafficType: 'STAIRS',
      Stairs: { NumberOfSteps: steps, UsersPerStep: users, DurationInSeconds: seconds },
    };
  }
  const Phases = load.phases.map(({ users, spawnRate, seconds }) => ({
    InitialNumberOfUsers: users,
    SpawnRate: spawnRate,
    DurationInSeconds: seconds,
  }));
  return { TrafficType: 'PHASES', Phases };
}

function toStop({
  maxInvocations,
  threshold,
  flatInvocations,
}: JobStop): RecommendationJobStoppingConditions {
  return {
    ...(maxInvocations === undefined ? {} : { MaxInvocations: maxInvocations }),
    ...(threshold === undefined
      ? {}
      : {
          ModelLatencyThresholds: [{ Percentile: threshold.percentile, ValueInMilliseconds: threshold.ms }],
        }),
    ...(flatInvocations === undefined ? {} : { FlatInvocations: flatInvocations }),
  };
}

/** What inferra can say of a described job, and the names of the members that it cannot. */
export function fromDescription(description: Partial<JobDescription>): {
  readonly spec: JobSpec;
  readonly unexpressed: readonly string[];
} {
  const { InputConfig: input = {}, StoppingConditions: stop } = description;
  const { ModelName: name, ModelPackageVersionArn: version, ContainerConfig: container } = input;
  const { MaxNumberOfTests: maxTests, MaxParallelOfTests: maxParallel } = input.ResourceLimit ?? {};
  const { JobDurationInSeconds: seconds, VpcConfig: vpc } = input;
  const endpoint = input.Endpoints?.[0]?.EndpointName;
  const candidates = (input.EndpointConfigurations ?? []).map(fromCandidate);
  return {
    spec: {
      type: description.JobType === 'Advanced' ? 'Advanced' : 'Default',
      role: description.RoleArn ?? '',
      model: version === undefined ? { name: name ?? '' } : { package: version },
      ...(container === undefined ? {} : { container: fromContainer(container) }),
      ...(candidates.length === 0 ? {} : { candidates }),
      ...fromTraffic(input.TrafficPattern),
      ...(stop === undefined ? {} : { stop: fromStop(stop) }),
      ...defined({ maxTests, maxParallel, seconds, endpoint }),
      ...(vpc === undefined
        ? {}
        : {
            vpc: {
              subnets: [...(vpc.Subnets ?? [])].sort(),
              securityGroups: [...(vpc.SecurityGroupIds ?? [])].sort(),
            },
          }),
    },
    unexpressed: [
      ...unexpressed(jobMembers, description),
      ...unexpressed(inputMembers, input, 'InputConfig.'),
      ...unexpressed(containerMembers, container ?? {}, 'InputConfig.ContainerConfig.'),
    ],
  };
}

function fromContainer(container: RecommendationJobContainerConfig): JobContainer {
  const { PayloadConfig: payloads = {}, SupportedInstanceTypes: types } = container;
  return defined({
    domain: container.Domain,
    task: container.Task,
    framework: container.Framework,
    frameworkVersion: container.FrameworkVersion,
    nearestModel: container.NearestModelName,
    endpointType: container.SupportedEndpointType,
    payload: payloads.SamplePayloadUrl,
    contentTypes: unlessEmpty(payloads.SupportedContentTypes),
    instanceTypes: unlessEmpty(types),
  });
}

function fromCandidate(one: EndpointInputConfiguration): JobCandidate {
  const { InstanceType: instanceType = '', ServerlessConfig: serverless } = one;
  if (serverless !== undefined) return { serverless: { memorySizeInMB: serverless.MemorySizeInMB ?? 0 } };
  const ranges = one.EnvironmentParameterRanges?.CategoricalParameterRanges ?? [];
  const env = Object.fromEntries(ranges.map(({ Name = '', Value = [] }) => [Name, Value]));
  return ranges.length === 0 ? { instanceType } : { instanceType, env };
}

function fromTraffic(traffic: TrafficPattern | undefined): Pick<JobSpec, 'load'> {
  const { Phases: phases, Stairs: stairs } = traffic ?? {};
  if (stairs !== undefined) {
    const { NumberOfSteps: steps = 0, UsersPerStep: users = 0, DurationInSeconds: seconds = 0 } = stairs;
    return { load: { stairs: { steps, users, seconds } } };
  }
  if (phases === undefined || phases.length === 0) return {};
  const all = phases.map(
    ({ InitialNumberOfUsers: users = 0, SpawnRate: spawnRate = 0, DurationInSeconds: seconds = 0 }) => ({
      users,
      spawnRate,
      seconds,
    }),
  );
  return { load: { phases: all } };
}

function fromStop(stop: RecommendationJobStoppingConditions): JobStop {
  const { Percentile, ValueInMilliseconds: ms } = stop.ModelLatencyThresholds?.[0] ?? {};
  return {
    ...defined({ maxInvocations: stop.MaxInvocations, flatInvocations: stop.FlatInvocations }),
    ...(ms === undefined ? {} : { threshold: { percentile: Percentile === 'P99' ? 'P99' : 'P95', ms } }),
  };
}

function unlessEmpty<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(members: T): Defined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<T>;
}
