// ARNs of what the file names by an address.

/** As in the region's name (IAM User Guide, "ARNs", read 2026-11). */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
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
