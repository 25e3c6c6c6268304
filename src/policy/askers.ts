// Who asks which policy for hardware: an endpoint or a variant, with its share of the endpoint's traffic; and each
// question once, however many ask it.
import { shortDigest } from '../base/hash.ts';
import type {
  Document,
  EndpointDeclaration,
  ModelDeclaration,
  VariantDeclaration,
} from '../config/document.ts';
import type { PolicyDeclaration } from '../config/policy.ts';
import { anywhere, modelContent, type Where } from './inputs.ts';

export type Asker = {
  /** `endpoints.fraud`, `endpoints.ranker.candidate` */
  readonly address: string;
  readonly endpoint: EndpointDeclaration;
  readonly variant: VariantDeclaration;
  /** Of the endpoint's traffic: over 0, at most 1. */
  readonly share: number;
  readonly policy: PolicyDeclaration;
  /** At most so many instance types; one where absent. */
  readonly pools?: number;
};

/** What is to be measured: a model by a policy. */
export type Group = {
  /** `fraud-sla/fraud-xgb`, and with other contents of the model more */
  readonly key: string;
  readonly policy: PolicyDeclaration;
  readonly model: ModelDeclaration;
  readonly askers: readonly Asker[];
};

/** In the order of the file. */
export function groupsIn(endpoints: Document['endpoints']): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const asker of endpoints.flatMap(askersOf)) {
    const { policy, variant } = asker;
    const key = `${policy.key}/${variant.model.key}`;
    const group = groups.get(key) ?? { key, policy, model: variant.model, askers: [] };
    groups.set(key, { ...group, askers: [...group.askers, asker] });
  }
  return [...groups.values()];
}

export function isUndecided({ variants }: EndpointDeclaration): boolean {
  return variants.some(({ hardware }) => hardware.kind === 'undecided');
}

function askersOf(endpoint: EndpointDeclaration): readonly Asker[] {
  const production = endpoint.variants.filter(({ shadow }) => shadow !== true);
  const total = production.reduce((sum, { weight }) => sum + weight, 0);
  return endpoint.variants.flatMap((variant) => {
    const { hardware, name, weight } = variant;
    if (hardware.kind !== 'undecided') return [];
    // A variant on the endpoint itself has no name of its own in the file.
    const alone = endpoint.variants.length === 1 && name === 'AllTraffic';
    return [
      {
        address: alone ? endpoint.address : `${endpoint.address}.${name}`,
        endpoint,
        variant,
        share: shareOf(weight, total),
        policy: hardware.policy,
        ...(hardware.pools === undefined ? {} : { pools: hardware.pools }),
      },
    ];
  });
}

/**
 * A shadow gets copies of requests: its weight is a share of them beside the production weight. A variant that has no
 * weight yet is sized for all that it may get.
 */
function shareOf(weight: number, total: number): number {
  return total === 0 || weight === 0 ? 1 : Math.min(1, weight / total);
}

export function contentDigest(model: ModelDeclaration, where: Where): string {
  return shortDigest({ model: anywhere(modelContent(model), where) }, 10);
}

/** What people know the content of a model by. */
export function contentName(model: ModelDeclaration): string {
  const { artifact, image, package: version, weights, containers, maskedFields = [] } = model;
  const shown = (field: string, value: string | undefined) =>
    maskedFields.includes(field) ? undefined : value;
  return (
    shown('package', version) ??
    shown('artifact', artifact) ??
    shown('image', image) ??
    weights ??
    `${containers?.length ?? 0} containers`
  );
}
