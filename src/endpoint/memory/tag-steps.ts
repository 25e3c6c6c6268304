// Tags of an endpoint that go and come, in the order in which a stop between them leaves nothing unknown.
import { mark, type Stages } from '../drafts.ts';
import type { Situation } from '../situation.ts';
import type { Unit } from '../unit.ts';
import { compareTags } from './tag-change.ts';

export function tagSteps(unit: Unit, { live }: Situation): Stages {
  if (live === undefined) return [];
  const endpoint = { kind: 'endpoint', name: unit.name };
  const { set, drop } = compareTags(unit, live.tags);
  const write = Object.keys(set).length === 0 ? [] : [mark(endpoint, 'tags', 'write tags', () => ({ set }))];
  const remove = drop.length === 0 ? [] : [mark(endpoint, 'untag', 'remove tags', () => ({ drop }))];
  // What a hold leaves to do is written before nothing else says so.
  if (unit.byHand !== undefined) return [write, remove];
  // Removed first: once the new list of keys is written, a key that is not in it is no longer inferra's to remove.
  return [remove, write];
}
