// What of an endpoint config cannot change without a new fleet: what its name is a hash of.
import { toAsync } from '../../kinds/endpoint-config/asynchronous.ts';
import type { EndpointConfigSpec, VariantHardware, VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import type { Raw } from '../../service/raw.ts';
import { machinesOf } from '../fleet/machines.ts';

/** What is not there is not in a spec. */
export function rawOf(raw: Raw | undefined): { readonly raw?: Raw } {
  return raw === undefined ? {} : { raw };
}

/** What cannot change without a new fleet. Variants are matched by name, so their order in the file means nothing. */
export function identityOf(
  variants: readonly VariantSpec[],
  settings: Omit<EndpointConfigSpec, 'variants'>,
): unknown {
  const sorted = byName(variants, ({ name }) => name).map(identityOfVariant);
  const hashed = asRaw(settings);
  // Names that were possible before there were settings stay what they were.
  return Object.keys(hashed).length === 0 ? sorted : { variants: sorted, ...hashed };
}

/** Before `async` was a field it stood under `raw`: hashed as it was there, its names stay what they were. */
function asRaw({ async: asynchronous, ...settings }: Omit<EndpointConfigSpec, 'variants'>): object {
  if (asynchronous === undefined) return settings;
  return { ...settings, raw: { ...settings.raw, AsyncInferenceConfig: toAsync(asynchronous) } };
}

export function byName<T>(all: readonly T[], nameOf: (one: T) => string): readonly T[] {
  return all.toSorted((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}

/**
 * Counts and weights move without a new fleet, but for a shadow: the service moves those of production variants
 * (API reference of DesiredWeightAndCapacity, read 2026-11).
 */
function identityOfVariant(variant: VariantSpec): object {
  if (variant.shadow === true) return variant;
  const { name, model, managed, raw } = variant;
  return 'serverless' in variant
    ? { name, model, ...serverlessIdentity(variant.serverless), ...rawOf(raw) }
    : { name, model, ...machinesOf(variant), ...(managed === undefined ? {} : { managed }), ...rawOf(raw) };
}

type Serverless = Extract<VariantHardware, { readonly serverless: unknown }>['serverless'];

/** How much is provisioned moves; whether anything is does not: a request could not say that nothing is any more. */
function serverlessIdentity({ memorySizeInMB, provisionedConcurrency }: Serverless): object {
  return { memorySizeInMB, ...(provisionedConcurrency === undefined ? {} : { provisioned: true }) };
}
