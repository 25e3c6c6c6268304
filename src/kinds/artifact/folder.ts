// Folders in S3: whether anything stands under one, by the first of its objects.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';

/** A folder is nothing by itself in S3: one without objects is not there. Throws ServiceError INF2018 as `readArtifact` does. */
export async function readFolder(cloud: Cloud, uri: string): Promise<Facts['folder'] | string> {
  const [, Bucket, Prefix] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(uri) ?? [];
  if (Bucket === undefined || Prefix === undefined) return `${uri} is no folder in S3`;
  const { Contents: [first] = [] } = await cloud.call('ListObjectsV2', { Bucket, Prefix, MaxKeys: 1 });
  return first?.Key === undefined ? `nothing stands under ${uri}` : { first: first.Key };
}
