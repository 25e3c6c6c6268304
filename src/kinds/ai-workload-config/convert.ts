// A WorkloadSpec as the request that creates it, and a description as a WorkloadSpec. The service keeps the text as it was
// written (service model, read 2026-11), so both sides are compared as values.
import type { CreateAIWorkloadConfigCommandInput } from '@aws-sdk/client-sagemaker';
import { canonicalJson } from '../../base/json.ts';
import type { Tags } from '../../core/part.ts';
import { unexpressed } from '../members.ts';
import { toTagList } from '../tags.ts';
import { type WorkloadDescription, workloadMembers } from './fields.ts';
import type { WorkloadSpec } from './spec.ts';

export function toCreateRequest(
  name: string,
  { workload }: WorkloadSpec,
  tags: Tags,
): CreateAIWorkloadConfigCommandInput {
  return {
    AIWorkloadConfigName: name,
    AIWorkloadConfigs: { WorkloadSpec: { Inline: canonicalJson(workload) } },
    Tags: toTagList(tags),
  };
}

export function fromDescription(description: Partial<WorkloadDescription>): {
  readonly spec: WorkloadSpec;
  readonly unexpressed: readonly string[];
} {
  const inline = description.AIWorkloadConfigs?.WorkloadSpec?.Inline;
  return {
    spec: { workload: inline === undefined ? null : readAs(inline) },
    unexpressed: unexpressed(workloadMembers, description),
  };
}

/** What is no JSON was written by somebody else: it stays a text, which is the same as no workload of ours. */
function readAs(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
