// ARNs of what the file names by an address.

/** By how the names of their regions begin (partitions of botocore 1.43.11, read 2026-11). */
const PARTITIONS: Readonly<Record<string, string>> = {
  'cn-': 'aws-cn',
  'us-gov-': 'aws-us-gov',
  'us-iso-': 'aws-iso',
  'us-isob-': 'aws-iso-b',
  'eu-isoe-': 'aws-iso-e',
  'us-isof-': 'aws-iso-f',
  'eusc-': 'aws-eusc',
};

export function partitionOf(region: string): string {
  const front = Object.keys(PARTITIONS).find((one) => region.startsWith(one));
  return PARTITIONS[front ?? ''] ?? 'aws';
}

/** @param uri `s3://bucket/key` */
export function objectArn(partition: string, uri: string): string {
  return `arn:${partition}:s3:::${uri.replace('s3://', '')}`;
}

export function repositoryArn(
  partition: string,
  region: string,
  { registry, repository }: { readonly registry: string; readonly repository: string },
): string {
  return `arn:${partition}:ecr:${region}:${registry}:repository/${repository}`;
}
