// Problems of files for the tests of the formats that show them beside their lines.
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { FileProblems } from '../region.ts';

/** A problem at each `imagge` (no such key) and each `ml.tiny` (no such type) of the text. */
export function problemsOf(text: string, path = 'inference.yaml'): FileProblems {
  const diagnostics = text.split('\n').flatMap((line, index) =>
    Array.from(line.matchAll(/imagge|ml\.tiny/g), ({ 0: word, index: start }): Diagnostic => {
      const column = Array.from(line.slice(0, start)).length + 1;
      return {
        code: word === 'imagge' ? 'INF1006' : 'INF1010',
        severity: 'error',
        message: `no such thing: ${word}`,
        hint: 'write image',
        place: { file: path, line: index + 1, column },
        excerpt: { text: line, start: column, length: word.length },
      };
    }),
  );
  return { path, text, diagnostics };
}

/** A file with as many mistyped keys as asked for. */
export function fileWithMistakes(count: number): string {
  return Array.from({ length: count }, (_, index) => `  m${index}: { imagge: x }\n`).join('');
}
