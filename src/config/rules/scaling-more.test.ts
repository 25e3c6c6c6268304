// Further policies, alarms, steps and schedules: what just holds, and each edit that breaks a rule.
import { describe, expect, test } from 'vitest';
import { edited, load, problems } from '../load.fixture.ts';

const INSTANCE = '    instance: { type: ml.m5.large, count: 2 }';
const scaled = (more: string) =>
  edited([INSTANCE, `${INSTANCE}\n    scaling:\n      min: 1\n      max: 8\n${more}`]);
const policy = (text: string) => scaled(`      policies:\n        p: ${text}`);
const action = (text: string) => scaled(`      schedule:\n        a: ${text}`);

const CPU = '{ name: CPUUtilization, namespace: n }';
const STEPS = 'steps: [{ beyond: 0, change: 1 }]';
const MADE = `alarm: { metric: ${CPU}, above: 80 }`;

describe('a policy', () => {
  test.each([
    ['tracks a target', policy('{ concurrency: 5, cooldown: { in: 10m }, scaleIn: false }'), []],
    ['goes in steps that an alarm starts', policy(`{ ${MADE}, ${STEPS}, cooldown: 1m }`), []],
    ["whose alarm is somebody's", policy(`{ alarm: { name: busy, breaches: below }, ${STEPS} }`), []],
    ['does something', policy('{ scaleIn: false }'), ['21:12 INF1068 { scaleIn: false }']],
    ['tracks or steps', policy(`{ concurrency: 5, ${STEPS} }`), ['21:27 INF1068 5']],
    ['tracks one thing', policy('{ target: 1/min, concurrency: 5 }'), ['21:42 INF1068 5']],
    ['has steps for its alarm', policy(`{ ${MADE} }`), [`21:12 INF1068 { ${MADE} }`]],
    ['has an alarm for its steps', policy(`{ ${STEPS} }`), [`21:12 INF1068 { ${STEPS} }`]],
    [
      'that is wrong in one place is told of that alone',
      policy(`{ ${MADE}, steps: [{ beyond: x, change: 1 }] }`),
      ['21:102 INF1013 x'],
    ],
    ['by steps scales both ways', policy(`{ ${MADE}, ${STEPS}, scaleIn: false }`), ['21:128 INF1068 false']],
    [
      'by steps has one cooldown',
      policy(`{ ${MADE}, ${STEPS}, cooldown: { out: 1m } }`),
      ['21:129 INF1068 { out: 1m }'],
    ],
    [
      'takes at least so many by shares alone',
      policy(`{ ${MADE}, ${STEPS}, atLeast: 2 }`),
      ['21:128 INF1068 2'],
    ],
    [
      'is alone with its metric',
      scaled('      concurrency: 5\n      policies:\n        p: { concurrency: 6 }'),
      ['22:12 INF1068 { concurrency: 6 }'],
    ],
    [
      'may have a name of its own, and so may the one beside it',
      scaled(
        '      concurrency: 5\n      policyName: Calm\n      policies:\n        p: { name: calm, target: 6/min }',
      ),
      [],
    ],
    [
      'has its name alone',
      scaled(
        '      concurrency: 5\n      policyName: Calm\n      policies:\n        p: { name: Calm, target: 6/min }',
      ),
      ['23:12 INF1068 { name: Calm, target: 6/min }'],
    ],
    [
      'has no name that inferra gives to another',
      policy(`{ ${MADE}, ${STEPS} }\n        q: { name: inferra-p, concurrency: 5 }`),
      ['22:12 INF1068 { name: inferra-p, concurrency: 5 }'],
    ],
    [
      'that is not there has no name',
      scaled(`      policyName: Calm\n      policies:\n        p: { ${MADE}, ${STEPS} }`),
      ['20:19 INF1068 Calm'],
    ],
    [
      'beside which nothing is tracked leaves no cooldown over',
      scaled(`      cooldown: { in: 1m }\n      policies:\n        p: { ${MADE}, ${STEPS} }`),
      ['20:17 INF1068 { in: 1m }'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('an alarm', () => {
  const alarm = (text: string) => policy(`{ alarm: ${text}, ${STEPS} }`);
  test.each([
    [
      'counts whole periods',
      alarm(`{ metric: ${CPU}, below: 20, period: 10s, for: 30s, missing: good }`),
      [],
    ],
    [
      'is made or named',
      alarm(`{ metric: ${CPU}, name: busy, above: 1 }`),
      ['21:31 INF1068 { name: CPUUtilization, namespace: n }'],
    ],
    ['is something', alarm('{ above: 1 }'), ['21:21 INF1068 { above: 1 }']],
    ['that is named says itself when it goes off', alarm('{ name: busy, above: 1 }'), ['21:42 INF1068 1']],
    ['has a threshold', alarm(`{ metric: ${CPU} }`), [`21:21 INF1068 { metric: ${CPU} }`]],
    [
      'has one threshold',
      alarm(`{ metric: ${CPU}, above: 1, below: 0 }`),
      [`21:21 INF1068 { metric: ${CPU}, above: 1, below: 0 }`],
    ],
    [
      'that is made has its side',
      alarm(`{ metric: ${CPU}, above: 1, breaches: above }`),
      ['21:91 INF1068 above'],
    ],
    [
      'counts no part of a period',
      alarm(`{ metric: ${CPU}, above: 1, period: 5m, for: 7m }`),
      ['21:98 INF1068 7m'],
    ],
    [
      'ends within a day',
      alarm(`{ metric: ${CPU}, above: 1, period: 1h, for: 999m }`),
      ['21:98 INF1068 999m'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('shares a tag with the names that inferra did not give', () => {
    const actions = (count: number) =>
      Array.from({ length: count }, (_, nth) => `        a${nth}: { name: A${nth}, rate: 1 day, min: 2 }`);
    const file = (count: number) =>
      scaled(`      concurrency: 5\n      schedule:\n${actions(count).join('\n')}`);
    expect(problems(file(34))).toEqual([]);
    expect(problems(file(35))).toHaveLength(1);
  });

  test('is one of ten at most', () => {
    const all = Array.from({ length: 11 }, (_, nth) => `        p${nth}: { ${MADE}, ${STEPS} }`);
    expect(problems(scaled(`      policies:\n${all.join('\n')}`))).toEqual([
      `31:23 INF1068 { metric: ${CPU}, above: 80 }`,
    ]);
    expect(problems(scaled(`      policies:\n${all.slice(1).join('\n')}`))).toEqual([]);
  });
});

describe('steps', () => {
  const steps = (text: string) => policy(`{ ${MADE}, steps: [${text}] }`);
  test.each([
    ['go up from the threshold', steps('{ beyond: 0, percent: 10 }, { beyond: 2.5, percent: 20 }'), []],
    ['begin there', steps('{ beyond: 1, change: 1 }'), ['21:92 INF1068 { beyond: 1, change: 1 }']],
    [
      'are in order',
      steps('{ beyond: 0, change: 1 }, { beyond: 0, change: 2 }'),
      ['21:118 INF1068 { beyond: 0, change: 2 }'],
    ],
    ['say what they do', steps('{ beyond: 0 }'), ['21:92 INF1068 { beyond: 0 }']],
    [
      'once',
      steps('{ beyond: 0, change: 1, exact: 2 }'),
      ['21:92 INF1068 { beyond: 0, change: 1, exact: 2 }'],
    ],
    [
      'are of one kind',
      steps('{ beyond: 0, change: 1 }, { beyond: 1, exact: 2 }'),
      ['21:91 INF1068 [{ beyond: 0, change: 1 }, { beyond: 1, exact: 2 }]'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

describe('a schedule', () => {
  test.each([
    ['has bounds at a time', action('{ cron: 0 6 ? * MON-FRI *, timezone: Europe/Berlin, min: 4 }'), []],
    [
      'or at a rate, in between',
      action('{ rate: 12 hours, start: 2026-12-01T00:00:00Z, end: 2027-01-01T00:00:00Z, max: 4 }'),
      [],
    ],
    ['or once', action('{ at: 2028-02-29T06:00:00, min: 9, max: 20 }'), []],
    ['says what it changes', action('{ rate: 1 day }'), ['21:12 INF1068 { rate: 1 day }']],
    ['has one time', action('{ rate: 1 day, at: 2026-12-24T06:00:00, min: 2 }'), ['21:9 INF1019 a']],
    ['keeps its bounds in order', action('{ rate: 1 day, min: 4, max: 3 }'), ['21:32 INF1068 4']],
    ['beside those of the endpoint', action('{ rate: 1 day, min: 9 }'), ['21:32 INF1068 9']],
    [
      'which end at a maximum',
      scaled('      min: 2\n      schedule:\n        a: { rate: 1 day, max: 1 }').replace(
        '      min: 1\n',
        '',
      ),
      ['21:32 INF1068 1'],
    ],
    ['has minutes of an hour', action('{ cron: 60 6 ? * * *, min: 2 }'), ['21:20 INF1068 60 6 ? * * *']],
    ['names one kind of day', action('{ cron: 0 6 * * * *, min: 2 }'), ['21:20 INF1068 0 6 * * * *']],
    [
      'is on a day that there is',
      action('{ at: 2026-02-29T06:00:00, min: 2 }'),
      ['21:18 INF1068 2026-02-29T06:00:00'],
    ],
    [
      'is in a time zone that there is',
      action('{ cron: 0 6 ? * * *, timezone: Europe/Bielefeld, min: 2 }'),
      ['21:43 INF1068 Europe/Bielefeld'],
    ],
    [
      'at a rate is in none',
      action('{ rate: 1 day, timezone: Europe/Berlin, min: 2 }'),
      ['21:37 INF1068 Europe/Berlin'],
    ],
    [
      'that happens once has no end',
      action('{ at: 2026-12-24T06:00:00, end: 2027-01-01T00:00:00Z, min: 2 }'),
      ['21:44 INF1068 2027-01-01T00:00:00Z'],
    ],
    [
      'ends after it starts',
      action('{ rate: 1 day, start: 2027-01-01T00:00:00Z, end: 2026-01-01T00:00:00Z, min: 2 }'),
      ['21:61 INF1068 2026-01-01T00:00:00Z'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

test('all of it is in seconds and milliseconds, with the defaults', () => {
  const text = policy(
    `{ alarm: { metric: ${CPU}, above: 80, for: 3m }, ${STEPS} }\n      schedule:\n        a: { cron: 0 6 ? * * *, timezone: UTC, start: 2026-12-01T00:00:00Z, min: 2 }`,
  );
  expect(load(text).document?.endpoints[0]?.variants[0]?.scaling).toEqual({
    ...{ min: 1, max: 8 },
    policies: {
      p: {
        alarm: {
          metric: { name: 'CPUUtilization', namespace: 'n', statistic: 'average' },
          ...{ breaches: 'above', threshold: 80, period: 60, periods: 3, missing: 'missing' },
        },
        ...{ adjust: 'change', steps: [{ beyond: 0, by: 1 }], cooldown: 300 },
      },
    },
    schedule: { a: { schedule: 'cron(0 6 ? * * *)', start: Date.UTC(2026, 11, 1), min: 2 } },
  });
});
