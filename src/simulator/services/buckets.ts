// Buckets of S3 as requests meet them: what the scenario declares, and that every other one is there.
import { type DeclaredBucket, holding } from '../faults/declared.ts';
import { ServiceFault } from '../wire/errors.ts';
import { type Context, minutesNow } from './context.ts';

export type Bucket = {
  readonly name: string;
  readonly region: string;
  readonly versioned: boolean;
  /** Whether objects are there that nobody declared or wrote. */
  readonly undeclaredExists: boolean;
  readonly denied: boolean;
};

/** Undefined where there is none of that name. */
export function bucketAt(ctx: Context, name: string): Bucket | undefined {
  const declared: DeclaredBucket | undefined = holding(
    ctx.conditions.buckets.filter((one) => one.bucket === name),
    minutesNow(ctx),
  ).at(-1);
  if (declared?.missing === true) return undefined;
  const hasObjects = ctx.conditions.objects.some((one) => one.uri.startsWith(`s3://${name}/`));
  if (declared === undefined && !hasObjects && !ctx.conditions.undeclaredExists) return undefined;
  return {
    name,
    region: declared?.region ?? ctx.region,
    versioned: declared?.versioned ?? false,
    undeclaredExists:
      declared?.undeclared === undefined ? ctx.conditions.undeclaredExists : declared.undeclared === 'exists',
    denied: declared?.denied ?? false,
  };
}

/**
 * The bucket that a request to the endpoint of `region` reaches.
 * @throws ServiceFault in the words of S3's error responses (API reference, read 2026-11).
 */
export function openBucket(ctx: Context, name: string, region: string): Bucket {
  const bucket = bucketAt(ctx, name);
  if (bucket === undefined) {
    const more = { BucketName: name };
    throw new ServiceFault('NoSuchBucket', 'The specified bucket does not exist', 404, { more });
  }
  if (bucket.region !== region) throw elsewhere(bucket);
  return bucket;
}

function elsewhere({ name, region }: Bucket): ServiceFault {
  return new ServiceFault(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future ' +
      'requests to this endpoint.',
    301,
    {
      more: { Endpoint: `${name}.s3.${region}.amazonaws.com`, Bucket: name },
      headers: { 'x-amz-bucket-region': region },
    },
  );
}
