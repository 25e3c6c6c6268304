import { describe, expect, it } from 'vitest';
import { type ExitCode, worstExit } from './exit.ts';

describe('where several exit codes apply', () => {
  it.each<[string, readonly ExitCode[], ExitCode]>([
    ['none is done', [], 0],
    ['done gives way to all', [0, 2], 2],
    ['a difference gives way to a failure', [2, 1], 1],
    ['a failure to what still runs', [1, 7], 7],
    ['what still runs to partly done', [7, 3], 3],
    ['partly done to a refusal', [3, 6], 6],
    ['a refusal to a conflict', [6, 5], 5],
    ['a conflict to credentials', [5, 4], 4],
    ['and all to an interruption', [4, 65, 130], 130],
    ['whatever their order', [1, 7, 3, 6, 5, 4, 2, 0], 4],
  ])('%s', (_sentence, codes, worst) => {
    expect(worstExit(codes)).toBe(worst);
    expect(worstExit([...codes].reverse())).toBe(worst);
  });
});
