import { describe, expect, it } from 'vitest';
import { wantsColor } from './color.ts';
import type { Io } from './io.ts';

type Env = Readonly<Record<string, string>>;

const TABLE: readonly [sentence: string, terminal: boolean, env: Env, noColor: boolean, expected: boolean][] =
  [
    ['a terminal is coloured', true, {}, false, true],
    ['a pipe is not', false, {}, false, false],
    ['a dumb terminal is not', true, { TERM: 'dumb' }, false, false],
    ['NO_COLOR turns it off', true, { NO_COLOR: '1' }, false, false],
    ['NO_COLOR=0 turns it off too: any value does', true, { NO_COLOR: '0' }, false, false],
    ['an empty NO_COLOR says nothing', true, { NO_COLOR: '' }, false, true],
    ['--no-color turns it off', true, { FORCE_COLOR: '1' }, true, false],
    ['FORCE_COLOR turns it on for a pipe', false, { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR turns it on for a dumb terminal', true, { FORCE_COLOR: '1', TERM: 'dumb' }, false, true],
    ['FORCE_COLOR=0 turns it off', true, { FORCE_COLOR: '0' }, false, false],
    ['FORCE_COLOR=false turns it off', true, { FORCE_COLOR: 'false' }, false, false],
  ];

describe('colour', () => {
  it.each(TABLE)('%s', (_sentence, terminal, env, noColor, expected) => {
    const io = { env, terminal: { stdout: terminal, stderr: false } } as unknown as Io;
    expect(wantsColor(io, 'stdout', noColor)).toBe(expected);
  });
});
