import { describe, expect, it } from 'vitest';
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { diagnosticsText, diagnosticText } from './diagnostics.ts';
import { paintFor } from './paint.ts';
import { plain } from './testing/plan.ts';
import { diagnosticsJson } from './validate-json.ts';
import { widthOf } from './width.ts';

const typo: Diagnostic = {
  code: 'INF1001',
  severity: 'error',
  message: 'unknown instance type "ml.g5.xlrage"',
  reason: 'SageMaker would refuse it.',
  hint: 'did you mean "ml.g5.xlarge"?',
  place: { file: 'inference.yaml', line: 18, column: 11 },
  excerpt: { text: '    type: ml.g5.xlrage', start: 11, length: 12 },
};

const at = (line: number, change: Partial<Diagnostic> = {}): Diagnostic => ({
  ...typo,
  message: `problem on line ${line}`,
  place: { file: 'inference.yaml', line, column: 1 },
  ...change,
});

/** What the carets stand under, by columns. */
function marked(text: string, start: number, length: number, width = 80): string {
  const block = diagnosticText({ ...typo, excerpt: { text, start, length } }, { ...plain, width });
  const [source = '', carets = ''] = block.split('\n').slice(3);
  const from = widthOf(carets.slice(0, carets.indexOf('^')));
  const to = widthOf(carets.trimEnd());
  let shown = '';
  let column = 0;
  for (const { segment } of new Intl.Segmenter().segment(source)) {
    if (column >= from && column < to) shown += segment;
    column += widthOf(segment);
  }
  return shown;
}

describe('a problem', () => {
  it('says what, where, why and how to fix it', () => {
    expect(diagnosticText(typo, plain)).toBe(`error[INF1001]: unknown instance type "ml.g5.xlrage"
  --> inference.yaml:18:11
   |
18 |     type: ml.g5.xlrage
   |           ^^^^^^^^^^^^
   |
 why: SageMaker would refuse it.
 fix: did you mean "ml.g5.xlarge"?
 more: inferra explain INF1001
`);
  });

  it('shows the general advice where there is none of its own, and the unit where there is no place', () => {
    const bare: Diagnostic = {
      code: 'INF1001',
      severity: 'warning',
      message: 'odd',
      address: 'endpoints.fraud',
    };
    expect(diagnosticText(bare, plain)).toBe(`warning[INF1001]: odd
  --> endpoints.fraud
 fix: ${definitionOf('INF1001').fix}
 more: inferra explain INF1001
`);
  });

  it('says the same with and without colour', () => {
    const coloured = diagnosticText(typo, { ...plain, paint: paintFor(true) });
    expect(coloured).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are controls
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(diagnosticText(typo, plain));
  });
});

describe('the caret stands under the right text', () => {
  it.each([
    ['after tabs', '\t\ttype: x', 9, 1, 'x'],
    ['after wide characters', '名前: 値x', 6, 1, 'x'],
    ['under wide characters', 'a: 名前 # c', 4, 2, '名前'],
    ['after an emoji of several code points', '👩\u{1f3fd} x', 4, 1, 'x'],
    ['after what had to be escaped', 'a\u202eb: x', 6, 1, 'x'],
    ['under what had to be escaped', 'a\u001bb', 2, 1, '\\u{1b}'],
    ['in the middle of a long line', `${'a'.repeat(500)}BAD${'b'.repeat(500)}`, 501, 3, 'BAD'],
    ['at the end of a long line', `${'a'.repeat(500)}BAD`, 501, 3, 'BAD'],
    ['at the start of a long line', `BAD${'b'.repeat(500)}`, 1, 3, 'BAD'],
    ['in a long line of wide characters', `${'名'.repeat(300)}BAD${'前'.repeat(300)}`, 301, 3, 'BAD'],
  ])('%s', (_, text, start, length, under) => {
    expect(marked(text, start, length)).toBe(under);
  });

  it.each([40, 60, 80, 120])('and no line is wider than %i columns', (width) => {
    const text = `${'名a'.repeat(300)}`;
    for (const start of [1, 2, 50, 299, 600]) {
      const excerpt = { text, start, length: 400 };
      const lines = diagnosticText({ ...typo, excerpt }, { ...plain, width })
        .split('\n')
        .slice(2, 6);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(Math.max(width, 45));
    }
  });

  it('even past the end of the line', () => {
    const block = diagnosticText({ ...typo, excerpt: { text: 'ab', start: 3, length: 0 } }, plain);
    expect(block.split('\n')[4]).toBe('   |   ^');
  });
});

describe('many problems', () => {
  it('come by place, warnings first, with their numbers last', () => {
    const text = diagnosticsText([at(9), at(3), at(5, { severity: 'warning' })], plain);
    expect([...text.matchAll(/problem on line (\d)/g)].map(([, line]) => line)).toEqual(['5', '3', '9']);
    expect(text.trimEnd().split('\n').at(-1)).toBe('2 errors, 1 warning in inference.yaml');
  });

  it('are shown up to 50, errors before warnings, and the rest is counted', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      at(index + 1, { severity: index < 20 ? 'warning' : 'error' }),
    );
    const text = diagnosticsText(many, plain);
    expect(text.match(/^error/gm)).toHaveLength(40);
    expect(text.match(/^warning/gm)).toHaveLength(10);
    expect(text).toContain('\n10 more problems left out here\n');
    expect(text).toContain('40 errors, 20 warnings in inference.yaml\n');
  });

  it('are nothing when there are none', () => {
    expect(diagnosticsText([], plain)).toBe('');
  });

  it('are all in the JSON', () => {
    const report = JSON.parse(diagnosticsJson([typo, at(1, { severity: 'warning' })]));
    expect(report).toMatchObject({ formatVersion: '1.0', valid: false, summary: { errors: 1, warnings: 1 } });
    expect(report.diagnostics[0]).toEqual(typo);
    expect(JSON.parse(diagnosticsJson([at(1, { severity: 'warning' })])).valid).toBe(true);
  });
});
