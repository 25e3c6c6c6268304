// The tag of autoscaling fits a tag, however many variants and alarms there are, and each is found in it again.
import { expect, test } from 'vitest';
import type { Scaling } from '../../config/document.ts';
import { ownershipTags, SCALING } from '../memory/tags.ts';
import { OWNER, unitOf } from '../testing/scene.ts';
import { alarmsIn, stepAlarms } from './step-alarms.ts';
import { hasForgotten, remembersNamed, scalingTags, writtenOf } from './tag.ts';

const STEPS: Scaling = {
  ...{ min: 1, max: 4 },
  policies: {
    burst: {
      alarm: {
        metric: { name: 'CPU', namespace: 'n', statistic: 'average' },
        ...{ breaches: 'above', threshold: 80, period: 60, periods: 2, missing: 'missing' },
      },
      ...{ adjust: 'change', steps: [{ beyond: 0, by: 1 }], cooldown: 60 },
    },
  },
};
const PLAIN: Scaling = {
  ...{ min: 1, max: 4, metric: 'invocations', target: 60 },
  ...{ cooldown: { out: 300, in: 300 }, scaleIn: true },
};

const tagged = (scaling: Readonly<Record<string, Scaling>>) => {
  const unit = { ...unitOf(), scaling };
  return { unit, tags: { ...ownershipTags(OWNER, unit.address, unit.name), ...scalingTags(unit) } };
};

test('of one variant with one policy is what it was before there could be more', () => {
  const { tags } = tagged({ AllTraffic: PLAIN });
  expect(tags[SCALING]).toMatch(/^AllTraffic:[0-9a-f]{8}$/);
  expect(writtenOf(tags, 'AllTraffic')).toMatchObject({ more: false });
  expect([writtenOf(tags, 'other'), alarmsIn(tags, 'fraud')]).toEqual([undefined, []]);
});

test('of ten variants with the longest names, each with an alarm, fits and has them all', () => {
  const names = Array.from({ length: 10 }, (_, nth) => `${'x'.repeat(61)}-${nth}`);
  const { unit, tags } = tagged(Object.fromEntries(names.map((name) => [name, STEPS])));
  expect(tags[SCALING]?.length).toBeLessThanOrEqual(256);
  // What tags of SageMaker may hold (API reference of Tag, read 2026-11).
  expect(tags[SCALING]).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u);
  for (const name of names) expect(writtenOf(tags, name)).toMatchObject({ more: true });
  expect(new Set(alarmsIn(tags, unit.name).map(({ name }) => name))).toEqual(
    new Set(names.flatMap((name) => stepAlarms(unit, name, STEPS).map((alarm) => alarm.name))),
  );
});

test('of as many names as a file may have fits, and what the file has no more is found in it', () => {
  const names = Array.from({ length: 33 }, (_, nth) => `Action ${nth}`);
  const schedule = Object.fromEntries(
    names.map((name, nth) => [`a${nth}`, { name, schedule: 'rate(1 day)', min: 1 }]),
  );
  const scaling = { [`${'x'.repeat(63)}`]: { ...PLAIN, name: 'Mine', schedule } };
  const { tags } = tagged(scaling);
  expect(tags[SCALING]?.length).toBeLessThanOrEqual(256);
  expect(tags[SCALING]).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u);
  const has = (item: string) => remembersNamed(tags, 'x'.repeat(63), item);
  expect(['policy Mine', ...names.map((name) => `action ${name}`)].every(has)).toBe(true);
  expect(['policy mine', 'action Mine', 'policy Action 1'].some(has)).toBe(false);
  expect([hasForgotten(tags, scaling), hasForgotten(tags, { [`${'x'.repeat(63)}`]: PLAIN })]).toEqual([
    false,
    true,
  ]);
});
