import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type DriftReport, FINDING_NAMES } from '../core/drift.ts';
import { driftText } from './drift.ts';
import { driftJson } from './drift-json.ts';
import { driftJunit } from './drift-junit.ts';
import { driftMarkdown } from './drift-markdown.ts';
import { driftProblems } from './drift-problems.ts';
import { githubText } from './github.ts';
import { LONGEST_COMMENT } from './markdown-blocks.ts';
import { sarifText } from './sarif.ts';
import { everyFinding, field, report, reportOf } from './testing/drift.ts';
import { harmIn, hostile, markup } from './testing/hostile.ts';
import { harmInMarkdown } from './testing/markdown.ts';
import { plain } from './testing/plan.ts';
import essential from './testing/sarif-essential.schema.json' with { type: 'json' };
import { harmInXml } from './testing/xml.ts';

const moved = report({
  environment: 'prod',
  findings: [
    {
      is: 'changed',
      address: 'endpoints.fraud',
      name: 'risk-fraud',
      place: { file: 'inference.yaml', line: 9, column: 3 },
      takes: 'live · no new fleet',
      fields: [
        {
          at: 'endpoints.fraud.instance.count',
          field: 'instance count',
          by: 'account',
          applied: '2',
          live: '3',
          desired: '2',
        },
      ],
    },
    {
      is: 'pending',
      address: 'endpoints.search',
      name: 'search',
      takes: 'swap',
      fields: [
        {
          at: 'endpoints.search.model.image',
          field: 'image',
          by: 'repository',
          applied: 'a',
          live: 'a',
          desired: 'b',
        },
      ],
    },
  ],
  ignored: [
    {
      address: 'endpoints.third',
      at: 'endpoints.third.weight',
      field: 'weight',
      applied: '1',
      live: '2',
      because: 'an experiment',
      until: '2027-01-31',
    },
  ],
  notCompared: [{ at: 'models.a.image', because: 'not pinned' }],
  endpoints: ['fraud', 'search', 'third'].map((name) => ({
    address: `endpoints.${name}`,
    name,
    verdict: 'same',
  })),
});
const file = { path: 'inference.yaml', text: `${'\n'.repeat(8)}  fraud:\n` };

describe('a drift report', () => {
  it('as text says who moved what, what was let be, and what nobody looked at', () => {
    expect(driftText(moved, plain)).toBe(`inferra drift · project risk · prod · 123456789012/us-east-1

~ endpoint fraud (risk-fraud)  changed in the account · live · no new fleet
    instance count  2  →  3
> endpoint search              pending: the file has moved on · swap
    image           a  →  b  in the file

Ignored by the file:
    endpoints.third.weight  1  →  2  an experiment; until 2027-01-31

Not compared:
    not pinned
      models.a.image

Drift: 1 changed in the account, 1 pending; 1 ignored. 3 endpoints checked.
`);
  });

  it.each([
    ['nothing', report(), 'No drift. 0 endpoints checked.'],
    [
      'only what may wait',
      report({ allowPending: true, findings: moved.findings.filter((one) => one.is === 'pending') }),
      'No drift that counts: 1 pending. 0 endpoints checked.',
    ],
    [
      'what may wait and more',
      { ...moved, allowPending: true },
      'Drift: 1 changed in the account, 1 pending; 1 ignored. 3 endpoints checked.',
    ],
  ] as readonly [string, DriftReport, string][])('tells the verdict of %s', (_name, one, verdict) => {
    expect(driftText(one, plain).trimEnd().split('\n').at(-1)).toBe(verdict);
  });

  it('as JSON is the report', () => {
    expect(JSON.parse(driftJson(moved))).toEqual(moved);
    expect(driftJson(moved)).toMatch(/^\{\n {2}"formatVersion"/);
  });

  it('as Markdown has the verdict in sight and the values folded', () => {
    expect(driftMarkdown(moved)).toContain('<!-- inferra:drift:risk:prod -->\n');
    expect(driftMarkdown(moved)).toContain('<h3>inferra drift: 1 changed in the account, 1 pending</h3>');
    expect(driftMarkdown(moved)).toContain('- instance count  2\n+ instance count  3\n');
  });

  it('as Markdown leaves out whole addresses where it is too long, the mildest first', () => {
    const many = report({
      findings: [
        ...Array.from({ length: 400 }, (_, at) => ({
          ...everyFinding(`e-${at}`)[1],
          fields: Array.from({ length: 3 }, (_one, nth) => field('x'.repeat(40 + nth))),
        })),
        ...everyFinding('urgent').filter((one) => one.is === 'foreign'),
      ] as DriftReport['findings'],
    });
    const text = driftMarkdown(many);
    expect(text.length).toBeLessThan(LONGEST_COMMENT);
    expect(text.length).toBeGreaterThan(LONGEST_COMMENT - 5_500);
    expect(text).toMatch(/<b>\d+ of 401 left out here<\/b>/);
    expect(text).toContain('! endpoint urgent');
    expect(harmInMarkdown(text)).toBeUndefined();
  });

  it('as JUnit has a case for each address, failed where it differs and skipped where it may wait', () => {
    const text = driftJunit({ ...moved, allowPending: true });
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="1" errors="0" skipped="1">
  <testsuite name="inferra drift risk/prod 123456789012/us-east-1" tests="3" failures="1" errors="0" skipped="1">
    <testcase classname="risk.prod" name="endpoints.fraud">
      <failure type="INF8001" message="changed in the account · live · no new fleet">
      changed in the account · live · no new fleet
        instance count: 2 → 3
      </failure>
    </testcase>
    <testcase classname="risk.prod" name="endpoints.search">
      <skipped message="pending: the file has moved on · swap"/>
    </testcase>
    <testcase classname="risk.prod" name="endpoints.third"/>
  </testsuite>
</testsuites>
`);
  });

  it('as annotations stands beside the lines of the file', () => {
    expect(githubText(driftProblems(moved, file)).split('\n')[0]).toBe(
      '::error file=inference.yaml,line=9,endLine=9,col=3,endColumn=4,title=INF8001%3A an endpoint was changed in the account::endpoint fraud: changed in the account · live · no new fleet (instance count: 2 → 3)%0Afix: Run `inferra apply` to put it back, or take the new value over into the file.',
    );
  });

  it('as SARIF is of the form that the standard demands, with a rule for each kind', () => {
    const log = JSON.parse(sarifText(driftProblems(reportOf('fraud'), file), '0.1.0'));
    const conforms = new Ajv2020({ allErrors: true }).compile(essential);
    expect(conforms(log), JSON.stringify(conforms.errors)).toBe(true);
    // Changed on one side and on both is one rule, and a part has two.
    expect(log.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toHaveLength(
      FINDING_NAMES.length + 1,
    );
  });
});

describe('hostile strings in every field of a drift report', () => {
  it.each([...hostile, ...markup, '\uFFFE', ']]>', '-->'])('are harmless: %j', (payload) => {
    const one = reportOf(payload);
    expect(harmIn(driftText(one, plain))).toBeUndefined();
    expect(harmIn(driftJson(one))).toBeUndefined();
    expect(JSON.parse(driftJson(one))).toEqual(one);
    const markdown = driftMarkdown(one);
    expect(harmIn(markdown)).toBeUndefined();
    expect(harmInMarkdown(markdown)).toBeUndefined();
    const junit = driftJunit(one);
    expect(harmIn(junit)).toBeUndefined();
    expect(harmInXml(junit)).toBeUndefined();
    expect(junit).not.toMatch(/[\uFFFE\uFFFF]/);
    expect(harmIn(sarifText(driftProblems(one, file), '0.1.0'))).toBeUndefined();
    const lines = githubText(driftProblems(one, file))
      .split('\n')
      .filter((line) => !/^::(?:error|warning) /.test(line));
    expect(harmIn(lines.join('\n'))).toBeUndefined();
  });
});
