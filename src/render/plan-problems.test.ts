// Plans and what became of them, as problems beside the file: which there are, where they stand, and what no name can do.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Ended } from '../core/ended.ts';
import type { UnitResult } from '../core/events.ts';
import type { Plan } from '../core/plan.ts';
import type { PreflightFinding } from '../core/preflight.ts';
import { type PlanRisk, RISKS } from '../core/risks.ts';
import { applyMarkdown } from './apply-markdown.ts';
import { githubText } from './github.ts';
import { LONGEST_COMMENT } from './markdown-blocks.ts';
import { applyJunit, planJunit } from './plan-junit.ts';
import { planProblems } from './plan-problems.ts';
import { sarifText } from './sarif.ts';
import { harmIn, hostile, markup } from './testing/hostile.ts';
import { harmInMarkdown } from './testing/markdown.ts';
import { plan, unit } from './testing/plan.ts';
import essential from './testing/sarif-essential.schema.json' with { type: 'json' };
import { harmInXml } from './testing/xml.ts';

const PLACE = { file: 'inference.yaml', line: 3, column: 3 };
const file = {
  path: 'inference.yaml',
  text: 'a\nb\n  fraud:\n',
  places: new Map([['endpoints.fraud', PLACE]]),
};

const risk = (change: Partial<PlanRisk> = {}): PlanRisk => {
  const rule = change.rule ?? 'capacity-cut';
  const { code, severity } = RISKS[rule];
  return { rule, code, severity, address: 'endpoints.fraud', what: '8 → 2', ...change };
};
const vetoed: Diagnostic = {
  code: 'INF5001',
  severity: 'held',
  message: 'stays',
  address: 'endpoints.fraud',
};
const lacking: PreflightFinding = {
  about: 'access',
  subject: 'r',
  state: 'failed',
  code: 'INF9009',
  says: 'may not read',
  fix: 'let it',
  neededBy: ['endpoints.fraud', 'endpoints.search'],
};
const needsPrune = unit({ held: 'needs --prune', heldBy: 'INF5001' });

const told = (of: Plan, ended: readonly Ended[] = []) =>
  planProblems(of, file, ended).diagnostics.map(
    ({ code, severity, message }) => `${severity} ${code} ${message}`,
  );

const end = (result: UnitResult, address = 'endpoints.fraud'): Ended =>
  result === 'done' ? { address, result } : { address, result, problem: { code: 'INF4001', message: 'why' } };

describe('the problems of a plan', () => {
  it.each([
    ['nothing is wrong', plan([unit()]), []],
    ['a guard has said what it holds', plan([needsPrune], { diagnostics: [vetoed] }), ['held INF5001 stays']],
    ['nobody has', plan([needsPrune]), ['held INF5001 endpoint fraud: needs --prune']],
    [
      'it is somebody else’s',
      plan([unit({ held: 'not ours', heldBy: 'INF3002', verdict: 'foreign' })]),
      ['error INF3002 endpoint fraud: not ours'],
    ],
    [
      'it risks something',
      plan([unit()], { risks: [risk()] }),
      ['warning INF5022 endpoint fraud: risk capacity-cut: less than half of the instances: 8 → 2'],
    ],
    ['the file accepts that', plan([unit()], { risks: [risk({ because: 'it is night' })] }), []],
    [
      'it is a risk that nearly every plan has',
      plan([unit()], { risks: [risk({ rule: 'mutable-image' })] }),
      [],
    ],
    [
      'the account has not what it needs',
      plan([unit()], { preflight: { checks: 3, findings: [lacking], unlisted: [] } }),
      ['error INF9009 role r: may not read'],
    ],
    [
      'nobody may look whether it has',
      plan([unit()], {
        preflight: {
          checks: 3,
          findings: [{ ...lacking, state: 'unchecked', code: 'INF9007' }],
          unlisted: ['q'],
        },
      }),
      ['warning INF9007 role r: may not read'],
    ],
    [
      'the risk is refused already',
      plan([unit()], {
        risks: [risk()],
        diagnostics: [{ ...vetoed, code: 'INF5022', message: 'risk capacity-cut' }],
      }),
      ['held INF5022 risk capacity-cut'],
    ],
  ] as const)('where %s', (_, of, problems) => {
    expect(told(of)).toEqual(problems);
  });

  it('of a preflight stand at the first endpoint that needs it, with the way out', () => {
    const of = plan([unit()], { preflight: { checks: 3, findings: [lacking], unlisted: [] } });
    expect(planProblems(of, file).diagnostics).toMatchObject([{ place: PLACE, hint: 'let it' }]);
    expect(planJunit(of)).toContain('failures="1"');
  });

  it('stand where the file speaks of the endpoint, unless they know better', () => {
    const elsewhere = { ...vetoed, code: 'INF3011', place: { ...PLACE, line: 1 } } as const;
    const of = plan([needsPrune, unit({ address: 'endpoints.gone', held: 'x', heldBy: 'INF5001' })], {
      diagnostics: [elsewhere],
    });
    expect(planProblems(of, file).diagnostics.map(({ place }) => place?.line)).toEqual([1, 3, undefined]);
  });
});

describe('what did not come off', () => {
  it.each([
    ['done', []],
    ['failed', ['error INF4001 endpoint fraud: why']],
    ['rolled-back', ['error INF4001 endpoint fraud: rolled back by the service: why']],
    ['refused', ['error INF4001 endpoint fraud: refused: why']],
    ['skipped', ['warning INF4001 endpoint fraud: skipped: why']],
    ['running', ['warning INF4001 endpoint fraud: still running: why']],
    ['interrupted', ['warning INF4001 endpoint fraud: interrupted: why']],
  ] as const)('is told of what is %s', (result, problems) => {
    expect(told(plan([unit()]), [end(result)])).toEqual(problems);
  });

  it('is a failure in JUnit only where the endpoint is not as the file says, and nobody meant that', () => {
    const units = [
      ...['a', 'b', 'c', 'd', 'e'].map((key) => unit({ address: `endpoints.${key}`, effect: 'create' })),
      unit({ address: 'endpoints.f', held: 'needs --prune', heldBy: 'INF5001' }),
      unit({ address: 'endpoints.g', held: 'not ours', heldBy: 'INF3002' }),
      unit({ address: 'endpoints.h', verdict: 'same', effect: 'none' }),
    ];
    const results: readonly UnitResult[] = ['done', 'failed', 'rolled-back', 'skipped', 'running'];
    const ended = results.map((result, nth) => end(result, `endpoints.${'abcde'.charAt(nth)}`));
    const text = applyJunit(plan(units), [...ended, end('failed', 'recommendations.sla')]);
    const cases = text.split('<testcase ').slice(1);
    const said = cases.map((one) => {
      const [, name] = / name="[^".]*\.([^"]+)"/.exec(one) ?? [];
      return `${name} ${one.includes('<failure') ? 'failed' : one.includes('<skipped') ? 'skipped' : 'passed'}`;
    });
    expect(said).toEqual([
      ...['a passed', 'b failed', 'c failed', 'd skipped', 'e skipped', 'f skipped', 'g failed', 'h passed'],
      'sla failed',
    ]);
    expect(text).toContain('tests="9" failures="4" errors="0" skipped="3"');
  });
});

it('a plan fails in JUnit where something is in the way that no flag allows, also of no endpoint', () => {
  const lost: Diagnostic = { code: 'INF2004', severity: 'error', message: 'may not search' };
  const foreign = unit({ address: 'endpoints.b', held: 'not ours', heldBy: 'INF3002' });
  const text = planJunit(plan([needsPrune, foreign], { diagnostics: [vetoed, lost] }));
  expect(text.match(/<(?:failure|skipped)[^>]*/g)).toEqual([
    '<skipped message="needs --prune"/',
    '<failure type="INF3002" message="endpoint b: not ours"',
    '<failure type="INF2004" message="may not search"',
  ]);
});

it('the summary of an apply stays short, however much it did', () => {
  const ended = Array.from({ length: 10_000 }, (_, nth) =>
    end(nth % 2 === 0 ? 'done' : 'failed', `endpoints.e-${nth}`),
  );
  const text = applyMarkdown(plan([unit(), needsPrune]), ended);
  expect(text.length).toBeLessThan(LONGEST_COMMENT);
  expect(text).toContain('<h3>inferra apply: 5000 measured, 5000 failed</h3>');
  expect(text.match(/and \d+ more/g)).toHaveLength(2);
});

it('SARIF is of the form that the standard demands', () => {
  const of = plan([needsPrune], { risks: [risk()] });
  const log = JSON.parse(sarifText(planProblems(of, file, [end('failed')]), '0.1.0'));
  const conforms = new Ajv2020({ allErrors: true }).compile(essential);
  expect(conforms(log), JSON.stringify(conforms.errors)).toBe(true);
  expect(log.runs[0].results.map(({ level }: { level: string }) => level)).toEqual([
    'note',
    'warning',
    'error',
  ]);
});

describe('hostile strings in every field', () => {
  it.each([...hostile, ...markup, '\uFFFE', ']]>', '-->'])('are harmless: %j', (payload) => {
    const address = `endpoints.${payload}`;
    const about = {
      address,
      summary: payload,
      reasons: [payload],
      status: payload,
      replaces: payload,
    } as const;
    const of = plan(
      [
        unit({ ...about, name: payload }),
        unit({ ...about, held: payload, heldBy: 'INF3002' }),
        unit({ ...about, held: payload, heldBy: 'INF5001' }),
      ],
      {
        ...{ project: payload, environment: payload, account: payload, region: payload },
        risks: [risk({ address, what: payload })],
        diagnostics: [{ ...vetoed, severity: 'error', message: payload, hint: payload, reason: payload }],
      },
    );
    const problem = { code: 'INF4001', message: payload, hint: payload } as const;
    const ended: readonly Ended[] = [
      { address, result: 'failed', problem },
      { address: `${address}2`, result: 'running', problem },
    ];
    const problems = planProblems(of, { ...file, path: payload }, ended);
    for (const junit of [planJunit(of), applyJunit(of, ended), applyJunit(of, [])]) {
      expect(harmIn(junit)).toBeUndefined();
      expect(harmInXml(junit)).toBeUndefined();
    }
    const markdown = applyMarkdown(of, ended);
    expect(harmIn(markdown)).toBeUndefined();
    expect(harmInMarkdown(markdown)).toBeUndefined();
    expect(harmIn(sarifText(problems, '0.1.0'))).toBeUndefined();
    const lines = githubText(problems).split('\n');
    expect(
      harmIn(lines.filter((line) => !/^::(?:error|warning|notice) /.test(line)).join('\n')),
    ).toBeUndefined();
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(problems.diagnostics.length);
  });
});
