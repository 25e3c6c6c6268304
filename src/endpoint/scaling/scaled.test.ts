import { describe, expect, it } from 'vitest';
import { priceBook } from '../../cost/book.ts';
import { assess, decided } from '../assess.ts';
import { situation } from '../situation.ts';
import { instances, type Now, seenOf, settledOf, unitOf } from '../testing/scene.ts';
import type { Unit } from '../unit.ts';

const OPTIONS = {
  prices: priceBook('us-east-1'),
  retry: false,
  stamp: () => 'stamp',
  strayBecause: 'not in the file',
};

const target = (variant = 'AllTraffic', min = 2, max = 8) => ({
  kind: 'scalable-target',
  name: `endpoint/fraud/variant/${variant}`,
  arn: 'a',
  tags: {},
  min,
  max,
});

/** What is made of `unit` where `serves` is live at `count` and its variants are registered. */
function assessed(unit: Unit, serves: Unit, now: Now, variants: readonly string[] = ['AllTraffic']) {
  const live = settledOf(unit, { serves, ...now });
  const seen = seenOf({
    endpoints: [live],
    standing: [serves, unit],
    targets: variants.map((name) => target(name)),
  });
  return { live, ...assess(unit, situation(unit, seen), OPTIONS) };
}

const fraud = unitOf({ hardware: instances(2) });
const newImage = unitOf({ hardware: instances(2), image: 'image:2' });
const otherCount = unitOf({ hardware: instances(3) });

const titles = ({ lowered }: ReturnType<typeof assessed>) => lowered.map(({ step }) => step.title);
const requestOf = ({ lowered, live }: ReturnType<typeof assessed>, verb: string) =>
  lowered.find(({ step }) => step.verb === verb)?.request(live);

describe('a count that a registered variant has', () => {
  it('is no difference', () => {
    const { change } = assessed(fraud, fraud, { count: 5 });
    expect(change).toMatchObject({ verdict: 'same', effect: 'none', steps: [], fields: [] });
    expect(change.kept).toEqual([{ variant: 'AllTraffic', count: 5, min: 2, max: 8 }]);
  });

  it('is drift where the variant is not registered', () => {
    const { change } = assessed(fraud, fraud, { count: 5 }, []);
    expect(change).toMatchObject({ verdict: 'drift', effect: 'live' });
    expect(change).not.toHaveProperty('kept');
    expect(change.fields).toMatchObject([
      { field: 'compute', from: 'ml.m5.large × 5', to: 'ml.m5.large × 2', drift: true },
    ]);
  });

  it('is retained by an update, at what it is when that is sent', () => {
    const made = assessed(newImage, fraud, { count: 5 });
    expect(made.change).toMatchObject({ verdict: 'pending', effect: 'swap' });
    expect(requestOf(made, 'update')).toMatchObject({ spec: { retainCounts: true } });
    expect(requestOf(made, 'await')).toMatchObject({
      goal: { sizes: [{ variant: 'AllTraffic', weight: 1 }] },
    });
    expect(made.change.fields.map(({ field }) => field)).toEqual(['image']);
    // Both fleets have it.
    expect(made.change.cost).toMatchObject({ before: made.change.cost?.after });
  });

  it('is left alone where the file moves its own', () => {
    const made = assessed(otherCount, fraud, { count: 5 });
    expect(made.change).toMatchObject({ effect: 'none', fields: [] });
    expect(titles(made)[0]).toBe('mark it applied');
  });

  it('is left alone where the weight of the variant moves', () => {
    const two = unitOf({ variants: { a: { hardware: instances(2) }, b: { hardware: instances(1) } } });
    const heavier = unitOf({
      variants: { a: { hardware: instances(2), weight: 3 }, b: { hardware: instances(1) } },
    });
    const live = settledOf(heavier, { serves: two });
    const [a, b] = live.variants;
    if (a === undefined || b === undefined) throw new Error('two variants');
    const moved = { ...live, variants: [{ ...a, desiredCount: 7 }, b] };
    const seen = seenOf({ endpoints: [moved], standing: [two, heavier], targets: [target('a')] });
    const now = situation(heavier, seen);
    const { lowered } = assess(heavier, now, OPTIONS);
    const adjust = lowered.find(({ step }) => step.verb === 'adjust');
    expect(adjust?.request(now.live)).toMatchObject({ spec: [{ variant: 'a', weight: 3 }] });
  });

  it('is not what a run that was cut off is told by', () => {
    const sent = { target: newImage.target, stage: 'sent', before: { modified: 1 } } as const;
    const arrived = assessed(newImage, newImage, { count: 5, applied: fraud.target, attempt: sent });
    expect(arrived.change).toMatchObject({ verdict: 'unfinished', effect: 'none' });
    expect(titles(arrived)[0]).toBe('mark it applied');
    const back = assessed(newImage, fraud, {
      count: 5,
      applied: fraud.target,
      attempt: sent,
      failureReason: 'no ping',
    });
    expect(back.change).toMatchObject({ verdict: 'rolled back', held: 'needs --retry' });
  });

  it('is waited for by nobody', () => {
    const { change } = assessed(fraud, fraud, { count: 5, status: 'Updating' });
    expect(change).toMatchObject({ verdict: 'same', steps: [] });
    const replaced = assessed(fraud, fraud, {
      count: 5,
      status: 'Updating',
      pendingConfig: 'somebody-elses',
    });
    expect(replaced.change).toMatchObject({ verdict: 'busy', heldBy: 'INF3006' });
  });
});

it('another count that is retained with it is sent after the update', () => {
  const two = unitOf({ variants: { a: { hardware: instances(2) }, b: { hardware: instances(1) } } });
  const next = unitOf({
    variants: { a: { hardware: instances(2) }, b: { hardware: instances(4) } },
    image: 'image:2',
  });
  const live = settledOf(next, { serves: two });
  const seen = seenOf({ endpoints: [live], standing: [two, next], targets: [target('a')] });
  const now = situation(next, seen);
  const { lowered } = assess(next, now, OPTIONS);
  expect(lowered.map(({ step }) => step.title).slice(-6)).toEqual([
    'send the update',
    'mark it sent',
    'wait and verify',
    'send the other counts',
    'wait for the other counts',
    'mark it applied',
  ]);
  const adjust = lowered.find(({ step }) => step.verb === 'adjust');
  expect(adjust?.request(now.live)).toMatchObject({ spec: [{ variant: 'b', count: 4 }] });
});

it('what a plan decides is the same whatever a kept count is', () => {
  const stamp = ({ variants }: { variants: readonly object[] } = { variants: [] }) =>
    JSON.stringify(variants.map((one) => ('scaling' in one ? 'scaled' : one)));
  const of = (count: number) => {
    const unit = newImage;
    const live = settledOf(unit, { serves: fraud, count });
    const seen = seenOf({ endpoints: [live], standing: [fraud, unit], targets: [target()] });
    return decided(assess(unit, situation(unit, seen), { ...OPTIONS, stamp }));
  };
  expect(of(7)).toEqual(of(5));
});
