// The lock file: the same decisions are the same bytes, nothing is lost on the way, and what is not understood is told
// with its place.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lockPathOf } from './lock-path.ts';
import { EMPTY_LOCK, type Lock, withPins } from './pins.ts';
import { readLock } from './read-lock.ts';
import { ARTIFACT, arnOf, digestOf, XGBOOST } from './testing/scene.ts';
import { lockText } from './write-lock.ts';

const LOCK: Lock = {
  version: 1,
  environments: {
    prod: {
      models: {
        fraud: {
          image: { uri: XGBOOST, digest: digestOf('a') },
          artifact: { uri: ARTIFACT, etag: 'e1', version: 'v1' },
          sources: { draft: { uri: 's3://risk-models/draft.tar.gz', etag: 'd1' } },
          revision: 2,
        },
        reranker: { package: { group: 'reranker', arn: arnOf(12), version: 12 } },
      },
      components: {
        'endpoints.chat.components.lora': { artifact: { uri: ARTIFACT, etag: 'l1' } },
      },
    },
    staging: { models: { chain: { containers: [{ image: { uri: XGBOOST, digest: digestOf('b') } }, {}] } } },
  },
};
const TEXT = lockText(LOCK);

test('is written with each value on a line of its own', () => {
  expect(TEXT.split('\n').slice(2)).toEqual(
    `version: 1
environments:
  prod:
    models:
      fraud:
        image:
          uri: ${XGBOOST}
          digest: ${digestOf('a')}
        artifact:
          uri: ${ARTIFACT}
          etag: e1
          version: v1
        sources:
          draft:
            uri: s3://risk-models/draft.tar.gz
            etag: d1
        revision: 2
      reranker:
        package:
          group: reranker
          version: 12
          arn: ${arnOf(12)}
    components:
      endpoints.chat.components.lora:
        artifact:
          uri: ${ARTIFACT}
          etag: l1
  staging:
    models:
      chain:
        containers:
          - image:
              uri: ${XGBOOST}
              digest: ${digestOf('b')}
          - {}
`.split('\n'),
  );
});

const read = (text: string) => {
  const { lock, diagnostics } = readLock('inference.lock.yaml', text);
  expect(diagnostics).toEqual([]);
  return lock as Lock;
};

describe('what was written', () => {
  test('is read again as it was, and written again as the same bytes', () => {
    expect(read(TEXT)).toEqual(LOCK);
    expect(lockText(read(TEXT))).toBe(TEXT);
  });

  test.each([
    '12345',
    '1e10',
    '0x1F',
    'null',
    'true',
    '~',
    '012',
    '.5',
    '-',
    'a: b',
    '#x',
    '9bb58f26192e4ba00f01e2e7b136bbd8-3',
    '"',
    "'",
    'ü',
  ])('keeps %s as text', (etag) => {
    const lock = withPins(EMPTY_LOCK, 'prod', 'm', { artifact: { uri: ARTIFACT, etag } });
    if (/\s/.test(etag)) return;
    expect(read(lockText(lock))).toEqual(lock);
  });

  test('is the same for any pins', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const token = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => /^\S+$/.test(one));
    const pins = fc.record(
      {
        artifact: fc.record({ uri: token.map((one) => `s3://${one}`), etag: token }),
        package: fc.record({
          group: token,
          version: fc.integer({ min: 1, max: 10_000 }),
          arn: fc.constant(arnOf(3)),
        }),
        revision: fc.integer({ min: 2, max: 999 }),
      },
      { requiredKeys: ['artifact'] },
    );
    const models = fc.dictionary(word, pins, { minKeys: 1, maxKeys: 5 });
    fc.assert(
      fc.property(fc.dictionary(word, models, { minKeys: 1, maxKeys: 3 }), (all) => {
        const environments = Object.fromEntries(
          Object.entries(all).map(([key, one]) => [key, { models: { ...one } }]),
        );
        const text = lockText({ version: 1, environments });
        expect(lockText(read(text))).toBe(text);
        expect(read(text)).toEqual({ version: 1, environments });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a change', () => {
  const lines = (text: string) => new Set(text.split('\n'));

  test('of one pin is one line', () => {
    const moved = withPins(LOCK, 'prod', 'reranker', {
      package: { group: 'reranker', arn: arnOf(13), version: 13 },
    });
    const [before, after] = [lines(TEXT), lines(lockText(moved))];
    expect([...after].filter((line) => !before.has(line))).toEqual([
      '          version: 13',
      `          arn: ${arnOf(13)}`,
    ]);
  });

  test('of one model stands in its place and leaves every other line, also where the file is not sorted', () => {
    const unsorted: Lock = {
      version: 1,
      environments: {
        staging: LOCK.environments.staging,
        prod: LOCK.environments.prod,
      } as Lock['environments'],
    };
    const pins = { artifact: { uri: ARTIFACT, etag: 'x' } };
    const more = withPins(withPins(unsorted, 'prod', 'middle', pins), 'dev', 'm', pins);
    expect(Object.keys(more.environments)).toEqual(['dev', 'staging', 'prod']);
    expect(Object.keys(more.environments.prod?.models ?? {})).toEqual(['fraud', 'middle', 'reranker']);
    const less = withPins(withPins(more, 'prod', 'middle', undefined), 'dev', 'm', undefined);
    expect(lockText(less)).toBe(lockText(unsorted));
  });
});

const PIN = '        artifact: { uri: s3://b/k, etag: e }\n';
const under = (model: string) => `version: 1\nenvironments:\n  prod:\n    models:\n      fraud:\n${model}`;

const loadedBy = (component: string, pins: string) =>
  `version: 1\nenvironments:\n  prod:\n    components:\n      ${component}:\n${pins}`;

describe('what is wrong in the file is told with its place', () => {
  test.each([
    ['conflict marks', `version: 1\n<<<<<<< HEAD\nenvironments: {}\n=======\n>>>>>>> main\n`, '2:1 INF7001'],
    ['conflict marks with Windows line ends', `version: 1\r\n<<<<<<< HEAD\r\n=======\r\n`, '2:1 INF7001'],
    ['only the middle of a conflict', under(`${PIN}=======\n${PIN}`), '7:1 INF7001'],
    ['a newer version', 'version: 2\nrecommendations: {}\n', '1:10 INF7003'],
    ['another version', 'version: "1"\n', '1:10 INF7002'],
    ['no version', 'environments: {}\n', '1:1 INF7002'],
    ['a list', '- version: 1\n', '1:1 INF7002'],
    ['nothing', '', '1:1 INF1009'],
    ['a comment only', '# gone\n', '1:1 INF1009'],
    ['no YAML', 'version: [\n', '2:1 INF1001'],
    ['a model twice', under(`${PIN}      fraud:\n${PIN}`), '7:7 INF1004'],
    ['a pin twice', under(`${PIN}${PIN}`), '7:9 INF1004'],
    ['a key that nobody knows', under('        artefact: { uri: s3://b/k, etag: e }\n'), '6:9 INF7002'],
    [
      'a section that nobody knows',
      'version: 1\nenvironments:\n  prod:\n    models: {}\n    guesses: {}\n',
      '5:5 INF7002',
    ],
    ['a missing member', under('        artifact: { uri: s3://b/k }\n'), '6:9 INF7002'],
    ['an ETag that is a number', under('        artifact: { uri: s3://b/k, etag: 12 }\n'), '6:42 INF7002'],
    ['an empty ETag', under('        artifact: { uri: s3://b/k, etag: "" }\n'), '6:42 INF7002'],
    ['a short digest', under('        image: { uri: x, digest: sha256:abc }\n'), '6:34 INF7002'],
    [
      'a version that is text',
      under(`        package: { group: g, version: "12", arn: "${arnOf(12)}" }\n`),
      '6:39 INF7002',
    ],
    [
      'a version of 0',
      under(`        package: { group: g, version: 0, arn: "${arnOf(12)}" }\n`),
      '6:39 INF7002',
    ],
    [
      'an ARN of something else',
      under('        package: { group: g, version: 1, arn: "arn:aws:s3:::b" }\n'),
      '6:47 INF7002',
    ],
    ['a revision of 1', under('        revision: 1\n'), '6:19 INF7002'],
    ['an empty model', under(''), '5:7 INF7002'],
    ['a component by its key alone', loadedBy('lora', PIN), '5:7 INF7002'],
    [
      'a revision of a component',
      loadedBy('endpoints.chat.components.lora', '        revision: 2\n'),
      '6:9 INF7002',
    ],
    ['an alias', under('        artifact: *a\n'), '6:19 INF1003'],
    ['a key of JavaScript', 'version: 1\nenvironments: { __proto__: {} }\n', '2:17 INF1007'],
    [
      'an environment that no file can have',
      'version: 1\nenvironments: { "a b": { models: {} } }\n',
      '2:17 INF7002',
    ],
  ])('%s', (_what, text, expected) => {
    const { lock, diagnostics } = readLock('inference.lock.yaml', text);
    const [first] = diagnostics;
    expect(lock).toBeUndefined();
    expect(`${first?.place?.line}:${first?.place?.column} ${first?.code}`).toBe(expected);
    expect(first?.hint).toMatch(/\S/);
    expect(first?.place?.file).toBe('inference.lock.yaml');
  });
});

test.each([
  ['inference.yaml', 'inference.lock.yaml'],
  ['teams/risk/inference.yml', 'teams/risk/inference.lock.yml'],
  ['a.b/file', 'a.b/file.lock.yaml'],
])('the lock file of %s is %s', (file, lock) => {
  expect(lockPathOf(file)).toBe(lock);
});
