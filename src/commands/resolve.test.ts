import { describe, expect, it } from 'vitest';
import { globalFlags } from './flags.ts';
import { type Resolved, resolve, valueFlags } from './resolve.ts';

const IDS = ['plan', 'explain', 'simulator:reset', 'simulator:serve'];
const VALUES = ['-f', '--file', '--env'];

const command = (id: string, ...argv: string[]): Resolved => ({ kind: 'command', id, argv });
const help = (subject: string): Resolved => ({ kind: 'help', subject });

const TABLE: readonly [sentence: string, line: string, expected: Resolved][] = [
  ['a command alone', 'plan', command('plan')],
  ['flags after the command stay', 'plan --json --env prod', command('plan', '--json', '--env', 'prod')],
  ['flags before the command go after it', '--json plan --prune', command('plan', '--json', '--prune')],
  ['the value of a flag is not the command', '--env prod plan', command('plan', '--env', 'prod')],
  ['a value with an equals sign is one word', '--file=a.yaml plan', command('plan', '--file=a.yaml')],
  ['a command of two words', 'simulator reset --json', command('simulator:reset', '--json')],
  ['what follows the command is its argument', 'explain INF1001', command('explain', 'INF1001')],
  ['nothing at all is a question', '', help('')],
  ['--help of the program', '--help', help('')],
  ['-h of the program', '-h', help('')],
  ['--help of a command', 'plan --env x --help', help('plan')],
  ['--help before a command', '--help plan', help('plan')],
  ['--help of a command with an argument', 'explain INF1001 --help', help('explain')],
  ['help as a word', 'help simulator reset', help('simulator:reset')],
  ['a topic alone', 'simulator', help('simulator')],
  ['--version', '--version', { kind: 'version' }],
  ['a mistyped command', 'plna --json', { kind: 'unknown', words: ['plna'] }],
  ['a mistyped second word', 'simulator rest', { kind: 'unknown', words: ['simulator', 'rest'] }],
  ['help of a mistyped command', 'plna --help', { kind: 'unknown', words: ['plna'] }],
  ['a flag without a command', '--prune', { kind: 'unknown', words: ['--prune'] }],
];

describe('the command of a command line', () => {
  it.each(TABLE)('%s: inferra %s', (_sentence, line, expected) => {
    expect(resolve(line.split(' ').filter(Boolean), IDS, VALUES)).toEqual(expected);
  });
});

describe('the flags that take a value', () => {
  it('are those that oclif is told of', () => {
    const taking = Object.entries(globalFlags).filter(([, flag]) => flag.type === 'option');
    const written = taking.flatMap(([name, flag]) => [
      ...('char' in flag && flag.char !== undefined ? [`-${flag.char}`] : []),
      `--${name}`,
    ]);
    expect([...valueFlags].sort()).toEqual(written.sort());
  });
});
