// What hosts a model and how it is loaded, from the fields of the file: the types of its instances, and where its data is.
import { assert } from '../core/errors.ts';
import type { Raw } from '../service/raw.ts';
import type { Hardware } from './document.ts';
import type { Container, Model, Variant } from './generated/config-file.ts';
import { CONTAINER_PASSAGES } from './passages.ts';
import { passedBy } from './passed.ts';

type Instances = Extract<Hardware, { kind: 'instance' }>;

/** A pool without a priority has that of its place. */
export function machinesOf({
  type,
  pools,
}: NonNullable<Variant['instance']>): Pick<Instances, 'type' | 'pools'> {
  const sorted = (pools ?? [])
    .map((pool, at) => ({ type: pool.type, priority: pool.priority ?? at + 1 }))
    .toSorted((a, b) => a.priority - b.priority || (a.type < b.type ? -1 : 1));
  const first = type ?? sorted[0]?.type;
  assert(first !== undefined, 'a valid instance has a type or pools');
  return { type: first, ...(pools === undefined ? {} : { pools: sorted }) };
}

type Loaded = Pick<Model | Container, 'artifact' | 'multiModel' | 'raw'>;

/**
 * Whether its data is a folder that is loaded as it is, which is a source of another kind than an archive. A multi-model
 * container has a folder in the place of the archive.
 */
export function isSource({ artifact, multiModel }: Loaded): boolean {
  return isFolder(artifact) && multiModel !== true;
}

/** `s3://bucket/prefix/` */
export function isFolder(artifact: unknown): boolean {
  return typeof artifact === 'string' && artifact.endsWith('/');
}

export function containerPassed(container: Loaded): Raw | undefined {
  const { artifact: _, ...rest } = container;
  return passedBy(isSource(container) ? container : rest, CONTAINER_PASSAGES, container.raw);
}
