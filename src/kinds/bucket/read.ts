// Buckets of S3: whether one is there, in the region of the run.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';

/** Throws ServiceError `invalid` (INF2018), which says the region, for one that is elsewhere. */
export async function readBucket(cloud: Cloud, bucket: string): Promise<Facts['bucket']> {
  const { BucketRegion = cloud.region } = await cloud.call('HeadBucket', { Bucket: bucket });
  return { region: BucketRegion };
}
