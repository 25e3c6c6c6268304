import { describe, expect, it } from 'vitest';
import { liveOf, OWNER, unitOf } from '../testing/scene.ts';
import { compareTags, managedTag, userTags } from './tag-change.ts';
import { foreignTags, inKeyList, keyList, ownerInWords, ownershipTags, owns } from './tags.ts';

const MINE = ownershipTags(OWNER, 'endpoints.fraud', 'fraud');

describe('a resource is ours', () => {
  it.each([
    ['when all four tags fit', MINE, 'fraud', true],
    ['letter case of its name aside', MINE, 'Fraud', true],
    ['but not under another name: its tags were copied', MINE, 'fraud-copy', false],
    ['but not of another project', { ...MINE, 'inferra:project': 'other' }, 'fraud', false],
    ['but not of another environment', { ...MINE, 'inferra:env': 'prod' }, 'fraud', false],
    ['but not of a project in other letters', { ...MINE, 'inferra:project': 'Risk' }, 'fraud', false],
    ['but not without an address', { ...MINE, 'inferra:address': undefined }, 'fraud', false],
    ['but not without tags', {}, 'fraud', false],
  ])('%s', (_sentence, tags, name, ours) => {
    expect(owns(OWNER, JSON.parse(JSON.stringify(tags)), name)).toBe(ours);
  });

  it.each([
    [{}, 'it has no inferra tags'],
    [{ ...MINE, 'inferra:name': 'other' }, 'its inferra tags were copied'],
    [{ ...MINE, 'inferra:project': 'other' }, 'it belongs to project other, environment default'],
  ])('or else it is said whose it is: %j', (tags, words) => {
    expect(ownerInWords(tags, 'fraud')).toContain(words);
  });
});

describe('a list of keys', () => {
  it.each([
    ['holds its keys', ['team', 'ä b'], 'team', true],
    ['holds keys with blanks', ['team', 'ä b'], 'ä b', true],
    ['holds no other key', ['team'], 'stage', false],
    ['of none holds none', [], 'team', false],
  ])('%s', (_sentence, keys, key, held) => {
    expect(inKeyList(keyList(keys), key)).toBe(held);
  });

  it('of very many stands for all', () => {
    const keys = Array.from({ length: 43 }, (_, index) => `key${index}`);
    expect(inKeyList(keyList(keys), 'another')).toBe(true);
    expect(keyList(keys.slice(1)).length).toBeLessThanOrEqual(256);
  });

  it('fits a tag for as many tags as the file may have', () => {
    const tags = Object.fromEntries(Array.from({ length: 38 }, (_, index) => [`key${index}`, 'x']));
    expect(managedTag(tags, true).length).toBeLessThanOrEqual(256);
  });

  it('that is absent holds nothing', () => {
    expect(inKeyList(undefined, 'team')).toBe(false);
  });
});

it('neither inferra nor AWS puts on foreign tags', () => {
  expect(foreignTags({ ...MINE, 'aws:cloudformation:stack': 'x', team: 'a' })).toEqual({ team: 'a' });
});

describe('tags three-way', () => {
  const unit = unitOf({ tags: { team: 'a', stage: 'x' } });
  const tagged = (tags: Record<string, string>, protect = false) => liveOf(unitOf({ tags, protect })).tags;
  const without = (key: string) =>
    Object.fromEntries(Object.entries(userTags(unit)).filter(([one]) => one !== key));

  it.each<[string, ReturnType<typeof unitOf>, Record<string, string>, object]>([
    [
      'as the file says: nothing',
      unit,
      tagged(unit.tags),
      { set: {}, drop: [], pending: false, drift: false, fields: [] },
    ],
    [
      'the file moved on: pending',
      unitOf({ tags: { team: 'b' } }),
      tagged(unit.tags),
      {
        drop: ['stage'],
        pending: true,
        drift: false,
        fields: [
          { field: 'tag team', from: 'a', to: 'b' },
          { field: 'tag stage', from: 'x' },
        ],
      },
    ],
    [
      'somebody changed one: drift',
      unit,
      { ...tagged(unit.tags), team: 'mine' },
      {
        set: { team: 'a' },
        drop: [],
        pending: false,
        drift: true,
        fields: [{ field: 'tag team', from: 'mine', to: 'a', drift: true }],
      },
    ],
    [
      'somebody removed one: drift',
      unit,
      without('stage'),
      {
        set: { stage: 'x' },
        pending: false,
        drift: true,
        fields: [{ field: 'tag stage', to: 'x', drift: true }],
      },
    ],
    [
      'both',
      unitOf({ tags: { team: 'b', stage: 'x' } }),
      { ...tagged(unit.tags), team: 'mine' },
      { pending: true, drift: true, fields: [{ field: 'tag team', from: 'mine', to: 'b' }] },
    ],
    [
      'what others put there is nobody’s business',
      unit,
      { ...tagged(unit.tags), other: 'theirs' },
      { set: {}, drop: [], pending: false, drift: false, fields: [] },
    ],
    [
      'what others put there and the file wants now is taken over',
      unit,
      { ...tagged({ team: 'a' }), stage: 'theirs' },
      { drop: [], pending: true, drift: false, fields: [{ field: 'tag stage', from: 'theirs', to: 'x' }] },
    ],
    [
      'a protection that is wanted',
      unitOf({ tags: unit.tags, protect: true }),
      tagged(unit.tags),
      { pending: true, fields: [{ field: 'protect', from: 'false', to: 'true' }] },
    ],
    [
      'a protection that is lifted',
      unit,
      tagged(unit.tags, true),
      { drop: ['inferra:protect'], pending: true, fields: [{ field: 'protect', from: 'true', to: 'false' }] },
    ],
    [
      'a protection that somebody removed: drift',
      unitOf({ tags: unit.tags, protect: true }),
      Object.fromEntries(
        Object.entries(tagged(unit.tags, true)).filter(([key]) => key !== 'inferra:protect'),
      ),
      { set: { 'inferra:protect': 'true' }, pending: false, drift: true },
    ],
    [
      'inferra’s list was removed: it is written again',
      unit,
      Object.fromEntries(Object.entries(tagged(unit.tags)).filter(([key]) => key !== 'inferra:tags')),
      { set: { 'inferra:tags': managedTag(unit.tags, false) }, drop: [], drift: false, fields: [] },
    ],
  ])('%s', (_sentence, wanted, live, expected) => {
    expect(compareTags(wanted, live)).toMatchObject(expected);
  });
});
