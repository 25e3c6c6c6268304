import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { lower } from '../lower.ts';
import { instances, settledOf, situationOf, unitOf } from '../testing/scene.ts';
import { HOLD, holdAt, holdOn, readHold, targetDigest, writeHold } from './hold.ts';

const old = unitOf();
const bad = unitOf({ image: 'image:2' });
const bigger = unitOf({ image: 'image:2', hardware: instances(3) });
const mark = writeHold(holdAt(old.target, [bad.target], {}));

describe('the mark of a hold', () => {
  it('is read as it was written, and fits a tag', () => {
    expect(readHold({ [HOLD]: mark })).toEqual({
      config: old.target.config,
      from: [targetDigest(bad.target)],
    });
    const many = Array.from({ length: 20 }, (_, count) => ({ ...bad.target, config: `c-${count}` }));
    const longest = { ...old.target, config: 'x'.repeat(63) };
    expect(writeHold(holdAt(longest, many, {})).length).toBeLessThanOrEqual(256);
  });

  it.each(['', 'config what?', 'config @2/0123456789abcdef', ' @1/0123456789abcdef'])(
    'counts as absent where it cannot be read: %j',
    (text) => {
      expect(readHold({ [HOLD]: text })).toBeUndefined();
    },
  );

  it('keeps what it was taken back from when the rollback is taken up again, and never holds from itself', () => {
    const again = holdAt(old.target, [old.target, bigger.target, undefined], { [HOLD]: mark });
    expect(again.from).toEqual([targetDigest(bad.target), targetDigest(bigger.target)]);
    expect(holdAt(bad.target, [old.target], { [HOLD]: mark }).from).toEqual([targetDigest(old.target)]);
  });

  it.each([
    ['what was rolled back', bad, true],
    [
      'the same under other letter case',
      { target: { ...bad.target, config: bad.target.config.toUpperCase() } },
      true,
    ],
    ['another size', bigger, false],
    ['another content', unitOf({ image: 'image:3' }), false],
    ['where it was taken back to', old, false],
  ])('holds from %s: %o', (_what, { target }, holds) => {
    expect(holdOn({ [HOLD]: mark }, target) !== undefined).toBe(holds);
  });
});

describe('an endpoint that is held', () => {
  const live = settledOf(bad, {
    serves: old,
    verified: [old.target.config, bad.target.config],
    tags: { [HOLD]: mark },
  });
  const titles = (unit: typeof bad) => {
    const now = situationOf(unit, live, [old, bad]);
    return lower(unit, now, decide(unit, now, { retry: false })).map(({ step }) => step.title);
  };

  it.each([true, false])(
    'stays where it is while the file wants what was rolled back; --retry: %s',
    (retry) => {
      const { verdict, hold } = decide(bad, situationOf(bad, live, [old, bad]), { retry });
      expect([verdict, hold?.code]).toEqual(['held', 'INF5007']);
      expect(hold?.short).toBe(`rolled back by hand to ${old.target.config}; held until the file changes`);
    },
  );

  it('says so where it does not serve what it was taken back to', () => {
    const moved = settledOf(bad, { tags: { [HOLD]: mark } });
    const { hold } = decide(bad, situationOf(bad, moved, [old, bad]), { retry: false });
    expect(hold?.short).toBe(`a rollback by hand to ${old.target.config} has not arrived`);
  });

  it('is released by another file, before anything else is sent', () => {
    expect(titles(bigger).slice(0, 2)).toEqual(['remove tags', 'mark the intent']);
  });

  it('is released also where the file wants what serves', () => {
    expect(titles(old)).toEqual(['remove tags']);
    expect(decide(old, situationOf(old, live, [old, bad]), { retry: false }).verdict).toBe('pending');
  });
});
