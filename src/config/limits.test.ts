// Large files: what is within the limits is read whole, and what is beyond them, or is wrong ten thousand times, comes to
// an end. Each case took minutes, or the whole stack, before it was bounded.
import { describe, expect, test } from 'vitest';
import { Lexer } from 'yaml';
import { check, load, VALID } from './load.fixture.ts';
import { parse } from './parse/parse.ts';
import { LIMITS } from './parse/scan.ts';

/** Long enough for a machine with much else to do; without the bounds it is not nearly. */
const A_WHILE = 60_000;

const HEAD = VALID.slice(0, VALID.indexOf('models:'));
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const named = (index: number) => `m${index}`.padEnd(40, 'abcdefgh');

/** Everything that ten thousand endpoints may well have, each of its own. */
const realistic = (count: number, comment = '') => `${HEAD}models:
${many(
  count,
  (n) => `  model-${n}:${comment}
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1
    artifact: s3://risk-models/team-${n}/42/model.tar.gz
    env:
      OMP_NUM_THREADS: "2"
      LOG_LEVEL: info
`,
)}endpoints:
${many(
  count,
  (n) => `  endpoint-${n}:${comment}
    model: model-${n}
    instance: { type: ml.m5.large, count: 2 }
    tags: { service: service-${n}, cost-center: "4711" }
`,
)}`;

describe('ten thousand endpoints', () => {
  test('are within the limits, with a model, env, tags and comments of their own, in three environments', () => {
    const text = realistic(1_000, ' # why it is there, and who asked for it');
    const tokens = Array.from(new Lexer().lex(text)).length;
    const values = parse('inference.yaml', text).tree?.spots.size ?? Number.POSITIVE_INFINITY;
    expect(10 * Buffer.byteLength(text)).toBeLessThan(LIMITS.mebibytes * 2 ** 20);
    expect(10 * tokens).toBeLessThan(LIMITS.tokens);
    expect(10 * values).toBeLessThan(LIMITS.values);
    expect(3 * 10 * values).toBeLessThan(LIMITS.overlaid);
  });

  test('are read whole beyond the old limits', () => {
    const { document, diagnostics } = load(realistic(2_000));
    expect(diagnostics).toEqual([]);
    expect(document?.endpoints).toHaveLength(2_000);
  });
});

describe('what is wrong ten thousand times', () => {
  test.each([
    [
      'models that are nearly there',
      `${HEAD}models:\n${many(5_000, (n) => `  ${named(n)}: { image: i }\n`)}endpoints:\n${many(10_000, (n) => `  e-${n}: { model: ${named(n)}x }\n`)}`,
    ],
    ['endpoints of nothing', `${HEAD}endpoints: {${many(60_000, (n) => `e-${n}: ,`)}}`],
    [
      'instance types that are nearly there',
      `${HEAD}endpoints:\n${many(10_000, (n) => `  e-${n}: { instance: { type: ml.m5.larg${n % 10} } }\n`)}`,
    ],
    [
      'variables that are not set',
      `${HEAD}models:\n${many(10_000, (n) => `  m-${n}: { image: "\${env:NAME_${n}}" }\n`)}`,
    ],
    [
      'renames that lead nowhere',
      `${HEAD}moved:\n${many(200, (n) => `  - { from: endpoints.old-${n}, to: endpoints.${named(n)} }\n`)}endpoints:\n${many(10_000, (n) => `  ${named(n + 1000)}: { model: m, serverless: { memory: 1GB, maxConcurrency: 1 } }\n`)}`,
    ],
  ])(
    '%s: a thousand are told',
    (_, text) => {
      const env = Object.fromEntries(Array.from({ length: 500 }, (_one, n) => [`OTHER_NAME_${n}`, 'x']));
      const { diagnostics, document } = check(text, { env });
      expect(document).toBeUndefined();
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(1_000);
    },
    A_WHILE,
  );

  test('warnings never stand in the way of an error', () => {
    const unused = many(
      1_500,
      (n) => `  m-${n}: { image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/x:1 }\n`,
    );
    const text = VALID.replace('models:\n', `models:\n${unused}`).replace(/^ {2}role:.*\n/m, '');
    const { diagnostics, document } = load(text);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['INF1042']));
    expect(document).toBeUndefined();
  });
});

describe('environments', () => {
  const environments = (count: number) =>
    `${realistic(600)}environments:\n${many(count, (n) => `  env-${n}: { naming: "\${environment}-\${key}" }\n`)}`;

  test('multiply the file, and are refused where they are too much, one as all', () => {
    const codes = (text: string, environment?: string) =>
      check(text, environment === undefined ? {} : { environment }).diagnostics.map(({ code }) => code);
    expect(codes(environments(2))).toEqual([]);
    expect(codes(environments(90))).toEqual(['INF1002']);
    expect(codes(environments(90), 'env-1')).toEqual(['INF1002']);
  });
});
