import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import type { Trouble } from '../core/service-error.ts';
import type { Verb } from '../core/step.ts';
import type { Engine } from './engine.ts';
import { send } from './send.ts';
import { jumpingClock, type Shelf, step, toy, toyShelf, workOf } from './testing/toys.ts';
import { createWatch } from './watch.ts';

function engineOn(shelf: Shelf): Engine {
  const [kinds, clock] = [{ toy: shelf.kind }, jumpingClock()];
  const stop = new AbortController().signal;
  const watch = createWatch({ kinds, clock, stop, deadline: Number.POSITIVE_INFINITY });
  return { kinds, clock, tell: () => {}, watch, limit: pLimit(1), stop, wait: true };
}

async function sendTo(shelf: Shelf, verb: Verb, troubles: readonly (Trouble | 'landed' | 'bug')[]) {
  const one = step(verb, 'a');
  shelf.troubles.set(one.id, [...troubles]);
  const request = workOf([one]).requests(undefined).get(one.id);
  if (request === undefined) throw new Error('a step has a request');
  return send(engineOn(shelf), one, request, 'arn:a').catch((error: unknown) => error);
}

const tries = ({ log }: Shelf) => log.filter((what) => !what.startsWith('read')).length;

type Case = readonly [
  sentence: string,
  verb: Verb,
  troubles: readonly (Trouble | 'landed' | 'bug')[],
  there: string | undefined,
  outcome: object,
  tries: number,
];

const DONE = { adopted: false };
const ADOPTED = { adopted: true };

describe('a request', () => {
  it.each<Case>([
    ['that is answered is sent once', 'put', [], undefined, DONE, 1],
    [
      'whose answer was lost is not sent again when it was carried out',
      'put',
      ['landed'],
      undefined,
      ADOPTED,
      1,
    ],
    ['that was lost itself is sent again', 'put', ['ambiguous'], undefined, DONE, 2],
    [
      'that is lost again and again is given up',
      'put',
      Array(9).fill('ambiguous'),
      undefined,
      { trouble: 'ambiguous' },
      6,
    ],
    ['to stop what has ended meanwhile has nothing to do', 'stop', ['invalid'], 'broken', ADOPTED, 1],
    ['to stop what goes on is refused', 'stop', ['invalid'], 'ready', { trouble: 'invalid' }, 1],
    ['to make what exists already as wanted adopts it', 'put', ['exists'], 'ready', ADOPTED, 1],
    [
      'to make what exists as something else is refused',
      'put',
      ['exists'],
      'theirs',
      { code: 'INF3005', message: 'it says theirs' },
      1,
    ],
    [
      'to make what exists and cannot be seen yet is patient',
      'put',
      ['exists', 'exists', 'landed'],
      undefined,
      ADOPTED,
      3,
    ],
    [
      'to make what exists and is never seen is refused',
      'put',
      Array(99).fill('exists'),
      undefined,
      { code: 'INF3005' },
      21,
    ],
    [
      'that was lost and is then in its own way is patient',
      'update',
      ['ambiguous', 'busy', 'busy'],
      'old',
      DONE,
      4,
    ],
    ['on what is busy with just that is adopted', 'update', ['busy'], 'ready', ADOPTED, 1],
    ['on what is busy with something else is refused', 'update', ['busy'], 'theirs', { code: 'INF3001' }, 1],
    [
      'whose dependency is not visible yet is sent again',
      'put',
      ['missing-dependency', 'missing-dependency'],
      undefined,
      DONE,
      3,
    ],
    [
      'whose dependency never appears is given up',
      'put',
      Array(99).fill('missing-dependency'),
      undefined,
      { trouble: 'missing-dependency' },
      21,
    ],
    ['to remove what is gone is done', 'remove', ['not-found'], undefined, ADOPTED, 1],
    ['to remove whose answer was lost is done when it is gone', 'remove', ['landed'], 'ready', ADOPTED, 1],
    ['to mark what is gone fails', 'mark', ['not-found'], undefined, { trouble: 'not-found' }, 1],
    [
      'to mark whose answer was lost is not sent again when it was written',
      'mark',
      ['landed'],
      'ready',
      ADOPTED,
      1,
    ],
    ['that is refused is not sent again', 'put', ['invalid'], undefined, { trouble: 'invalid' }, 1],
    ['without permission is not sent again', 'put', ['denied'], undefined, { trouble: 'denied' }, 1],
    ['beyond a quota is not sent again', 'put', ['quota'], undefined, { trouble: 'quota' }, 1],
    ['that meets a mistake of ours is not sent again', 'put', ['bug'], undefined, { name: 'TypeError' }, 1],
  ])('%s', async (_sentence, verb, troubles, there, outcome, count) => {
    const shelf = toyShelf();
    if (there !== undefined) shelf.toys.set('a', toy('a', there));
    expect(await sendTo(shelf, verb, troubles)).toMatchObject(outcome);
    expect(tries(shelf)).toBe(count);
  });

  it('to remove is never sent while something refers to the part', async () => {
    const shelf = toyShelf(async () => ['theirs']);
    shelf.toys.set('a', toy('a'));
    expect(await sendTo(shelf, 'remove', [])).toMatchObject({
      code: 'INF4003',
      message: 'toy a is still used by theirs',
    });
    expect(shelf.log).toEqual([]);
  });
});
