// Operations of ECR: which images a registry has (API reference, read 2026-11). Who may pull from the registry of another
// account is that registry's policy; AWS's own let everybody, and so do all here. Describing them is their owner's.
import { ServiceFault } from '../wire/errors.ts';
import { type Context, type Output, seconds } from './context.ts';
import {
  digestedImage,
  type Image,
  MEDIA_TYPE,
  type Repository,
  repositoryAt,
  taggedImage,
  tagsOf,
} from './images.ts';

type ImageId = { readonly imageTag?: string; readonly imageDigest?: string };
type Failure = { readonly code: string; readonly reason: string };

export type EcrInput = {
  readonly registryId?: string;
  readonly repositoryName: string;
  readonly imageIds?: readonly ImageId[];
  readonly filter?: { readonly tagStatus?: 'TAGGED' | 'UNTAGGED' | 'ANY' };
  readonly nextToken?: string;
  readonly maxResults?: number;
};

export function batchGetImage(ctx: Context, input: EcrInput, region: string): Output {
  const repository = openRepository(ctx, input, region, 'ecr:BatchGetImage');
  const images: object[] = [];
  const failures: object[] = [];
  for (const imageId of input.imageIds ?? []) {
    const found = lookUp(ctx, repository, imageId, 'ecr:BatchGetImage');
    if ('code' in found) failures.push({ imageId, failureCode: found.code, failureReason: found.reason });
    else images.push(imageView(repository, found, imageId.imageTag));
  }
  return { images, failures };
}

export function describeImages(ctx: Context, input: EcrInput, region: string): Output {
  const registry = input.registryId ?? ctx.account;
  const repository = { registry, region, name: input.repositoryName };
  if (registry !== ctx.account) throw denied(ctx, repository, 'ecr:DescribeImages', 'resource');
  openRepository(ctx, input, region, 'ecr:DescribeImages');
  if (input.imageIds !== undefined) {
    return { imageDetails: input.imageIds.map((one) => describedImage(ctx, repository, one)) };
  }
  return listed(ctx, repository, input);
}

/** @throws ServiceFault where it is not there or may not be read; texts of turbot/steampipe-plugin-aws#1938. */
function openRepository(ctx: Context, input: EcrInput, region: string, action: string): Repository {
  const registry = input.registryId ?? ctx.account;
  const repository = { registry, region, name: input.repositoryName };
  const state = repositoryAt(ctx, repository);
  if (state === 'denied') throw denied(ctx, repository, action, 'identity');
  if (state === 'there') return repository;
  throw new ServiceFault(
    'RepositoryNotFoundException',
    `The repository with name '${repository.name}' does not exist in the registry with id '${registry}'`,
  );
}

/** The image, or why there is none. */
function lookUp(ctx: Context, repository: Repository, id: ImageId, action: string): Image | Failure {
  const { imageTag: tag, imageDigest: digest } = id;
  if (digest !== undefined && !/^[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+$/.test(digest)) {
    const reason =
      "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'";
    return { code: 'InvalidImageDigest', reason };
  }
  if (tag === undefined && digest === undefined) {
    const reason = 'Invalid request parameters: both tag and digest cannot be null';
    return { code: 'MissingDigestAndTag', reason };
  }
  const found =
    tag === undefined ? digestedImage(ctx, repository, digest ?? '') : taggedImage(ctx, repository, tag);
  if (found === 'denied') throw denied(ctx, repository, action, 'identity');
  if (found === 'missing') return { code: 'ImageNotFound', reason: 'Requested image not found' };
  if (digest === undefined || found.digest === digest) return found;
  return { code: 'ImageTagDoesNotMatchDigest', reason: 'Image tag does not match the image digest' };
}

/** Text of hashicorp/terraform-provider-aws#35268. */
function describedImage(ctx: Context, repository: Repository, id: ImageId): object {
  const found = lookUp(ctx, repository, id, 'ecr:DescribeImages');
  if ('code' in found) {
    const { imageDigest = 'null', imageTag = 'null' } = id;
    throw new ServiceFault(
      'ImageNotFoundException',
      `The image with imageId {imageDigest:'${imageDigest}', imageTag:'${imageTag}'} does not exist within the ` +
        `repository with name '${repository.name}' in the registry with id '${repository.registry}'`,
    );
  }
  const tags = [...tagsOf(ctx, repository)].filter(([, image]) => image.digest === found.digest);
  const names = new Set([...(id.imageTag === undefined ? [] : [id.imageTag]), ...tags.map(([tag]) => tag)]);
  return detail(repository, found, [...names]);
}

/** Every image that the scenario declares, with all of its tags; 100 a page unless asked. */
function listed(ctx: Context, repository: Repository, input: EcrInput): Output {
  const byDigest = new Map<string, { readonly image: Image; readonly tags: string[] }>();
  for (const [tag, image] of tagsOf(ctx, repository)) {
    const known = byDigest.get(image.digest);
    if (known === undefined) byDigest.set(image.digest, { image, tags: [tag] });
    else known.tags.push(tag);
  }
  const all = input.filter?.tagStatus === 'UNTAGGED' ? [] : [...byDigest.values()];
  const start = Number(input.nextToken ?? 0);
  const end = start + (input.maxResults ?? 100);
  return {
    imageDetails: all.slice(start, end).map(({ image, tags }) => detail(repository, image, tags)),
    ...(end < all.length ? { nextToken: String(end) } : {}),
  };
}

function imageView(repository: Repository, image: Image, tag: string | undefined): object {
  return {
    registryId: repository.registry,
    repositoryName: repository.name,
    imageId: { imageDigest: image.digest, ...(tag === undefined ? {} : { imageTag: tag }) },
    imageManifest: image.manifest,
    imageManifestMediaType: MEDIA_TYPE,
  };
}

function detail(repository: Repository, image: Image, tags: readonly string[]): object {
  return {
    registryId: repository.registry,
    repositoryName: repository.name,
    imageDigest: image.digest,
    ...(tags.length === 0 ? {} : { imageTags: tags }),
    imageSizeInBytes: 39677,
    imagePushedAt: seconds(image.pushed),
    imageManifestMediaType: MEDIA_TYPE,
    artifactMediaType: 'application/vnd.docker.container.image.v1+json',
  };
}

function denied(
  ctx: Context,
  repository: Repository,
  action: string,
  policy: 'identity' | 'resource',
): ServiceFault {
  return new ServiceFault(
    'AccessDeniedException',
    `User: arn:aws:iam::${ctx.account}:user/simulated is not authorized to perform: ${action} on resource: ` +
      `${repositoryArn(repository)} because no ${policy}-based policy allows the ${action} action`,
  );
}

export function repositoryArn({ registry, region, name }: Repository): string {
  return `arn:aws:ecr:${region}:${registry}:repository/${name}`;
}
