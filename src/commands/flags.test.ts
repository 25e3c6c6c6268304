import { describe, expect, it } from 'vitest';
import { parseDuration, parseParams } from './flags.ts';

describe('--param', () => {
  it('splits at the first equals sign and keeps the rest as it is', () => {
    expect(parseParams(['a=1', 'b=x=y', 'c='])).toEqual({ a: '1', b: 'x=y', c: '' });
  });

  it('takes __proto__ for a name like any other', () => {
    expect(Object.getOwnPropertyNames(parseParams(['__proto__=1']))).toEqual(['__proto__']);
  });

  it.each([['name'], ['=x'], ['']])('refuses %j', (word) => {
    expect(() => parseParams([word])).toThrow('key=value');
  });
});

describe('a duration', () => {
  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['2h', 7_200_000],
  ])('%s', (text, ms) => expect(parseDuration('--timeout', text)).toBe(ms));

  it.each(['', '10', '0m', '1.5h', '-1m', '2 h', '1d', '9999999s'])('refuses %j', (text) => {
    expect(() => parseDuration('--timeout', text)).toThrow('not a duration');
  });
});
