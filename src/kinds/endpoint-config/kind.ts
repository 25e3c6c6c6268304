// The EndpointConfig as the engine sees it.
import { digest } from '../../base/hash.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Kind, Request } from '../../core/kind.ts';
import { caseless, differing } from '../compare.ts';
import { contentObstacles, type Landed, markLanded, putLanded, unsupported } from '../landed.ts';
import { type PresenceGoal, presence } from '../presence.ts';
import { endpointsUsing, serves } from '../search.ts';
import { listConfigs, readConfig, sendConfig } from './actions.ts';
import { configFields, variantFields } from './fields.ts';
import type { EndpointConfigSpec, LiveEndpointConfig } from './spec.ts';

export function endpointConfigKind(cloud: Cloud): Kind<LiveEndpointConfig> {
  return {
    kind: 'endpoint-config',
    list: ({ nameContains }) => listConfigs(cloud, nameContains),
    read: (name) => readConfig(cloud, name),
    send: (name, request, arn) => sendConfig(cloud, name, request, arn),
    landed: configLanded,
    progress: (goal, live) => presence(goal as PresenceGoal, live),
    referrers: (name) => namesUsing(cloud, name),
    stamp: configStamp,
  };
}

/** The index may still name endpoints that are gone or have moved on: each is asked itself. */
async function namesUsing(cloud: Cloud, config: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of endpointsUsing(cloud, config)) {
    if (await serves(cloud, name, config)) names.push(name);
  }
  return names;
}

export function configLanded(request: Request, live: LiveEndpointConfig | undefined): Landed {
  switch (request.verb) {
    case 'put':
      return putLanded(
        'endpoint config',
        request.tags,
        live,
        live ? obstacles(request.spec as EndpointConfigSpec, live) : [],
      );
    case 'mark':
      return markLanded(request.mark, live);
    case 'remove':
      return { landed: live === undefined };
    default:
      return unsupported('endpoint config', request.verb);
  }
}

export function configStamp(live: LiveEndpointConfig | undefined): string {
  if (live === undefined) return digest(null);
  const { arn, spec, unexpressed, tags } = live;
  return digest({ arn: arn.toLowerCase(), spec, unexpressed, tags });
}

function obstacles(want: EndpointConfigSpec, live: LiveEndpointConfig): string[] {
  const differs = [...differingVariants(want, live.spec), ...differing(configFields, want, live.spec)];
  return contentObstacles(differs, live.unexpressed);
}

/** Variants are matched by name; their order means nothing. */
function differingVariants(want: EndpointConfigSpec, have: EndpointConfigSpec): string[] {
  const pairs = want.variants.map((wanted) => ({
    wanted,
    found: have.variants.find(({ name }) => caseless(name, wanted.name)),
  }));
  if (want.variants.length !== have.variants.length || pairs.some(({ found }) => found === undefined)) {
    return ['set of variants'];
  }
  return pairs.flatMap(({ wanted, found = wanted }) =>
    differing(variantFields, wanted, found).map((label) => `${label} (variant ${wanted.name})`),
  );
}
