// What the lock file and the answers make of a document, as sentences.
import { describe, expect, test } from 'vitest';
import { NO_ANSWERS } from '../core/fact.ts';
import { EMPTY_LOCK, type Lock, type ModelPins, withPins } from './pins.ts';
import { questionsOf, settle } from './settle.ts';
import { answersOf, arnOf, documentOf, failed, latest, modelOf } from './testing/scene.ts';

const GROUPED = modelOf({ packageGroup: 'reranker' });
const PIN = { group: 'reranker', arn: arnOf(12), version: 12 };
const locked = (pins: ModelPins): Lock => withPins(EMPTY_LOCK, 'default', 'fraud', pins);
const questions = (model = GROUPED, lock = EMPTY_LOCK) => {
  const document = documentOf(model);
  return questionsOf(document, document.endpoints, lock);
};
const modelIn = ({ document }: ReturnType<typeof settle>) => document.endpoints[0]?.variants[0]?.model;

describe('is asked for', () => {
  test.each([
    ['a group without a pin', GROUPED, EMPTY_LOCK, 1],
    ['a group that is pinned', GROUPED, locked({ package: PIN }), 0],
    ['a group whose pin is of another one', GROUPED, locked({ package: { ...PIN, group: 'other' } }), 1],
    [
      'a group that another environment has pinned',
      GROUPED,
      withPins(EMPTY_LOCK, 'prod', 'fraud', { package: PIN }),
      1,
    ],
    ['a version by its ARN', modelOf({ package: arnOf(3) }), EMPTY_LOCK, 0],
    ['an image with its artifact', modelOf({ image: 'x', artifact: 's3://b/k' }), EMPTY_LOCK, 0],
  ])('%s', (_what, model, lock, count) => {
    expect(questions(model, lock)).toHaveLength(count);
  });

  test('nothing of endpoints that are not meant', () => {
    expect(questionsOf(documentOf(GROUPED), [], EMPTY_LOCK)).toEqual([]);
  });
});

describe('a package group', () => {
  test('becomes its pin, and nothing is open', () => {
    const settled = settle(documentOf(GROUPED), locked({ package: PIN }), NO_ANSWERS);
    expect(modelIn(settled)).toMatchObject({ package: arnOf(12), packageGroup: 'reranker' });
    expect(modelIn(settled)?.decided).not.toHaveProperty('open');
    expect(settled).toMatchObject({ decisions: [], problems: [] });
    expect(settled.next).toEqual(locked({ package: PIN }));
  });

  test('without a pin becomes the answer, which is open and in the next lock file', () => {
    const settled = settle(documentOf(GROUPED), EMPTY_LOCK, answersOf(latest(12)));
    expect(modelIn(settled)).toMatchObject({ package: arnOf(12), decided: { open: true } });
    expect(settled.decisions).toEqual([
      { address: 'models.fraud', what: 'package', to: arnOf(12), because: 'not pinned yet' },
    ]);
    expect(settled.next).toEqual(locked({ package: PIN }));
  });

  test('of another name than its pin is decided anew, and its other pins stay', () => {
    const lock = locked({ package: { group: 'other', arn: arnOf(1), version: 1 }, revision: 3 });
    const settled = settle(documentOf(GROUPED), lock, answersOf(latest(12)));
    expect(settled.decisions).toMatchObject([
      { from: arnOf(1), to: arnOf(12), because: 'the pin is of another group' },
    ]);
    expect(settled.next).toEqual(locked({ package: PIN, revision: 3 }));
  });

  test.each([
    ['missing', 'INF7006'],
    ['unread', 'INF2004'],
  ] as const)('that is %s cannot be decided', (state, code) => {
    const answers = answersOf(failed({ fact: 'latest-approved', group: 'reranker' }, state));
    expect(settle(documentOf(GROUPED), EMPTY_LOCK, answers)).toMatchObject({
      problems: [{ code, severity: 'error', address: 'models.fraud' }],
      decisions: [],
    });
  });
});

test('a document that nothing is pinned of is the same document', () => {
  const document = documentOf(modelOf({ image: 'x' }));
  expect(settle(document, withPins(EMPTY_LOCK, 'prod', 'fraud', { revision: 2 }), NO_ANSWERS).document).toBe(
    document,
  );
});

test('a revision is filled in, and any other pin is told by its digest alone', () => {
  const uri = 's3://b/k';
  const settled = settle(
    documentOf(modelOf({ artifact: uri })),
    locked({ artifact: { uri, etag: 'e' }, revision: 2 }),
    NO_ANSWERS,
  );
  expect(modelIn(settled)?.decided).toEqual({ revision: 2, pins: expect.stringMatching(/^[0-9a-f]{32}$/) });
});
