// What serverless endpoints do not have (Developer Guide, "Serverless Inference", feature exclusions; read 2026-11).
import { entriesOf } from '../sound.ts';
import type { Path } from '../tree.ts';
import type { Rule, RuleInput } from './rule.ts';
import { type SoundVariant, servedBy } from './served.ts';

export const serverlessIsPlain: Rule = (input) => {
  for (const [key, endpoint] of entriesOf(input.file.endpoints)) {
    for (const { path, variant } of servedBy(key, endpoint)) {
      if (variant.serverless === undefined) continue;
      for (const what of beyond(endpoint, variant, input)) refuse([...path, 'serverless'], what, input);
      checkProvisioned([...path, 'serverless'], variant.serverless, input);
    }
  }
};

/** Settings of the instances, of which serverless shows none. */
const OF_INSTANCES = ['routing', 'ami', 'volume', 'ssmAccess', 'capacityReservation'] as const;

type SoundEndpoint = Parameters<typeof servedBy>[1];

function beyond(endpoint: SoundEndpoint, variant: SoundVariant, { file }: RuleInput): readonly string[] {
  const model = file.models?.[variant.model ?? ''];
  const containers = [model, ...(model?.containers ?? [])].filter((one) => one !== undefined);
  const features: readonly (readonly [string, boolean])[] = [
    ['several variants', Object.keys(endpoint.variants ?? {}).length > 1 && variant.shadow !== true],
    ['a shadow', variant.shadow === true],
    ['data capture', endpoint.dataCapture !== undefined],
    ['asynchronous inference', endpoint.async !== undefined],
    ['an explainer', endpoint.explainer !== undefined],
    ['a KMS key', endpoint.kmsKey !== undefined],
    ['a VPC', model?.vpc !== undefined],
    ['network isolation', model?.networkIsolation === true],
    ['an inference pipeline', model?.containers !== undefined],
    ['a private registry', containers.some(({ registry }) => registry?.access === 'vpc')],
    ['a multi-model container', containers.some(({ multiModel }) => multiModel === true)],
    ...OF_INSTANCES.map((key) => [key, variant[key] !== undefined] as const),
    ['timeouts.provision', variant.timeouts?.provision !== undefined],
  ];
  return features.filter(([, used]) => used).map(([what]) => what);
}

/** "Should be less than or equal to MaxConcurrency" (API reference of ProductionVariantServerlessConfig, read 2026-11). */
function checkProvisioned(
  path: Path,
  { maxConcurrency: most, provisionedConcurrency: provisioned }: NonNullable<SoundVariant['serverless']>,
  { findings }: RuleInput,
): void {
  if (most === undefined || provisioned === undefined || provisioned <= most) return;
  const message = `a provisioned concurrency of ${provisioned} is more than the concurrency of ${most}`;
  findings.error(
    'INF1063',
    { path: [...path, 'provisionedConcurrency'], on: 'value' },
    { message, hint: `write ${most} or less` },
  );
}

function refuse(path: Path, what: string, { findings }: RuleInput): void {
  const message = `serverless endpoints cannot have ${what}`;
  findings.error(
    'INF1063',
    { path, on: 'key', part: what },
    { message, hint: 'use instance: { type, count }' },
  );
}
