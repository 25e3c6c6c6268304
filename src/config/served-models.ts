// What an endpoint declares as a whole, wherever it writes it: on variants, or on components that share its instances.

import type { Raw } from '../service/raw.ts';
import type { EndpointDeclaration, Hardware, ModelDeclaration, Undecided } from './document.ts';
import { widestOf } from './scaling.ts';

/** The models that it serves, in the order of the file; one as often as it is served. */
export function servedModels({
  variants,
  hosting,
}: Pick<EndpointDeclaration, 'variants' | 'hosting'>): readonly ModelDeclaration[] {
  const components = hosting?.components ?? [];
  return [
    ...variants.map(({ model }) => model),
    ...components.flatMap((component) => ('model' in component ? [component.model] : [])),
  ];
}

export type DeclaredFleet = {
  /** The variant; absent for the instances that components share. */
  readonly variant?: string;
  readonly hardware: Hardware | Undecided;
  /** How many instances there may be, where something moves their number. */
  readonly bounds?: { readonly min: number; readonly max: number };
  /** GB of the volume of each instance; absent where the file says nothing of it. */
  readonly volume?: number;
};

/** The instances that it asks for, variant by variant. */
export function declaredFleets({
  variants,
  hosting,
}: Pick<EndpointDeclaration, 'variants' | 'hosting'>): readonly DeclaredFleet[] {
  const own = variants.map(({ name, hardware, scaling, raw }) => ({
    variant: name,
    hardware,
    ...(scaling === undefined ? {} : { bounds: widestOf(scaling) }),
    ...volumeIn(raw),
  }));
  if (hosting === undefined) return own;
  const { type, count, managed, raw } = hosting;
  const hardware = { kind: 'instance', type, count } as const;
  return [...own, { hardware, ...(managed === undefined ? {} : { bounds: managed }), ...volumeIn(raw) }];
}

function volumeIn(raw: Raw | undefined): Pick<DeclaredFleet, 'volume'> {
  return typeof raw?.VolumeSizeInGB === 'number' ? { volume: raw.VolumeSizeInGB } : {};
}
