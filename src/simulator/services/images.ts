// Images in registries: which digest a tag has by now, told by the scenario or following from the image's name.
import { createHash } from 'node:crypto';
import { hex } from '../chance.ts';
import { covers, type DeclaredImage, holding } from '../faults/declared.ts';
import { type Context, minutesNow } from './context.ts';

export type Repository = { readonly registry: string; readonly region: string; readonly name: string };

export type Image = {
  readonly digest: string;
  readonly manifest: string;
  /** Milliseconds since the epoch. */
  readonly pushed: number;
};

export type Found = Image | 'missing' | 'denied';

export const MEDIA_TYPE = 'application/vnd.docker.distribution.manifest.v2+json';

/** What a repository is to the caller: the last word of the scenario on the whole of it. */
export function repositoryAt(ctx: Context, repository: Repository): 'there' | 'missing' | 'denied' {
  const name = nameOf(repository);
  const last = holding(
    ctx.conditions.images.filter((one) => one.image === name),
    minutesNow(ctx),
  ).at(-1);
  if (last?.denied === true) return 'denied';
  if (last?.missing === true) return 'missing';
  const declared = ctx.conditions.images.some((one) => repositoryPart(one.image) === name);
  return declared || undeclaredExists(ctx, repository) ? 'there' : 'missing';
}

export function taggedImage(ctx: Context, repository: Repository, tag: string): Found {
  const reference = `${nameOf(repository)}:${tag}`;
  if (ctx.conditions.missing('images', reference)) return 'missing';
  const last = entriesOf(ctx, repository).findLast((one) => covers(one.image, reference));
  if (last === undefined)
    return undeclaredExists(ctx, repository) ? fromName(reference, ctx.world.begun) : 'missing';
  return fromEntry(ctx, last, reference);
}

/** A digest stays when its tag has moved on. Where undeclared images exist, every digest does. */
export function digestedImage(ctx: Context, repository: Repository, digest: string): Found {
  const reference = `${nameOf(repository)}@${digest}`;
  if (ctx.conditions.missing('images', reference)) return 'missing';
  const entries = entriesOf(ctx, repository);
  const last = entries.findLast((one) => covers(one.image, reference));
  if (last?.denied === true) return 'denied';
  if (last?.missing === true) return 'missing';
  const known = entries
    .map((one) => fromEntry(ctx, one, one.image))
    .find((one) => typeof one === 'object' && one.digest === digest);
  if (known !== undefined) return known;
  if (!undeclaredExists(ctx, repository)) return 'missing';
  return { ...fromName(reference, ctx.world.begun), digest };
}

/** The tags that the scenario declares, each with its image of now. */
export function tagsOf(ctx: Context, repository: Repository): ReadonlyMap<string, Image> {
  const start = `${nameOf(repository)}:`;
  const tags = new Map<string, Image>();
  for (const { image } of entriesOf(ctx, repository)) {
    const tag = image.startsWith(start) && !image.endsWith('*') ? image.slice(start.length) : undefined;
    const found = tag === undefined ? undefined : taggedImage(ctx, repository, tag);
    if (tag !== undefined && typeof found === 'object') tags.set(tag, found);
  }
  return tags;
}

/** Whether a role of the account can pull it; what is denied is denied to the caller. What is not in ECR exists. */
export function canBePulled(ctx: Context, image: string): boolean {
  if (ctx.conditions.missing('images', image)) return false;
  const read = imageIn(image);
  if (read === undefined) return true;
  if (repositoryAt(ctx, read.repository) === 'missing') return false;
  const { tag, digest } = read;
  const found =
    digest === undefined
      ? taggedImage(ctx, read.repository, tag ?? 'latest')
      : digestedImage(ctx, read.repository, digest);
  return found !== 'missing';
}

/** `repository:tag` to `repository@sha256:…`, as the tag stands now. */
export function resolved(ctx: Context, image: string): string {
  if (image.includes('@sha256:')) return image;
  const read = imageIn(image);
  const reference = read === undefined || read.tag !== undefined ? image : `${image}:latest`;
  const found = read === undefined ? undefined : taggedImage(ctx, read.repository, read.tag ?? 'latest');
  const { digest } = typeof found === 'object' ? found : fromName(reference, 0);
  return `${repositoryPart(image)}@${digest}`;
}

const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/;

type Reference = { readonly repository: Repository; readonly tag?: string; readonly digest?: string };

function imageIn(image: string): Reference | undefined {
  const [, registry, region, name, tag, digest] = ECR.exec(image) ?? [];
  if (registry === undefined || region === undefined || name === undefined) return undefined;
  const repository = { registry, region, name };
  return { repository, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

function nameOf({ registry, region, name }: Repository): string {
  return `${registry}.dkr.ecr.${region}.amazonaws.com/${name}`;
}

/** Without tag and digest. */
function repositoryPart(image: string): string {
  const [untagged = image] = image.split('@');
  const colon = untagged.lastIndexOf(':');
  return colon > untagged.lastIndexOf('/') ? untagged.slice(0, colon) : untagged;
}

/** Nobody declares the images of other accounts, AWS's own among them: they are there. */
function undeclaredExists(ctx: Context, { registry }: Repository): boolean {
  return ctx.conditions.undeclaredExists || registry !== ctx.account;
}

/** What the scenario says by now of tags that may be in the repository, the last to begin last. */
function entriesOf(ctx: Context, repository: Repository): readonly DeclaredImage[] {
  const name = nameOf(repository);
  const entries = ctx.conditions.images.filter(
    ({ image }) => image !== name && (image.startsWith(`${name}:`) || covers(image, `${name}:`)),
  );
  return holding(entries, minutesNow(ctx));
}

function fromEntry(ctx: Context, entry: DeclaredImage, reference: string): Found {
  if (entry.missing === true) return 'missing';
  if (entry.denied === true) return 'denied';
  const image = fromName(reference, ctx.world.begun + (entry.fromMinutes ?? 0) * 60_000);
  return entry.digest === undefined ? image : { ...image, digest: entry.digest };
}

/** A manifest that follows from the reference, and the digest that it really has. */
function fromName(reference: string, pushed: number): Image {
  const part = (kind: string, size: number) => ({
    mediaType: `application/vnd.docker.${kind}`,
    size,
    digest: `sha256:${hex(64, kind, reference)}`,
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MEDIA_TYPE,
    config: part('container.image.v1+json', 7023),
    layers: [part('image.rootfs.diff.tar.gzip', 32654)],
  });
  return { digest: `sha256:${createHash('sha256').update(manifest).digest('hex')}`, manifest, pushed };
}
