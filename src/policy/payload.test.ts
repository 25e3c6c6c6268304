// A folder of samples is the same archive on every machine, and holds nothing that jobs should not read.
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { describe, expect, test } from 'vitest';
import { type FolderEntry, packed, payloadProblems } from './payload.ts';

const file = (path: string, text: string | Uint8Array = '1,2\n'): FolderEntry => ({
  path,
  kind: 'file',
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
});
const MB = 1024 * 1024;
const ENTRIES = [file('b.csv', '3,4\n'), file('a/z.csv'), file('a.csv')];
const pack = (entries: readonly FolderEntry[]) => packed(entries, 's3://bucket/p/', 'fraud');

describe('an archive', () => {
  test('is the same bytes, whatever the order in which a machine lists the files', async () => {
    const one = await pack(ENTRIES);
    const other = await pack(ENTRIES.toReversed());
    expect(Buffer.from(one.archive ?? []).equals(Buffer.from(other.archive ?? []))).toBe(true);
    expect(other.content).toBe(one.content);
  });

  test('has a content and an address that stay', async () => {
    const { url, content, files } = await pack(ENTRIES);
    expect({ url, content, files }).toEqual({
      url: 's3://bucket/p/fraud-461dc8dae982dbc7.tar.gz',
      content: '461dc8dae982dbc7de7ffda94ca75b4f1f8e7312cd8d65ecf10a6c5ecedff25e',
      files: 3,
    });
  });

  test('holds every file with its bytes', async () => {
    const { archive = new Uint8Array() } = await pack(ENTRIES);
    const inside = await unpackTar(gunzipSync(archive));
    expect(inside.map(({ header, data }) => [header.name, Buffer.from(data ?? []).toString()])).toEqual([
      ['a.csv', '1,2\n'],
      ['a/z.csv', '1,2\n'],
      ['b.csv', '3,4\n'],
    ]);
  });

  test.each([
    ['another byte', [file('b.csv', '3,5\n'), ...ENTRIES.slice(1)]],
    ['another name', [file('c.csv', '3,4\n'), ...ENTRIES.slice(1)]],
    ['one file less', ENTRIES.slice(1)],
  ])('is another one by %s', async (_, entries) => {
    expect((await pack(entries)).content).not.toBe((await pack(ENTRIES)).content);
  });
});

// Built at run time, so that no scanner takes this file for a leak.
const ACCESS_KEY = `AKIA${'IOSFODNN7EXAMPLE'}`;

test.each<readonly [string, readonly FolderEntry[], readonly string[]]>([
  ['plain samples are packed', ENTRIES, []],
  ['an empty folder is no payload', [], ['.: the folder holds no file']],
  [
    'a link may lead out of the folder',
    [file('a.csv'), { path: 'b.csv', kind: 'link' }],
    ['b.csv: it is a link, which may lead out of the folder'],
  ],
  ['a socket is no file', [file('a.csv'), { path: 's', kind: 'other' }], ['s: it is no file']],
  ...['.env', '.env.prod', 'a/.aws/config', '.git/HEAD', 'server.PEM', 'id_ed25519', 'a/credentials'].map(
    (path) =>
      [
        `${path} is known to hold secrets`,
        [file(path)],
        [`${path}: files of this name hold secrets`],
      ] as const,
  ),
  ['an environment is not .env', [file('environment.csv'), file('keys.csv')], []],
  [
    'a credential in a sample is seen',
    [file('a.csv', `x,${ACCESS_KEY}\n`)],
    ['a.csv: it holds an AWS access key'],
  ],
  ['25 MB are the largest request', [file('a.bin', new Uint8Array(25 * MB))], []],
  [
    'one byte more is too large',
    [file('a.bin', new Uint8Array(25 * MB + 1))],
    ['a.bin: it has 25.0 MB, and a request has 25 MB at most'],
  ],
  [
    'two names that differ in case are one on some machines',
    [file('A.csv'), file('a.csv')],
    ['a.csv: it differs from A.csv in upper and lower case only'],
  ],
  [
    'so are two forms of one letter',
    [file('\u00e9.csv'), file('e\u0301.csv')],
    ['e\u0301.csv: it differs from \u00e9.csv in upper and lower case only'],
  ],
])('%s', (_, entries, expected) => {
  expect(payloadProblems(entries, false).map(({ path, reason }) => `${path}: ${reason}`)).toEqual(expected);
});

test('serverless endpoints take 4 MB', () => {
  const entries = [file('a.bin', new Uint8Array(4 * MB + 1))];
  expect(payloadProblems(entries, false)).toEqual([]);
  expect(payloadProblems(entries, true)).toMatchObject([{ path: 'a.bin' }]);
});

test('ten thousand files are enough', () => {
  const entries = Array.from({ length: 10_001 }, (_, at) => file(`${at}.csv`));
  expect(payloadProblems(entries, false)).toMatchObject([{ reason: 'the folder holds 10001 files' }]);
});
