// Keys of KMS as far as anybody asks: whether one is there, and in which state. A key that nobody declared is there, unless
// the scenario has nothing but what it declares (API reference, DescribeKey, read 2026-11; texts as people pasted them).
import { uuid } from '../chance.ts';
import { covers, type DeclaredKey, holding } from '../faults/declared.ts';
import { ServiceFault } from '../wire/errors.ts';
import { type Context, minutesNow } from './context.ts';

const ARN = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):(\d{12}):((?:key|alias)\/.+)$/;

/** Whose permission counts, and what an answer names. An alias stands for one key. */
export function keyArn({ account, region, seed }: Context, key: string): string {
  const [, of = region, owner = account, rest = key] = ARN.exec(key) ?? [];
  const name = rest.replace(/^key\//, '');
  const id = name.startsWith('alias/') ? uuid(seed, 'key', owner, name) : name;
  return `arn:aws:kms:${of}:${owner}:key/${id}`;
}

export function describeKey(ctx: Context, key: unknown, region: string): { readonly KeyMetadata: object } {
  if (typeof key !== 'string' || key === '') {
    throw new ServiceFault(
      'ValidationException',
      "1 validation error detected: Value at 'keyId' is required",
    );
  }
  const arn = keyArn(ctx, key);
  const alias = (ARN.exec(key)?.[3] ?? key).startsWith('alias/');
  const declared = declaredOf(ctx, key, arn);
  const gone = declared === undefined ? !ctx.conditions.undeclaredExists : declared.missing === true;
  // Another region knows nothing of it (seen: hashicorp/boundary-reference-architecture#15).
  if (gone || arn.split(':')[3] !== region) throw notFound(ctx, key, arn, alias);
  const { state = 'Enabled', usage = 'ENCRYPT_DECRYPT', spec = 'SYMMETRIC_DEFAULT' } = declared ?? {};
  return {
    KeyMetadata: {
      AWSAccountId: arn.split(':')[4],
      KeyId: arn.split('/')[1],
      Arn: arn,
      CreationDate: Math.round(ctx.world.begun / 1_000),
      Enabled: state === 'Enabled',
      Description: '',
      KeyUsage: usage,
      KeyState: state,
      Origin: 'AWS_KMS',
      KeyManager: 'CUSTOMER',
      KeySpec: spec,
      MultiRegion: false,
    },
  };
}

function declaredOf(ctx: Context, key: string, arn: string): DeclaredKey | undefined {
  const names = [key, arn, arn.split('/')[1] ?? key];
  const own = ctx.conditions.keys.filter((one) => names.some((name) => covers(one.key, name)));
  return holding(own, minutesNow(ctx)).at(-1);
}

function notFound({ account, region }: Context, key: string, arn: string, alias: boolean): ServiceFault {
  const named = key.startsWith('arn:') ? key : `arn:aws:kms:${region}:${account}:${key}`;
  return new ServiceFault(
    'NotFoundException',
    alias ? `Alias ${named} is not found.` : `Key '${arn}' does not exist`,
  );
}
