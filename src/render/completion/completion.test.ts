// What the scripts say. That bash does what is meant is tested on the built program (test/cli/completion.test.ts).
import { describe, expect, it } from 'vitest';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { type Grammar, nextWords, topics, valueNames } from './grammar.ts';
import { zshScript } from './zsh.ts';

const file = { names: ['--file', '-f'], summary: "the team's file", value: { values: [] } };
const grammar: Grammar = {
  bin: 'inferra',
  commands: [
    {
      name: 'plan',
      summary: 'show: what',
      flags: [
        file,
        { names: ['--format'], summary: 'how', value: { values: ['text', 'json'] } },
        { names: ['--target'], summary: 'only', value: { values: [], keys: 'endpoints' } },
        { names: ['--prune'], summary: 'remove' },
      ],
    },
    { name: 'schema', summary: 'print', flags: [file], argument: { values: ['inference', 'plan'] } },
    { name: 'show', summary: 'read', flags: [file], argument: { values: [] } },
    { name: 'simulator reset', summary: 'empty', flags: [] },
    { name: 'simulator serve', summary: 'serve', flags: [file] },
    { name: 'status', summary: 'look', flags: [file], argument: { values: [], keys: 'endpoints' } },
  ],
};

describe('the grammar', () => {
  it('knows the words that follow', () => {
    expect(nextWords(grammar, '')).toEqual(['plan', 'schema', 'show', 'simulator', 'status']);
    expect(nextWords(grammar, 'simulator')).toEqual(['reset', 'serve']);
    expect(topics(grammar)).toEqual(['', 'simulator']);
    expect(valueNames(grammar)).toEqual(['--file', '-f', '--format', '--target']);
  });
});

describe.each([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
])('the script for %s', (shell, script) => {
  const text = script(grammar);

  it('has every command, flag and fixed value', () => {
    for (const word of [
      'plan',
      'schema',
      'status',
      'simulator',
      'serve',
      'reset',
      'text',
      'json',
      'inference',
    ])
      expect(text).toMatch(new RegExp(`\\b${word}\\b`));
    const flag = (name: string) => (shell === 'fish' ? `-l ${name}` : `--${name}`);
    for (const name of ['file', 'format', 'target', 'prune']) expect(text).toContain(flag(name));
  });

  it('asks the program for what stands in the file, and for nothing else', () => {
    const asked = Array.from(text.matchAll(/^.*\binferra completion --keys .*$/gm), ([line]) => line);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('2>/dev/null');
  });

  it('says how it was made, ends in a line break, and is the same each time', () => {
    expect(text).toContain(`Made by: inferra completion ${shell}`);
    expect(text).toMatch(/[^\n]\n$/);
    expect(script(structuredClone(grammar))).toBe(text);
  });
});

describe('quotes in summaries', () => {
  it('are escaped as the shell has it', () => {
    expect(zshScript(grammar)).toContain(String.raw`'--file:the team'\''s file'`);
    expect(zshScript(grammar)).toContain(String.raw`'plan:show\: what'`);
    expect(fishScript(grammar)).toContain(String.raw`-d 'the team\'s file'`);
  });
});

describe('bash', () => {
  it('never gives data to compgen, which would expand it', () => {
    expect(bashScript(grammar)).not.toContain('compgen');
  });
});
