// Requests that look whether something is there, before anything is started that needs it; and their answers.
import type { DescribeKeyCommandInput, DescribeKeyCommandOutput } from '@aws-sdk/client-kms';
import type {
  HeadBucketCommandInput,
  HeadBucketCommandOutput,
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3';
import type { GetTopicAttributesCommandInput, GetTopicAttributesCommandOutput } from '@aws-sdk/client-sns';

export type LookingOperations = {
  DescribeKey: { in: DescribeKeyCommandInput; out: DescribeKeyCommandOutput };
  GetTopicAttributes: { in: GetTopicAttributesCommandInput; out: GetTopicAttributesCommandOutput };
  HeadBucket: { in: HeadBucketCommandInput; out: HeadBucketCommandOutput };
  ListObjectsV2: { in: ListObjectsV2CommandInput; out: ListObjectsV2CommandOutput };
};
