// Registrations on a simulated account: what is put comes back as it was, item by item, and goes whole.
import { describe, expect, test } from 'vitest';
import { account, CONFIG } from '../testing/account.ts';
import { fromDescriptions, toPolicyRequest, toRegisterRequest, unwritable } from './convert.ts';
import { itemName, itemsOf, registrationStamp } from './fields.ts';
import { registrationLanded, registrationProgress } from './kind.ts';
import type { Item, LiveRegistration, Registration } from './spec.ts';

const ID = 'endpoint/fraud/variant/AllTraffic';

const WHOLE: Registration = {
  ...{ min: 2, max: 8, suspended: ['in', 'schedule'], tags: { team: 'risk' } },
  policies: [
    {
      name: 'invocations',
      type: 'TargetTrackingScaling',
      configuration: {
        TargetValue: 420.5,
        PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
        DisableScaleIn: true,
      },
    },
    {
      name: 'steps',
      type: 'StepScaling',
      configuration: {
        AdjustmentType: 'ExactCapacity',
        Cooldown: 60,
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 8 }],
      },
    },
  ],
  actions: [
    { name: 'evening', schedule: 'rate(1 day)', min: 1 },
    {
      name: 'morning',
      schedule: 'cron(0 6 ? * MON-FRI *)',
      timezone: 'Europe/Berlin',
      start: 1_780_000_000_000,
      end: 1_790_000_000_000,
      min: 4,
      max: 8,
    },
  ],
};

const live = (registration: Registration): LiveRegistration => ({
  ...{ kind: 'registration', name: ID, arn: 'a', tags: {}, registration },
});
const put = (spec: Item) => ({ verb: 'put', spec, tags: {} }) as const;

test('a registration is written item by item, read back as it was, and removed whole', async () => {
  const { serving, kinds } = await account();
  await serving(CONFIG, [{ variant: 'AllTraffic', count: 2, weight: 1 }]);
  const { registration: kind } = kinds;
  expect(await kind.read(ID)).toBeUndefined();
  for (const item of itemsOf(WHOLE)) {
    expect(registrationLanded(put(item), await kind.read(ID))).toEqual({ landed: false });
    await kind.send(ID, put(item), undefined);
    expect(registrationLanded(put(item), await kind.read(ID))).toEqual({ landed: true });
  }
  expect((await kind.read(ID))?.registration).toEqual(WHOLE);
  const awake: Item = { is: 'target', target: { min: 1, max: 9 }, changes: true };
  await kind.send(ID, put(awake), undefined);
  const { suspended: _, ...rest } = WHOLE;
  expect((await kind.read(ID))?.registration).toEqual({ ...rest, min: 1, max: 9 });
  await kind.send(ID, { verb: 'remove' }, undefined);
  expect(registrationLanded({ verb: 'remove' }, await kind.read(ID))).toEqual({ landed: true });
  await expect(kind.send(ID, { verb: 'remove' }, undefined)).rejects.toMatchObject({ trouble: 'not-found' });
});

test('the target comes first, and every item has a name of its own', () => {
  const names = itemsOf(WHOLE).map(itemName);
  expect(names).toEqual(['target', 'policy invocations', 'policy steps', 'action evening', 'action morning']);
});

describe('what cannot be set again', () => {
  const target = { MinCapacity: 1, MaxCapacity: 2 } as never;
  const alarm = { AlarmName: 'mine', AlarmARN: 'arn' };
  const policy = (PolicyType: string) => ({ PolicyName: 'p', PolicyType, Alarms: [alarm] }) as never;

  test('are tags of AWS, and tags of a target that is there', () => {
    expect(fromDescriptions(target, [], [], { 'aws:cloudformation:stack-name': 's' })).toEqual({
      min: 1,
      max: 2,
    });
    expect(toRegisterRequest(ID, { min: 1, max: 2, tags: { a: 'b' } }, true)).not.toHaveProperty('Tags');
    expect(toRegisterRequest(ID, { min: 1, max: 2, tags: { a: 'b' } }, false)).toMatchObject({
      Tags: { a: 'b' },
    });
  });

  test('are alarms: those of the service make themselves, those of others are remembered and not compared', () => {
    const [tracking] = fromDescriptions(target, [policy('TargetTrackingScaling')], [], {}).policies ?? [];
    const [steps] = fromDescriptions(target, [policy('StepScaling')], [], {}).policies ?? [];
    expect([tracking, steps]).toMatchObject([{ name: 'p' }, { alarms: ['mine'] }]);
    expect(tracking).not.toHaveProperty('alarms');
    if (steps === undefined) throw new Error('a policy');
    const { alarms: _, ...silent } = steps;
    const made = { min: 1, max: 2, policies: [silent] };
    expect(registrationLanded(put({ is: 'policy', policy: steps }), live(made))).toEqual({ landed: true });
    expect(toPolicyRequest(ID, steps)).not.toHaveProperty('Alarms');
  });

  test('are types of policy that inferra does not know', () => {
    const found = fromDescriptions(target, [policy('Psychic'), policy('PredictiveScaling')], [], {});
    expect(unwritable(found).map(({ type }) => type)).toEqual(['Psychic']);
  });
});

describe('where a registration stands', () => {
  const other = { ...WHOLE, max: 9 };
  const { actions: _, ...fewer } = WHOLE;
  const has = { has: itemsOf(WHOLE) };
  test.each<readonly [string, Parameters<typeof registrationProgress>[0], Registration | undefined, object]>([
    ['exactly as it was stored', { exactly: WHOLE }, WHOLE, { state: 'reached' }],
    [
      'changed since it was stored',
      { exactly: WHOLE },
      other,
      { state: 'failed', code: 'INF3001', reason: 'target changed after it was read' },
    ],
    [
      'gone since it was stored',
      { exactly: { min: 2, max: 8 } },
      undefined,
      { state: 'failed', code: 'INF3001' },
    ],
    [
      'grown since it was stored',
      { exactly: fewer },
      WHOLE,
      { state: 'failed', reason: expect.stringMatching(/^action evening, action morning changed/) },
    ],
    [
      'back',
      has,
      { ...WHOLE, actions: [...(WHOLE.actions ?? []), { name: 'new', schedule: 'rate(1 day)' }] },
      { state: 'reached' },
    ],
    [
      'not all visible yet',
      has,
      { min: 2, max: 8, suspended: ['in', 'schedule'], tags: { team: 'risk' } },
      { state: 'busy', detail: expect.stringContaining('policy steps') },
    ],
    ['not visible yet', has, undefined, { state: 'busy' }],
    [
      'back as something else',
      has,
      other,
      { state: 'failed', code: 'INF4007', reason: 'target is not as it was put back' },
    ],
  ])('%s', (_, goal, registration, expected) => {
    expect(registrationProgress(goal, registration && live(registration))).toMatchObject(expected);
  });
});

test('the stamp moves with everything that is registered, and with its end', () => {
  const all = [undefined, live(WHOLE), live({ ...WHOLE, min: 1 }), live({ ...WHOLE, actions: [] })].map(
    registrationStamp,
  );
  expect(new Set(all).size).toBe(4);
});

test('one item goes and the others stay; of many registrations each has its own', async () => {
  const { serving, kinds } = await account();
  await serving(CONFIG, [{ variant: 'AllTraffic', count: 2, weight: 1 }]);
  const { registration: kind } = kinds;
  for (const item of itemsOf(WHOLE)) await kind.send(ID, put(item), undefined);
  const names = [ID, `${ID}2`, `${ID}3`, `${ID}4`];
  expect(await kind.readAll?.(names)).toEqual([await kind.read(ID)]);
  for (const [drop, name] of [
    ['policy', 'steps'],
    ['action', 'evening'],
  ] as const) {
    const request = { verb: 'adjust', spec: { drop, name } } as const;
    expect(registrationLanded(request, await kind.read(ID))).toEqual({ landed: false });
    // The second time nothing is there any more, which is what was wanted.
    for (const _ of [1, 2]) await kind.send(ID, request, undefined);
    expect(registrationLanded(request, await kind.read(ID))).toEqual({ landed: true });
  }
  const { policies, actions } = (await kind.read(ID))?.registration ?? {};
  expect([policies?.map(({ name }) => name), actions?.map(({ name }) => name)]).toEqual([
    ['invocations'],
    ['morning'],
  ]);
});
