// What an update makes of the lock file, as sentences.
import { describe, expect, test } from 'vitest';
import { dropGone, move, updateQuestions } from './move.ts';
import { EMPTY_LOCK, type Lock, type ModelPins, pinsOf, withPins } from './pins.ts';
import { modelsNamed } from './scope.ts';
import {
  ARTIFACT,
  answersOf,
  arnOf,
  artifact,
  digestOf,
  documentOf,
  failed,
  image,
  latest,
  modelOf,
  type Told,
  XGBOOST,
} from './testing/scene.ts';

const PLAIN = modelOf({ image: XGBOOST, artifact: ARTIFACT });
const locked = (pins: ModelPins): Lock => withPins(EMPTY_LOCK, 'default', 'fraud', pins);
const PINNED: ModelPins = {
  image: { uri: XGBOOST, digest: digestOf('a') },
  artifact: { uri: ARTIFACT, etag: 'e1' },
};
const updated = (model: Parameters<typeof modelOf>[0], lock: Lock, told: Told) => {
  const { next, ...rest } = move(lock, 'default', [modelOf(model)], answersOf(told));
  return { pins: pinsOf(next, 'default', 'fraud'), ...rest };
};
const both = [...image('a'), ...artifact('e1')];

describe('artifact and image', () => {
  test('are recorded the first time, and no revision comes of it', () => {
    const { pins, moves } = updated(PLAIN, EMPTY_LOCK, both);
    expect(pins).toEqual(PINNED);
    expect(moves).toEqual([
      { address: 'models.fraud', what: 'image', to: digestOf('a') },
      { address: 'models.fraud', what: 'artifact', to: 'ETag e1' },
    ]);
  });

  test('that are what they were do not move, and the lock file stays', () => {
    const lock = locked(PINNED);
    expect(updated(PLAIN, lock, both)).toMatchObject({ pins: PINNED, moves: [], problems: [] });
    expect(move(lock, 'default', [PLAIN], answersOf(both)).next).toEqual(lock);
  });

  test.each([
    ['an artifact', [...image('a'), ...artifact('e2')], 'artifact'],
    ['a tag', [...image('b'), ...artifact('e1')], 'image'],
    ['both', [...image('b'), ...artifact('e2')], 'image'],
  ])('with other bytes at the same address raise the revision, once: %s', (_what, told, first) => {
    const { pins, moves } = updated(PLAIN, locked(PINNED), told);
    expect(pins?.revision).toBe(2);
    expect(moves[0]).toMatchObject({ what: first });
    expect(moves.at(-1)).toMatchObject({ what: 'revision', from: '1', to: '2' });
    expect(updated(PLAIN, locked({ ...PINNED, revision: 7 }), told).pins?.revision).toBe(8);
  });

  test('at another address move without a revision, and keep the one that there is', () => {
    const uri = 's3://risk-models/fraud/43/model.tar.gz';
    const told = [...image('a'), ...artifact('e2', uri)];
    const { pins, moves } = updated({ ...PLAIN, artifact: uri }, locked({ ...PINNED, revision: 3 }), told);
    expect(pins).toEqual({ ...PINNED, artifact: { uri, etag: 'e2' }, revision: 3 });
    expect(moves).toEqual([
      { address: 'models.fraud', what: 'artifact', from: `${ARTIFACT} (ETag e1)`, to: `${uri} (ETag e2)` },
    ]);
  });

  test('of the same bytes put again are another version, which is no other content', () => {
    const told = [...image('a'), ...artifact('e1', ARTIFACT, 'v2')];
    const lock = locked({ ...PINNED, artifact: { uri: ARTIFACT, etag: 'e1', version: 'v1' } });
    const { pins, moves } = updated(PLAIN, lock, told);
    expect(pins).toEqual({ ...PINNED, artifact: { uri: ARTIFACT, etag: 'e1', version: 'v2' } });
    expect(moves).toMatchObject([
      { what: 'artifact', from: 'ETag e1, version v1', to: 'ETag e1, version v2' },
    ]);
  });

  test('of sources beside it are pinned by their names, and other bytes there raise the revision', () => {
    const uri = 's3://risk-models/draft.tar.gz';
    const raw = { AdditionalModelDataSources: [{ ChannelName: 'draft', S3DataSource: { S3Uri: uri } }] };
    const model = modelOf({ ...PLAIN, raw });
    const first = updated(model, EMPTY_LOCK, [...both, ...artifact('d1', uri)]);
    expect(first.pins).toEqual({ ...PINNED, sources: { draft: { uri, etag: 'd1' } } });
    const second = updated(model, locked(first.pins ?? {}), [...both, ...artifact('d2', uri)]);
    expect(second.pins).toEqual({ ...PINNED, sources: { draft: { uri, etag: 'd2' } }, revision: 2 });
    expect(second.moves).toMatchObject([{ what: 'source draft' }, { what: 'revision' }]);
    const piped = updated(
      { containers: [{ image: XGBOOST, env: {}, raw }] },
      EMPTY_LOCK,
      artifact('d1', uri),
    );
    expect(piped.pins).toEqual({ containers: [{ sources: { draft: { uri, etag: 'd1' } } }] });
  });

  test('that cannot be read keep their pin, and the others move', () => {
    const told = [...failed({ fact: 'image', uri: XGBOOST }, 'unread'), ...artifact('e2')];
    const { pins, problems } = updated(PLAIN, locked(PINNED), told);
    expect(pins).toEqual({ image: PINNED.image, artifact: { uri: ARTIFACT, etag: 'e2' }, revision: 2 });
    expect(problems).toMatchObject([{ code: 'INF2004', address: 'models.fraud' }]);
  });

  test('that are gone are told and keep their pin', () => {
    const told = [...image('a'), ...failed({ fact: 'artifact', uri: ARTIFACT }, 'missing')];
    const { pins, problems } = updated(PLAIN, locked(PINNED), told);
    expect(pins).toEqual(PINNED);
    expect(problems).toMatchObject([{ code: 'INF2010', severity: 'error' }]);
  });
});

describe('nothing is asked or written', () => {
  test('of an image by digest', () => {
    expect(updateQuestions([modelOf({ image: XGBOOST.replace(':1.7-1', `@${digestOf('a')}`) })])).toEqual([]);
  });

  test('of what comes from the environment, which is said', () => {
    const model = modelOf({ ...PLAIN, maskedFields: ['artifact', 'role'] });
    expect(updateQuestions([model])).toEqual([{ fact: 'image', uri: XGBOOST }]);
    const { pins, unpinned } = updated(model, locked(PINNED), image('a'));
    expect(pins).toEqual({ image: PINNED.image });
    expect(unpinned).toMatchObject([{ address: 'models.fraud', what: 'artifact' }]);
  });

  test('of a version by its ARN', () => {
    expect(updateQuestions([modelOf({ package: arnOf(3) })])).toEqual([]);
  });
});

describe('a package group', () => {
  const GROUPED = { packageGroup: 'reranker' };
  const PIN = { group: 'reranker', arn: arnOf(12), version: 12 };

  test('moves to the latest approved version, and to an older one where that is the latest', () => {
    expect(updated(GROUPED, locked({ package: PIN }), latest(13))).toMatchObject({
      pins: { package: { version: 13, arn: arnOf(13) } },
      moves: [{ what: 'package', from: arnOf(12), to: arnOf(13) }],
    });
    expect(updated(GROUPED, locked({ package: PIN }), latest(11)).pins?.package?.version).toBe(11);
  });

  test('that became a version in the file loses its pin', () => {
    const { pins, moves } = updated({ package: arnOf(3) }, locked({ package: PIN }), []);
    expect(pins).toBeUndefined();
    expect(moves).toMatchObject([{ what: 'package', from: arnOf(12) }]);
  });
});

test('the containers of a pipeline have pins of their own, in its order', () => {
  const containers = [
    { image: XGBOOST, env: {} },
    { image: XGBOOST, artifact: ARTIFACT, env: {} },
  ];
  const { pins, moves } = updated({ containers }, EMPTY_LOCK, both);
  expect(pins?.containers).toEqual([{ image: PINNED.image }, PINNED]);
  expect(moves.map(({ what }) => what)).toEqual([
    'container 1 image',
    'container 2 image',
    'container 2 artifact',
  ]);
});

describe('entries', () => {
  const kept = withPins(withPins(locked(PINNED), 'prod', 'gone', PINNED), 'prod', 'other', PINNED);
  const lock = withPins(kept, 'default', 'gone', PINNED);

  test('of models that the file no longer has are dropped, those of other environments are not', () => {
    const { next, moves } = dropGone(lock, 'default', [PLAIN]);
    expect(next).toEqual(kept);
    expect(moves).toMatchObject([{ address: 'models.gone', what: 'entry' }]);
  });

  test('of other models and environments stay when one model is updated', () => {
    const { next } = move(lock, 'default', [PLAIN], answersOf([...image('a'), ...artifact('e2')]));
    expect(withPins(next, 'default', 'fraud', PINNED)).toEqual(lock);
  });
});

describe('an address', () => {
  const document = documentOf(PLAIN, modelOf({ key: 'reranker', packageGroup: 'reranker' }));
  test.each([
    [[], ['fraud', 'reranker']],
    [['models.reranker'], ['reranker']],
    [['endpoints.fraud', 'models.fraud'], ['fraud']],
  ])('%j means the models %j', (addresses, keys) => {
    expect(modelsNamed(document, addresses).map(({ key }) => key)).toEqual(keys);
  });

  test.each([
    ['models.frud', /did you mean "models.fraud"/],
    ['fraud', /write models.fraud/],
    ['zzzzzzzzzz', /addresses of the file: models.fraud, models.reranker, endpoints.fraud/],
  ])('%s is none, and the right ones are named', (address, hint) => {
    expect(() => modelsNamed(document, [address])).toThrow(
      expect.objectContaining({ code: 'INF7011', exit: 64, details: { hint: expect.stringMatching(hint) } }),
    );
  });
});
