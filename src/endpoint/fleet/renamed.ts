// A variant that goes on under another name: the service knows an old one that ends and a new one that begins, and nothing of
// what autoscaling has made of the old one would be left.
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import type { VariantSpec } from '../../kinds/endpoint-config/spec.ts';
import type { Unit } from '../unit.ts';

/** What each variant of the unit, that is to be scaled, is called in the account: where it is not there, by its own name. */
export function wasNamed(
  { config, scaling }: Pick<Unit, 'config' | 'scaling'>,
  live: Pick<LiveEndpoint, 'variants'> | undefined,
): (variant: string) => string {
  const renamed = renamedVariant(live, config.spec.variants);
  return (variant) => (renamed?.to === variant && scaling?.[variant] !== undefined ? renamed.from : variant);
}

type RenamedVariant = { readonly from: string; readonly to: string };

/** Where one variant goes and one comes; of several nobody knows which is which. */
export function renamedVariant(
  live: Pick<LiveEndpoint, 'variants'> | undefined,
  wanted: readonly VariantSpec[],
): RenamedVariant | undefined {
  const served = live?.variants ?? [];
  const goes = served.filter(({ name }) => !wanted.some((one) => one.name === name));
  const comes = wanted.filter(
    ({ name, shadow }) => shadow !== true && !served.some((one) => one.name === name),
  );
  const [[from], [to]] = [goes, comes];
  if (goes.length !== 1 || comes.length !== 1 || from === undefined || to === undefined) return undefined;
  return { from: from.name, to: to.name };
}
