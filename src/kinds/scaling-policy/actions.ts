// The requests about scaling policies. Of many targets the policies of these names are asked for by pages of 10.
import type { Cloud, Input } from '../../cloud/cloud.ts';
import type { Request } from '../../core/kind.ts';
import { subjectOf } from '../autoscaling.ts';
import { unsupported } from '../landed.ts';
import { fromDescription, policyIn, toPutRequest } from './convert.ts';
import type { LivePolicy, PolicySpec } from './spec.ts';

/** Up to so many are asked for one by one; the pages hold those of everybody who runs inferra in the account. */
const FEW = 3;

const OF = { ServiceNamespace: 'sagemaker' } as const;
/** Names that one request asks for; the service names no bound (API reference, read 2026-11). */
const MOST_NAMES = 50;

export async function readPolicies(cloud: Cloud, names: readonly string[]): Promise<readonly LivePolicy[]> {
  const inputs = names.length > FEW ? byName(names) : names.map(oneOf);
  const found = await Promise.all(inputs.map((input) => pagesOf(cloud, input)));
  const wanted = new Set(names);
  return found.flat().filter(({ name }) => wanted.has(name));
}

type Asked = Input<'DescribeScalingPolicies'>;

function oneOf(name: string): Asked {
  const { resource, policy } = policyIn(name);
  return { ...subjectOf(resource), PolicyNames: [policy] };
}

/** Mostly one name for all; what is taken over has names of its own. */
function byName(names: readonly string[]): readonly Asked[] {
  const policies = [...new Set(names.map((name) => policyIn(name).policy))];
  return Array.from({ length: Math.ceil(policies.length / MOST_NAMES) }, (_, nth) => ({
    ...OF,
    PolicyNames: policies.slice(nth * MOST_NAMES, (nth + 1) * MOST_NAMES),
  }));
}

async function pagesOf(cloud: Cloud, input: Asked): Promise<readonly LivePolicy[]> {
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
