// Keys of KMS: whether one can encrypt now. Asked in the region of the run, where SageMaker looks for it, too.
import type { Cloud } from '../../cloud/cloud.ts';
import type { Facts } from '../../core/fact.ts';

/** @param key its id, its ARN, or an alias as name or ARN */
export async function readKey(cloud: Cloud, key: string): Promise<Facts['key']> {
  const { KeyMetadata: { KeyState: state = 'Enabled', KeyUsage, KeySpec } = {} } = await cloud.call(
    'DescribeKey',
    // SageMaker takes the end of an ARN, too; KMS the id alone.
    { KeyId: key.replace(/^key\//, '') },
  );
  // What services encrypt with is symmetric (KMS Developer Guide, "Special-purpose keys", read 2026-11).
  const symmetric = (KeySpec ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT';
  return { state, encrypts: symmetric && (KeyUsage ?? 'ENCRYPT_DECRYPT') === 'ENCRYPT_DECRYPT' };
}
