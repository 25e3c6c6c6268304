// What a policy says of a file and its plan, one sentence each. Prices are those of the table: ml.m5.large costs $0.115 an hour
// in us-east-1, $83.95 a month.

import { describe, expect, it } from 'vitest';
import type { EndpointDeclaration, VariantDeclaration } from '../config/document.ts';
import { loadPolicy, type TeamPolicy } from '../config/team-policy.ts';
import type { UnitChange } from '../core/plan.ts';
import { type PriceBook, priceBook } from '../cost/book.ts';
import { unit } from '../render/testing/plan.ts';
import { judge } from './team-policy.ts';

const BOOK = priceBook('us-east-1');
const FILE = 'inference.yaml';
const on = (type: string, count: number, max?: number): Partial<VariantDeclaration> => ({
  hardware: { kind: 'instance', type, count },
  ...(max === undefined
    ? {}
    : {
        scaling: {
          ...{ min: 1, max, metric: 'invocations', target: 1, cooldown: { out: 1, in: 1 }, scaleIn: true },
        },
      }),
});
const POOLED: Partial<VariantDeclaration> = {
  hardware: {
    kind: 'instance',
    type: 'ml.m5.large',
    count: 1,
    pools: [
      { type: 'ml.m5.large', priority: 1 },
      { type: 'ml.g5.xlarge', priority: 2 },
    ],
  },
};
const SERVERLESS: Partial<VariantDeclaration> = {
  hardware: { kind: 'serverless', memory: 1024, maxConcurrency: 5 },
};

const provisioned = (count: number, max?: number): Partial<VariantDeclaration> => ({
  ...on('', 0, max),
  hardware: { kind: 'serverless', memory: 1024, maxConcurrency: 5, provisioned: count },
});

/** Where the file says what provisioned concurrency and volumes cost. */
const RICH = priceBook('us-east-1', { own: { instances: {}, provisioned: 0.000005, storage: 0.1 } });

function endpoint(
  key: string,
  variants: readonly Partial<VariantDeclaration>[],
  tags: Readonly<Record<string, string>> = {},
): EndpointDeclaration {
  const base = { model: { key: 'a', env: {}, maskedEnv: [], role: 'r' }, weight: 1 };
  return {
    ...{ address: `endpoints.${key}`, key, name: key, tags, protect: false },
    variants: variants.map((one, at) => ({ ...base, name: `v${at}`, ...one }) as VariantDeclaration),
    place: { file: 'inference.yaml', line: 1, column: 1 },
  };
}

const changed = (key: string, change: Partial<UnitChange> = {}): UnitChange =>
  unit({
    address: `endpoints.${key}`,
    name: key,
    effect: 'create',
    cost: { before: 0, after: 1 },
    ...change,
  });
const policy = (one: Partial<TeamPolicy>): TeamPolicy => ({
  file: 'team.yaml',
  serverless: true,
  tags: [],
  ...one,
});

function said(
  one: Partial<TeamPolicy>,
  endpoints: readonly EndpointDeclaration[],
  units: readonly UnitChange[] = endpoints.map(({ key }) => changed(key)),
  book: PriceBook = BOOK,
): readonly string[] {
  const { vetoes, warnings } = judge([policy(one)], { file: FILE, endpoints }, book, () => units);
  return [
    ...vetoes.map(({ code, message }) => `${code} ${message}`),
    ...warnings.map(({ code, message }) => `note ${code} ${message}`),
  ];
}

const fraud = (...variants: readonly Partial<VariantDeclaration>[]) => endpoint('fraud', variants);
const OUTSIDE = 'endpoint fraud is outside the policy of team.yaml:';

describe('a policy', () => {
  it.each([
    ['lets any type without a list', {}, fraud(on('ml.p5.48xlarge', 1)), []],
    ['lets what a pattern fits', { instances: ['ml.c6i.*'] }, fraud(on('ml.c6i.large', 1)), []],
    [
      'takes the dots of a pattern as dots',
      { instances: ['ml.m5.*'] },
      fraud(on('ml.m5d.large', 1)),
      [`INF5010 ${OUTSIDE} ml.m5d.large is not among ml.m5.*`],
    ],
    [
      'looks at every variant, a shadow included',
      { instances: ['ml.m5.large'] },
      fraud(on('ml.m5.large', 1), { ...on('ml.g5.xlarge', 1), shadow: true }),
      [`INF5010 ${OUTSIDE} ml.g5.xlarge is not among ml.m5.large`],
    ],
    [
      'looks at every type of a pool',
      { instances: ['ml.m5.large'] },
      fraud(POOLED),
      [`INF5010 ${OUTSIDE} ml.g5.xlarge is not among ml.m5.large`],
    ],
    [
      'lets none where the list is empty',
      { instances: [] },
      fraud(on('ml.m5.large', 1)),
      [`INF5010 ${OUTSIDE} ml.m5.large is not among no types`],
    ],
    [
      'lets serverless endpoints be, whatever its list',
      { instances: ['ml.m5.large'] },
      fraud(SERVERLESS),
      [],
    ],
    [
      'refuses serverless where it says so',
      { serverless: false },
      fraud(SERVERLESS),
      [`INF5010 ${OUTSIDE} it is serverless`],
    ],
    ['counts all variants', { maxCount: 3 }, fraud(on('ml.m5.large', 2), on('ml.m5.large', 1)), []],
    [
      'counts them at the maximum of their autoscaling',
      { maxCount: 3 },
      fraud(on('ml.m5.large', 1, 4)),
      [`INF5010 ${OUTSIDE} 4 instances are more than 3`],
    ],
    [
      'asks for tags by their keys',
      { tags: ['team', 'cost-center'] },
      endpoint('fraud', [on('ml.m5.large', 1)], { team: 'risk' }),
      [`INF5010 ${OUTSIDE} it has no tag cost-center`],
    ],
    ['is met by a month that costs what it may', { monthlyBudget: 83.95 }, fraud(on('ml.m5.large', 1)), []],
    [
      'counts the month at the maximum of autoscaling',
      { monthlyBudget: 83.95 },
      fraud(on('ml.m5.large', 1, 2)),
      [
        'INF5011 endpoint fraud costs more: a month may cost up to $167.90, and the budget of team.yaml is $83.95',
      ],
    ],
    ['has serverless endpoints cost nothing by the month', { monthlyBudget: 0 }, fraud(SERVERLESS), []],
    [
      'says which price it does not know',
      { monthlyBudget: 10 },
      fraud(on('ml.c6i.large', 1)),
      [
        'note INF5012 endpoint fraud counts as nothing against the budget: the price of its instances in us-east-1 is not known',
      ],
    ],
  ] as const)('%s', (_what, one, declared, expected) => {
    expect(said(one, [declared])).toEqual(expected);
  });

  it.each([
    [
      // 2 × 1 GB × $0.000005 × 3600 s × 730 h = $26.28, and 5 at the most.
      'counts what is kept provisioned, at the maximum of its autoscaling',
      RICH,
      { monthlyBudget: 65 },
      fraud(provisioned(2, 5)),
      [
        'INF5011 endpoint fraud costs more: a month may cost up to $65.70, and the budget of team.yaml is $65.00',
      ],
    ],
    [
      'tells where what is provisioned has no known price',
      BOOK,
      { monthlyBudget: 1 },
      fraud(provisioned(2)),
      [
        'note INF5012 endpoint fraud counts as nothing against the budget: the price of its provisioned concurrency in us-east-1 is not known',
      ],
    ],
    [
      // 2 × (730 × $0.115 + 10 GB × $0.10) = $169.90, an hour of which is rounded to hundredths of a cent
      'counts volumes whose size the file says',
      RICH,
      { monthlyBudget: 169 },
      fraud({ ...on('ml.m5.large', 2), raw: { VolumeSizeInGB: 10 } }),
      [
        'INF5011 endpoint fraud costs more: a month may cost up to $169.87, and the budget of team.yaml is $169.00',
      ],
    ],
  ] as const)('%s', (_what, book, one, declared, expected) => {
    expect(said(one, [declared], undefined, book)).toEqual(expected);
  });

  it('counts the volumes of instances that components share, at the most of them', () => {
    const hosting = {
      ...{ type: 'ml.m5.large', count: 1, managed: { min: 1, max: 2 }, role: 'r', components: [] },
      raw: { VolumeSizeInGB: 10 },
    };
    expect(said({ monthlyBudget: 169 }, [{ ...fraud(), hosting }], undefined, RICH)).toEqual([
      'INF5011 endpoint fraud costs more: a month may cost up to $169.87, and the budget of team.yaml is $169.00',
    ]);
  });

  it('counts two fleets during an update against no budget of months, and no count', () => {
    const twice = changed('fraud', {
      effect: 'swap',
      fields: [{ field: 'compute' }],
      cost: { before: 0.23, after: 0.23, surge: 0.46 },
    });
    // 2 × $83.95
    const limits = { monthlyBudget: 168, maxCount: 2, maxCountTotal: 2 };
    expect(said(limits, [fraud(on('ml.m5.large', 2))], [twice])).toEqual([]);
  });

  it('counts the instances of all endpoints', () => {
    const both = [endpoint('a', [on('ml.m5.large', 2)]), endpoint('b', [on('ml.m5.large', 2)])];
    expect(said({ maxCountTotal: 4 }, both)).toEqual([]);
    expect(said({ maxCountTotal: 3 }, both)).toEqual(
      ['a', 'b'].map(
        (key) =>
          `INF5010 endpoint ${key} is outside the policy of team.yaml: the endpoints of the file have 4 instances in all, more than 3`,
      ),
    );
  });

  it('tells what stands outside of it already, and holds nothing of it', () => {
    const still = changed('fraud', { effect: 'none', verdict: 'same' });
    expect(said({ instances: [] }, [fraud(on('ml.m5.large', 1))], [still])).toEqual([
      `note INF5010 ${OUTSIDE} ml.m5.large is not among no types`,
    ]);
    expect(said({ monthlyBudget: 1 }, [fraud(on('ml.m5.large', 1))], [still])).toEqual([
      'note INF5011 a month may cost up to $83.95, and the budget of team.yaml is $1.00',
    ]);
  });

  it.each([
    [
      'what makes it cheaper',
      { effect: 'swap', fields: [{ field: 'compute' }], cost: { before: 2, after: 1 } },
    ],
    ['what has nothing to do with it', { effect: 'live', fields: [{ field: 'tag team' }] }],
    ['a removal', { effect: 'remove' }],
    ['what is held already', { held: 'protected' }],
  ] as const)('above its budget lets through %s', (_what, change) => {
    const units = [changed('fraud', change as Partial<UnitChange>)];
    const found = judge(
      [policy({ monthlyBudget: 1 })],
      { file: FILE, endpoints: [fraud(on('ml.m5.large', 1))] },
      BOOK,
      () => units,
    );
    expect(found.vetoes).toEqual([]);
  });

  it.each([
    ['larger volumes', { effect: 'swap', fields: [{ field: 'volume' }], cost: { before: 1, after: 1.1 } }],
    ['another type at the same price', { effect: 'swap', fields: [{ field: 'compute' }] }],
    [
      'a higher maximum',
      { effect: 'live', fields: [{ field: 'control scaling' }], cost: { before: 1, after: 1 } },
    ],
  ] as const)('above its budget holds %s', (_what, change) => {
    const units = [changed('fraud', { cost: { before: 1, after: 1 }, ...change } as Partial<UnitChange>)];
    const found = judge(
      [policy({ monthlyBudget: 1 })],
      { file: FILE, endpoints: [fraud(on('ml.m5.large', 1))] },
      BOOK,
      () => units,
    );
    expect(found.vetoes).toMatchObject([{ code: 'INF5011', short: 'above the budget of team.yaml' }]);
  });

  it('holds beside another, and the looser one loosens nothing', () => {
    const all = [policy({ file: 'theirs.yaml', maxCount: 100 }), policy({ maxCount: 1 })];
    const endpoints = [fraud(on('ml.m5.large', 2))];
    const told = (policies: readonly TeamPolicy[]) =>
      judge(policies, { file: FILE, endpoints }, BOOK, () => [changed('fraud')]).vetoes.map(
        ({ message }) => message,
      );
    expect(told(all)).toEqual([`${OUTSIDE} 2 instances are more than 1`]);
    expect(told(all.toReversed())).toEqual(told(all));
  });
});

describe('a budget', () => {
  const large = [fraud(on('ml.m5.large', 1))];
  const cheap = priceBook('us-east-1', { own: { instances: { 'ml.m5.large': 0.01 } } });
  const told = (file: string, book: PriceBook, budget: number, units = [changed('fraud')]) => {
    const asked: PriceBook[] = [];
    const found = judge(
      [policy({ file, monthlyBudget: budget })],
      { file: FILE, endpoints: large },
      book,
      (at) => {
        asked.push(at);
        return units;
      },
    );
    const prices = asked.map((one) => one.instance('ml.m5.large'));
    return { codes: [...found.vetoes, ...found.warnings].map(({ code }) => code), prices };
  };

  it('of the file itself counts with the prices that the file says', () => {
    expect(told(FILE, cheap, 10)).toEqual({ codes: [], prices: [0.01, 0.01] });
    expect(told(FILE, cheap, 7)).toMatchObject({ codes: ['INF5011'] });
  });

  it('from outside of the file is not loosened by prices that the file says', () => {
    expect(told('team.yaml', cheap, 10)).toEqual({ codes: ['INF5011'], prices: [0.01, 0.115] });
    const list = {
      file: 'p',
      regions: { 'us-east-1': { published: '2026-11-20', instances: {}, serverless: {} } },
    };
    expect(told('team.yaml', priceBook('us-east-1', { list }), 10)).toMatchObject({ codes: ['INF5011'] });
  });

  it('from outside of the file heeds prices that are higher', () => {
    const dear = priceBook('us-east-1', { own: { instances: { 'ml.m5.large': 1 } } });
    expect(told('team.yaml', dear, 100)).toEqual({ codes: ['INF5011'], prices: [1, 1] });
  });

  it('counts the maximum that is registered where the file says nothing of scaling', () => {
    const kept = [{ variant: 'v0', count: 1, min: 1, max: 3 }];
    const units = [changed('fraud', { kept })];
    // Three for 730 hours at $0.115 are $251.85.
    expect(told(FILE, BOOK, 251, units).codes).toEqual(['INF5011']);
    expect(told(FILE, BOOK, 252, units).codes).toEqual([]);
  });

  it.each([
    [
      'holds a smaller fleet that may grow further',
      { before: 2, after: 1, ceilingBefore: 4, ceiling: 8 },
      ['INF5011'],
    ],
    [
      'lets a lower maximum through',
      { before: 2, after: 2, ceilingBefore: 8, ceiling: 4 },
      ['INF5011 as a note'],
    ],
  ] as const)('that is exceeded %s', (_what, cost, expected) => {
    const units = [changed('fraud', { effect: 'live', fields: [{ field: 'scaling' }], cost })];
    const found = judge([policy({ monthlyBudget: 1 })], { file: FILE, endpoints: large }, BOOK, () => units);
    expect([
      ...found.vetoes.map(({ code }) => code),
      ...found.warnings.map(({ code }) => `${code} as a note`),
    ]).toEqual(expected);
  });
});

describe('a file with a policy', () => {
  it.each([
    ['', 'INF'],
    ['policy: 3', 'INF1013'],
    ['policy: {}\nmodels: {}', 'INF1010'],
    ['rules: {}', 'INF1010'],
    ['policy: { maxCount: -1 }', 'INF1015'],
    ['policy: { instances: [m5.large] }', 'INF1014'],
    ['policy: { monthlyBudget: "500" }', 'INF1014'],
    ['policy: { tags: [aws:x] }', 'INF'],
    ['policy: { tags: [', 'INF1001'],
  ])('is refused: %s', (text, code) => {
    const { policy: found, diagnostics } = loadPolicy('team.yaml', text);
    expect(found).toBeUndefined();
    expect(diagnostics[0]?.code).toContain(code);
    expect(diagnostics[0]?.place).toMatchObject({ file: 'team.yaml' });
  });

  it('is read', () => {
    const text = 'policy: { instances: [ml.c6i.*], serverless: false, monthlyBudget: $12.50, tags: [team] }';
    expect(loadPolicy('team.yaml', text)).toEqual({
      policy: {
        file: 'team.yaml',
        instances: ['ml.c6i.*'],
        serverless: false,
        monthlyBudget: 12.5,
        tags: ['team'],
      },
      diagnostics: [],
    });
  });
});
