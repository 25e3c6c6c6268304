// Addresses in S3, as the requests take them.

export type Address = { readonly Bucket: string; readonly Key: string };

/** Of `s3://bucket/key`; undefined where that is none. */
export function addressOf(uri: string): Address | undefined {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
  return Bucket === undefined || Key === undefined ? undefined : { Bucket, Key };
}
