// Reads a source file as text: its code without comments, and everything that it imports in any way.

export type Import = {
  readonly specifier: string;
  /** True for `import type`, which leaves nothing behind at run time. */
  readonly typeOnly: boolean;
};

const IMPORTS = [
  /\b(?:import|export)\s+(?<type>type\s+)?[\w*{][^;'"`]*?\bfrom\s*['"](?<specifier>[^'"]+)['"]/g,
  /\bimport\s*['"](?<specifier>[^'"]+)['"]/g,
  /\b(?:import|require)\s*\(\s*['"`](?<specifier>[^'"`$]+)['"`]/g,
];

/** An `import()` or `require()` whose target is computed: nobody could check where it leads. */
const COMPUTED = /\b(?:import|require)\s*\(\s*(?!['"`][^'"`$]+['"`]\s*[),])[^)]*\)/g;

export function importsOf(code: string): readonly Import[] {
  return IMPORTS.flatMap((pattern) =>
    Array.from(code.matchAll(pattern), ({ groups }) => ({
      specifier: groups?.specifier ?? '',
      typeOnly: groups?.type !== undefined,
    })),
  );
}

export function computedImportsOf(code: string): readonly string[] {
  return Array.from(code.matchAll(COMPUTED), ([text]) => text);
}

const STRING = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/.source;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//.source;
// A slash after one of these begins a regular expression, anywhere else it divides.
const REGEX =
  /(?<=(?:^|[(,=:[!&|?{};+\-*%<>~^]|\breturn|=>)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\//
    .source;
const TOKENS = new RegExp(`${STRING}|${COMMENT}|${REGEX}`, 'gm');

/** The text with its comments blanked; strings, templates and regular expressions stay. */
export function withoutComments(text: string): string {
  return text.replace(TOKENS, (token) => (/^\/[/*]/.test(token) ? token.replace(/[^\n]/g, ' ') : token));
}
