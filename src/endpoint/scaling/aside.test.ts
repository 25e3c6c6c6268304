import { describe, expect, it, test } from 'vitest';
import type { Scaling } from '../../config/document.ts';
import { priceBook } from '../../cost/book.ts';
import type { Item, Registration } from '../../kinds/registration/spec.ts';
import { type Assessed, assess } from '../assess.ts';
import { decide } from '../decide.ts';
import { refuseGrown } from '../fleet/refit.ts';
import { situation } from '../situation.ts';
import {
  instances,
  liveOf,
  type Now,
  seenOf,
  serverless,
  settledOf,
  unitOf,
  type Wish,
} from '../testing/scene.ts';
import type { Unit } from '../unit.ts';
import { escrowTags } from './escrow.ts';

const OPTIONS = {
  prices: priceBook('us-east-1'),
  retry: false,
  stamp: () => 'stamp',
  strayBecause: 'not in the file',
  at: Date.UTC(2026, 0, 5, 10, 20),
};

const POLICY = { name: 'theirs', type: 'StepScaling', configuration: { Cooldown: 1 } };
const FULL: Registration = {
  min: 2,
  max: 8,
  policies: [POLICY],
  actions: [{ name: 'night', schedule: 'rate(1 day)', min: 1 }],
};

const idOf = (variant: string) => `endpoint/fraud/variant/${variant}`;
const about = (variant: string) => ({ name: idOf(variant), arn: 'a', tags: {} });

type Live = Now & {
  /** By variant. */
  readonly registered?: Readonly<Record<string, Registration>>;
  readonly aside?: Readonly<Record<string, Registration>>;
};

/** The file's unit beside an endpoint that serves `from`. */
function situated(unit: Unit, from: Unit, { registered = {}, aside, ...now }: Live) {
  const tags = {
    ...now.tags,
    ...(aside === undefined ? {} : escrowTags({ since: OPTIONS.at, variants: aside })),
  };
  const live = settledOf(unit, { serves: from, ...now, tags });
  const variants = [...new Set([...live.variants.map(({ name }) => name), ...Object.keys(aside ?? {})])];
  const seen = seenOf({
    endpoints: [live],
    standing: [from, unit],
    targets: Object.entries(registered).map(([name, { min, max }]) => ({
      ...about(name),
      kind: 'scalable-target',
      min,
      max,
    })),
    registrations: Object.entries(registered).map(([name, registration]) => ({
      ...about(name),
      kind: 'registration',
      registration,
    })),
    absent: variants.filter((name) => registered[name] === undefined).map(idOf),
  });
  return { live, now: situation(unit, seen), seen };
}

const assessed = (unit: Unit, from: Unit, live: Live) =>
  assess(unit, situated(unit, from, live).now, OPTIONS);
const titles = (steps: Assessed['lowered']) => steps.map(({ step }) => step.title);
const written = (steps: Assessed['lowered']) =>
  steps.flatMap(({ step, request }) => {
    const made = request(undefined);
    return step.kind === 'registration' && made.verb === 'put' ? [made.spec as Item] : [];
  });

const large = unitOf({ hardware: instances(2) });
const xlarge = (wish: Wish = {}) => unitOf({ hardware: instances(2, 'ml.m5.xlarge'), ...wish });
const SCALING: Scaling = {
  min: 3,
  max: 6,
  metric: 'invocations',
  target: 420,
  cooldown: { out: 300, in: 300 },
  scaleIn: true,
};

describe('the fleet of another type', () => {
  const measured = { AllTraffic: { 'ml.m5.large': 100, 'ml.m5.xlarge': 180 } };
  const smaller = { AllTraffic: { 'ml.m5.large': 100, 'ml.m5.xlarge': 40 } };
  test.each<readonly [string, Partial<Unit>, number, number, number]>([
    ['never fewer than serve, where nothing was measured', {}, 5, 5, 5],
    ['as many as the file sizes it for, where that is more', {}, 1, 2, 2],
    ['as many as take what the old ones take', { capacities: measured }, 7, 4, 7],
    ['at least as many as the file sizes it for, measured or not', { capacities: measured }, 2, 2, 3],
    ['more than serve, where one of the new type takes less', { capacities: smaller }, 3, 8, 3],
    [
      'never fewer than serve, where only one type was measured',
      { capacities: { AllTraffic: { 'ml.m5.xlarge': 180 } } },
      5,
      5,
      5,
    ],
    [
      'no more than the file allows',
      { capacities: smaller, scaling: { AllTraffic: SCALING } },
      4,
      6,
      Number.MAX_SAFE_INTEGER,
    ],
  ])('has %s', (_, more, count, to, most) => {
    const unit = { ...xlarge(), ...more };
    const { now, live } = situated(unit, large, { count, registered: { AllTraffic: FULL } });
    const { refit, target } = decide(unit, now, OPTIONS);
    expect(refit?.counts).toMatchObject([{ from: count, to, most }]);
    expect(refit?.config.spec.variants).toMatchObject([{ initialInstanceCount: to }]);
    expect(target).toEqual({ config: refit?.config.name, sizes: unit.target.sizes });
    if (refit === undefined) throw new Error('refitted');
    // What autoscaling adds before it is put aside is no longer covered by the plan, what it takes away is.
    expect(() => refuseGrown(refit, live)).not.toThrow();
    const grown = { ...live, variants: live.variants.map((one) => ({ ...one, desiredCount: most + 1 })) };
    if (most < 1000) expect(() => refuseGrown(refit, grown)).toThrow(/has added instances/);
  });

  it('is one of other pools, too, of which nothing is known from measurements', () => {
    const pools = ['ml.m5.large', 'ml.m5.xlarge'].map((type, at) => ({ type, priority: at + 1 }));
    const pooled = unitOf({ hardware: { kind: 'instance', type: 'ml.m5.large', count: 2, pools } });
    const unit = { ...pooled, capacities: measured };
    const { now } = situated(unit, large, { count: 5, registered: { AllTraffic: FULL } });
    const { refit, aside } = decide(unit, now, OPTIONS);
    expect(Object.keys(aside?.variants ?? {})).toHaveLength(1);
    expect(refit?.counts).toMatchObject([{ from: 5, to: 5 }]);
    expect(refit?.config.spec.variants).toMatchObject([{ initialInstanceCount: 5, pools }]);
  });

  it('has another name than the one that begins as the file says, of the same identity', () => {
    const { now } = situated(xlarge(), large, { count: 5, registered: { AllTraffic: FULL } });
    const { refit } = decide(xlarge(), now, OPTIONS);
    const name = refit?.config.name ?? '';
    expect(name).not.toBe(xlarge().config.name);
    expect(name.slice(0, -7)).toBe(xlarge().config.name.slice(0, -7));
    expect(refit?.config.tags['inferra:name']).toBe(name);
  });

  it('is told with why, and paid for', () => {
    const { change } = assessed({ ...xlarge(), capacities: measured }, large, {
      count: 7,
      registered: { AllTraffic: FULL },
    });
    expect(change.fields).toMatchObject([
      { field: 'compute' },
      { field: 'count', from: '7', to: '4', note: '7 × 100/min now, 4 × 180/min then' },
    ]);
    expect(change).not.toHaveProperty('kept');
    expect(change.cost?.after).toBeCloseTo(4 * 0.23);
  });
});

describe('what is put aside', () => {
  it('goes just before the update, after everything that may fail was made', () => {
    const { lowered, change } = assessed(xlarge(), large, { count: 5, registered: { AllTraffic: FULL } });
    expect(titles(lowered)).toEqual([
      'mark the intent',
      'create model',
      'create endpoint-config',
      'put the autoscaling aside',
      'compare with what is put aside',
      'deregister from autoscaling',
      'wait until nothing scales',
      'send the update',
      'mark it sent',
      'wait and verify',
      'put back target',
      'put back policy theirs',
      'put back action night',
      'compare with what was put aside',
      'forget what was put aside',
      'mark it applied',
      'remove endpoint-config',
      'mark it done',
    ]);
    expect(change.reasons).toEqual([
      'autoscaling of AllTraffic (2–8, 1 policy, 1 scheduled action) is put aside for the update, and restored after it',
    ]);
  });

  it('is what is registered, and what a run that was cut off has not put back yet', () => {
    const half = { min: 2, max: 9 };
    const { now } = situated(xlarge(), large, {
      registered: { AllTraffic: half },
      aside: { AllTraffic: FULL },
    });
    expect(decide(xlarge(), now, OPTIONS).aside?.escrow.variants).toEqual({
      AllTraffic: { ...FULL, max: 9 },
    });
  });

  it('is nothing where the type stays, where another variant changes that is not registered, or where the model moves', () => {
    const two = (type: string) =>
      unitOf({ variants: { a: { hardware: instances(2) }, b: { hardware: instances(1, type) } } });
    const all = [
      decide(
        unitOf({ hardware: instances(2), image: 'image:2' }),
        situated(unitOf({ hardware: instances(2), image: 'image:2' }), large, {
          registered: { AllTraffic: FULL },
        }).now,
        OPTIONS,
      ),
      decide(
        two('ml.c5.large'),
        situated(two('ml.c5.large'), two('ml.m5.large'), { registered: { a: FULL } }).now,
        OPTIONS,
      ),
    ];
    for (const decision of all) {
      expect(decision.row.recipe).toBe('update');
      expect(decision).not.toHaveProperty('aside');
      expect(decision).not.toHaveProperty('refit');
    }
  });

  it('is all that is registered, where one variant ends; what ends is not put back', () => {
    const three = unitOf({ variants: { a: { hardware: instances(2) }, b: { hardware: instances(1) } } });
    const one = unitOf({ variants: { a: { hardware: instances(2) } } });
    const { lowered, change } = assessed(one, three, {
      count: 4,
      registered: { a: FULL, b: { min: 1, max: 3 } },
    });
    expect(titles(lowered).filter((title) => title.startsWith('deregister'))).toHaveLength(2);
    expect(
      lowered
        .filter(({ step }) => step.verb === 'put' && step.kind === 'registration')
        .map(({ step }) => step.name),
    ).toEqual([...[idOf('a'), idOf('a'), idOf('a')]]);
    expect(change.fields).toContainEqual({ field: 'b scaling', from: '1–3' });
  });

  test.each<readonly [string, Unit, Registration, object]>([
    [
      'a policy of a type that nobody knows',
      xlarge(),
      { ...FULL, policies: [{ ...POLICY, type: 'Psychic' }] },
      { code: 'INF3020' },
    ],
    [
      'hardware that cannot be registered',
      unitOf({ hardware: instances(2, 'ml.t3.medium') }),
      FULL,
      { code: 'INF3020' },
    ],
    [
      'more than fits',
      xlarge({ tags: Object.fromEntries(Array.from({ length: 42 }, (_, nth) => [`tag-${nth}`, 'x'])) }),
      FULL,
      { code: 'INF3021', reason: expect.stringMatching(/takes 1 tags, and 0 are left of 50/) },
    ],
  ])('is held back by %s', (_, unit, registration, hold) => {
    const { now } = situated(unit, large, { registered: { AllTraffic: registration } });
    expect(decide(unit, now, OPTIONS).hold).toMatchObject(hold);
    expect(assess(unit, now, OPTIONS).lowered).toEqual([]);
  });
});

describe('what stands aside', () => {
  it('is put back where nothing else is to do', () => {
    const { change, lowered } = assessed(large, large, { count: 5, aside: { AllTraffic: FULL } });
    expect(change).toMatchObject({ verdict: 'unfinished', effect: 'live', fields: [] });
    expect(change.reasons).toEqual([
      'autoscaling of AllTraffic is put aside since 2026-01-05 10:20 UTC, this plan restores it',
    ]);
    expect(written(lowered).map(({ is }) => is)).toEqual(['target', 'policy', 'action']);
    // Its count is still autoscaling's.
    expect(change.kept).toEqual([{ variant: 'AllTraffic', count: 5, min: 2, max: 8 }]);
  });

  it.each([
    ['is held', {}, ', and cannot be restored before an update has brought the endpoint into service'],
    ['is sent again', { retry: true }, ', and is restored once what this plan sends is in service'],
  ] as const)('waits for an update of a mixture of fleets, which %s', (_, options, fate) => {
    const live = { status: 'UpdateRollbackFailed', aside: { AllTraffic: FULL } } as const;
    const { change, putBack } = assess(large, situated(large, large, live).now, { ...OPTIONS, ...options });
    expect([change.heldBy !== undefined, putBack]).toEqual([!('retry' in options), []]);
    const [said] = change.reasons.filter((one) => one.startsWith('autoscaling'));
    expect(said).toBe(`autoscaling of AllTraffic is put aside since 2026-01-05 10:20 UTC${fate}`);
  });

  it('is put back as the file has it, where the file says something', () => {
    const unit = { ...large, scaling: { AllTraffic: SCALING } };
    const stored = { ...FULL, suspended: ['in'] as const };
    const { lowered } = assessed(unit, large, { aside: { AllTraffic: stored } });
    expect(written(lowered)).toMatchObject([
      { is: 'target', target: { min: 3, max: 6, suspended: ['in'] } },
      { is: 'policy', policy: { name: 'inferra', configuration: { TargetValue: 420 } } },
      { is: 'policy', policy: POLICY },
      { is: 'action' },
    ]);
    expect(titles(lowered).filter((title) => title.startsWith('write '))).toEqual([]);
  });

  it('is put back with a metric of the variant itself, where the file tracks that', () => {
    const metric = {
      name: 'GPUUtilization',
      namespace: '/aws/sagemaker/Endpoints',
      statistic: 'average',
    } as const;
    const unit = { ...large, scaling: { AllTraffic: { ...SCALING, metric, target: 70 } } };
    const { lowered } = assessed(unit, large, { aside: { AllTraffic: { min: 2, max: 8 } } });
    expect(written(lowered)[1]).toMatchObject({
      policy: {
        configuration: {
          CustomizedMetricSpecification: { Dimensions: [{ Value: 'fraud' }, { Value: 'AllTraffic' }] },
        },
      },
    });
  });

  it('ends where inferra registered it and the file no longer has it, but for what others have of it', () => {
    const own = { ...POLICY, name: 'inferra' };
    const { min, max, actions = [] } = FULL;
    for (const [stored, items] of [
      [{ min, max, policies: [own] }, []],
      [{ ...FULL, policies: [own, POLICY] }, ['target', 'theirs', 'night']],
      [{ min, max, policies: [own], actions }, ['target', 'night']],
    ] as const) {
      const { lowered } = assessed(large, large, {
        aside: { AllTraffic: stored },
        tags: { 'inferra:scaling': 'AllTraffic:0' },
      });
      const names = written(lowered).map((one) => {
        if (one.is === 'target') return 'target';
        return one.is === 'policy' ? one.policy.name : one.action.name;
      });
      expect(names).toEqual(items);
      expect(titles(lowered)).toContain('forget what was put aside');
    }
  });

  it('gives way to what somebody has registered since', () => {
    const { lowered, change } = assessed(large, large, {
      aside: { AllTraffic: FULL },
      registered: {
        AllTraffic: { min: 1, max: 2, policies: [{ ...POLICY, configuration: { Cooldown: 2 } }] },
      },
    });
    expect(written(lowered)).toEqual([{ is: 'action', action: FULL.actions?.[0] }]);
    expect(change.reasons.slice(1)).toEqual([
      'target of AllTraffic was changed since, and stays as it is',
      'policy theirs of AllTraffic was changed since, and stays as it is',
    ]);
  });

  it('is put back where the change itself is held, and as it was', () => {
    const attempt = { target: xlarge().target, stage: 'sent', before: { modified: 1 } } as const;
    const unit = { ...xlarge(), scaling: { AllTraffic: SCALING } };
    const made = assessed(unit, large, {
      aside: { AllTraffic: FULL },
      applied: large.target,
      attempt,
      failureReason: 'no ping',
    });
    expect(made.change).toMatchObject({ heldBy: 'INF3003', steps: [] });
    expect(written(made.putBack)).toMatchObject([
      { is: 'target', target: { min: 2, max: 8 } },
      { is: 'policy' },
      { is: 'action' },
    ]);
  });

  test.each<readonly [string, Live]>([
    ['is being updated', { status: 'Updating' }],
    ['is on its way to another config', { pendingConfig: 'other' }],
    ['has failed', { status: 'Failed' }],
  ])('waits while the endpoint %s', (_, live) => {
    expect(assessed(large, large, { ...live, aside: { AllTraffic: FULL } }).putBack).toEqual([]);
  });

  it('is kept through a new endpoint in the place of one that failed', () => {
    const { lowered } = assessed(large, large, { status: 'Failed', aside: { AllTraffic: FULL } });
    const { live } = situated(large, large, { status: 'Failed', aside: { AllTraffic: FULL } });
    const create = lowered.find(({ step }) => step.title === 'create');
    expect(create?.request(live)).toMatchObject({ tags: { 'inferra:escrow': live.tags['inferra:escrow'] } });
    expect(written(lowered).map(({ is }) => is)).toEqual(['target', 'policy', 'action']);
  });

  it('that cannot be read holds everything back', () => {
    const tags = { 'inferra:escrow': '1 1 5 deadbeef AAAA' };
    for (const unit of [large, xlarge(), unitOf({ hardware: serverless(5) })]) {
      const made = assessed(unit, large, { tags });
      expect(made.change).toMatchObject({ heldBy: 'INF3022' });
      expect([made.lowered, made.putBack]).toEqual([[], []]);
    }
    const theirs = liveOf(large, { tags: { ...tags, 'inferra:project': 'theirs' } });
    const now = situation(large, seenOf({ endpoints: [theirs], standing: [large] }));
    expect(decide(large, now, OPTIONS)).toMatchObject({ verdict: 'foreign', hold: { code: 'INF3002' } });
  });
});
