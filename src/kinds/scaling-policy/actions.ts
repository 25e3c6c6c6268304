// The requests about scaling policies. Of many targets the policies of inferra's name are asked for by pages of 10.
import type { Cloud, Input } from '../../cloud/cloud.ts';
import type { Request } from '../../core/kind.ts';
import { subjectOf } from '../autoscaling.ts';
import { unsupported } from '../landed.ts';
import { fromDescription, POLICY, toPutRequest } from './convert.ts';
import type { LivePolicy, PolicySpec } from './spec.ts';

/** Up to so many are asked for one by one; the pages hold those of everybody who runs inferra in the account. */
const FEW = 3;

const OF = {
  ServiceNamespace: 'sagemaker',
  PolicyNames: [POLICY],
} satisfies Input<'DescribeScalingPolicies'>;

export async function readPolicies(cloud: Cloud, names: readonly string[]): Promise<readonly LivePolicy[]> {
  const inputs: readonly Input<'DescribeScalingPolicies'>[] =
    names.length > FEW ? [OF] : names.map((name) => ({ ...OF, ...subjectOf(name) }));
  const found = await Promise.all(inputs.map((input) => pagesOf(cloud, input)));
  const wanted = new Set(names);
  return found.flat().filter(({ name }) => wanted.has(name));
}

async function pagesOf(
  cloud: Cloud,
  input: Input<'DescribeScalingPolicies'>,
): Promise<readonly LivePolicy[]> {
  const policies: LivePolicy[] = [];
  for await (const page of cloud.pages('DescribeScalingPolicies', input)) {
    policies.push(...(page.ScalingPolicies ?? []).map(fromDescription));
  }
  return policies;
}

/** A put writes over what the policy of that name was (API reference of PutScalingPolicy, read 2026-11). */
export async function sendPolicy(cloud: Cloud, name: string, request: Request): Promise<void> {
  if (request.verb !== 'put') return unsupported('scaling policy', request.verb);
  await cloud.call('PutScalingPolicy', toPutRequest(name, request.spec as PolicySpec));
}
