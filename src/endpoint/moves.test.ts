// Which name a renamed endpoint has in the account.
import { describe, expect, it } from 'vitest';
import type { Document } from '../config/document.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { moveReads, renamedFrom, underLiveNames } from './moves.ts';
import type { Seen } from './situation.ts';
import { liveOf, OWNER, PLACE, unitOf } from './testing/scene.ts';

const DOCUMENT: Document = {
  file: 'inference.yaml',
  ...OWNER,
  endpoints: [
    {
      ...{ address: 'endpoints.fraud', key: 'fraud', name: 'fraud' },
      ...{ variants: [], tags: {}, protect: false, place: PLACE },
      moved: [
        { address: 'endpoints.newer', name: 'newer' },
        { address: 'endpoints.oldest', name: 'oldest' },
      ],
    },
  ],
};

/** The endpoint `name`, written down under the address of `key`. */
function live(name: string, key = name, more: Partial<LiveEndpoint> = {}): LiveEndpoint {
  const one = liveOf(unitOf({ name }));
  return { ...one, ...more, tags: { ...one.tags, 'inferra:address': `endpoints.${key}`, ...more.tags } };
}

function seenOf(...all: readonly LiveEndpoint[]): Seen {
  const endpoint = new Map<string, LiveEndpoint | null>(
    ['fraud', 'newer', 'oldest'].map((name) => [name, all.find((one) => one.name === name) ?? null]),
  );
  return { parts: { model: new Map(), 'endpoint-config': new Map(), endpoint }, lists: new Map() };
}

describe('a renamed endpoint', () => {
  it.each([
    ['keeps the name that is live under its old address', [live('newer')], 'newer'],
    ['keeps it once it is written down under the new one', [live('newer', 'fraud')], 'newer'],
    ['keeps the oldest name of a chain', [live('oldest')], 'oldest'],
    ['keeps it where the chain was followed half way', [live('oldest', 'newer')], 'oldest'],
    ['has the latest of two former names', [live('newer'), live('oldest')], 'newer'],
    ['is new where nothing is live', [], 'fraud'],
    ['is the one under its new name, once that is there', [live('fraud'), live('newer')], 'fraud'],
    ['is not what belongs to another address', [live('newer', 'other')], 'fraud'],
    [
      'is not what belongs to somebody else',
      [live('newer', 'newer', { tags: { 'inferra:project': 'x' } })],
      'fraud',
    ],
    ['is not what is going away', [live('newer', 'newer', { status: 'Deleting' })], 'fraud'],
  ])('%s', (_sentence, all, name) => {
    expect(underLiveNames(DOCUMENT, OWNER, seenOf(...all)).endpoints.map((one) => one.name)).toEqual([name]);
  });

  it('is looked for by each of its names, once', () => {
    const nothing: Seen = { ...seenOf(), parts: { ...seenOf().parts, endpoint: new Map() } };
    expect(moveReads(DOCUMENT, nothing).read.map(({ name }) => name)).toEqual(['fraud', 'newer', 'oldest']);
    expect(moveReads(DOCUMENT, seenOf()).read).toEqual([]);
  });

  it('is told by the address in its tags', () => {
    const unit = unitOf();
    expect(renamedFrom(unit, live('fraud', 'old'))).toBe('endpoints.old');
    expect(renamedFrom(unit, live('fraud'))).toBeUndefined();
    expect(renamedFrom(unit, undefined)).toBeUndefined();
  });
});

it('a file without renames costs no reading', () => {
  const plain = { ...DOCUMENT, endpoints: [] };
  expect(moveReads(plain, seenOf()).read).toEqual([]);
  expect(underLiveNames(plain, OWNER, seenOf())).toBe(plain);
});
