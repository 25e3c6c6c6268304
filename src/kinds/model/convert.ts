// A ModelSpec as the request that creates it, and a description as a ModelSpec. Pure, and inverse to each other.
import type { ContainerDefinition, CreateModelCommandInput } from '@aws-sdk/client-sagemaker';
import type { Tags } from '../../core/part.ts';
import { CONTAINER, MODEL } from '../../service/model.ts';
import { laidUnder } from '../../service/raw.ts';
import { rawOf, unexpressed } from '../members.ts';
import { toTagList } from '../tags.ts';
import { containerMembers, isPlaceName, type ModelDescription, modelMembers } from './fields.ts';
import type { ContainerSpec, ModelSpec } from './spec.ts';

/** Only what the spec says is written; the service's defaults stay the service's. */
export function toCreateRequest(name: string, spec: ModelSpec, tags: Tags): CreateModelCommandInput {
  const { vpc } = spec;
  const request: CreateModelCommandInput = {
    ModelName: name,
    ExecutionRoleArn: spec.role,
    ...(spec.containers === undefined
      ? { PrimaryContainer: toContainer(spec) }
      : { Containers: spec.containers.map(toContainer) }),
    ...(vpc === undefined
      ? {}
      : { VpcConfig: { Subnets: [...vpc.subnets], SecurityGroupIds: [...vpc.securityGroups] } }),
    ...(spec.networkIsolation === true ? { EnableNetworkIsolation: true } : {}),
    Tags: toTagList(tags),
  };
  return spec.containers === undefined ? request : laidUnder(request, spec.raw);
}

function toContainer(spec: ContainerSpec & { readonly hostname?: string }): ContainerDefinition {
  const container: ContainerDefinition = {
    ...(spec.hostname === undefined ? {} : { ContainerHostname: spec.hostname }),
    ...(spec.image === undefined ? {} : { Image: spec.image }),
    ...(spec.artifact === undefined ? {} : { ModelDataUrl: spec.artifact }),
    ...(spec.package === undefined ? {} : { ModelPackageName: spec.package }),
    ...(spec.specification === undefined ? {} : { InferenceSpecificationName: spec.specification }),
    ...(Object.keys(spec.env).length === 0 ? {} : { Environment: { ...spec.env } }),
  };
  return laidUnder(container, spec.raw);
}

/** What inferra can say of a described model, and the names of the members that it cannot. */
export function fromDescription(description: Partial<ModelDescription>): {
  readonly spec: ModelSpec;
  readonly unexpressed: readonly string[];
} {
  const { PrimaryContainer: primary = {}, Containers: containers = [] } = description;
  const piped = containers.length > 0;
  const members = modelMembers(piped);
  const raw = piped ? rawOf(members, description, MODEL) : undefined;
  return {
    spec: {
      role: description.ExecutionRoleArn ?? '',
      ...fromContainer(primary),
      ...(raw === undefined ? {} : { raw }),
      ...(piped ? { containers: containers.map(fromPiped) } : {}),
      ...vpcOf(description.VpcConfig),
      ...(description.EnableNetworkIsolation === true ? { networkIsolation: true } : {}),
    },
    unexpressed: [
      ...unexpressed(members, description),
      ...unexpressed(containerMembers(primary.ModelDataUrl, false), primary, 'PrimaryContainer.'),
      ...containers.flatMap((one, at) =>
        unexpressed(containerMembers(one.ModelDataUrl, true), one, `Containers[${at}].`),
      ),
    ],
  };
}

/** What a package brings along may be described beside it; the package says it already. */
function fromContainer(container: ContainerDefinition): ContainerSpec {
  const {
    Image: image,
    ModelDataUrl: artifact,
    ModelPackageName: version,
    InferenceSpecificationName: specification,
    Environment: env = {},
  } = container;
  // Whether it is piped or not decides about its name only.
  const raw = rawOf(containerMembers(artifact, true), container, CONTAINER);
  const rest = { env, ...(raw === undefined ? {} : { raw }) };
  if (version !== undefined) {
    return { package: version, ...(specification === undefined ? {} : { specification }), ...rest };
  }
  return {
    ...(image === undefined ? {} : { image }),
    ...(artifact === undefined ? {} : { artifact }),
    ...rest,
  };
}

function fromPiped(container: ContainerDefinition): ContainerSpec & { readonly hostname?: string } {
  const { ContainerHostname: hostname } = container;
  const named = hostname !== undefined && !isPlaceName(hostname);
  return { ...fromContainer(container), ...(named ? { hostname } : {}) };
}

function vpcOf(vpc: ModelDescription['VpcConfig']): Pick<ModelSpec, 'vpc'> {
  if (vpc === undefined) return {};
  const { Subnets: subnets = [], SecurityGroupIds: groups = [] } = vpc;
  return { vpc: { subnets: [...subnets].sort(), securityGroups: [...groups].sort() } };
}
