// Axes end at round numbers, and figures beside them are short.
import { describe, expect, it } from 'vitest';
import { milliseconds, numbersText, percentage, shortCount, shortDollars } from './numbers.ts';
import { scaleAround, scaleOf, scaleTo, scaleWithin } from './scale.ts';

const SPAN = { from: 0, to: 100 };

describe('ticks', () => {
  it.each([
    ['end at the first round number', scaleTo(880, SPAN, 5), [0, 200, 400, 600, 800, 1000]],
    ['are there for nothing at all', scaleTo(0, SPAN, 4), [0, 0.25, 0.5, 0.75, 1]],
    ['have no dust of floating point', scaleTo(0.3, SPAN, 3), [0, 0.1, 0.2, 0.3]],
    ['stay within a curve that ends anywhere', scaleWithin(1700, SPAN, 4), [0, 500, 1000, 1500]],
    ['are powers of ten where values are far apart', scaleOf([7, 9000], SPAN, 4), [1, 10, 100, 1000, 10_000]],
    ['begin at zero where values are spread', scaleAround([20, 90], SPAN, 4), [0, 25, 50, 75, 100]],
    [
      'come close to values that lie close',
      scaleAround([23, 32], SPAN, 6),
      [20, 22.5, 25, 27.5, 30, 32.5, 35],
    ],
  ])('%s', (_sentence, scale, ticks) => {
    expect(scale.ticks).toEqual(ticks);
    expect(scale.ticks.map(scale.at)).toEqual([...scale.ticks.map(scale.at)].sort((a, b) => a - b));
  });

  it('stand where their values are', () => {
    expect(scaleTo(1000, { from: 200, to: 0 }, 5).at(250)).toBe(150);
    expect(scaleOf([1, 900], SPAN, 4).at(100)).toBeCloseTo(75);
  });
});

describe('figures', () => {
  it.each([
    [shortCount(5_256_000), '5.26M'],
    [shortCount(999_700), '1M'],
    [shortCount(750), '750'],
    [shortCount(175_000_000_000), '175B'],
    [shortDollars(0), '$0'],
    [shortDollars(1500), '$1.5k'],
    [shortDollars(0.5), '$0.5'],
    [shortDollars(0.02), '$0.02'],
    [milliseconds(4672.793), '4,673 ms'],
    [milliseconds(27.54), '27.5 ms'],
    [percentage(0.0044), '0.4 %'],
    [percentage(1.333), '133 %'],
    [numbersText([7, 1, 3, 2]), '1–3, 7'],
    [numbersText([2, 1]), '1, 2'],
  ])('say %s', (said, text) => {
    expect(said).toBe(text);
  });
});
