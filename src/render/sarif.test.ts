import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { FileProblems } from './region.ts';
import { sarifText } from './sarif.ts';
import { hostile } from './testing/hostile.ts';
import { fileWithMistakes, problemsOf } from './testing/problems.ts';
import essential from './testing/sarif-essential.schema.json' with { type: 'json' };

const conforms = new Ajv2020({ allErrors: true }).compile(essential);

type Result = {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly {
    readonly physicalLocation: { readonly region: object; readonly artifactLocation: object };
  }[];
  readonly partialFingerprints: { readonly 'inferraProblem/v1': string };
};
type Run = {
  readonly columnKind: string;
  readonly tool: {
    readonly driver: {
      readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[];
    };
  };
  readonly results: readonly Result[];
};

function runOf(problems: FileProblems): Run {
  const log: unknown = JSON.parse(sarifText(problems, '0.1.0'));
  expect(conforms(log), JSON.stringify(conforms.errors)).toBe(true);
  return (log as { runs: [Run] }).runs[0];
}

const fingerprints = (problems: FileProblems) =>
  runOf(problems).results.map((one) => one.partialFingerprints['inferraProblem/v1']);

const unplaced: Diagnostic = { code: 'INF1001', severity: 'warning', message: 'look here' };

describe('SARIF', () => {
  it.each<[string, FileProblems]>([
    ['of a valid file', { path: 'a.yaml', text: '', diagnostics: [] }],
    ['of many mistakes', problemsOf(fileWithMistakes(13))],
    ['of a problem without a place', { path: 'a.yaml', text: '', diagnostics: [unplaced] }],
    ['of a file outside of the repository', problemsOf('imagge', '/etc/in ference.yaml')],
  ])('%s is of the form that the standard demands', (_, problems) => {
    expect(runOf(problems).results).toHaveLength(problems.diagnostics.length);
  });

  it('conforms whatever is in the strings', () => {
    for (const payload of hostile) {
      const place = { file: payload, line: 1, column: 1 };
      const diagnostics = [{ ...unplaced, message: `m${payload}`, reason: payload, hint: payload, place }];
      expect(runOf({ path: `p/${payload}`, text: payload, diagnostics }).results).toHaveLength(1);
    }
  });

  it('has a rule for each code, with the advice of the registry', () => {
    const { tool, results } = runOf(problemsOf('imagge: x\ntype: ml.tiny\nimagge: y\n'));
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['INF1006', 'INF1010', 'INF1006']);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    for (const { id, help } of tool.driver.rules)
      expect(help.text).toContain(definitionOf(id as Diagnostic['code']).fix);
    expect(new Set(results.map(({ ruleId }) => ruleId)).size).toBe(tool.driver.rules.length);
  });

  it('counts columns in UTF-16 code units, and says so', () => {
    const { columnKind, results } = runOf(problemsOf('{ "😀😀": 1, imagge: 2 }'));
    expect(columnKind).toBe('utf16CodeUnits');
    expect(results[0]?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: 14,
      endLine: 1,
      endColumn: 20,
    });
  });

  it('names files from the root of the repository, as URIs', () => {
    const artifact = (path: string) =>
      runOf(problemsOf('imagge', path)).results[0]?.locations[0]?.physicalLocation.artifactLocation;
    expect(artifact('teams/é #1/a.yaml')).toEqual({
      uri: 'teams/%C3%A9%20%231/a.yaml',
      uriBaseId: 'SRCROOT',
    });
    expect(artifact('/etc/a.yaml')).toEqual({ uri: 'file:///etc/a.yaml' });
  });
});

describe('a fingerprint', () => {
  const text = fileWithMistakes(2);

  it('stays when the line moves', () => {
    const moved = `# a comment\n\n${text}`.replace('  m1:', '    m1:').replace('  m0:', '    m0:');
    expect(fingerprints(problemsOf(moved))).toEqual(fingerprints(problemsOf(text)));
  });

  it('is another for another line, file or repetition', () => {
    const twice = problemsOf(text)
      .diagnostics.slice(0, 1)
      .flatMap((one) => [one, one]);
    const all = [
      ...fingerprints(problemsOf(text)),
      ...fingerprints(problemsOf(text, 'other.yaml')),
      fingerprints({ path: 'inference.yaml', text, diagnostics: twice })[1],
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
