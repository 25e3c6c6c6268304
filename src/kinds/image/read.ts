// Images in ECR: the digest that a tag stands for now.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';

/** Whatever was pushed is told as it was pushed: an index of several platforms has a digest of its own. */
const MEDIA_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
];

const ADDRESS = /^([0-9]{12})\.dkr\.ecr[^/]*\/([^:@]+)(?::([^@]+))?$/;

/**
 * By BatchGetImage, which the repositories of AWS's own images allow to everybody; DescribeImages they do not (Developer
 * Guide, "Docker registry paths", read 2026-11).
 */
export async function readImage(cloud: Cloud, uri: string): Promise<Facts['image'] | string> {
  const [, registryId, repositoryName, imageTag = 'latest'] = ADDRESS.exec(uri) ?? [];
  if (registryId === undefined || repositoryName === undefined) return `${uri} is no tag of ECR`;
  const { images = [], failures = [] } = await cloud.call('BatchGetImage', {
    registryId,
    repositoryName,
    imageIds: [{ imageTag }],
    acceptedMediaTypes: MEDIA_TYPES,
  });
  const digest = images.find(({ imageId }) => imageId?.imageDigest !== undefined)?.imageId?.imageDigest;
  if (digest !== undefined) return { digest };
  const [failure] = failures;
  return failure?.failureReason ?? `the repository ${repositoryName} has no tag ${imageTag}`;
}
