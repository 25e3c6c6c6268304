// Partitions by the names of regions: what an ARN begins with decides whether anything is found under it.
import { expect, test } from 'vitest';
import { objectArn, partitionOf } from './arn.ts';

test.each([
  ['us-east-1', 'aws'],
  ['eu-central-2', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eu-isoe-west-1', 'aws-iso-e'],
  ['us-isof-south-1', 'aws-iso-f'],
  ['eusc-de-east-1', 'aws-eusc'],
])('%s is of %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
  expect(objectArn(partition, 's3://b/a/')).toBe(`arn:${partition}:s3:::b/a/`);
});
