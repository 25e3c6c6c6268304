// A ModelSpec as the request that creates it, and a description as a ModelSpec. Pure, and inverse to each other.
import type { CreateModelCommandInput } from '@aws-sdk/client-sagemaker';
import type { Tags } from '../../core/part.ts';
import { unexpressed } from '../members.ts';
import { toTagList } from '../tags.ts';
import { containerMembers, type ModelDescription, modelMembers } from './fields.ts';
import type { ModelSpec } from './spec.ts';

/** Only what the spec says is written; the service's defaults stay the service's. */
export function toCreateRequest(name: string, spec: ModelSpec, tags: Tags): CreateModelCommandInput {
  return {
    ModelName: name,
    ExecutionRoleArn: spec.role,
    PrimaryContainer: {
      Image: spec.image,
      ...(spec.artifact === undefined ? {} : { ModelDataUrl: spec.artifact }),
      ...(Object.keys(spec.env).length === 0 ? {} : { Environment: { ...spec.env } }),
    },
    Tags: toTagList(tags),
  };
}

/** What inferra can say of a described model, and the names of the members that it cannot. */
export function fromDescription(description: Partial<ModelDescription>): {
  readonly spec: ModelSpec;
  readonly unexpressed: readonly string[];
} {
  const container = description.PrimaryContainer ?? {};
  const artifact = container.ModelDataUrl;
  return {
    spec: {
      role: description.ExecutionRoleArn ?? '',
      image: container.Image ?? '',
      ...(artifact === undefined ? {} : { artifact }),
      env: container.Environment ?? {},
    },
    unexpressed: [
      ...unexpressed(modelMembers, description),
      ...unexpressed(containerMembers(artifact), container, 'PrimaryContainer.'),
    ],
  };
}
