import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../core/diagnostic.ts';
import { githubText } from './github.ts';
import { harmIn, hostile } from './testing/hostile.ts';
import { fileWithMistakes, problemsOf } from './testing/problems.ts';

type Command = {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly message: string;
};

/** Reads commands as the runner does: `::name key=value,…::message`, escapes undone. */
function commandsIn(text: string): readonly Command[] {
  return text.split('\n').flatMap((line) => {
    const [, name, properties = '', message = ''] = /^\s*::(\w[\w-]*)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const pairs = properties.split(',').map((pair) => pair.split('=', 2));
    return [
      {
        name,
        properties: new Map(pairs.map(([key = '', value = '']) => [key, raw(value)])),
        message: raw(message),
      },
    ];
  });
}

function raw(text: string): string {
  return decodeURIComponent(text.replaceAll(/%(?!25|0D|0A|3A|2C)/g, '%25'));
}

const problem: Diagnostic = {
  code: 'INF1006',
  severity: 'error',
  message: 'no such key: 100 %, really',
  hint: 'write model',
  place: { file: 'inference.yaml', line: 2, column: 3 },
  excerpt: { text: '  modl: x', start: 3, length: 4 },
};

describe('annotations', () => {
  it('say what, where and how to fix it, and survive the escapes of the runner', () => {
    const text = githubText({ path: 'a,b:c.yaml', text: 'x:\n  modl: x\n', diagnostics: [problem] });
    const [command] = commandsIn(text);
    expect(command?.name).toBe('error');
    expect(Object.fromEntries(command?.properties ?? [])).toEqual({
      file: 'a,b:c.yaml',
      line: '2',
      endLine: '2',
      col: '3',
      endColumn: '7',
      title: expect.stringMatching(/^INF1006: /),
    });
    expect(command?.message).toBe('no such key: 100 %, really\nfix: write model');
    expect(text).toContain('file=a%2Cb%3Ac.yaml,line=2,');
    expect(text).toContain('100 %25, really%0Afix: write model\n1 error in inference.yaml\n');
  });

  it('are at most ten of each severity, and the rest is counted', () => {
    const { diagnostics, ...file } = problemsOf(fileWithMistakes(13));
    const errors = diagnostics.slice(0, 12);
    const warnings = diagnostics.slice(0, 11).map((one) => ({ ...one, severity: 'warning' as const }));
    const text = githubText({ ...file, diagnostics: [...warnings, ...errors] });
    const names = commandsIn(text).map(({ name }) => name);
    expect(names).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning')]);
    expect(text).toContain('\n2 more errors not annotated here\n');
    expect(text).toContain('\n1 more warning not annotated here\n');
    expect(text).toContain('\n12 errors, 11 warnings in inference.yaml\n');
  });

  it('of a valid file are none', () => {
    expect(githubText({ path: 'a', text: '', diagnostics: [] })).toBe('no problems\n');
  });

  it('hold no command of a hostile string, and no property of one', () => {
    for (const payload of hostile) {
      const poisoned = { ...problem, message: payload, reason: payload, hint: payload };
      const text = githubText({ path: payload, text: payload, diagnostics: [poisoned] });
      const commands = commandsIn(text);
      expect(
        commands.map(({ name }) => name),
        payload,
      ).toEqual(['error']);
      expect([...(commands[0]?.properties.keys() ?? [])].join(), payload).toBe(
        'file,line,endLine,col,endColumn,title',
      );
      expect(harmIn(text.replace(/^::error file=/, '')), payload).toBeUndefined();
    }
  });
});
