// What a smoke test may send, and to whom. The valid file has an endpoint on instances and a serverless one.
import { describe, expect, test } from 'vitest';
import { edited, problems } from '../load.fixture.ts';

const tested = (smokeTest: string, ...edits: readonly (readonly [string, string])[]) =>
  edited(['count: 2 }', `count: 2 }\n    smokeTest: ${smokeTest}`], ...edits);

const SMOKE = '{ payload: ./samples/one.csv, contentType: text/csv }';
const CSV = 'payload: ./one.csv, contentType: text/csv';
const SAMPLE = `{ ${CSV} }`;
const ASYNC: readonly [string, string] = [
  '    smokeTest:',
  '    async: { output: "s3://a/b/" }\n    smokeTest:',
];

describe('a smoke test', () => {
  test.each([
    ['sends a file beside the configuration', tested(SMOKE), []],
    ['may be of a serverless endpoint', edited(['20 }', `20 }\n    smokeTest: ${SMOKE}`]), []],
    [
      'leads out of the folder',
      tested('{ payload: ./samples/../../one.csv, contentType: text/csv }'),
      ['17:27 INF1079 ./samples/../../one.csv'],
    ],
    [
      'has no absolute path',
      tested('{ payload: /etc/passwd, contentType: text/csv }'),
      ['17:27 INF1014 /etc/passwd'],
    ],
    ['says what it sends', tested('{ payload: ./one.csv }'), ['17:5 INF1012 smokeTest']],
    ['asks nobody who gives no answer', tested(SMOKE, ASYNC), ['18:5 INF1079 smokeTest']],
    ['sends one sample or several', tested(`{ samples: [${SAMPLE}, ${SAMPLE}] }`), []],
    ['sends something', tested('{ onFailure: stop }'), ['17:5 INF1012 smokeTest']],
    ['and not both', tested(`{ ${CSV}, samples: [${SAMPLE}] }`), ['17:61 INF1097 samples']],
    [
      'of several has what each is to be on each',
      tested(`{ samples: [${SAMPLE}], within: 1s, targetModel: a.tar.gz }`),
      ['17:76 INF1140 within', '17:88 INF1140 targetModel'],
    ],
    [
      'of several leads out with none',
      tested('{ samples: [{ payload: ./../a.csv, contentType: text/csv }] }'),
      ['17:39 INF1079 ./../a.csv'],
    ],
  ])('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
const ARTIFACT = '    artifact: s3://risk-models/fraud/42/model.tar.gz\n';
const ENV = '    env: { THREADS: "2" }\n';
const SEARCH = '  search:\n    model: xgb\n    serverless: { memory: 4GB, maxConcurrency: 20 }\n';
const MANY: readonly (readonly [string, string])[] = [
  [`${ARTIFACT}${ENV}`, '    artifact: s3://risk-models/many/\n    multiModel: true\n'],
  [SEARCH, ''],
];
const containers = (invocation: string): readonly (readonly [string, string])[] => [
  [
    `    image: ${IMAGE}\n${ARTIFACT}${ENV}`,
    `${invocation}    containers: [{ image: "${IMAGE}", hostname: a }, { image: "${IMAGE}", hostname: b }]\n`,
  ],
  [SEARCH, ''],
];
const DIRECT = containers('    invocation: direct\n');
const to = (target: string) => `{ ${CSV}, ${target} }`;

describe('whom a sample names', () => {
  test.each([
    ['is a model of many', tested(to('targetModel: north/a.tar.gz'), ...MANY), []],
    ['is named of many', tested(SAMPLE, ...MANY), ['17:5 INF1140 smokeTest']],
    ['is no model of one', tested(to('targetModel: a.tar.gz')), ['17:61 INF1140 targetModel']],
    ['has no path from the top', tested(to('targetModel: /a.tar.gz'), ...MANY), ['17:74 INF1014 /a.tar.gz']],
    ['is a container that is called by itself', tested(to('targetContainer: b'), ...DIRECT), []],
    ['is named where each answers for itself', tested(SAMPLE, ...DIRECT), ['16:5 INF1140 smokeTest']],
    ['is a container that is there', tested(to('targetContainer: c'), ...DIRECT), ['16:78 INF1140 c']],
    [
      'is no container of a pipeline',
      tested(to('targetContainer: a'), ...containers('')),
      ['15:61 INF1140 targetContainer'],
    ],
    [
      'is told sample by sample',
      tested(`{ samples: [${to('targetContainer: a')}, ${SAMPLE}] }`, ...DIRECT),
      ['16:95 INF1140 { payload: ./one.csv, contentType: text/csv }'],
    ],
    ['may hold substitutions', tested(to('targetModel: "${key}/a.tar.gz"'), ...MANY), []],
  ])('%s', (_sentence, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
