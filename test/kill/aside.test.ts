// A change of hardware under autoscaling, abandoned at every boundary of every mutating request: one more run, with
// nothing but the account, brings back every policy, scheduled action and bound as it was, in each field that can be set.
import { describe, expect, it } from 'vitest';
import type { Moment, Scenario, State } from '../../src/simulator/index.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { registerRichly, registrationsIn, scaledFile } from '../support/scaled.ts';
import { mortal } from './mortal.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
const HOUR = 3_600_000;
const NUMBERS = { fraud: { min: 2, max: 6, target: '420/min' } };
const file = (type: string) => scaledFile({ fraud: type }, NUMBERS);

const before = file('ml.m5.large');
const after = file('ml.m5.xlarge');
const another = file('ml.m5.2xlarge');

/** Registered by inferra, and by somebody else with what the file does not say. */
async function past(): Promise<State> {
  const rig = await openRig();
  expect((await rig.apply(before)).exit).toBe(0);
  await registerRichly(rig, 'fraud');
  expect((await rig.apply(before)).exit).toBe(0);
  return rig.simulator.world.state();
}

const from = await past();
const whole = registrationsIn(await openRig({ from }));

/** Of the run that nobody kills. */
const REQUESTS = [
  ...['AddTags', 'CreateModel', 'CreateEndpointConfig'],
  ...['AddTags', 'DeregisterScalableTarget', 'UpdateEndpoint', 'AddTags'],
  ...['RegisterScalableTarget', 'PutScalingPolicy', 'PutScalingPolicy', 'PutScalingPolicy'],
  ...['PutScheduledAction', 'PutScheduledAction', 'DeleteTags', 'AddTags'],
];
/** From the tags to the mark that the update was sent; and in the middle of putting back. */
const [ASIDE, SENT, HALF] = [4, 7, 10];

const asideIn = ({ simulator }: Rig) =>
  simulator.world
    .endpoints()
    .flatMap(({ tags }) => tags.map(({ Key }) => Key).filter((key) => key.startsWith('inferra:escrow')));

const typeIn = ({ simulator }: Rig) => simulator.world.endpoints()[0]?.fleet?.variants[0]?.instanceType;

type Way = {
  readonly scenario?: Scenario;
  readonly moments: readonly Moment[];
  /** The requests at which it is killed, from 1; all where absent. */
  readonly at?: readonly number[];
  /** The next run, and whatever is wrong with it. */
  readonly finish: (rig: Rig) => Promise<readonly unknown[]>;
};

/** Abandons an apply at each boundary, and says where what is left in the end is not as it was. */
async function atEveryBoundary({
  scenario = {},
  moments,
  at: some,
  finish,
}: Way): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const moment of moments) {
    for (const at of some ?? REQUESTS.map((_, nth) => nth + 1)) {
      const rig = await openRig({ from, scenario });
      const { world } = rig.simulator;
      const low: unknown[] = [];
      world.onChange(({ kind }) => {
        const { served } = world.invoke('fraud');
        const count = world.endpoints()[0]?.fleet?.variants[0]?.desiredCount ?? 0;
        if (!served || count < 2) low.push(kind);
      });
      const { line, died } = mortal(rig.simulator, at, moment);
      await Promise.race([died, rig.apply(after, {}, line)]);
      const found = [await finish(rig), registrationsIn(rig), asideIn(rig), low];
      if (JSON.stringify(found) !== JSON.stringify([[], whole, [], []]))
        wrong.push(`${moment} ${at}: ${JSON.stringify(found).slice(0, 400)}`);
      await rig.simulator.close();
    }
  }
  return wrong;
}

const unlike = (is: unknown, wanted: unknown) =>
  JSON.stringify(is) === JSON.stringify(wanted) ? [] : [JSON.stringify({ is, wanted })];

describe('a change of hardware under autoscaling that is killed', () => {
  it('was to send these requests', async () => {
    const rig = await openRig({ from });
    expect((await rig.apply(after)).exit).toBe(0);
    expect(rig.mutations()).toEqual(REQUESTS);
    expect([registrationsIn(rig), asideIn(rig), typeIn(rig)]).toEqual([whole, [], 'ml.m5.xlarge']);
  });

  it('is finished by one more run, which puts everything back', async () => {
    const finish = async (rig: Rig) => {
      const { exit } = await rig.apply(after);
      return unlike([exit, (await rig.plan(after)).differs, typeIn(rig)], [0, false, 'ml.m5.xlarge']);
    };
    expect(await atEveryBoundary({ moments: MOMENTS, finish })).toEqual([]);
  });

  it('and goes to other hardware, or back, puts everything back as well', async () => {
    for (const [next, type] of [
      [another, 'ml.m5.2xlarge'],
      [before, 'ml.m5.large'],
    ] as const) {
      const finish = async (rig: Rig) => {
        const { exit } = await rig.apply(next);
        return unlike([exit, (await rig.plan(next)).differs, typeIn(rig)], [0, false, type]);
      };
      expect(
        await atEveryBoundary({ moments: ['applied'], at: [ASIDE, ASIDE + 1, SENT, HALF], finish }),
      ).toEqual([]);
    }
  });
});

describe('one that SageMaker rolls back', () => {
  const scenario: Scenario = { endpoints: [{ kind: 'ping', endpoint: 'fraud', on: 'update' }] };

  it('puts everything back in the same run', async () => {
    const rig = await openRig({ from, scenario });
    const { exit, outcomes } = await rig.apply(after);
    expect([exit, outcomes.map(({ result }) => result)]).toEqual([3, ['rolled-back']]);
    expect([registrationsIn(rig), asideIn(rig), typeIn(rig)]).toEqual([whole, [], 'ml.m5.large']);
  });

  it('puts everything back in the next run where it was killed, though the change waits for a person', async () => {
    const finish = async (rig: Rig) => {
      await rig.simulator.clock.sleep(HOUR);
      const { exit } = await rig.apply(after);
      const { plan } = await rig.plan(after);
      const left = plan.units.map(({ heldBy, steps }) => [heldBy, steps.length]);
      return unlike([exit, left, typeIn(rig)], [3, [['INF3003', 0]], 'ml.m5.large']);
    };
    expect(
      await atEveryBoundary({
        scenario,
        moments: ['applied'],
        at: [ASIDE + 1, ASIDE + 2, SENT, HALF],
        finish,
      }),
    ).toEqual([]);
  });
});
