// What a pin says of what stands there, as sentences.
import { describe, expect, test } from 'vitest';
import { check, checksOf } from './check.ts';
import type { ModelPins } from './pins.ts';
import {
  ARTIFACT,
  answersOf,
  arnOf,
  artifact,
  digestOf,
  failed,
  image,
  modelOf,
  type Told,
  XGBOOST,
} from './testing/scene.ts';

const PLAIN = modelOf({ image: XGBOOST, artifact: ARTIFACT });
const PINNED: ModelPins = {
  image: { uri: XGBOOST, digest: digestOf('a') },
  artifact: { uri: ARTIFACT, etag: 'e1', version: 'v1' },
};
const GROUPED = modelOf({ packageGroup: 'reranker', package: arnOf(12) });
const VERSION: ModelPins = { package: { group: 'reranker', arn: arnOf(12), version: 12 } };
const approval = (status: string): Told => [
  [
    { fact: 'approval', arn: arnOf(12) },
    { state: 'found', value: { status } },
  ],
];
const checked = (model: typeof PLAIN, pins: ModelPins | undefined, told: Told, environment = 'default') =>
  check(model, pins, answersOf(told), environment);

describe('is asked for', () => {
  test.each([
    ['nothing without pins', PLAIN, undefined, 0],
    ['an image and an artifact that are pinned', PLAIN, PINNED, 2],
    ['nothing where the pin is of another address', modelOf({ artifact: 's3://b/other.tar.gz' }), PINNED, 0],
    [
      'nothing of what comes from the environment',
      modelOf({ ...PLAIN, maskedFields: ['image', 'artifact'] }),
      PINNED,
      0,
    ],
    ['whether a pinned version is approved', GROUPED, VERSION, 1],
    ['nothing of a version by its ARN', modelOf({ package: arnOf(12) }), undefined, 0],
  ])('%s', (_what, model, pins, count) => {
    expect(checksOf(model, pins)).toHaveLength(count);
  });
});

describe('a model is deployed', () => {
  test.each([
    ['where everything is as it was', PLAIN, PINNED, [...image('a'), ...artifact('e1', ARTIFACT, 'v1')]],
    [
      'where the same bytes were put again',
      PLAIN,
      PINNED,
      [...image('a'), ...artifact('e1', ARTIFACT, 'v2')],
    ],
    ['where its version is approved', GROUPED, VERSION, approval('Approved')],
  ])('%s', (_what, model, pins, told) => {
    expect(checked(model, pins, told)).toEqual({ objections: [], warnings: [] });
  });

  test('with a warning where nobody may look', () => {
    const told = [...image('a'), ...failed({ fact: 'artifact', uri: ARTIFACT }, 'unread')];
    expect(checked(PLAIN, PINNED, told)).toMatchObject({
      objections: [],
      warnings: [{ code: 'INF7010', severity: 'warning', address: 'models.fraud' }],
    });
  });
});

describe('a model is held', () => {
  const image2 = `the image ${XGBOOST} is not what is pinned: it was ${digestOf('a')} and is ${digestOf('b')}`;
  test.each([
    [
      'where a tag stands for something else',
      PLAIN,
      PINNED,
      [...image('b'), ...artifact('e1')],
      'INF7007',
      image2,
    ],
    [
      'where an object was overwritten',
      PLAIN,
      PINNED,
      [...image('a'), ...artifact('e2')],
      'INF7007',
      'it was ETag e1 and is ETag e2',
    ],
    [
      'where an object is gone',
      PLAIN,
      PINNED,
      [...image('a'), ...failed({ fact: 'artifact', uri: ARTIFACT }, 'missing')],
      'INF7008',
      `the artifact ${ARTIFACT} is gone`,
    ],
    [
      'where its version is rejected',
      GROUPED,
      VERSION,
      approval('Rejected'),
      'INF7009',
      'reranker/12 is Rejected',
    ],
    [
      'where its version is gone',
      GROUPED,
      VERSION,
      failed({ fact: 'approval', arn: arnOf(12) }, 'missing'),
      'INF7008',
      'reranker/12 is gone',
    ],
  ])('%s', (_what, model, pins, told, code, words) => {
    const { objections, warnings } = checked(model, pins, told as Told);
    expect(objections).toMatchObject([
      { code, address: 'models.fraud', message: expect.stringContaining(words) },
    ]);
    expect(warnings).toEqual([]);
  });

  test('and told which command moves the pin, in its environment', () => {
    const { objections } = checked(PLAIN, PINNED, [...image('b'), ...artifact('e1')], 'prod');
    expect(objections[0]).toMatchObject({
      short: 'needs inferra update models.fraud --env prod',
      hint: expect.stringContaining('`inferra update models.fraud --env prod`'),
    });
  });
});

test('the containers of a pipeline are compared one by one', () => {
  const containers = [
    { image: XGBOOST, env: {} },
    { image: XGBOOST, artifact: ARTIFACT, env: {} },
  ];
  const pins: ModelPins = { containers: [{}, { artifact: { uri: ARTIFACT, etag: 'e0' } }] };
  const { objections } = checked(modelOf({ containers }), pins, artifact('e1'));
  expect(objections).toMatchObject([{ message: expect.stringContaining('the container 2 artifact') }]);
});
