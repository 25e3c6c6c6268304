// The requests about scalable targets. Many are asked for at once: a page holds 50.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Listed, Request } from '../../core/kind.ts';
import { isOfVariant, nameOf, resourceIn, subjectOf } from '../autoscaling.ts';
import { unsupported } from '../landed.ts';
import { listed } from '../reading.ts';
import { fromDescription, toRegisterRequest } from './convert.ts';
import type { LiveTarget, TargetSpec } from './spec.ts';

const PAGE = 50;
const OF = { ServiceNamespace: 'sagemaker' } as const;

/** Those of these resources that are registered; a request for each fifty names. */
export async function readTargets(cloud: Cloud, names: readonly string[]): Promise<readonly LiveTarget[]> {
  const chunks = Array.from({ length: Math.ceil(names.length / PAGE) }, (_, nth) =>
    names.slice(nth * PAGE, (nth + 1) * PAGE),
  );
  const found = await Promise.all(chunks.map((chunk) => readChunk(cloud, chunk)));
  return found.flat();
}

async function readChunk(cloud: Cloud, names: readonly string[]): Promise<readonly LiveTarget[]> {
  const targets: LiveTarget[] = [];
  // Without a dimension those of all are found.
  const input = { ...OF, ResourceIds: [...new Set(names.map(resourceIn))] };
  for await (const page of cloud.pages('DescribeScalableTargets', input)) {
    targets.push(...(page.ScalableTargets ?? []).map(fromDescription));
  }
  return targets.filter(({ name }) => names.includes(name));
}

/** All of the account's that are of variants. */
export async function* listTargets(cloud: Cloud, nameContains = ''): AsyncIterable<Listed> {
  for await (const page of cloud.pages('DescribeScalableTargets', OF)) {
    for (const target of page.ScalableTargets ?? []) {
      const name = nameOf(target);
      if (isOfVariant(target) && name.includes(nameContains)) yield* listed(name, target.ScalableTargetARN);
    }
  }
}

/** Registering again changes the bounds; deregistering takes the policies with it (API reference, read 2026-11). */
export async function sendTarget(cloud: Cloud, name: string, request: Request): Promise<void> {
  switch (request.verb) {
    case 'put':
      await cloud.call('RegisterScalableTarget', toRegisterRequest(name, request.spec as TargetSpec));
      return;
    case 'remove':
      await cloud.call('DeregisterScalableTarget', subjectOf(name));
      return;
    default:
      return unsupported('scalable target', request.verb);
  }
}
