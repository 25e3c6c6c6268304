// Endpoints that autoscaling moves: their counts are kept, by plans, by updates and by saved plans, and cost next to no
// requests; nothing is asked where nothing has moved.
import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { describe, expect, it } from 'vitest';
import { drift } from '../../src/flow/drift.ts';
import { rollback } from '../../src/flow/rollback.ts';
import type { Moment, Scenario, State } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { mortal } from '../kill/mortal.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { ALLOWED, openRig, PLAIN, type Rig } from '../support/rig.ts';

const VARIANT = 'AllTraffic';
const SUBJECT = {
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/fraud/variant/AllTraffic',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
} as const;
const two = (model = 'a') => fileOf({ fraud: { model, instance: ['ml.m5.large', 2] } });

type Events = NonNullable<Scenario['events']>;
const moved = (count: number, atMinutes: number): Events => [
  { kind: 'autoscale', atMinutes, endpoint: 'fraud', variant: VARIANT, count },
];

async function register(rig: Rig, endpoint = 'fraud', variant = VARIANT): Promise<void> {
  await clientsOf(rig.simulator).scaling.send(
    new RegisterScalableTargetCommand({
      ServiceNamespace: 'sagemaker',
      ResourceId: `endpoint/${endpoint}/variant/${variant}`,
      ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
      MinCapacity: 2,
      MaxCapacity: 8,
    }),
  );
}

/** Minutes after the world's beginning. */
async function until(rig: Rig, minute: number): Promise<void> {
  const { clock, world } = rig.simulator;
  await clock.sleep(minute * 60_000 - (clock.now() - world.begun));
}

/** `fraud` with two instances, registered, and moved by the events. */
async function scaled(events: Events): Promise<Rig> {
  const rig = await openRig({ scenario: { events } });
  await rig.apply(two());
  await register(rig);
  return rig;
}

const countOf = (rig: Rig, name = 'fraud') =>
  rig.simulator.world.endpoints().find((one) => one.name === name)?.fleet?.variants[0]?.desiredCount;

const asked = (rig: Rig, operation: string) =>
  rig.simulator.world.requests().filter((one) => one.operation === operation).length;

describe('an endpoint that autoscaling moves', () => {
  it('is as the file says, whatever its count', async () => {
    const rig = await scaled([...moved(5, 60), ...moved(3, 120)]);
    for (const [minute, count] of [
      [70, 5],
      [130, 3],
    ] as const) {
      await until(rig, minute);
      const { plan, differs } = await rig.plan(two());
      expect(differs).toBe(false);
      expect(plan.units).toMatchObject([
        { verdict: 'same', kept: [{ variant: VARIANT, count, min: 2, max: 8 }] },
      ]);
    }
    // On the way to a count, too, which is no time to wait for.
    const busy = await scaled(moved(5, 60));
    await until(busy, 61);
    expect(busy.simulator.world.endpoints()[0]?.status).toBe('Updating');
    expect((await busy.plan(two())).differs).toBe(false);
  });

  it('keeps its count through an update, also where it moves in between', async () => {
    const rig = await scaled(moved(5, 60));
    await until(rig, 70);
    const counts: (number | undefined)[] = [];
    rig.simulator.world.onChange(() => void counts.push(countOf(rig)));
    const { plan, exit } = await rig.apply(two('b'));
    expect(exit).toBe(0);
    expect(plan.units[0]).toMatchObject({ effect: 'swap', kept: [{ count: 5 }] });
    expect(Math.min(...counts.map(Number))).toBe(5);
    expect(countOf(rig)).toBe(5);
    expect((await rig.plan(two('b'))).differs).toBe(false);
  });

  it('is not asked about where nothing has moved', async () => {
    const rig = await scaled([]);
    const before = rig.simulator.world.requests().length;
    expect((await rig.plan(two())).differs).toBe(false);
    const operations = rig.simulator.world.requests().slice(before);
    expect(operations.filter(({ operation }) => /Scal/.test(operation))).toEqual([]);
  });

  it('has drifted where it was moved and is not registered', async () => {
    const events = [{ kind: 'scale', atMinutes: 60, endpoint: 'fraud', variant: VARIANT, count: 5 }] as const;
    const rig = await openRig({ scenario: { events } });
    await rig.apply(two());
    await until(rig, 70);
    const { plan } = await rig.apply(two());
    expect(plan.units[0]).toMatchObject({ verdict: 'drift', effect: 'live' });
    expect(countOf(rig)).toBe(2);
    expect(asked(rig, 'DescribeScalableTargets')).toBe(1);
  });

  it('is told of where autoscaling may not be seen', async () => {
    const permissions = [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'application-autoscaling:*', Resource: '*' },
    ] as const;
    const first = await scaled(moved(5, 60));
    await until(first, 70);
    await first.plan(two());
    const rig = await openRig({ from: first.simulator.world.state(), scenario: { permissions } });
    await expect(rig.plan(two())).rejects.toMatchObject({
      code: 'INF2004',
      details: { hint: expect.stringContaining('application-autoscaling:DescribeScalableTargets') },
    });
  });
});

it('a saved plan is applied after a kept count has moved, and not once nobody keeps it', async () => {
  const rig = await scaled([...moved(5, 60), ...moved(7, 120)]);
  await until(rig, 70);
  const { plan: saved } = await rig.plan(two('b'));
  await until(rig, 130);
  const { plan } = await rig.plan(two('b'));
  expect(countOf(rig)).toBe(7);
  expect(plan.digest).toBe(saved.digest);
  const { exit } = await rig.apply(two('b'), { saved });
  expect([exit, countOf(rig)]).toEqual([0, 7]);

  const left = await scaled([
    ...moved(5, 60),
    { kind: 'deregister', atMinutes: 80, endpoint: 'fraud', variant: VARIANT },
  ]);
  await until(left, 70);
  const { plan: stale } = await left.plan(two('b'));
  await until(left, 90);
  await expect(left.apply(two('b'), { saved: stale })).rejects.toMatchObject({ code: 'INF3010' });
});

it('sixty moved endpoints cost two requests more than sixty that are not', async () => {
  const names = Array.from({ length: 60 }, (_, nth) => `e${nth}`);
  const file = fileOf(Object.fromEntries(names.map((name) => [name, { instance: ['ml.m5.large', 2] }])));
  const events = names.map((endpoint) => ({
    ...({ kind: 'autoscale', atMinutes: 60, variant: VARIANT, count: 5 } as const),
    endpoint,
  }));
  const rig = await openRig({ scenario: { events } });
  await rig.apply(file, ALLOWED);
  for (const name of names) await register(rig, name);
  const cost = async () => {
    const before = rig.simulator.world.requests().length;
    expect((await rig.plan(file)).differs).toBe(false);
    return rig.simulator.world.requests().length - before;
  };
  const still = await cost();
  await until(rig, 70);
  const all = await cost();
  expect(countOf(rig, 'e59')).toBe(5);
  expect(all - still).toBe(2);
});

it('another count of the same endpoint moves after an update that retains', async () => {
  const file = (model: string, count: number) =>
    fileOf({
      fraud: {
        variants: {
          scaled: { instance: ['ml.m5.large', 2] },
          fixed: { model, instance: ['ml.m5.large', count] },
        },
      },
    });
  const rig = await openRig({
    scenario: {
      events: [{ kind: 'autoscale', atMinutes: 60, endpoint: 'fraud', variant: 'scaled', count: 5 }],
    },
  });
  await rig.apply(file('a', 1));
  await register(rig, 'fraud', 'scaled');
  await until(rig, 70);
  expect((await rig.apply(file('b', 3))).exit).toBe(0);
  const variants = rig.simulator.world.endpoints()[0]?.fleet?.variants;
  expect(variants?.map(({ name, desiredCount }) => [name, desiredCount])).toEqual([
    ['scaled', 5],
    ['fixed', 3],
  ]);
  expect((await rig.plan(file('b', 3))).differs).toBe(false);
});

describe('an update of an endpoint that autoscaling has moved, killed at each request', () => {
  async function past(): Promise<State> {
    const rig = await scaled(moved(5, 60));
    await until(rig, 70);
    await rig.plan(two());
    return rig.simulator.world.state();
  }

  it.each<Moment>(['before', 'applied', 'answered'])(
    '%s, keeps the count and is finished by the next run',
    async (moment) => {
      const from = await past();
      const whole = await openRig({ from });
      await whole.apply(two('b'));
      const requests = whole.mutations().length;
      expect(requests).toBe(6);
      for (let at = 1; at <= requests; at += 1) {
        const rig = await openRig({ from });
        const counts: (number | undefined)[] = [];
        rig.simulator.world.onChange(() => void counts.push(countOf(rig)));
        const { line, died } = mortal(rig.simulator, at, moment);
        await Promise.race([died, rig.apply(two('b'), {}, line)]);
        const again = await rig.apply(two('b'));
        expect([at, again.exit]).toEqual([at, 0]);
        expect((await rig.plan(two('b'))).differs).toBe(false);
        expect(new Set(counts)).toEqual(new Set([5]));
      }
    },
  );
});

it('an endpoint that is removed takes its registration with it', async () => {
  const rig = await scaled([]);
  expect((await rig.destroy(two())).exit).toBe(0);
  expect(rig.simulator.world.state().records.map(({ kind }) => kind)).toEqual([]);
});

/** `fraud` with autoscaling by numbers, or without. */
const declared = (scaling?: object, model = 'a') =>
  withMembers(fileOf({}), {
    endpoints: {
      fraud: {
        model,
        instance: { type: 'ml.m5.large', count: 2 },
        ...(scaling === undefined ? {} : { scaling }),
      },
    },
  });
const NUMBERS = { min: 2, max: 8, target: '420/min' };

const registeredIn = (rig: Rig) =>
  rig.simulator.world.state().records.flatMap((one) =>
    one.kind === 'scalable-target'
      ? [
          {
            min: one.min,
            max: one.max,
            policies: one.policies.map(({ name, tracking }) => [name, tracking?.TargetValue]),
          },
        ]
      : [],
  );

describe('a drift run', () => {
  const look = (rig: Rig, file: string) =>
    drift(rig.ports(file), { ...PLAIN, targets: [], allowPending: false });

  it('reports nothing while counts move, and says what it does not compare', async () => {
    const rig = await scaled([...moved(5, 60), ...moved(3, 90), ...moved(8, 120)]);
    for (let minute = 58; minute < 140; minute += 3) {
      await until(rig, minute);
      const { report, exit } = await look(rig, two());
      expect([minute, exit, report.findings]).toEqual([minute, 0, []]);
    }
    const { report } = await look(rig, two());
    expect(report.notCompared).toContainEqual({
      at: 'endpoints.fraud.instance.count',
      because: 'autoscaling moves it between 2 and 8',
    });
  });

  it('finds bounds that somebody changed', async () => {
    const rig = await openRig();
    await rig.apply(declared(NUMBERS));
    expect((await look(rig, declared(NUMBERS))).exit).toBe(0);
    await register(rig);
    expect((await look(rig, declared(NUMBERS))).exit).toBe(0);
    await clientsOf(rig.simulator).scaling.send(
      new RegisterScalableTargetCommand({ ...SUBJECT, MaxCapacity: 3 }),
    );
    const { report, exit } = await look(rig, declared(NUMBERS));
    expect(exit).toBe(2);
    expect(report.findings).toMatchObject([
      {
        is: 'changed',
        fields: [{ at: 'endpoints.fraud.scaling', by: 'account', live: '2–3, target 420/min' }],
      },
    ]);
  });
});

it('a rollback leaves autoscaling as it is', async () => {
  const rig = await openRig({ scenario: { events: moved(5, 90) } });
  await rig.apply(declared(NUMBERS));
  await rig.apply(declared(NUMBERS, 'b'));
  await until(rig, 100);
  const back = await rollback(rig.ports(declared(NUMBERS, 'b')), {
    ...PLAIN,
    endpoint: 'fraud',
    release: false,
  });
  expect(back.exit).toBe(0);
  expect([countOf(rig), registeredIn(rig)]).toEqual([5, [{ min: 2, max: 8, policies: [['inferra', 420]] }]]);
});

describe('autoscaling by numbers of the file', () => {
  it('is made with the endpoint, changed, and removed again, with nothing left to do each time', async () => {
    const rig = await openRig();
    for (const [file, expected] of [
      [declared(NUMBERS), [{ min: 2, max: 8, policies: [['inferra', 420]] }]],
      [
        declared({ ...NUMBERS, max: 6, target: '300/min' }),
        [{ min: 2, max: 6, policies: [['inferra', 300]] }],
      ],
      [
        declared({ ...NUMBERS, max: 6, target: '300/min' }, 'b'),
        [{ min: 2, max: 6, policies: [['inferra', 300]] }],
      ],
      [declared(undefined, 'b'), []],
      [declared(NUMBERS, 'b'), [{ min: 2, max: 8, policies: [['inferra', 420]] }]],
    ] as const) {
      expect((await rig.apply(file)).exit).toBe(0);
      expect(registeredIn(rig)).toEqual(expected);
      expect((await rig.plan(file)).differs).toBe(false);
    }
  });

  it('follows a metric of the account, and shows one that somebody changed', async () => {
    const rig = await openRig();
    const metric = { name: 'GPUUtilization', namespace: '/aws/sagemaker/Endpoints', value: 70 };
    const file = declared({ min: 2, max: 8, metric });
    expect((await rig.apply(file)).exit).toBe(0);
    expect(registeredIn(rig)).toEqual([{ min: 2, max: 8, policies: [['inferra', 70]] }]);
    expect((await rig.plan(file)).differs).toBe(false);
    const { plan } = await rig.plan(
      declared({ min: 2, max: 8, metric: { ...metric, statistic: 'maximum', dimensions: { pool: 'x' } } }),
    );
    expect(plan.units[0]?.fields).toEqual([
      {
        field: 'scaling',
        from: '2–8, average GPUUtilization at 70',
        to: '2–8, maximum GPUUtilization of pool=x at 70',
      },
    ]);
    expect((await rig.apply(declared(NUMBERS))).exit).toBe(0);
    expect(registeredIn(rig)).toEqual([{ min: 2, max: 8, policies: [['inferra', 420]] }]);
  });

  it('sends nothing to the endpoint where only numbers change', async () => {
    const rig = await openRig();
    await rig.apply(declared(NUMBERS));
    const before = rig.mutations().length;
    const { plan } = await rig.apply(declared({ ...NUMBERS, max: 9 }));
    expect(plan.units[0]).toMatchObject({ effect: 'live', summary: 'autoscaling only' });
    expect(plan.units[0]?.fields).toEqual([
      { field: 'scaling', from: '2–8, target 420/min', to: '2–9, target 420/min' },
    ]);
    expect(rig.mutations().slice(before)).toEqual(['AddTags', 'RegisterScalableTarget']);
  });

  it('has drifted where somebody changed it by hand', async () => {
    const rig = await openRig();
    await rig.apply(declared(NUMBERS));
    await clientsOf(rig.simulator).scaling.send(
      new RegisterScalableTargetCommand({ ...SUBJECT, MaxCapacity: 3 }),
    );
    const { plan } = await rig.plan(declared(NUMBERS));
    expect(plan.units[0]).toMatchObject({ verdict: 'drift' });
    expect(plan.units[0]?.fields).toMatchObject([
      { field: 'scaling', from: '2–3, target 420/min', drift: true },
    ]);
    await rig.apply(declared(NUMBERS));
    expect(registeredIn(rig)).toMatchObject([{ max: 8 }]);
  });

  it('of somebody else stays where the file says nothing of it', async () => {
    const rig = await scaled([]);
    await rig.apply(two('b'));
    expect(registeredIn(rig)).toEqual([{ min: 2, max: 8, policies: [] }]);
  });

  it('that ends gives the count back to the file', async () => {
    const rig = await openRig({ scenario: { events: moved(5, 60) } });
    await rig.apply(declared(NUMBERS));
    await until(rig, 70);
    expect((await rig.plan(declared(NUMBERS))).differs).toBe(false);
    const { plan } = await rig.apply(declared());
    expect(plan.units[0]?.fields.map(({ field }) => field)).toEqual(['compute', 'scaling']);
    expect([countOf(rig), registeredIn(rig)]).toEqual([2, []]);
    expect((await rig.plan(declared())).differs).toBe(false);
  });

  it('costs a request for fifty targets and one for ten policies in an unchanged plan', async () => {
    const names = Array.from({ length: 20 }, (_, nth) => `e${nth}`);
    const file = (scaling: object) =>
      withMembers(fileOf({}), {
        endpoints: Object.fromEntries(
          names.map((name) => [
            name,
            { model: 'a', instance: { type: 'ml.m5.large', count: 2 }, ...scaling },
          ]),
        ),
      });
    const rig = await openRig();
    await rig.apply(file({ scaling: NUMBERS }), ALLOWED);
    const before = rig.simulator.world.requests().length;
    expect((await rig.plan(file({ scaling: NUMBERS }))).differs).toBe(false);
    const asked = rig.simulator.world
      .requests()
      .slice(before)
      .map(({ operation }) => operation);
    expect(asked.filter((one) => one === 'DescribeScalableTargets')).toHaveLength(1);
    expect(asked.filter((one) => one === 'DescribeScalingPolicies')).toHaveLength(2);
    expect(asked.filter((one) => one === 'DescribeEndpoint')).toHaveLength(0);
  });

  const steps: readonly (readonly [string, string | undefined, string])[] = [
    ['a new endpoint', undefined, declared(NUMBERS)],
    ['other numbers with another model', declared(NUMBERS), declared({ ...NUMBERS, max: 6 }, 'b')],
    ['its end with another model', declared(NUMBERS), declared(undefined, 'b')],
    ['its beginning', declared(), declared(NUMBERS)],
  ];
  it.each(
    steps.flatMap((step) =>
      (['before', 'applied', 'answered'] as const).map((moment) => [...step, moment] as const),
    ),
  )(
    'is as the file says after one more run, killed at any request: %s (%4$s)',
    async (_what, past, after, moment) => {
      const first = await openRig();
      if (past !== undefined) await first.apply(past);
      const from = first.simulator.world.state();
      const whole = await openRig({ from });
      await whole.apply(after);
      const expected = registeredIn(whole);
      const requests = whole.mutations().length;
      for (let at = 1; at <= requests; at += 1) {
        const rig = await openRig({ from });
        const { line, died } = mortal(rig.simulator, at, moment);
        await Promise.race([died, rig.apply(after, {}, line)]);
        const again = await rig.apply(after);
        expect([at, again.exit, (await rig.plan(after)).differs]).toEqual([at, 0, false]);
        expect(registeredIn(rig)).toEqual(expected);
      }
    },
  );
});
