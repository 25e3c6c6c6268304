// A target that inferra registered and somebody else uses as well: what is inferra's goes with the file's `scaling`, and what is
// somebody else's stays, or is named in the plan where it cannot.
import { describe, expect, it } from 'vitest';
import type { Moment, Scenario, State } from '../../src/simulator/index.ts';
import { mortal } from '../kill/mortal.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { registerRichly, registrationsIn } from '../support/scaled.ts';

const CPU = { name: 'CPUUtilization', namespace: '/aws/sagemaker/Endpoints' };
const OWN = {
  ...{ min: 2, max: 8, target: '420/min' },
  policies: {
    night: { name: 'night-run', metric: { ...CPU, value: 60 } },
    burst: { alarm: { metric: CPU, above: 80, for: '3m' }, steps: [{ beyond: 0, change: 2 }] },
  },
  schedule: { early: { cron: '0 6 ? * * *', min: 3 } },
};
const ID = 'endpoint/fraud/variant/AllTraffic';
const THEIRS = ['evening', 'gpu', 'morning', 'steps'];

const declared = (scaling?: object, type = 'ml.m5.large', model = 'a') =>
  withMembers(fileOf({}), {
    endpoints: {
      fraud: { model, instance: { type, count: 2 }, ...(scaling === undefined ? {} : { scaling }) },
    },
  });

/** Names of policies and actions, and of alarms of inferra's. */
function heldIn({ simulator: { world } }: Rig): readonly string[] {
  return world
    .state()
    .records.flatMap((one) => {
      if (one.kind === 'scalable-target') return [...one.policies, ...one.actions].map(({ name }) => name);
      return one.kind === 'alarm' ? ['an alarm'] : [];
    })
    .sort();
}

const tagOf = ({ simulator: { world } }: Rig) =>
  world.endpoints()[0]?.tags.find(({ Key }) => Key === 'inferra:scaling')?.Value;

/** `fraud`, scaled by the file, and by somebody besides. */
async function shared(scenario: Scenario = {}): Promise<Rig> {
  const rig = await openRig({ scenario });
  await rig.apply(declared(OWN));
  await registerRichly(rig, 'fraud');
  expect(heldIn(rig)).toHaveLength(9);
  return rig;
}

/** What they alone would have registered, but for the tags that a target gets when it is registered first. */
async function theirsAlone(): Promise<string | undefined> {
  const rig = await openRig();
  await rig.apply(declared());
  await registerRichly(rig, 'fraud');
  return registrationsIn(rig)[ID]?.replace(/"tags":.*/, '"tags":[]}');
}

const STAYS =
  "policy gpu, policy steps, action evening, action morning of AllTraffic are not inferra's: it stays registered for them, and only what is inferra's goes";

let alone: Promise<string | undefined> | undefined;

async function expectLeft(rig: Rig, file: string): Promise<void> {
  alone ??= theirsAlone();
  expect([heldIn(rig), tagOf(rig), registrationsIn(rig)[ID]]).toEqual([THEIRS, undefined, await alone]);
  expect((await rig.plan(file)).differs).toBe(false);
  expect((await rig.drift(file)).exit).toBe(0);
}

describe('what the file no longer scales, and others do', () => {
  it('stays registered as it is, without anything of inferra, and its count is kept', async () => {
    const events = [
      { kind: 'autoscale', atMinutes: 600, endpoint: 'fraud', variant: 'AllTraffic', count: 5 },
      { kind: 'autoscale', atMinutes: 700, endpoint: 'fraud', variant: 'AllTraffic', count: 6 },
    ] as const;
    const rig = await shared({ events });
    const { clock, world } = rig.simulator;
    await clock.sleep(620 * 60_000 - (clock.now() - world.begun));
    const { plan, exit } = await rig.apply(declared());
    expect([exit, plan.units[0]?.reasons]).toEqual([0, [STAYS]]);
    expect(plan.units[0]).toMatchObject({
      summary: expect.stringContaining('autoscaling only'),
      fields: [{ field: 'scaling', from: '2–8', to: '2–8, left to others' }],
      kept: [{ count: 5, min: 2, max: 8 }],
    });
    await expectLeft(rig, declared());
    await clock.sleep(100 * 60_000);
    const later = await rig.plan(declared());
    expect([later.differs, later.plan.units[0]?.kept?.[0]?.count]).toEqual([false, 6]);
    // Back in the file it is inferra's once more, beside theirs.
    await rig.apply(declared(OWN));
    expect(heldIn(rig)).toHaveLength(9);
  });

  it('is deregistered once nobody else has anything of it', async () => {
    const rig = await openRig();
    await rig.apply(declared(OWN));
    const { plan } = await rig.apply(declared());
    expect([plan.units[0]?.reasons, registrationsIn(rig)]).toEqual([[], {}]);
  });

  it('is put aside and back for an update that it blocks, theirs alone', async () => {
    const rig = await shared();
    const file = declared(undefined, 'ml.m5.xlarge');
    expect((await rig.apply(file)).exit).toBe(0);
    await expectLeft(rig, file);
  });

  it('costs no request where inferra has registered nothing', async () => {
    const rig = await openRig();
    await rig.apply(declared());
    await registerRichly(rig, 'fraud');
    const before = rig.simulator.world.requests().length;
    expect((await rig.plan(declared())).differs).toBe(false);
    const asked = rig.simulator.world.requests().slice(before);
    expect(asked.filter(({ operation }) => /Scal|Scheduled/.test(operation))).toEqual([]);
  });

  it('a run that may not see what others have changes nothing', async () => {
    const rig = await shared();
    const permissions = [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'application-autoscaling:DescribeScheduledActions', Resource: '*' },
    ] as const;
    const blind = await openRig({ from: rig.simulator.world.state(), scenario: { permissions } });
    await expect(blind.apply(declared())).rejects.toMatchObject({ code: 'INF2004' });
    expect(heldIn(blind)).toHaveLength(9);
  });

  it('a saved plan is stale once they have put something there', async () => {
    const rig = await openRig();
    await rig.apply(declared(OWN));
    const { plan: saved } = await rig.plan(declared());
    await registerRichly(rig, 'fraud');
    await expect(rig.apply(declared(), { saved })).rejects.toMatchObject({ code: 'INF3010' });
  });
});

describe.each([
  ['without another change', declared(), 8],
  ['along with an update that it blocks', declared(undefined, 'ml.m5.xlarge'), 21],
])('a run %s that is killed at any request', (_what, file, last) => {
  it('leaves theirs, for the next one to finish', async () => {
    const past: State = (await shared()).simulator.world.state();
    const moments: readonly Moment[] = ['applied', 'answered'];
    for (let at = 1; at <= last; at++) {
      const rig = await openRig({ from: past });
      const { line, died } = mortal(rig.simulator, at, moments[at % 2] ?? 'applied');
      await Promise.race([died, rig.apply(file, ALLOWED, line)]);
      await rig.simulator.clock.sleep(60 * 60_000);
      expect((await rig.apply(file, ALLOWED)).exit).toBe(0);
      await expectLeft(rig, file);
    }
  });
});

describe('what cannot stay', () => {
  const GOES =
    "policy gpu, policy steps, action evening, action morning of AllTraffic are not inferra's, and go with the endpoint";

  it('is named where the endpoint leaves the file, and is destroyed', async () => {
    const rig = await shared();
    const other = fileOf({ other: {} });
    const removal = ({ plan }: Awaited<ReturnType<Rig['plan']>>) =>
      plan.units.find(({ name }) => name === 'fraud')?.reasons;
    expect(removal(await rig.plan(other))).toEqual([GOES]);
    const { plan, exit } = await rig.destroy(declared(OWN));
    expect([exit, plan.units[0]?.reasons, registrationsIn(rig), heldIn(rig)]).toEqual([0, [GOES], {}, []]);
  });

  it('is named where the variant ends', async () => {
    const variants = (own?: object) => ({
      fraud: {
        variants: {
          control: { model: 'a', instance: { type: 'ml.m5.large', count: 2 } },
          ...(own === undefined
            ? {}
            : { candidate: { model: 'b', instance: { type: 'ml.m5.large', count: 2 }, ...own } }),
        },
      },
    });
    const file = (own?: object) => withMembers(fileOf({}), { endpoints: variants(own) });
    const rig = await openRig();
    await rig.apply(file({ scaling: OWN }));
    await registerRichly(rig, 'fraud', 'candidate');
    const { plan, exit } = await rig.apply(file(), ALLOWED);
    expect([exit, plan.units[0]?.reasons]).toEqual([
      0,
      [
        "policy gpu, policy steps, action evening, action morning of candidate are not inferra's, and go with the variant, which the update ends",
      ],
    ]);
    expect([registrationsIn(rig), (await rig.plan(file())).differs]).toEqual([{}, false]);
  });
});
