// YAML 1.2, strictly: one way to read every file, or an error. What the parser only warns of is an error here.
import { parseDocument, type YAMLError, type Document as YamlDocument } from 'yaml';
import type { Code } from '../../core/codes.ts';
import { type Findings, findingsOf, type Words } from '../findings.ts';
import { type Source, sourceOf } from '../source.ts';
import type { Spot, Tree } from '../tree.ts';
import { scan, tooDeep } from './scan.ts';
import { readTree } from './walk.ts';

export type Parsed = {
  readonly findings: Findings;
  /** Absent where the text has no structure to speak of. */
  readonly tree?: Tree;
};

/** Troubles of single nodes: the rest of the file can still be checked. */
const LOCAL: Readonly<Record<string, Code>> = {
  TAG_RESOLVE_FAILED: 'INF1006',
};

export function parse(file: string, text: string): Parsed {
  const source = sourceOf(file, text.replace(/^\uFEFF/, ''));
  const spots = new Map<string, Spot>();
  const findings = findingsOf(source, spots);
  const tooMuch = scan(source.text);
  if (tooMuch !== undefined) {
    findings.syntax('INF1002', tooMuch.span, { message: tooMuch.what });
    return { findings };
  }
  const document = parseDocument(source.text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // The walk tells duplicates itself, with the whole key marked.
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  reportTroubles(document, findings);
  reportDirectives(document, source, findings);
  if (findings.hasErrors() && !onlyLocal(document)) return { findings };
  const value = readTree(document, findings, spots);
  return value === undefined ? { findings } : { findings, tree: { value, spots } };
}

const onlyLocal = (document: YamlDocument): boolean =>
  document.errors.every((one) => Object.hasOwn(LOCAL, one.code));

/** One syntax error makes the parser stumble over the next lines, so only the first of them is told. */
function reportTroubles(document: YamlDocument, findings: Findings): void {
  const troubles: readonly YAMLError[] = [...document.errors, ...document.warnings];
  const local = troubles.filter((one) => Object.hasOwn(LOCAL, one.code));
  const first = troubles.find((one) => !Object.hasOwn(LOCAL, one.code));
  for (const one of first === undefined ? local : [...local, first]) {
    const [start, end] = one.pos;
    findings.syntax(codeOf(one), { start, end }, wordsOf(one));
  }
}

function codeOf(trouble: YAMLError): Code {
  if (trouble.code === 'RESOURCE_EXHAUSTION') return 'INF1002';
  return LOCAL[trouble.code] ?? 'INF1001';
}

/** Troubles that people run into, in words that say what to do; the parser's own words serve for the others. */
const WORDS: Readonly<Record<string, Words>> = {
  TAG_RESOLVE_FAILED: {
    message: 'tags of YAML are not supported',
    hint: 'put the value in quotes if it is text',
  },
  NON_STRING_KEY: { message: 'a key must be text' },
  MULTIPLE_DOCS: { message: 'the file holds more than one document', hint: 'remove the line with ---' },
  RESOURCE_EXHAUSTION: { message: tooDeep },
  TAB_AS_INDENT: { message: 'tabs are not allowed as indentation', hint: 'indent with spaces' },
  MULTILINE_IMPLICIT_KEY: {
    message: 'this is neither a key nor a value',
    hint: 'is there a colon missing behind a key?',
  },
};

function wordsOf(trouble: YAMLError): Words {
  const { code, message } = trouble;
  return WORDS[code] ?? { message: message.charAt(0).toLowerCase() + message.slice(1) };
}

/** `%YAML 1.1` would change what `yes` and `010` mean. */
function reportDirectives(document: YamlDocument, source: Source, findings: Findings): void {
  const yaml = document.directives?.yaml;
  if (yaml?.explicit !== true || yaml.version === '1.2') return;
  const start = Math.max(0, source.text.indexOf('%YAML'));
  const message = `the file declares YAML ${yaml.version}, but inferra reads YAML 1.2`;
  findings.syntax('INF1006', { start, end: start + 5 }, { message });
}
