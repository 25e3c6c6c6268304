import { describe, expect, it } from 'vitest';
import { DiagnosticsError, InferraError } from '../core/errors.ts';
import { failureOf } from './failure.ts';

const RUNNING = new AbortController().signal;
const stopped = (exit: 130 | 143) => AbortSignal.abort({ signal: exit === 130 ? 'SIGINT' : 'SIGTERM', exit });

const STALE = new InferraError('INF3001', 'the plan is stale');
const warning = { code: 'INF5001', severity: 'warning', message: 'm' } as const;
const invalid = { code: 'INF1001', severity: 'error', message: 'm' } as const;

const TABLE: readonly [sentence: string, error: unknown, stop: AbortSignal, exit: number, codes: string[]][] =
  [
    ['an error of ours keeps its code', STALE, RUNNING, 5, ['INF3001']],
    [
      'collected problems stay together',
      new DiagnosticsError([warning, invalid]),
      RUNNING,
      65,
      ['INF5001', 'INF1001'],
    ],
    ['a warning alone decides no exit code', new DiagnosticsError([warning]), RUNNING, 0, ['INF5001']],
    ['anything else is a bug of inferra', new TypeError('x is not a function'), RUNNING, 1, ['INF6013']],
    ['also what is no error at all', 'oops', RUNNING, 1, ['INF6013']],
    ['after Ctrl-C an error is its consequence', new TypeError('aborted'), stopped(130), 130, ['INF6011']],
    ['after SIGTERM as well', STALE, stopped(143), 143, ['INF6012']],
  ];

describe('a failure', () => {
  it.each(TABLE)('%s', (_sentence, error, stop, exit, codes) => {
    const failure = failureOf(error, stop);
    expect(failure.exit).toBe(exit);
    expect(failure.diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it('that is a bug says how to report it', () => {
    const [bug] = failureOf(new Error('boom'), RUNNING).diagnostics;
    expect(bug).toMatchObject({ message: 'boom', hint: expect.stringContaining('report') });
  });

  it('has its causes in the trace', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(failureOf(error, RUNNING).trace).toMatch(/Error: outer[\s\S]*caused by Error: inner/);
  });
});
