// Where a file puts models on hardware: on an endpoint itself, or on each of its variants.
import { entriesOf, type SoundFile } from '../sound.ts';
import type { Path } from '../tree.ts';

type SoundEndpoint = NonNullable<NonNullable<SoundFile['endpoints']>[string]>;
/** Without scaling, which an endpoint can leave to a measurement. */
export type SoundVariant = Omit<NonNullable<NonNullable<SoundEndpoint['variants']>[string]>, 'scaling'>;

export type Served = {
  /** Of the endpoint, or of the variant. */
  readonly path: Path;
  readonly variant: SoundVariant;
};

export function servedBy(key: string, endpoint: SoundEndpoint): readonly Served[] {
  const path = ['endpoints', key];
  if (endpoint.variants === undefined) return [{ path, variant: endpoint }];
  return entriesOf(endpoint.variants).map(([name, variant]) => ({
    path: [...path, 'variants', name],
    variant,
  }));
}

/** The instance types that a variant may run on, each where it stands; that it has one and several is told elsewhere. */
export function typesOf({ path, variant: { instance } }: Served): readonly { type: string; path: Path }[] {
  const alone =
    instance?.type === undefined ? [] : [{ type: instance.type, path: [...path, 'instance', 'type'] }];
  const pools = (alone.length === 0 ? (instance?.pools ?? []) : []).flatMap((pool, at) =>
    pool?.type === undefined
      ? []
      : [{ type: pool.type, path: [...path, 'instance', 'pools', String(at), 'type'] }],
  );
  return [...alone, ...pools];
}

/** Of all endpoints. */
export function servedIn(file: SoundFile): readonly Served[] {
  return entriesOf(file.endpoints).flatMap(([key, endpoint]) => servedBy(key, endpoint));
}

/** Where a file names a model: on variants, and on components that are no adapters. */
export function usesIn(
  file: SoundFile,
): readonly { readonly path: Path; readonly model: string | undefined }[] {
  return entriesOf(file.endpoints).flatMap(([key, endpoint]) => {
    if (endpoint.components === undefined) {
      return servedBy(key, endpoint).map(({ path, variant: { model } }) => ({ path, model }));
    }
    return entriesOf(endpoint.components).flatMap(([own, { base, model }]) =>
      base === undefined ? [{ path: ['endpoints', key, 'components', own], model }] : [],
    );
  });
}
