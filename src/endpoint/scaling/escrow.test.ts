import { describe, expect, it, test } from 'vitest';
import type { Registration } from '../../kinds/registration/spec.ts';
import { escrowKeys, escrowTags, readEscrow } from './escrow.ts';

const SINCE = 1_767_600_000_000;

const tracking = (name: string, target: number) => ({
  name,
  type: 'TargetTrackingScaling',
  configuration: {
    TargetValue: target,
    PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
    ScaleOutCooldown: 60,
    ScaleInCooldown: 600,
    DisableScaleIn: false,
  },
});

const PLAIN: Registration = { min: 2, max: 8, policies: [tracking('inferra', 420)] };

/** What a team has that scales by steps and hours, too. */
const RICH: Registration = {
  ...{ min: 2, max: 8, suspended: ['in'], tags: { team: 'risk' } },
  policies: [
    {
      name: 'gpu',
      type: 'TargetTrackingScaling',
      configuration: {
        TargetValue: 70,
        CustomizedMetricSpecification: {
          MetricName: 'GPUUtilization',
          Namespace: '/aws/sagemaker/Endpoints',
          Dimensions: [
            { Name: 'EndpointName', Value: 'fraud' },
            { Name: 'VariantName', Value: 'AllTraffic' },
          ],
          Statistic: 'Average',
        },
      },
    },
    {
      name: 'steps',
      type: 'StepScaling',
      alarms: ['fraud-cpu-high'],
      configuration: {
        AdjustmentType: 'ChangeInCapacity',
        Cooldown: 120,
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 15, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 15, ScalingAdjustment: 3 },
        ],
      },
    },
    tracking('traffic', 420),
  ],
  actions: [
    { name: 'evening', schedule: 'cron(0 20 ? * MON-FRI *)', timezone: 'Europe/Berlin', min: 1, max: 8 },
    { name: 'morning', schedule: 'cron(0 6 ? * MON-FRI *)', timezone: 'Europe/Berlin', start: SINCE, min: 4 },
  ],
};

/** Nothing that compresses: `count` scheduled actions of names by chance. */
const noise = (count: number): Registration => ({
  min: 1,
  max: 2,
  actions: Array.from({ length: count }, (_, nth) => ({
    name: Array.from({ length: 60 }, (_, at) =>
      String.fromCharCode(97 + (((nth + 1) * 7919 * (at + 3) ** 3) % 26)),
    ).join(''),
    schedule: 'rate(1 day)',
  })),
});

const tagsOf = (...all: readonly Registration[]) =>
  escrowTags({
    since: SINCE,
    variants: Object.fromEntries(all.map((one, nth) => [`variant-${nth}`, one])),
  });

describe('escrow', () => {
  test.each([
    ['the usual', [PLAIN], 1],
    ['steps, a metric of their own, hours and tags', [RICH], 2],
    ['ten variants alike', Array.from({ length: 10 }, () => RICH), 4],
    ['what does not compress', [noise(40)], 11],
  ])('of %s comes back as it was', (_, all, most) => {
    const tags = tagsOf(...all);
    expect(Object.keys(tags).length).toBeLessThanOrEqual(most);
    expect(readEscrow({ ...tags, team: 'risk' })).toEqual({
      since: SINCE,
      variants: Object.fromEntries(all.map((one, nth) => [`variant-${nth}`, one])),
    });
    for (const [key, value] of Object.entries(tags)) {
      expect(value.length).toBeLessThanOrEqual(256);
      // What the service lets a tag be (Tag, API reference of SageMaker, read 2026-11).
      expect(`${key}${value}`).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u);
      expect(value.trim()).toBe(value);
    }
  });

  it('is read whatever an earlier and longer one has left beside it', () => {
    const long = tagsOf(noise(40));
    const tags = { ...long, ...tagsOf(PLAIN) };
    expect(readEscrow(tags)).toMatchObject({ variants: { 'variant-0': PLAIN } });
    expect(escrowKeys(tags)).toHaveLength(Object.keys(long).length);
  });

  it('is nothing where there are no such tags', () => {
    expect(readEscrow({ team: 'risk', 'inferra:escrowed': 'x' })).toBeUndefined();
  });

  const rich = tagsOf(RICH);
  const last = Object.keys(rich).at(-1) ?? '';
  test.each<readonly [string, Record<string, string>]>([
    ['a tag is gone', Object.fromEntries(Object.entries(rich).filter(([key]) => key !== last))],
    ['the first one is gone', { [last]: rich[last] ?? '' }],
    [
      'a letter is another one',
      { ...rich, [last]: `${rich[last]?.[0] === 'A' ? 'B' : 'A'}${rich[last]?.slice(1)}` },
    ],
    [
      'it is another text than its head says',
      {
        'inferra:escrow': Object.values(tagsOf(PLAIN))
          .join()
          .replace(/ [0-9a-f]{8} /, ' deadbeef '),
      },
    ],
    ['its version is not known', { ...rich, 'inferra:escrow': `2${rich['inferra:escrow']?.slice(1)}` }],
  ])('is not guessed at where %s', (_, tags) => {
    expect(readEscrow(tags)).toBe('unreadable');
  });
});
