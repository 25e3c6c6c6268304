// What an endpoint declares as a whole, wherever it writes it: on variants, or on components that share its instances.
import type { EndpointDeclaration, Hardware, ModelDeclaration, Undecided } from './document.ts';

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
  readonly hardware: Hardware | Undecided;
  /** The most instances that there may be, where something moves their number. */
  readonly most?: number;
};

/** The instances that it asks for, variant by variant. */
export function declaredFleets({
  variants,
  hosting,
}: Pick<EndpointDeclaration, 'variants' | 'hosting'>): readonly DeclaredFleet[] {
  const own = variants.map(({ hardware, scaling }) => ({
    hardware,
    ...(scaling === undefined ? {} : { most: scaling.max }),
  }));
  if (hosting === undefined) return own;
  const { type, count, managed } = hosting;
  const hardware = { kind: 'instance', type, count } as const;
  return [...own, { hardware, ...(managed === undefined ? {} : { most: managed.max }) }];
}
