// Under which name an endpoint of the file stands in the account: one that was renamed, and one with two names by turns.
import { describe, expect, it } from 'vitest';
import type { EndpointDeclaration } from '../../config/document.ts';
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import type { Seen } from '../subject.ts';
import { liveOf, OWNER, PLACE, seenOf, unitOf } from '../testing/scene.ts';
import { renamedFrom } from './moves.ts';
import { nameReads, possibleNames, standingOf } from './standing.ts';

const fraud: EndpointDeclaration = {
  ...{ address: 'endpoints.fraud', key: 'fraud', name: 'fraud' },
  ...{ variants: [], tags: {}, protect: false, place: PLACE },
};
const moved: EndpointDeclaration = {
  ...fraud,
  moved: [
    { address: 'endpoints.newer', name: 'newer' },
    { address: 'endpoints.oldest', name: 'oldest' },
  ],
};
const byTurns: EndpointDeclaration = { ...fraud, replace: 'side-by-side' };
const both: EndpointDeclaration = { ...moved, replace: 'side-by-side' };

/** The endpoint `name`, written down under the address of `key`. */
function live(name: string, key = name, more: Partial<LiveEndpoint> = {}): LiveEndpoint {
  const one = liveOf(unitOf({ name }));
  return { ...one, ...more, tags: { ...one.tags, 'inferra:address': `endpoints.${key}`, ...more.tags } };
}

const first = (created: number, more: Partial<LiveEndpoint> = {}) =>
  live('fraud', 'fraud', { created, ...more });
const second = (created: number, more: Partial<LiveEndpoint> = {}) =>
  live('fraud-2', 'fraud', { created, ...more });

function seen(endpoint: EndpointDeclaration, all: readonly LiveEndpoint[]): Seen {
  return seenOf({ endpoints: all, absent: possibleNames(endpoint) });
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
    expect(standingOf(moved, OWNER, seen(moved, all))).toMatchObject({ endpoint: { name } });
  });

  it('is told by the address in its tags', () => {
    const unit = unitOf();
    expect(renamedFrom(unit, live('fraud', 'old'))).toBe('endpoints.old');
    expect(renamedFrom(unit, live('fraud'))).toBeUndefined();
    expect(renamedFrom(unit, undefined)).toBeUndefined();
  });
});

describe('an endpoint with two names by turns', () => {
  it.each<[string, readonly LiveEndpoint[], string, string]>([
    ['is new where nothing is live', [], 'fraud', 'fraud-2 free'],
    ['has the first name', [first(1)], 'fraud', 'fraud-2 free'],
    ['has the second name', [second(1)], 'fraud-2', 'fraud free'],
    ['is the one made last: the second', [first(1), second(2)], 'fraud-2', 'fraud old'],
    ['is the one made last: the first', [first(2), second(1)], 'fraud', 'fraud-2 old'],
    [
      'is the one made last, though that is still being made',
      [first(1), second(2, { status: 'Creating' })],
      'fraud-2',
      'fraud old',
    ],
    [
      'is the one made last, though that has failed',
      [first(1), second(2, { status: 'Failed' })],
      'fraud-2',
      'fraud old',
    ],
    [
      'is not the one that is going away',
      [first(1), second(2, { status: 'Deleting' })],
      'fraud',
      'fraud-2 free',
    ],
    [
      'is the second, while the first one goes away',
      [first(1, { status: 'Deleting' }), second(2)],
      'fraud-2',
      'fraud free',
    ],
    [
      'cannot have a second name that is written down under another address',
      [first(1), live('fraud-2')],
      'fraud',
      'fraud-2 taken',
    ],
    [
      "cannot have a second name that is somebody else's",
      [first(1), second(2, { tags: { 'inferra:project': 'x' } })],
      'fraud',
      'fraud-2 taken',
    ],
    [
      'is not what has its first name under another address, where it has the second',
      [live('fraud', 'other'), second(2)],
      'fraud-2',
      'fraud taken',
    ],
  ])('%s', (_sentence, all, name, other) => {
    const standing = standingOf(byTurns, OWNER, seen(byTurns, all));
    expect(standing.endpoint.name).toBe(name);
    expect(`${standing.other?.name} ${standing.other?.is}`).toBe(other);
  });

  it.each<[string, readonly LiveEndpoint[], string, string]>([
    ['under its old key', [live('newer-2', 'newer')], 'newer-2', 'newer free'],
    ['under the new key', [live('newer-2', 'fraud')], 'newer-2', 'newer free'],
    [
      'beside the one that it replaced',
      [live('newer', 'newer', { created: 1 }), live('newer-2', 'fraud', { created: 2 })],
      'newer-2',
      'newer old',
    ],
    ['under its own second name', [live('fraud-2', 'fraud'), live('newer')], 'fraud-2', 'fraud free'],
  ])('may be renamed too: %s', (_where, all, name, other) => {
    const standing = standingOf(both, OWNER, seen(both, all));
    expect(standing.endpoint.name).toBe(name);
    expect(`${standing.other?.name} ${standing.other?.is}`).toBe(other);
  });
});

describe('what must be described to know the names', () => {
  it.each<[string, EndpointDeclaration, readonly string[]]>([
    ['is nothing for an endpoint of one name', fraud, []],
    ['is every former name', moved, ['fraud', 'newer', 'oldest']],
    ['is both names', byTurns, ['fraud', 'fraud-2']],
    ['is both of every name', both, ['fraud', 'fraud-2', 'newer', 'newer-2', 'oldest', 'oldest-2']],
  ])('%s', (_sentence, one, names) => {
    expect(nameReads([one], seenOf({})).read.map(({ name }) => name)).toEqual(names);
    expect(nameReads([one], seen(one, [])).read).toEqual([]);
  });
});
