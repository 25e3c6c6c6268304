import { describe, expect, it } from 'vitest';
import type { Rollout } from '../../config/rollout.ts';
import { priceBook } from '../../cost/book.ts';
import type { EndpointGoal, EndpointSpec } from '../../kinds/endpoint/spec.ts';
import { assess } from '../assess.ts';
import { situation } from '../situation.ts';
import { instances, type Now, seenOf, serverless, settledOf, unitOf, type Wish } from '../testing/scene.ts';
import { whyIgnored } from './rollout.ts';

const OPTIONS = {
  prices: priceBook('us-east-1'),
  retry: false,
  stamp: () => 'stamp',
  strayBecause: 'not in the file',
};

const PLAIN = { bake: 600, terminationWait: 0, alarms: [], watches: [] } as const;
const CANARY: Rollout = { ...PLAIN, strategy: 'canary', size: { percent: 10 } };
const LINEAR: Rollout = { ...PLAIN, strategy: 'linear', size: { percent: 25 } };
const ROLLING: Rollout = { ...PLAIN, strategy: 'rolling', size: { instances: 2 } };
const WATCHED: Rollout = {
  ...{ strategy: 'all-at-once', bake: 0, terminationWait: 300, alarms: ['fraud-5xx'], watches: [] },
};

/** What is made of the change from one unit to the other; the wanted one has another image and this rollout. */
function changed(rollout: Rollout | undefined, from: Wish, to: Wish = from, now: Now = {}, scaled = false) {
  const serves = unitOf(from);
  const unit = { ...unitOf({ ...to, image: 'image:2' }), ...(rollout === undefined ? {} : { rollout }) };
  const live = settledOf(serves, now);
  const target = { kind: 'scalable-target', name: 'endpoint/fraud/variant/AllTraffic', arn: 'a', tags: {} };
  const targets = scaled ? [{ ...target, min: 1, max: 20 }] : [];
  const seen = seenOf({ endpoints: [live], standing: [serves], targets });
  const { change, lowered } = assess(unit, situation(unit, seen), OPTIONS);
  const requestOf = (verb: string) => lowered.find(({ step }) => step.verb === verb)?.request(live);
  const [update, wait] = [requestOf('update'), requestOf('await')];
  return {
    change,
    sent: update?.verb === 'update' ? (update.spec as EndpointSpec).deployment : undefined,
    goal: wait?.verb === 'await' ? (wait.goal as EndpointGoal) : undefined,
    ignored: whyIgnored(unit, situation(unit, seen)),
  };
}

const fleet = (count: number, type?: string): Wish => ({ hardware: instances(count, type) });

describe('a new fleet', () => {
  // The old fleet and the new one cost 0.115 an instance; a fleet takes 8 minutes, its end 2.
  it.each<[string, Rollout | undefined, number, string, number, number]>([
    ['moves at once where nothing is said', undefined, 4, 'blue/green, all at once', 10, 0.92],
    ['moves a tenth first', CANARY, 20, 'canary 10 % (2 of 20), then all', 20, 4.6],
    ['of few instances one at least', CANARY, 3, 'canary 10 % (1 of 3), then all', 20, 0.69],
    ['moves step by step, and bakes between them', LINEAR, 8, 'linear, 25 % (2 of 8) at a time', 40, 1.84],
    [
      'moves in batches, each launched and baked',
      ROLLING,
      8,
      'rolling, 2 instances of 8 at a time',
      74,
      1.15,
    ],
    [
      'is watched at the end',
      WATCHED,
      4,
      'blue/green, all at once, 5 min before the old fleet ends',
      15,
      0.92,
    ],
  ])('%s', (_what, rollout, count, summary, minutes, surge) => {
    const { change, sent } = changed(rollout, fleet(count));
    expect(change).toMatchObject({ effect: 'swap', summary, minutes });
    expect(change.cost?.surge).toBe(surge);
    const { watches: _, ...asked } = rollout ?? { watches: [] };
    expect(sent).toEqual(rollout === undefined ? undefined : asked);
  });

  it('has the size that autoscaling has reached', () => {
    const { change } = changed(CANARY, fleet(2), fleet(2), { count: 15 }, true);
    expect(change.summary).toBe('canary 10 % (2 of 15), then all');
  });

  it('says which alarms take it back, and whoever waits is told of them', () => {
    const { change, goal } = changed(WATCHED, fleet(1));
    expect(change.rollbackOn).toEqual([{ alarm: 'fraud-5xx' }]);
    expect(goal).toMatchObject({ alarms: ['fraud-5xx'] });
    expect(changed(CANARY, fleet(1)).change).not.toHaveProperty('rollbackOn');
  });
});

describe('a rollout that SageMaker does not heed', () => {
  const pair = (...names: readonly string[]): Wish => ({
    variants: Object.fromEntries(names.map((name) => [name, { hardware: instances(2) }])),
  });
  it.each<[string, Rollout, Wish, Wish]>([
    [
      'serverless endpoints have no rollouts',
      WATCHED,
      { hardware: serverless(5) },
      { hardware: serverless(5) },
    ],
    ['Inf1 instances have no rollouts', WATCHED, fleet(2), fleet(2, 'ml.inf1.xlarge')],
    ['variant b is not live under that name', WATCHED, pair('a'), pair('a', 'b')],
    ['endpoints with several variants have no rolling deployments', ROLLING, pair('a', 'b'), pair('a', 'b')],
  ])('is not sent: %s', (why, rollout, from, to) => {
    const { change, sent, goal, ignored } = changed(rollout, from, to);
    expect(ignored).toBe(why);
    expect(change).toMatchObject({ effect: 'swap', summary: 'blue/green, all at once' });
    expect([change.rollbackOn, sent, goal]).toEqual([
      undefined,
      undefined,
      expect.not.objectContaining({ alarms: [] }),
    ]);
  });

  it('is one for a canary of several variants, which has no numbers', () => {
    expect(changed(CANARY, pair('a', 'b')).change.summary).toBe('canary 10 %, then all');
  });
});

it('is no change by itself, and nothing for a change that needs no new fleet', () => {
  const unit = { ...unitOf(fleet(2)), rollout: WATCHED };
  const seen = seenOf({ endpoints: [settledOf(unit)], standing: [unit] });
  expect(assess(unit, situation(unit, seen), OPTIONS).change).toMatchObject({ verdict: 'same', steps: [] });
  const more = { ...unitOf(fleet(3)), rollout: WATCHED };
  const { change } = assess(
    more,
    situation(more, seenOf({ endpoints: [settledOf(unit)], standing: [unit] })),
    OPTIONS,
  );
  expect(change).toMatchObject({ effect: 'live', summary: 'no new fleet' });
  expect(change).not.toHaveProperty('rollbackOn');
});
