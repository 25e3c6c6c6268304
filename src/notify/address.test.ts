// Which addresses are of the public internet, and which texts are webhooks.
import { describe, expect, test } from 'vitest';
import { isPublic, secretsIn, webhookOf } from './address.ts';

describe('an address that is not public', () => {
  test.each([
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['unspecified', '0.0.0.0', '0.1.2.3', '::'],
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ['link-local, where metadata is served', '169.254.169.254', '169.254.170.2', 'fe80::1', 'fe80::1%eth0'],
    ['of the unique local block, where metadata is served too', 'fd00:ec2::254', 'fc00::1'],
    ['shared by a carrier', '100.64.0.1', '100.127.255.255'],
    [
      'of documentation and benchmarks',
      '192.0.2.1',
      '198.51.100.1',
      '203.0.113.9',
      '198.18.0.1',
      '198.19.255.255',
    ],
    ['of protocols', '192.0.0.8', '192.88.99.1'],
    [
      'multicast, reserved or broadcast',
      '224.0.0.1',
      '239.255.255.250',
      '240.0.0.1',
      '255.255.255.255',
      'ff02::1',
    ],
    ['mapped from IPv4', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::FFFF:10.0.0.1', '0:0:0:0:0:ffff:7f00:1'],
    ['compatible with IPv4', '::127.0.0.1', '::7f00:1'],
    ['translated by NAT64', '64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1'],
    ['tunnelled', '2002:7f00:1::', '2002:a9fe:a9fe::1', '2001:0:4136:e378::1'],
    ['of documentation in IPv6', '2001:db8::1', '3fff::1'],
    ['site-local or discarded', 'fec0::1', '100::1'],
    [
      'none',
      '',
      'localhost',
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      '01.2.3.4',
      '1.2.3.4 ',
      ':',
      ':::',
      '1::2::3',
      'g::1',
    ],
    ['none, of IPv6', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::1', '::1.2.3', '2a00::1/64'],
  ])('is %s', (_, ...addresses) => {
    expect(addresses.filter(isPublic)).toEqual([]);
  });
});

test('addresses of the internet are public, whatever stands beside a closed block', () => {
  const open = [
    ...[
      '93.184.216.34',
      '1.1.1.1',
      '9.255.255.255',
      '11.0.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '126.255.255.255',
    ],
    ...[
      '128.0.0.1',
      '169.253.255.255',
      '169.255.0.1',
      '172.15.255.255',
      '172.32.0.0',
      '192.167.1.1',
      '223.255.255.255',
    ],
    ...[
      '198.17.255.255',
      '198.20.0.0',
      '192.0.1.1',
      '2606:2800:220:1:248:1893:25c8:1946',
      '2a00::1',
      '2001:200::1',
    ],
    ...['::ffff:93.184.216.34', '64:ff9b::5db8:d822', '2001:4860:4860::8888', '2003::1', '3ffe::1'],
  ];
  expect(open.filter((one) => !isPublic(one))).toEqual([]);
});

test.each([
  ['is not an address', '', 'hooks.slack.com/services/T0', 'https://', `https://a.b/${'x'.repeat(2048)}`],
  [
    'only https: is used',
    'http://hooks.slack.com/x',
    'ftp://a.example/',
    'file:///etc/passwd',
    'gopher://a.example/',
  ],
  ['has a user or password in it', 'https://user@a.example/', 'https://:secret@a.example/'],
  [
    'has a number for its host',
    ...[
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://127.1/',
    ],
    ...[
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://169.254.169.254/latest/',
      'https://93.184.216.34/',
    ],
  ],
  [
    'of the local network',
    'https://localhost/',
    'https://localhost./',
    'https://metadata/',
    'https://intranet:8443/x',
  ],
])('a text %s', (problem, ...texts) => {
  for (const text of texts) {
    const found = webhookOf(text);
    expect([text, 'problem' in found ? found.problem : 'usable']).toEqual([
      text,
      expect.stringContaining(problem),
    ]);
    if (text.length > 20) expect(JSON.stringify(found)).not.toContain(text);
  }
});

test('a webhook is read with the white space that a secret store leaves around it', () => {
  expect(webhookOf(' https://hooks.slack.com/services/T0/B0/x\n')).toEqual({
    url: new URL('https://hooks.slack.com/services/T0/B0/x'),
  });
});

test('an address is hidden whole, and in each piece that is long enough to be a token', () => {
  const url = new URL('https://a.example/services/T00000000/short/abcdefghijkl?key=0123456789abc');
  expect(secretsIn(url)).toEqual([
    url.href,
    '/services/T00000000/short/abcdefghijkl?key=0123456789abc',
    'abcdefghijkl',
    '0123456789abc',
  ]);
});
