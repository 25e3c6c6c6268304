// Problems as SARIF 2.1.0 (OASIS, 2023 errata 01), for code scanning and editors.
import { digest } from '../base/hash.ts';
import { type Code, definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { jsonText } from './json-text.ts';
import { type FileProblems, lineOf, regionOf } from './region.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** One run with a rule for each code that occurs. `version` is inferra's. Ends in a line break. */
export function sarifText(problems: FileProblems, version: string): string {
  const codes = [...new Set(problems.diagnostics.map(({ code }) => code))].sort();
  const seen = new Map<string, number>();
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'inferra', semanticVersion: version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository.' } } },
        results: problems.diagnostics.map((one) => ({
          ruleId: one.code,
          ruleIndex: codes.indexOf(one.code),
          level: one.severity === 'held' ? 'note' : one.severity,
          message: { text: sentences(one) },
          locations: [{ physicalLocation: physicalLocation(one, problems) }],
          partialFingerprints: { 'inferraProblem/v1': fingerprint(one, problems, seen) },
        })),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

function ruleOf(code: Code): object {
  const { title, why, fix } = definitionOf(code);
  return {
    id: code,
    shortDescription: { text: `${capital(title)}.` },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${fix}` },
    defaultConfiguration: { level: 'error' },
  };
}

function sentences({ code, message, reason, hint }: Diagnostic): string {
  const parts = [message, ...(reason === undefined ? [] : [reason]), hint ?? definitionOf(code).fix];
  return parts.map((text) => capital(text).replace(/[^.?!]$/, '$&.')).join(' ');
}

function physicalLocation(one: Diagnostic, { path, text }: FileProblems): object {
  const region = regionOf(one, text);
  return {
    artifactLocation: artifactOf(path),
    ...(region === undefined
      ? {}
      : {
          region: {
            startLine: region.line,
            startColumn: region.column,
            endLine: region.line,
            endColumn: region.endColumn,
          },
        }),
  };
}

/** Relative to the root of the repository; what lies outside of it has no base. */
function artifactOf(path: string): object {
  const uri = uriPath(path);
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: 'SRCROOT' };
}

function uriPath(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

/** Neither a URI nor canonical JSON has a form for half a character. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\uFFFD');
}

/**
 * The same for the same problem wherever its line moves to: of the code, the path, the line as it is written (which
 * holds no value from outside the file), and which one of several such problems it is.
 */
function fingerprint(one: Diagnostic, { path, text }: FileProblems, seen: Map<string, number>): string {
  const line = one.place === undefined ? '' : lineOf(text, one.place.line).trim();
  const key = digest([one.code, wellFormed(path), wellFormed(line)]);
  const nth = seen.get(key) ?? 0;
  seen.set(key, nth + 1);
  return digest([key, nth]);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
