// What people read of a fleet: its hardware, how much of it, and how the traffic is split.
import type { VariantSize } from '../../kinds/endpoint/spec.ts';
import type { VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import { machinesText } from '../fleet/machines.ts';

/** The size of a variant, where one is known besides what its config says. */
export type Sizes = (variant: VariantSpec) => VariantSize | undefined;

/** `ml.m5.large × 2`; of several variants `control ml.m5.large × 2 (90 %), candidate …` */
export function fleetText(variants: readonly VariantSpec[], sizeOf: Sizes): string {
  return variants
    .map((variant) => {
      const text = compute(variant, sizeOf(variant));
      if (variants.length === 1) return text;
      return `${variant.name} ${text} (${shareText(variant, variants, sizeOf)})`;
    })
    .join(', ');
}

/** `ml.m5.large × 2`, `ml.g6.2xlarge or ml.g5.2xlarge × 2`, `serverless 4 GB × 20` */
export function compute(
  variant: VariantSpec,
  size: VariantSize | undefined,
  says = { provisioned: true },
): string {
  if ('serverless' in variant) {
    const live = size !== undefined && 'maxConcurrency' in size ? size : variant.serverless;
    const { provisionedConcurrency } = variant.serverless;
    const provisioned = 'provisioned' in live ? live.provisioned : provisionedConcurrency;
    const warm = provisioned === undefined || !says.provisioned ? '' : `, ${provisioned} provisioned`;
    return `serverless ${variant.serverless.memorySizeInMB / 1024} GB × ${live.maxConcurrency}${warm}`;
  }
  const count = size !== undefined && 'count' in size ? size.count : variant.initialInstanceCount;
  return `${machinesText(variant)} × ${count}`;
}

/** In the precision of the wire, and without the digits that it adds. */
export function weightOf(variant: VariantSpec, sizeOf: Sizes): number {
  const size = sizeOf(variant);
  const weight = size !== undefined && 'weight' in size ? size.weight : variant.initialWeight;
  return Number(Math.fround(weight).toPrecision(7));
}

/** `90 %` of the traffic; of a shadow `copies of 50 %` of the requests. */
export function shareText(variant: VariantSpec, variants: readonly VariantSpec[], sizeOf: Sizes): string {
  const sum = variants
    .filter(({ shadow }) => !shadow)
    .reduce((total, one) => total + weightOf(one, sizeOf), 0);
  const percent = sum === 0 ? 0 : Math.round((1000 * weightOf(variant, sizeOf)) / sum) / 10;
  return variant.shadow ? `shadow, copies of ${Math.min(percent, 100)} %` : `${percent} %`;
}
