// What comes of questions: who is asked how often, what is told, and what is written down about the part that was asked.
import { describe, expect, it } from 'vitest';
import type { Event } from '../core/events.ts';
import type { Noted, Probed, Request } from '../core/kind.ts';
import type { Work } from '../core/work.ts';
import { run } from './run.ts';
import { jumpingClock, step, toy, toyShelf, workOf } from './testing/toys.ts';

const NOTED: Noted = {
  part: { kind: 'toy', name: 'subject' },
  passed: { set: { mark: 'passed' } },
  failed: { set: { mark: 'failed' } },
  end: 'it stays as it is',
};

/** @param answers of each question, one after the other; the last one is repeated */
async function asked(answers: Readonly<Record<string, readonly Probed[]>>, noted?: Noted, stopAt = '') {
  const shelf = toyShelf();
  const stop = new AbortController();
  const clock = jumpingClock();
  const events: Event[] = [];
  const given = new Map(Object.entries(answers).map(([question, all]) => [question, [...all]]));
  const probe = async (_name: string, spec: unknown): Promise<Probed> => {
    const left = given.get(String(spec)) ?? [];
    const [answer = { passed: false, words: 'nothing' }] = left;
    if (left.length > 1) left.shift();
    if (spec === stopAt) stop.abort(new Error('stopped'));
    return answer;
  };
  shelf.toys.set('subject', toy('subject', 'x'));
  const steps = [step('probe', 'subject')];
  const request: Request = {
    verb: 'probe',
    specs: Object.keys(answers),
    ...(noted === undefined ? {} : { noted }),
  };
  const work: Work = {
    ...workOf(steps, 'subject', 'x'),
    requests: () => new Map([['probe subject', request]]),
  };
  const [outcome] = await run([work], {
    kinds: { toy: { ...shelf.kind, probe } },
    clock,
    listen: (event) => void events.push(event),
    stop: stop.signal,
    ...{ parallelism: 10, wait: true, timeoutMs: 3_600_000 },
  });
  return {
    said: outcome?.error?.message ?? outcome?.result,
    told: events.flatMap((event) => (event.type === 'probed' ? [event.words] : [])),
    mark: shelf.toys.get('subject')?.tags.mark,
    clock,
    shelf,
  };
}

const good = (words = 'good') => ({ passed: true, words });
const bad = (words = 'bad.') => ({ passed: false, words });
const loading: Probed = { passed: false, words: 'loading', loading: true };

describe('a question', () => {
  it('is asked three times, and what passes late is told so', async () => {
    expect(await asked({ a: [bad(), bad(), good()] })).toMatchObject({
      said: 'done',
      told: ['good, at try 3'],
    });
    const { said, clock } = await asked({ a: [bad(), bad(), bad(), good()] });
    expect(said).toBe('the probe subject failed, 3 times: bad');
    expect(clock.slept).toEqual([5000, 5000]);
  });

  it('beside others does not keep them from being asked, and each that fails is told', async () => {
    const { said, told } = await asked({ a: [bad('one')], b: [good('two')], c: [bad('three.')] });
    expect(said).toBe('the probe subject by 2 of 3 samples failed, 3 times: one; three');
    expect(told).toEqual(['two']);
  });

  it('whose answer is still being loaded is waited for, but not for ever', async () => {
    const patient = await asked({ a: [...Array<Probed>(40).fill(loading), good()] });
    expect(patient).toMatchObject({ said: 'done', told: ['good'] });
    const { said, clock } = await asked({ a: [loading] });
    expect(said).toBe('the probe subject failed, 3 times: loading');
    expect(clock.now()).toBe(370_000);
  });
});

describe('what is written down', () => {
  it('is how it came out, by the step itself', async () => {
    expect(await asked({ a: [good()] }, NOTED)).toMatchObject({ said: 'done', mark: 'passed' });
    const { said, mark } = await asked({ a: [bad()] }, NOTED);
    expect([said, mark]).toEqual(['the probe subject failed, 3 times: bad; it stays as it is', 'failed']);
  });

  it('is nothing where a stop has cut the questions short', async () => {
    const { said, mark } = await asked({ a: [bad()] }, NOTED, 'a');
    expect([said, mark]).toEqual(['the probe subject failed: bad', undefined]);
  });
});
