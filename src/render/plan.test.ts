import { describe, expect, it } from 'vitest';
import type { Plan, UnitChange } from '../core/plan.ts';
import { planText } from './plan.ts';
import { planJson } from './plan-json.ts';
import { plain, plan, unit } from './testing/plan.ts';

const swap = unit({
  fields: [
    { field: 'compute', from: 'ml.m5.xlarge × 5', to: 'ml.c6i.large × 3', note: 'from the file' },
    { field: 'env OMP_NUM_THREADS', from: '"1"', to: '"2"' },
  ],
  cost: { before: 1.15, after: 0.306, surge: 1.456 },
});
const create = unit({
  address: 'endpoints.docs-search',
  effect: 'create',
  summary: 'serverless 4 GB × 20',
  minutes: 4,
  cost: { before: 0, after: null, note: 'serverless' },
});
const unpruned = unit({
  address: 'endpoints.old-ranker',
  verdict: 'drift',
  effect: 'remove',
  summary: 'not in the file',
  held: 'needs --prune',
  minutes: 0,
});
const same = unit({ address: 'endpoints.same', verdict: 'same', effect: 'none', summary: '', minutes: 0 });

describe('the plan text', () => {
  it('reads endpoint by endpoint', () => {
    const text = planText(
      plan([create, swap, unpruned, same], {
        environment: 'prod',
        summary: { add: 1, change: 1, destroy: 0, unpruned: 1, held: 0 },
      }),
      plain,
    );
    expect(text).toBe(`inferra plan · project risk · prod · 123456789012/us-east-1

+ endpoint docs-search  create · serverless 4 GB × 20 · about 4 min
~ endpoint fraud        swap · blue/green, all at once · about 25 min · no downtime
    compute              ml.m5.xlarge × 5  →  ml.c6i.large × 3  from the file
    env OMP_NUM_THREADS  "1"  →  "2"
    cost                 $1.15/h now  →  $0.31/h                surge during the update $1.46/h
- endpoint old-ranker   not in the file; needs --prune

= 1 endpoint unchanged

Plan: 1 to add, 1 to change, 0 to destroy (1 needs --prune).
Cost: $1.15/h → $0.31/h, serverless by use; prices of 2026-11-02.
Digest: ${'d'.repeat(64)}
`);
  });

  it('says clearly that nothing is to do', () => {
    const third = [same, { ...same, address: 'endpoints.b' }, { ...same, address: 'endpoints.c' }];
    const cost = { before: 1, after: 1, floor: 0.5, ceiling: 4, partial: false, pricesFrom: '2026-11-02' };
    expect(planText(plan(third, { cost }), plain)).toBe(`inferra plan · project risk · 123456789012/us-east-1

No changes. 3 endpoints are as the file says.
Cost: $1.00/h, unchanged, $0.50/h to $4.00/h by autoscaling; prices of 2026-11-02.
`);
    expect(planText(plan(third, { cost }), plain, 'apply')).not.toContain('Cost:');
    expect(planText(plan([]), plain)).not.toContain('Cost:');
    expect(planText(plan([same]), plain)).toContain('No changes. 1 endpoint is as the file says.');
    expect(planText(plan([]), plain)).toContain('No changes. The file has no endpoints');
    expect(planText(plan([]), plain, 'destroy')).toContain('inferra destroy · ');
    expect(planText(plan([]), plain, 'destroy')).toContain('Nothing to destroy.');
  });

  it('still shows warnings when nothing is to do', () => {
    const warning = { code: 'INF1001', severity: 'warning', message: 'look here' } as const;
    const text = planText(plan([same], { diagnostics: [warning] }), plain);
    expect(text).toMatch(/warning\[INF1001\]: look here[\s\S]*No changes\. 1 endpoint/);
  });

  it.each([
    ['a new endpoint', { effect: 'create' }, /^\+ endpoint fraud {2}create · /m],
    ['a change of the running fleet', { effect: 'live' }, /^~ endpoint fraud {2}live · /m],
    [
      'downtime',
      { effect: 'recreate', downtime: true },
      /^-\/\+ endpoint fraud {2}recreate · .* · downtime$/m,
    ],
    ['a removal', { effect: 'remove', verdict: 'drift' }, /^- endpoint fraud {2}remove · blue/m],
    ['a change by somebody in the account', { verdict: 'drift' }, /^~ endpoint fraud {2}swap · drift · /m],
    ['a change on both sides', { verdict: 'both' }, / swap · changed in the file and in the account · /],
    ['a run that was cut off', { verdict: 'unfinished', effect: 'none' }, /^~ .* finishes an earlier run/m],
    ['a rollback', { verdict: 'rolled back', effect: 'none' }, /^! endpoint fraud {2}was rolled back · /m],
    ['a busy endpoint', { verdict: 'busy', effect: 'none' }, /^\? endpoint fraud {2}busy · /m],
    ['what cannot be told', { verdict: 'unclear', effect: 'none' }, /^\? endpoint fraud {2}unclear · /m],
    [
      "somebody else's endpoint",
      { verdict: 'foreign', effect: 'none' },
      /^! .* belongs to somebody else · /m,
    ],
    ['another name in the account', { name: 'risk-fraud' }, /^~ endpoint fraud \(risk-fraud\) {2}swap/m],
    ['hours', { minutes: 65 }, / · about 1 h 5 min · /],
  ] as const)('has a symbol and words for %s', (_, change, line) => {
    expect(planText(plan([unit(change)]), plain)).toMatch(line);
  });

  it('marks drift in words', () => {
    const drifted = unit({
      verdict: 'drift',
      effect: 'live',
      fields: [{ field: 'count', from: '5', to: '3', drift: true }],
    });
    expect(planText(plan([drifted]), plain)).toContain('    count  5  →  3  drift: changed in the account\n');
  });

  it('gives long values and long reasons lines of their own and breaks none of them', () => {
    const image = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost';
    const held =
      'rolled back by the service: the primary container did not pass the ping health check; pass --retry';
    const long = unit({
      fields: [
        { field: 'image', from: `${image}:1.7-1`, to: `${image}:1.8-1`, note: 'from the file' },
        { field: 'count', from: '1', to: '2', note: 'from the file' },
      ],
      held,
    });
    expect(
      planText(plan([long]), { ...plain, width: 80 })
        .split('\n')
        .slice(2, 8),
    ).toEqual([
      '~ endpoint fraud  swap · blue/green, all at once · about 25 min · no downtime',
      `    held: ${held}`,
      `    image  ${image}:1.7-1`,
      `           →  ${image}:1.8-1`,
      '           from the file',
      '    count  1  →  2  from the file',
    ]);
  });

  it('continues a long summary under itself, piece by piece', () => {
    const change = unit({
      effect: 'recreate',
      verdict: 'both',
      summary: 'deleted and created again',
      downtime: true,
    });
    expect(
      planText(plan([change]), { ...plain, width: 80 })
        .split('\n')
        .slice(2, 5),
    ).toEqual([
      '-/+ endpoint fraud  recreate · changed in the file and in the account',
      '                    deleted and created again · about 25 min · downtime',
      '',
    ]);
  });

  it.each<[sentence: string, cost: NonNullable<UnitChange['cost']>, row: string]>([
    ['a new fleet', { before: 0, after: null, note: 'unknown' }, '    cost  unknown'],
    ['the old fleet', { before: null, after: 0.5, note: 'unknown' }, '    cost  unknown now  →  $0.50/h'],
    [
      'what serves by use then',
      { before: 0.5, after: 0, note: 'serverless' },
      '    cost  $0.50/h now  →  by use',
    ],
    [
      'what serves by use, with what it does',
      {
        ...{ before: 0, after: 0, note: 'serverless' },
        uses: [
          {
            ...{ variant: 'AllTrafficServerless', memory: 2048, perSecond: 0.00004, perGb: null },
            example: { perMinute: 20, milliseconds: 85.04, monthly: 2.9784 },
          },
        ],
      },
      '    cost  by use  $0.00004 a second at 2 GB, an unknown price per GB of data; about $2.98 a month at 20/min of 85 ms',
    ],
    [
      'what is kept provisioned, by the hour and by use',
      {
        ...{ before: 0, after: 0.072, floor: 0.036, ceiling: 0.36, note: 'serverless' },
        uses: [
          {
            ...{ variant: 'AllTrafficServerless', memory: 2048, perSecond: 0.00004, perGb: 0.016 },
            perProvisionedSecond: 0.0000234,
          },
        ],
      },
      '    cost  $0.072/h  $0.036/h to $0.36/h by autoscaling\n' +
        '    cost  by use    $0.00004 a second at 2 GB ($0.0000234 in what is provisioned), $0.016 per GB of data',
    ],
    [
      'what is kept provisioned at a price that nobody knows',
      {
        ...{ before: 0, after: null, note: 'unknown' },
        uses: [
          {
            ...{ variant: 'AllTrafficServerless', memory: 2048, perSecond: 0.00004, perGb: 0.016 },
            perProvisionedSecond: null,
          },
        ],
      },
      '    cost  unknown\n' +
        '    cost  by use  $0.00004 a second at 2 GB (an unknown price in what is provisioned), $0.016 per GB of data',
    ],
    [
      'instances of one type or another, and volumes without a price',
      { before: 0, after: 2, floor: 1, spread: 'types', unpriced: ['storage'] },
      '    cost  $2.00/h  $1.00/h to $2.00/h by instance type · without its volumes, whose price is unknown',
    ],
    [
      'the same fleet under wider bounds',
      { before: 0.5, after: 0.5, ceilingBefore: 1, ceiling: 4 },
      '    cost  $0.50/h now  →  $0.50/h  $0.50/h to $4.00/h by autoscaling',
    ],
  ])('says so where no price by the hour is known: %s', (_sentence, cost, rows) => {
    const lines = planText(plan([unit({ cost })]), { ...plain, width: 140 }).split('\n');
    for (const row of rows.split('\n')) expect(lines).toContain(row);
  });

  it('sums up no cost where none is known', () => {
    const nothing = { before: 0, after: 0, floor: 0, ceiling: 0, partial: true, pricesFrom: '' };
    const text = planText(
      plan([unit({ cost: { before: null, after: null, note: 'unknown' } })], { cost: nothing }),
      plain,
    );
    expect(text).toContain('Cost: unknown.');
    expect(text).not.toContain('$0.00');
  });

  it('promises no downtime only where something moves', () => {
    const live = { effect: 'live', summary: 'tags only' } as const;
    expect(planText(plan([unit({ ...live, minutes: 0 })]), plain)).toContain('live · tags only\n');
    expect(planText(plan([unit({ ...live, minutes: 6 })]), plain)).toContain('about 6 min · no downtime\n');
  });

  it('says what a field was that goes away', () => {
    const gone = unit({ fields: [{ field: 'env A', from: '"1"' }] });
    expect(planText(plan([gone]), plain)).toContain('    env A  "1"  →  (none)\n');
  });

  it.each([
    [
      { add: 0, change: 0, destroy: 0, unpruned: 2, held: 0 },
      'Plan: 0 to add, 0 to change, 0 to destroy (2 need --prune).',
    ],
    [
      { add: 2, change: 0, destroy: 1, unpruned: 0, held: 1 },
      'Plan: 2 to add, 0 to change, 1 to destroy, 1 held.',
    ],
  ])('counts: %j', (summary, line) => {
    expect(planText(plan([swap], { summary }), plain)).toContain(`\n${line}\n`);
  });

  it.each([
    [
      'equal',
      { before: 1, after: 1, floor: 1, ceiling: 1, partial: false, pricesFrom: '' },
      'Cost: $1.00/h, unchanged.',
    ],
    [
      'partly known',
      { before: 0, after: 0.0452, floor: 0.0452, ceiling: 0.0452, partial: true, pricesFrom: '2026-11-02' },
      'Cost: $0.00/h → $0.0452/h, without what has no known price; prices of 2026-11-02.',
    ],
    [
      'moved by autoscaling',
      { before: 1, after: 2, floor: 0.5, ceiling: 8, partial: false, pricesFrom: '2026-11-02' },
      'Cost: $1.00/h → $2.00/h, $0.50/h to $8.00/h by autoscaling; prices of 2026-11-02.',
    ],
    [
      'of a price list and of the file',
      {
        ...{ before: 1, after: 1, floor: 1, ceiling: 1, partial: false, pricesFrom: '2026-11-02' },
        ...{ pricesFile: 'a.prices.json', ownPrices: ['a', 'b', 'c', 'd'] },
      },
      'Cost: $1.00/h, unchanged; prices of 2026-11-02 (a.prices.json), own prices of a, b, c and 1 more.',
    ],
  ])('says what it costs when that is %s', (_, cost, line) => {
    expect(planText(plan([swap], { cost }), plain)).toContain(`\n${line}\n`);
  });

  it('is the same bytes each time, and as JSON the same for any order of keys', () => {
    const whole = plan([create, swap, unpruned, same]);
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [key, reversed(one)]),
      );
    };
    expect(planText(whole, plain)).toBe(planText(structuredClone(whole), plain));
    expect(planJson(reversed(whole) as Plan)).toBe(planJson(whole));
    expect(JSON.parse(planJson(whole))).toEqual(whole);
    expect(planJson(whole)).toMatch(/^\{\n {2}"formatVersion": "1\.0",\n {2}"project": "risk",[\s\S]*\}\n$/);
  });

  it('folds the costs between words where they are wider than the screen', () => {
    const cost = {
      ...{ before: 0, after: 0.23, floor: 0.23, ceiling: 0.23 },
      ...{ partial: true, pricesFrom: '2026-11-02' },
    };
    const units = [unit({ cost: { before: null, after: null, note: 'unknown' } })];
    expect(planText(plan(units, { cost }), { ...plain, width: 60 })).toContain(
      'Cost: $0.00/h → $0.23/h, without what has no known price;\n      prices of 2026-11-02.\n',
    );
  });
});
