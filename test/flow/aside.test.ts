// Changes of hardware under autoscaling: what is put aside comes back whatever happens, and nobody's capacity drops.
import {
  DeregisterScalableTargetCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { AddTagsCommand } from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { status } from '../../src/flow/status.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { arn, clientsOf } from '../../src/simulator/testing/account.ts';
import { mortal } from '../kill/mortal.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { openRig, PLAIN, type Rig } from '../support/rig.ts';
import { registerRichly, registrationsIn, scaledFile, subjectOf } from '../support/scaled.ts';

const HOUR = 3_600_000;
const large = scaledFile({ fraud: 'ml.m5.large' });
const xlarge = scaledFile({ fraud: 'ml.m5.xlarge' });

const fleetOf = ({ simulator }: Rig) =>
  simulator.world
    .endpoints()
    .flatMap(({ fleet }) => fleet?.variants.map((one) => [one.instanceType, one.desiredCount]) ?? []);

const escrowOf = ({ simulator }: Rig) =>
  simulator.world
    .endpoints()
    .flatMap(({ tags }) => tags.map(({ Key }) => Key).filter((key) => key.startsWith('inferra:escrow')));

/** `fraud` as the file has it, registered by somebody with everything that there is. */
async function scaled(scenario: Scenario = {}, file = large): Promise<Rig> {
  const rig = await openRig({ scenario });
  await rig.apply(file);
  await registerRichly(rig, 'fraud');
  return rig;
}

async function until(rig: Rig, minute: number): Promise<void> {
  const { clock, world } = rig.simulator;
  await clock.sleep(minute * 60_000 - (clock.now() - world.begun));
}

/** Abandons an apply right after its `nth` request of that name, and an hour passes. */
async function abandoned(rig: Rig, file: string, operation: string): Promise<void> {
  const past = rig.simulator.world.state();
  const dry = await openRig({ from: past });
  await dry.apply(file);
  const { line, died } = mortal(rig.simulator, dry.mutations().lastIndexOf(operation) + 1, 'answered');
  await Promise.race([died, rig.apply(file, {}, line)]);
  await rig.simulator.clock.sleep(HOUR);
}

describe('a change of instance type under autoscaling', () => {
  it('keeps count and registration, says so, and leaves nothing to do', async () => {
    const rig = await scaled({
      events: [{ kind: 'autoscale', atMinutes: 60, endpoint: 'fraud', variant: 'AllTraffic', count: 5 }],
    });
    await until(rig, 70);
    const before = registrationsIn(rig);
    const low: unknown[] = [];
    rig.simulator.world.onChange(
      () => void low.push(...fleetOf(rig).filter(([, count]) => Number(count) < 5)),
    );
    const { plan, exit } = await rig.apply(xlarge);
    expect(exit).toBe(0);
    expect(plan.units[0]?.reasons).toEqual([
      'autoscaling of AllTraffic (2–8, 2 policies, 2 scheduled actions, suspended: schedule) is put aside for the update, and restored after it',
    ]);
    expect([fleetOf(rig), registrationsIn(rig), escrowOf(rig), low]).toEqual([
      [['ml.m5.xlarge', 5]],
      before,
      [],
      [],
    ]);
    expect((await rig.plan(xlarge)).differs).toBe(false);
    expect((await rig.drift(xlarge)).report.findings).toEqual([]);
    // Back by hand, which keeps the count as well.
    expect((await rig.rollback(xlarge)).exit).toBe(0);
    expect([fleetOf(rig), registrationsIn(rig), escrowOf(rig), low]).toEqual([
      [['ml.m5.large', 5]],
      before,
      [],
      [],
    ]);
  });

  it('is finished by a run that does not wait and the one after it', async () => {
    const rig = await scaled();
    const before = registrationsIn(rig);
    expect((await rig.apply(xlarge, { wait: false })).exit).toBe(0);
    expect([registrationsIn(rig), escrowOf(rig).length > 0]).toEqual([{}, true]);
    expect((await rig.apply(xlarge)).exit).toBe(0);
    expect([registrationsIn(rig), escrowOf(rig), fleetOf(rig)]).toEqual([before, [], [['ml.m5.xlarge', 2]]]);
  });

  it('is no trouble where what was written is seen late', async () => {
    const rig = await scaled({ lags: { scaling: 15_000, describe: 5_000, tags: 3_000 } });
    await rig.simulator.clock.sleep(60_000);
    const before = registrationsIn(rig);
    expect((await rig.apply(xlarge)).exit).toBe(0);
    expect([registrationsIn(rig), escrowOf(rig)]).toEqual([before, []]);
  });

  const faults: readonly (readonly [string, Scenario, number])[] = [
    [
      'the update is refused',
      {
        requests: [
          { kind: 'refused', operation: 'UpdateEndpoint', code: 'ValidationException', message: 'no' },
        ],
      },
      1,
    ],
    [
      'it may not be deregistered',
      { requests: [{ kind: 'access-denied', operation: 'DeregisterScalableTarget' }] },
      4,
    ],
    ['the new fleet does not come up', { endpoints: [{ kind: 'capacity', on: 'update' }] }, 3],
  ];
  it.each(faults)('that fails since %s puts everything back in the same run', async (_, scenario, code) => {
    const rig = await scaled(scenario);
    const before = registrationsIn(rig);
    const { exit } = await rig.apply(xlarge);
    expect([exit, registrationsIn(rig), escrowOf(rig), fleetOf(rig)]).toEqual([
      code,
      before,
      [],
      [['ml.m5.large', 2]],
    ]);
  });

  it('that cannot put back now is told of, and put back by the next run', async () => {
    const rig = await scaled({
      requests: [{ kind: 'access-denied', operation: 'PutScheduledAction', nth: 3, times: 2 }],
    });
    const before = registrationsIn(rig);
    const { outcomes } = await rig.apply(xlarge);
    expect(outcomes[0]).toMatchObject({ result: 'failed', error: { code: 'INF2004' } });
    expect(rig.events().filter(({ type }) => type === 'autoscaling-restored')).toMatchObject([
      { restored: false, reason: expect.stringContaining('application-autoscaling:PutScheduledAction') },
    ]);
    expect((await rig.apply(xlarge)).exit).toBe(0);
    expect([registrationsIn(rig), escrowOf(rig), fleetOf(rig)]).toEqual([before, [], [['ml.m5.xlarge', 2]]]);
  });
});

describe('what changes between plan and apply', () => {
  it('is never lost: a policy more, an instance more', async () => {
    const rig = await scaled({
      events: [{ kind: 'autoscale', atMinutes: 90, endpoint: 'fraud', variant: 'AllTraffic', count: 6 }],
    });
    const { plan: saved } = await rig.plan(xlarge);
    const add = new PutScheduledActionCommand({
      ...subjectOf('fraud'),
      ScheduledActionName: 'noon',
      Schedule: 'rate(1 day)',
      ScalableTargetAction: { MaxCapacity: 7 },
    });
    // The plan is shown, and somebody adds something before it is approved.
    const late = {
      ask: async () =>
        clientsOf(rig.simulator)
          .scaling.send(add)
          .then(() => true),
    };
    const { outcomes } = await rig.apply(xlarge, { autoApprove: false }, rig.simulator, late);
    expect(outcomes[0]).toMatchObject({ result: 'refused', error: { code: 'INF3001' } });
    expect(Object.values(registrationsIn(rig)).join()).toContain('noon');
    expect([escrowOf(rig), fleetOf(rig)]).toEqual([[], [['ml.m5.large', 2]]]);

    const grows = { ask: () => until(rig, 100).then(() => true) };
    const grown = await rig.apply(xlarge, { autoApprove: false }, rig.simulator, grows);
    expect(grown.outcomes[0]?.error?.message).toMatch(/has added instances/);
    expect(fleetOf(rig)).toEqual([['ml.m5.large', 6]]);
    await expect(rig.apply(xlarge, { saved })).rejects.toMatchObject({ code: 'INF3010' });
    expect((await rig.apply(xlarge)).exit).toBe(0);
    expect(fleetOf(rig)).toEqual([['ml.m5.xlarge', 6]]);
    expect(Object.values(registrationsIn(rig)).join()).toContain('noon');
  });
});

it('an instance that is added while the parts are made is waited for, and keeps the update from being sent', async () => {
  const added = { kind: 'autoscale', endpoint: 'fraud', variant: 'AllTraffic', count: 6 } as const;
  // Just after the run has looked at it for the last time before it is deregistered.
  const rig = await scaled({ events: [{ ...added, atMinutes: 70.1 }] });
  await until(rig, 70);
  const before = registrationsIn(rig);
  const { outcomes } = await rig.apply(xlarge);
  expect(outcomes[0]?.error?.message).toMatch(/has grown to 6 instances/);
  expect(rig.mutations()).not.toContain('UpdateEndpoint');
  expect([registrationsIn(rig), escrowOf(rig), fleetOf(rig)]).toEqual([before, [], [['ml.m5.large', 6]]]);
});

describe('what a run that was killed has put aside', () => {
  it('is shown by plan, status and drift, and put back whatever the next command is', async () => {
    const rig = await scaled();
    const before = registrationsIn(rig);
    await abandoned(rig, xlarge, 'DeregisterScalableTarget');
    const from = rig.simulator.world.state();
    expect(registrationsIn(rig)).toEqual({});
    const told = /^autoscaling of AllTraffic is put aside since 2026-01-05 \d\d:\d\d UTC/;
    // The file wants again what serves: nothing but the autoscaling is to do.
    const { plan, differs } = await rig.plan(large);
    expect([differs, plan.units[0]]).toMatchObject([
      true,
      {
        verdict: 'unfinished',
        fields: [],
        reasons: ['an earlier run was cut off before it sent the update', expect.stringMatching(told)],
      },
    ]);
    const { rows } = await status(rig.ports(large), { ...PLAIN, targets: [] });
    expect(rows).toMatchObject([{ aside: expect.stringMatching(told) }]);
    const { report, exit } = await rig.drift(large);
    expect([exit, report.findings]).toMatchObject([
      2,
      [
        {
          is: 'unfinished',
          because: expect.stringMatching(/put aside since .*, the next apply restores it$/),
        },
      ],
    ]);
    expect((await rig.apply(large)).exit).toBe(0);
    expect([registrationsIn(rig), escrowOf(rig)]).toEqual([before, []]);
    expect((await rig.plan(large)).differs).toBe(false);

    // The file has it no more: it stays without --prune, and gets its autoscaling back.
    const stray = await openRig({ from });
    await stray.apply(fileOf({}));
    expect([registrationsIn(stray), escrowOf(stray)]).toEqual([before, []]);

    const gone = await openRig({ from });
    expect((await gone.destroy(large)).exit).toBe(0);
    expect(gone.simulator.world.state().records.map(({ kind }) => kind)).toEqual([]);

    // A rollback goes where it went before, and puts back as well.
    const twice = await scaled({}, xlarge);
    await twice.apply(large);
    await abandoned(twice, xlarge, 'DeregisterScalableTarget');
    expect((await twice.rollback(large)).exit).toBe(0);
    expect([registrationsIn(twice), escrowOf(twice), fleetOf(twice)]).toEqual([
      before,
      [],
      [['ml.m5.xlarge', 2]],
    ]);
  });

  it('gives way to what somebody has registered meanwhile', async () => {
    const rig = await scaled();
    await abandoned(rig, xlarge, 'DeregisterScalableTarget');
    await clientsOf(rig.simulator).scaling.send(
      new RegisterScalableTargetCommand({ ...subjectOf('fraud'), MinCapacity: 1, MaxCapacity: 3 }),
    );
    expect((await rig.apply(large)).exit).toBe(0);
    const [now = ''] = Object.values(registrationsIn(rig));
    expect(JSON.parse(now)).toMatchObject({ min: 1, max: 3, policies: [{ name: 'gpu' }, { name: 'steps' }] });
    expect(escrowOf(rig)).toEqual([]);
  });

  it('and whose tags somebody has changed is not guessed at', async () => {
    const rig = await scaled();
    await abandoned(rig, xlarge, 'DeregisterScalableTarget');
    const Tags = [{ Key: 'inferra:escrow', Value: '1 1 0 00000000 AAAA' }];
    await clientsOf(rig.simulator).sagemaker.send(
      new AddTagsCommand({ ResourceArn: arn('endpoint', 'fraud'), Tags }),
    );
    const sent = rig.mutations().length;
    const { exit, plan } = await rig.apply(xlarge);
    expect([exit, plan.units[0]?.heldBy, rig.mutations().length - sent]).toEqual([5, 'INF3022', 0]);
    const { report } = await rig.drift(xlarge);
    expect(report.findings).toMatchObject([
      { is: 'unfinished', because: expect.stringContaining('cannot be read') },
    ]);
  });
});

it('more than the tags of an endpoint can hold is refused before anything is sent', async () => {
  const rig = await scaled();
  const Tags = Array.from({ length: 42 }, (_, nth) => ({ Key: `cost-${nth}`, Value: 'x' }));
  await clientsOf(rig.simulator).sagemaker.send(
    new AddTagsCommand({ ResourceArn: arn('endpoint', 'fraud'), Tags }),
  );
  const sent = rig.mutations().length;
  const { exit, plan } = await rig.apply(xlarge);
  expect([exit, plan.units[0]?.heldBy, rig.mutations().length - sent]).toEqual([6, 'INF3021', 0]);
});

it('a variant that ends takes its autoscaling along, and leaves the others theirs', async () => {
  const file = (variants: readonly string[]) =>
    withMembers(fileOf({}), {
      endpoints: {
        fraud: {
          variants: Object.fromEntries(
            variants.map((name) => [name, { model: 'a', instance: { type: 'ml.m5.large', count: 2 } }]),
          ),
        },
      },
    });
  const rig = await openRig();
  await rig.apply(file(['a', 'b']));
  await registerRichly(rig, 'fraud', 'a');
  await registerRichly(rig, 'fraud', 'b');
  const { 'endpoint/fraud/variant/a': stays } = registrationsIn(rig);
  const { exit, plan } = await rig.apply(file(['a']));
  expect(exit).toBe(0);
  expect(plan.units[0]?.fields).toContainEqual({
    field: 'b scaling',
    from: '2–8, 2 policies, 2 scheduled actions, suspended: schedule',
  });
  expect(registrationsIn(rig)).toEqual({ 'endpoint/fraud/variant/a': stays });
  await clientsOf(rig.simulator).scaling.send(new DeregisterScalableTargetCommand(subjectOf('fraud', 'a')));
  expect((await rig.plan(file(['a']))).differs).toBe(false);
});
