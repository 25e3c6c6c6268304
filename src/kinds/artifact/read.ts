// Model archives in S3: what tells one content from another, without reading it.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';
import { addressOf } from '../s3-address.ts';

/** Throws ServiceError `invalid` (INF2018) where the bucket is in another region. */
export async function readArtifact(cloud: Cloud, uri: string): Promise<Facts['artifact'] | string> {
  const address = addressOf(uri);
  if (address === undefined) return `${uri} is no object in S3`;
  const { ETag = '', VersionId } = await cloud.call('HeadObject', address);
  // An object from before the bucket kept versions has the version "null" (user guide of S3 versioning, read 2026-11).
  const version = VersionId === undefined || VersionId === 'null' ? {} : { version: VersionId };
  return { etag: ETag.replaceAll('"', ''), ...version };
}
