// Signatures of webhooks: by the vector that libraries of Standard Webhooks test with.
import { expect, test } from 'vitest';
import { keyOf, signatureHeaders } from './signature.ts';

test('a message has the signature that a library of the standard expects', () => {
  const key = keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n');
  const signed = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  };
  expect(key === undefined ? {} : signatureHeaders(key, signed)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

const base64 = (length: number) => Buffer.alloc(length, 7).toString('base64');

test.each([
  ['', 'no prefix', `${base64(32)}`],
  ['whsec_', 'too short', base64(23)],
  ['whsec_', 'too long', base64(65)],
  ['whsec_', 'a phrase', 'correct horse battery staple and more'],
  ['whsec_', 'nothing', ''],
])('%s and %s is no secret', (prefix, _, digits) => {
  expect(keyOf(prefix + digits)).toBeUndefined();
});

test('a secret has 24 to 64 bytes', () => {
  expect([24, 64].map((length) => keyOf(`whsec_${base64(length)}`)?.length)).toEqual([24, 64]);
});
