// Which fleets a change has in money: the bounds of whom, and the counts of which moment.
import { describe, expect, it } from 'vitest';
import type { Hardware, Scaling } from '../../config/document.ts';
import { type PriceBook, priceBook } from '../../cost/book.ts';
import { assess } from '../assess.ts';
import { situation } from '../situation.ts';
import { instances, seenOf, serverless, settledOf, unitOf } from '../testing/scene.ts';
import type { Unit } from '../unit.ts';

const OPTIONS = {
  prices: priceBook('us-east-1'),
  retry: false,
  stamp: () => 'stamp',
  strayBecause: 'not in the file',
};
const scaling = (min: number, max: number): Scaling => ({
  ...{ min, max, metric: 'invocations', target: 300 },
  ...{ cooldown: { out: 300, in: 300 }, scaleIn: true },
});
const scaled = (unit: Unit, min: number, max: number): Unit => ({
  ...unit,
  scaling: { AllTraffic: scaling(min, max) },
});
const registered = (min: number, max: number) => ({
  ...{ kind: 'scalable-target', name: 'endpoint/fraud/variant/AllTraffic', arn: 'a', tags: {} },
  ...{ min, max },
});

type Circumstances = {
  readonly count?: number;
  readonly target?: ReturnType<typeof registered>;
  readonly prices?: PriceBook;
};

const provisioned: Hardware = { kind: 'serverless', memory: 2048, maxConcurrency: 5, provisioned: 2 };
const PROVISIONED = priceBook('us-east-1', { own: { instances: {}, provisioned: 0.000005 } });

/** What the change to `unit` costs; nothing is live without `serves`. */
function costOf(unit: Unit, serves?: Unit, { count, target, prices = OPTIONS.prices }: Circumstances = {}) {
  const endpoints =
    serves === undefined ? [] : [settledOf(unit, { serves, ...(count === undefined ? {} : { count }) })];
  const seen = seenOf({
    endpoints,
    ...(serves === undefined ? { absent: ['fraud'] } : { standing: [serves, unit] }),
    ...(target === undefined ? {} : { targets: [target] }),
  });
  return assess(unit, situation(unit, seen), { ...OPTIONS, prices }).change.cost;
}

const two = unitOf({ hardware: instances(2) });
const twoAnew = unitOf({ hardware: instances(2), image: 'image:2' });

describe('what a change costs', () => {
  it.each([
    ['of a new endpoint: nothing before', costOf(two), { before: 0, after: 0.23 }],
    [
      'of a new endpoint under autoscaling: between the bounds of the file',
      costOf(scaled(two, 1, 8)),
      { before: 0, after: 0.23, floor: 0.115, ceiling: 0.92 },
    ],
    [
      'of a new endpoint with a schedule: between all that it may come to',
      costOf({
        ...two,
        scaling: {
          AllTraffic: {
            ...scaling(2, 4),
            schedule: {
              night: { schedule: 'rate(1 day)', min: 1 },
              day: { schedule: 'rate(2 days)', max: 8 },
            },
          },
        },
      }),
      { before: 0, after: 0.23, floor: 0.115, ceiling: 0.92 },
    ],
    [
      'of an update: both fleets for a while, with the counts that autoscaling has reached',
      costOf(twoAnew, two, { count: 5, target: registered(2, 8) }),
      {
        ...{ before: 0.575, after: 0.575, surge: 1.15 },
        ...{ floorBefore: 0.23, ceilingBefore: 0.92, floor: 0.23, ceiling: 0.92 },
      },
    ],
    [
      'of other bounds: those of the account before, those of the file after',
      costOf(scaled(two, 2, 4), two, { target: registered(1, 8) }),
      { before: 0.23, after: 0.23, floorBefore: 0.115, ceilingBefore: 0.92, ceiling: 0.46 },
    ],
    [
      'of a count under nobody: what stands and what is wanted',
      costOf(unitOf({ hardware: instances(3) }), two),
      { before: 0.23, after: 0.345 },
    ],
    [
      'of serverless: what it does',
      costOf(unitOf({ hardware: serverless(5) })),
      {
        ...{ before: 0, after: 0, note: 'serverless' },
        uses: [{ variant: 'AllTraffic', memory: 2048, perSecond: 0.00004, perGb: 0.016 }],
      },
    ],
    [
      'of what is kept provisioned: by the hour, between the bounds of the file',
      costOf(scaled(unitOf({ hardware: provisioned }), 1, 5), undefined, {
        prices: PROVISIONED,
      }),
      {
        ...{ before: 0, after: 0.072, floor: 0.036, ceiling: 0.18, note: 'serverless' },
        uses: [
          {
            ...{ variant: 'AllTraffic', memory: 2048, perSecond: 0.00004, perGb: 0.016 },
            perProvisionedSecond: null,
          },
        ],
      },
    ],
    [
      'of a type without a known price: unknown, and no surge that would be too small',
      costOf(unitOf({ hardware: instances(1, 'ml.zz9.large') }), two),
      { before: 0.23, after: null, note: 'unknown' },
    ],
  ])('%s', (_sentence, cost, expected) => {
    expect(cost).toEqual(expected);
  });
});
