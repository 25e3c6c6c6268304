// The right that whoever looks has not: a statement of IAM, out of what a refusal says.
import { partitionOf } from '../core/arn.ts';
import type { ServiceError } from '../core/service-error.ts';

/** As JSON; undefined where the refusal does not say which action. */
export function lackingIn({ details, message }: ServiceError, region: string): string | undefined {
  const action = /\ballow ([a-z0-9-]+:\w+) for\b/.exec(details.hint ?? '')?.[1];
  if (action === undefined) return undefined;
  const named = /\bon resource: "?(arn:[^\s"]+)/.exec(message)?.[1] ?? inS3(message, action, region);
  return JSON.stringify({ Effect: 'Allow', Action: action, Resource: named ?? '*' });
}

/** The refusal of a HEAD has no words of the service: what it is about is what was asked. */
function inS3(message: string, action: string, region: string): string | undefined {
  const [, bucket, key] = /^\w+ of "s3:\/\/([^/"]+)\/?([^"]*)"/.exec(message) ?? [];
  if (bucket === undefined) return undefined;
  const arn = `arn:${partitionOf(region)}:s3:::${bucket}`;
  return action === 's3:ListBucket' ? arn : `${arn}/${key}`;
}
