// Addresses that instances need, as sentences.
import { expect, test } from 'vitest';
import { loadDocument } from '../config/load.ts';
import type { Answer, SubnetFact } from '../core/fact.ts';
import { subnetChecks, subnetQuestions } from './subnets.ts';

const [A, B, C] = ['subnet-0000000a', 'subnet-0000000b', 'subnet-0000000c'];

/** @param endpoints the subnets of each */
function documentOf(endpoints: Readonly<Record<string, readonly (string | undefined)[]>>) {
  const text = JSON.stringify({
    version: 1,
    project: 'risk',
    defaults: { role: 'arn:aws:iam::123456789012:role/sagemaker-execution' },
    models: Object.fromEntries(
      Object.entries(endpoints).map(([key, subnets]) => [
        key,
        {
          image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
          ...(subnets.length === 0 ? {} : { vpc: { subnets, securityGroups: ['sg-0000000a'] } }),
        },
      ]),
    ),
    endpoints: Object.fromEntries(
      Object.keys(endpoints).map((key) => [key, { model: key, instance: { type: 'ml.m5.large', count: 1 } }]),
    ),
  });
  const { document, diagnostics } = loadDocument({ file: 'f.yaml', text, params: {}, env: {} });
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return document;
}

const open = (free: number): SubnetFact => ({ free, state: 'available' });
const found = (value: Readonly<Record<string, SubnetFact>>): Answer<'subnets'> => ({ state: 'found', value });

test('all subnets are one question, and none where there are none', () => {
  expect(subnetQuestions(documentOf({ a: [B, A], b: [C, A], c: [] }))).toEqual([
    { fact: 'subnets', ids: [A, B, C] },
  ]);
  expect(subnetQuestions(documentOf({ a: [] }))).toEqual([]);
  expect(subnetChecks(documentOf({ a: [] }), new Map(), { to: () => undefined })).toEqual([]);
});

test.each<
  [
    string,
    Parameters<typeof documentOf>[0],
    Readonly<Record<string, number>>,
    Answer<'subnets'>,
    readonly string[],
  ]
>([
  [
    'two addresses for each instance, in whichever of the subnets',
    { a: [A, B] },
    { a: 3 },
    found({ [A]: open(4), [B]: open(2) }),
    [`ok ${A}, ${B}: 6 addresses are free`],
  ],
  [
    'fewer than two',
    { a: [A, B] },
    { a: 3 },
    found({ [A]: open(4), [B]: open(1) }),
    [`warning ${A}, ${B}: 5 addresses are free, and 3 instances that start need 6`],
  ],
  [
    'none for one of them',
    { a: [A] },
    { a: 2 },
    found({ [A]: open(1) }),
    [`failed ${A}: 1 address is free, and 2 instances that start need 4`],
  ],
  [
    'endpoints of the same subnets share what is free',
    { a: [A, B], b: [B, A], c: [C] },
    { a: 1, b: 2, c: 1 },
    found({ [A]: open(1), [B]: open(1), [C]: open(2) }),
    [
      `failed ${A}, ${B}: 2 addresses are free, and 3 instances that start need 6`,
      `ok ${C}: 2 addresses are free`,
    ],
  ],
  [
    'one that is not there, and one that is not ready',
    { a: [A, B, C] },
    { a: 1 },
    found({ [A]: open(9), [B]: { free: 9, state: 'pending' } }),
    [`failed ${B}: it is pending, not available`, `failed ${C}: it is not there`],
  ],
  [
    'nobody may look',
    { a: [A, B] },
    { a: 1 },
    { state: 'unread', reason: 'denied' },
    [`unchecked ${A}, ${B}: denied`],
  ],
])('%s', (_, endpoints, added, answer, expected) => {
  const instances = new Map(Object.entries(added).map(([key, count]) => [`endpoints.${key}`, count]));
  const checks = subnetChecks(documentOf(endpoints), instances, { to: () => answer as never });
  expect(checks.map(({ state, subject, says }) => `${state} ${subject}: ${says}`)).toEqual(expected);
  const codes = { ok: undefined, warning: 'INF9010', failed: 'INF9010', unchecked: 'INF9007' } as const;
  for (const { state, code } of checks) expect(code).toBe(codes[state]);
});
