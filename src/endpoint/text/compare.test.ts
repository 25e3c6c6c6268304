import { describe, expect, it } from 'vitest';
import { situation } from '../situation.ts';
import {
  instances,
  liveConfigOf,
  liveModelsOf,
  seenOf,
  serverless,
  settledOf,
  unitOf,
  type Wish,
} from '../testing/scene.ts';
import { compareContent, describeContent } from './compare.ts';

/** What a person reads of the way from one wish to another. */
function difference(before: Wish, after: Wish, tags?: Readonly<Record<string, string>>) {
  const [old, wanted] = [unitOf(before), unitOf(after)];
  const models = liveModelsOf(old).map((model) => (tags === undefined ? model : { ...model, tags }));
  const seen = seenOf({
    endpoints: [settledOf(wanted, { serves: old })],
    configs: [liveConfigOf(old)],
    models,
  });
  return compareContent(wanted, situation(wanted, seen));
}

describe('a difference', () => {
  it.each<[string, Wish, Wish, object[]]>([
    ['of nothing', {}, {}, []],
    [
      'of size',
      {},
      { hardware: instances(3) },
      [{ field: 'compute', from: 'ml.m5.large × 1', to: 'ml.m5.large × 3' }],
    ],
    [
      'of hardware',
      { hardware: serverless(20, 4096) },
      { hardware: instances(2) },
      [{ field: 'compute', from: 'serverless 4 GB × 20', to: 'ml.m5.large × 2' }],
    ],
    [
      'of weight, by variant and with its share',
      { variants: { control: { weight: 90 }, candidate: { weight: 10 } } },
      { variants: { control: { weight: 50 }, candidate: { hardware: instances(2), weight: 50 } } },
      [
        { field: 'control weight', from: '90 (90 %)', to: '50 (50 %)' },
        { field: 'candidate compute', from: 'ml.m5.large × 1', to: 'ml.m5.large × 2' },
        { field: 'candidate weight', from: '10 (10 %)', to: '50 (50 %)' },
      ],
    ],
    [
      'of a variant that takes part instead of looking on',
      { variants: { live: { weight: 2 }, next: { weight: 1, shadow: true } } },
      { variants: { live: { weight: 2 }, next: { weight: 1 } } },
      [{ field: 'next weight', from: '1 (shadow, copies of 50 %)', to: '1 (33.3 %)' }],
    ],
    [
      'of one variant less, without what stays',
      { variants: { control: { weight: 90 }, candidate: { weight: 10 } } },
      { variants: { candidate: { weight: 10 } } },
      [
        { field: 'control compute', from: 'ml.m5.large × 1' },
        { field: 'control weight', from: '90 (90 %)' },
      ],
    ],
    ['of image', { image: 'a' }, { image: 'b' }, [{ field: 'image', from: 'a', to: 'b' }]],
    [
      'of env, by key',
      { env: { B: '1', A: '1', C: '1' } },
      { env: { A: '2', B: '1', D: '' } },
      [
        { field: 'env A', from: '"1"', to: '"2"' },
        { field: 'env D', to: '""' },
        { field: 'env C', from: '"1"' },
      ],
    ],
  ])('%s', (_sentence, before, after, fields) => {
    expect(difference(before, after)).toEqual(fields);
  });

  it.each<[string, Wish, Wish]>([
    [
      'on both sides',
      { env: { KEY: 'OLD-SECRET' }, maskedEnv: ['KEY'] },
      { env: { KEY: 'NEW-SECRET' }, maskedEnv: ['KEY'] },
    ],
    ['only in the file', { env: { KEY: 'OLD-SECRET' } }, { env: { KEY: 'NEW-SECRET' }, maskedEnv: ['KEY'] }],
    [
      'only in the account',
      { env: { KEY: 'OLD-SECRET' }, maskedEnv: ['KEY'] },
      { env: { KEY: 'NEW-SECRET' } },
    ],
    ['and gone from the file', { env: { KEY: 'OLD-SECRET' }, maskedEnv: ['KEY'] }, {}],
    ['and new in the file', {}, { env: { KEY: 'NEW-SECRET' }, maskedEnv: ['KEY'] }],
  ])('never shows a value that is masked %s', (_where, before, after) => {
    const fields = difference(before, after);
    expect(fields.map(({ field }) => field)).toEqual(['env KEY']);
    expect(JSON.stringify(fields)).not.toContain('SECRET');
  });

  it('still shows other values beside a masked one', () => {
    const fields = difference(
      { env: { KEY: 'SECRET', LANG: 'de' }, maskedEnv: ['KEY'] },
      { env: { KEY: 'SECRET', LANG: 'en' }, maskedEnv: ['KEY'] },
    );
    expect(fields).toEqual([{ field: 'env LANG', from: '"de"', to: '"en"' }]);
  });

  it.each([
    ['without tags', {}],
    [
      'with tags of another project',
      { 'inferra:project': 'theirs', 'inferra:env': 'default', 'inferra:address': 'x', 'inferra:name': 'x' },
    ],
    [
      'with copied tags',
      { 'inferra:project': 'risk', 'inferra:env': 'default', 'inferra:address': 'x', 'inferra:name': 'x' },
    ],
  ])('never shows a value of a model %s, which inferra did not make', (_whose, tags) => {
    const fields = difference({ env: { KEY: 'SECRET' } }, { env: { KEY: 'public' } }, tags);
    expect(fields).toEqual([{ field: 'env KEY', from: '(masked)', to: '"public"' }]);
  });
});

it('never shows a value in the pipeline of a model that inferra did not make', () => {
  const piped = (KEY: string): Wish => ({
    containers: [
      { image: 'a', env: {} },
      { image: 'b', env: { KEY } },
    ],
  });
  expect(difference(piped('SECRET'), piped('public'), {})).toEqual([
    { field: 'container 2 env KEY', from: '(masked)', to: '"public"' },
  ]);
});

it('a new endpoint is described without what is masked', () => {
  const fields = describeContent(unitOf({ env: { KEY: 'SECRET', LANG: 'de' }, maskedEnv: ['KEY'] }));
  expect(fields).toContainEqual({ field: 'env KEY', to: '(masked)' });
  expect(fields).toContainEqual({ field: 'env LANG', to: '"de"' });
  expect(JSON.stringify(fields)).not.toContain('SECRET');
});
