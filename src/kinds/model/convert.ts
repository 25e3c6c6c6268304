// A ModelSpec as the request that creates it, and a description as a ModelSpec. Pure, and inverse to each other.
import type { ContainerDefinition, CreateModelCommandInput } from '@aws-sdk/client-sagemaker';
import type { Tags } from '../../core/part.ts';
import { unexpressed } from '../members.ts';
import { toTagList } from '../tags.ts';
import { containerMembers, isPlaceName, type ModelDescription, modelMembers } from './fields.ts';
import type { ContainerSpec, ModelSpec } from './spec.ts';

/** Only what the spec says is written; the service's defaults stay the service's. */
export function toCreateRequest(name: string, spec: ModelSpec, tags: Tags): CreateModelCommandInput {
  const { vpc } = spec;
  return {
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
}

function toContainer(spec: ContainerSpec & { readonly hostname?: string }): ContainerDefinition {
  return {
    ...(spec.hostname === undefined ? {} : { ContainerHostname: spec.hostname }),
    ...(spec.image === undefined ? {} : { Image: spec.image }),
    ...(spec.artifact === undefined ? {} : { ModelDataUrl: spec.artifact }),
    ...(spec.package === undefined ? {} : { ModelPackageName: spec.package }),
    ...(spec.specification === undefined ? {} : { InferenceSpecificationName: spec.specification }),
    ...(Object.keys(spec.env).length === 0 ? {} : { Environment: { ...spec.env } }),
  };
}

/** What inferra can say of a described model, and the names of the members that it cannot. */
export function fromDescription(description: Partial<ModelDescription>): {
  readonly spec: ModelSpec;
  readonly unexpressed: readonly string[];
} {
  const { PrimaryContainer: primary = {}, Containers: containers = [] } = description;
  return {
    spec: {
      role: description.ExecutionRoleArn ?? '',
      ...fromContainer(primary),
      ...(containers.length === 0 ? {} : { containers: containers.map(fromPiped) }),
      ...vpcOf(description.VpcConfig),
      ...(description.EnableNetworkIsolation === true ? { networkIsolation: true } : {}),
    },
    unexpressed: [
      ...unexpressed(modelMembers, description),
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
  if (version !== undefined) {
    return { package: version, ...(specification === undefined ? {} : { specification }), env };
  }
  return {
    ...(image === undefined ? {} : { image }),
    ...(artifact === undefined ? {} : { artifact }),
    env,
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
