// KMS speaks AWS JSON 1.1 under a target of its own, `TrentService.DescribeKey`, of which that one is answered.
import { describeKey, keyArn } from '../services/keys.ts';
import type { WireRequest } from './http.ts';
import { inputOf, json11 } from './json11.ts';
import type { Protocol } from './protocol.ts';
import { signedRegion } from './scope.ts';

const PREFIX = 'TrentService.';
const OPERATION = 'DescribeKey';

export function isKms(request: WireRequest): boolean {
  return request.headers['x-amz-target']?.startsWith(PREFIX) ?? false;
}

export const kmsJson: Protocol = {
  ...json11,
  read(request) {
    const input = inputOf(request, PREFIX + OPERATION);
    const key = typeof input.KeyId === 'string' ? input.KeyId : '*';
    return {
      operation: OPERATION,
      mutating: false,
      signed: true,
      about: key,
      input,
      permission: (ctx) => ({ action: `kms:${OPERATION}`, resource: keyArn(ctx, key) }),
      run: (ctx) => describeKey(ctx, input.KeyId, signedRegion(request) ?? ctx.region),
    };
  },
};
