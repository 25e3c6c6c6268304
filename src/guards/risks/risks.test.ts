import { describe, expect, it } from 'vitest';
import { RISKS, type RiskRule } from '../../core/risks.ts';
import { priceBook } from '../../cost/book.ts';
import { makePlan } from '../../endpoint/plan.ts';
import type { Subject } from '../../endpoint/subject.ts';
import {
  instances,
  liveConfigOf,
  liveModelsOf,
  seenOf,
  serverless,
  settledOf,
  unitOf,
} from '../../endpoint/testing/scene.ts';
import type { Unit } from '../../endpoint/unit.ts';
import { refusals, risksOf } from './index.ts';

const pinned = <One extends Unit>(unit: One): One => ({
  ...unit,
  decided: Object.fromEntries(unit.models.map(({ name }) => [name, { pins: 'p', fromGroup: false }])),
});
const of = (...args: Parameters<typeof unitOf>) => pinned(unitOf(...args));
const fleet = (count: number, type?: string) => of({ hardware: instances(count, type) });
const onDemand = (...size: Parameters<typeof serverless>) => of({ hardware: serverless(...size) });
const keyed = (kmsKey: string): Unit => {
  const unit = of();
  return { ...unit, config: { ...unit.config, spec: { ...unit.config.spec, kmsKey } } };
};
const within = (subnet: string): Unit => {
  const unit = of({ image: `image:${subnet}` });
  const vpc = { subnets: [subnet], securityGroups: ['sg-1'] };
  return { ...unit, models: unit.models.map((model) => ({ ...model, spec: { ...model.spec, vpc } })) };
};

const stored = (unit: Unit): Unit => ({
  ...unit,
  models: unit.models.map((model) => ({ ...model, spec: { ...model.spec, artifact: 's3://m/1.tar.gz' } })),
});

/** What the plan from one to the other risks: `rule: what moves`. */
function found(
  before: Unit | undefined,
  wanted: Subject | undefined,
  allowed = [] as Parameters<typeof risksOf>[1],
) {
  const stray = before && {
    owner: before.owner,
    address: before.address,
    name: before.name,
    prefix: before.prefix,
  };
  const subject = wanted ?? stray;
  if (subject === undefined) return [];
  const seen = seenOf(
    before === undefined
      ? { absent: [subject.name] }
      : { endpoints: [settledOf(before)], configs: [liveConfigOf(before)], models: liveModelsOf(before) },
  );
  return makePlan([subject], seen, {
    owner: subject.owner,
    account: '123456789012',
    region: 'us-east-1',
    prices: priceBook('us-east-1'),
    retry: false,
    allowances: { targets: [], prune: true, allowDowntime: true, retry: false },
    stamp: () => '',
    strayBecause: '',
    guarding: (changes) => ({ changes, diagnostics: [] }),
    risking: (changes) => ({ risks: risksOf(changes, allowed), diagnostics: [] }),
  }).plan.risks;
}

const told = (...args: Parameters<typeof found>) =>
  found(...args).map(({ rule, what }) => (what === '' ? rule : `${rule}: ${what}`));

const CANARY = {
  strategy: 'canary',
  size: { percent: 10 },
  bake: 60,
  terminationWait: 0,
  watches: [],
} as const;
const rolledOut = (unit: Unit, alarms: readonly string[] = ['fraud-5xx']): Unit => ({
  ...unit,
  rollout: { ...CANARY, alarms },
});

const OLD = 'recommendations.sla was measured 91 days ago and allows 90';
const old = (unit: Unit): Unit => ({ ...unit, stale: { AllTraffic: OLD } });

const ROWS: readonly (readonly [string, Unit | undefined, Subject | undefined, readonly string[]])[] = [
  ['a new endpoint with pins', undefined, stored(of()), []],
  ['a canary under an alarm', fleet(2), rolledOut(fleet(2, 'ml.c5.large')), []],
  ['a canary under none', fleet(2), rolledOut(fleet(2, 'ml.c5.large'), []), ['no-rollback-alarm']],
  [
    'a canary of one instance',
    fleet(1),
    rolledOut(fleet(1, 'ml.c5.large')),
    ['guardrail-ignored: the first part is the whole fleet'],
  ],
  [
    'a canary of something serverless',
    onDemand(5, 1024),
    rolledOut(onDemand(5, 2048), []),
    ['guardrail-ignored: serverless endpoints have no rollouts'],
  ],
  ['a canary that no change of today uses', fleet(2), rolledOut(fleet(3), []), []],
  ['a new endpoint with a rollout', undefined, rolledOut(onDemand(5), []), []],
  ['a new endpoint without pins', undefined, stored(unitOf()), ['mutable-image', 'unversioned-artifact']],
  [
    'a new endpoint by digest',
    undefined,
    stored(unitOf({ image: `image@sha256:${'a'.repeat(64)}` })),
    ['unversioned-artifact'],
  ],
  ['nothing', of(), of(), []],
  ['nothing, without pins', unitOf(), unitOf(), []],
  ['another size, without pins: what serves stays', unitOf(), unitOf({ hardware: instances(2) }), []],
  ['a deletion', of(), undefined, ['delete']],
  ['instances to serverless', of(), onDemand(5), ['downtime']],
  ['half of the instances', fleet(8), fleet(4), []],
  ['less than half of the instances', fleet(8), fleet(3), ['capacity-cut: 8 → 3 × ml.m5.large']],
  [
    'another image on less than half',
    fleet(8),
    of({ image: 'image:2', hardware: instances(3) }),
    ['capacity-cut: 8 → 3 × ml.m5.large'],
  ],
  ['fewer instances of another type', fleet(8), fleet(2, 'ml.m5.4xlarge'), []],
  ['more instances', fleet(2), fleet(8), []],
  ['less concurrency', onDemand(20), onDemand(19), ['concurrency-cut: concurrency 20 → 19']],
  ['less memory', onDemand(5, 4096), onDemand(5, 2048), ['concurrency-cut: 4 GB → 2 GB']],
  ['more of both', onDemand(5, 2048), onDemand(9, 4096), []],
  [
    'another key',
    keyed('alias/one'),
    { ...keyed('alias/two'), target: { ...of().target, config: 'other' } },
    ['kms-change'],
  ],
  [
    'hardware by a measurement that is too old',
    fleet(2),
    old(fleet(2, 'ml.c5.large')),
    [`stale-pin: ${OLD}`],
  ],
  ['a new endpoint by one', undefined, old(fleet(2)), [`stale-pin: ${OLD}`]],
  ['another size by one', fleet(2), old(fleet(3)), [`stale-pin: ${OLD}`]],
  [
    'nothing but tags, beside one',
    fleet(2),
    { ...old(fleet(2)), tags: { ...fleet(2).tags, team: 'risk' } },
    [],
  ],
  ['another subnet', within('subnet-1'), within('subnet-2'), ['vpc-change: subnets']],
];

describe('the risks of a plan', () => {
  it.each(ROWS)('of %s', (_what, before, wanted, risks) => {
    expect(told(before, wanted)).toEqual(risks);
  });

  it('are each found by one of these', () => {
    const rules = new Set(ROWS.flatMap(([, , , risks]) => risks.map((text) => text.split(':')[0])));
    expect(rules).toEqual(new Set(Object.keys(RISKS)));
  });

  it('are none where the change is held', () => {
    const live = settledOf(fleet(8), { status: 'Updating', pendingConfig: 'theirs' });
    const seen = seenOf({ endpoints: [live], configs: [liveConfigOf(fleet(8))] });
    const { units, risks } = makePlan([fleet(1)], seen, {
      owner: of().owner,
      account: '1',
      region: 'us-east-1',
      prices: priceBook('us-east-1'),
      retry: false,
      allowances: { targets: [], prune: true, allowDowntime: true, retry: false },
      stamp: () => '',
      strayBecause: '',
      guarding: (changes) => ({ changes, diagnostics: [] }),
      risking: (changes) => ({ risks: risksOf(changes, []), diagnostics: [] }),
    }).plan;
    expect([units[0]?.heldBy, risks]).toEqual(['INF3006', []]);
  });
});

describe('a risk that the file accepts', () => {
  const accept = (rule: RiskRule, at = 'endpoints.fraud') => [{ rule, at, because: 'meant' }];

  it('keeps its place and has the reason', () => {
    expect(found(fleet(8), fleet(1), accept('capacity-cut'))).toEqual([
      {
        rule: 'capacity-cut',
        code: 'INF5022',
        severity: 'high',
        address: 'endpoints.fraud',
        what: '8 → 1 × ml.m5.large',
        because: 'meant',
      },
    ]);
  });

  it.each([
    ['another rule', accept('delete')],
    ['another endpoint', accept('capacity-cut', 'endpoints.other')],
  ])('is not %s', (_what, allowed) => {
    expect(refusals(found(fleet(8), fleet(1), allowed))).toMatchObject([
      {
        code: 'INF5022',
        severity: 'held',
        message: 'risk capacity-cut: 8 → 1 × ml.m5.large',
        hint: expect.stringContaining('{ rule: capacity-cut, at: endpoints.fraud, because: "…" }'),
      },
    ]);
  });
});
