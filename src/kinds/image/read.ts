// Images in ECR: the digest that a tag stands for now, and whether an image by digest is there.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';

/** Whatever was pushed is told as it was pushed: an index of several platforms has a digest of its own. */
const MEDIA_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
];

const ADDRESS = /^([0-9]{12})\.dkr\.ecr[^/]*\/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?$/;

/**
 * By BatchGetImage, which the repositories of AWS's own images allow to everybody; DescribeImages they do not (Developer
 * Guide, "Docker registry paths", read 2026-11).
 */
export async function readImage(cloud: Cloud, uri: string): Promise<Facts['image'] | string> {
  const [, registryId, repositoryName, imageTag = 'latest', imageDigest] = ADDRESS.exec(uri) ?? [];
  if (registryId === undefined || repositoryName === undefined) return `${uri} is no image of ECR`;
  const { images = [], failures = [] } = await cloud.call('BatchGetImage', {
    registryId,
    repositoryName,
    // Of both the digest is what counts.
    imageIds: [imageDigest === undefined ? { imageTag } : { imageDigest }],
    acceptedMediaTypes: MEDIA_TYPES,
  });
  const digest = images.find(({ imageId }) => imageId?.imageDigest !== undefined)?.imageId?.imageDigest;
  if (digest !== undefined) return { digest };
  const [failure] = failures;
  const sought = imageDigest ?? `tag ${imageTag}`;
  return failure?.failureReason ?? `the repository ${repositoryName} has no ${sought}`;
}
