// Provisioned concurrency of serverless endpoints: a size that moves in the running endpoint, and that autoscaling may move.
import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { UpdateEndpointWeightsAndCapacitiesCommand } from '@aws-sdk/client-sagemaker';
import { expect, it } from 'vitest';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const VARIANT = 'AllTrafficServerless';
const SUBJECT = {
  ServiceNamespace: 'sagemaker',
  ResourceId: `endpoint/docs/variant/${VARIANT}`,
  ScalableDimension: 'sagemaker:variant:DesiredProvisionedConcurrency',
} as const;

const file = (provisioned: number | undefined, scaling?: object, model = 'a', memory = '2GB') =>
  withMembers(fileOf({}), {
    endpoints: {
      docs: {
        model,
        serverless: {
          ...{ memory, maxConcurrency: 20 },
          ...(provisioned === undefined ? {} : { provisionedConcurrency: provisioned }),
        },
        ...(scaling === undefined ? {} : { scaling }),
      },
    },
  });

const warmIn = (rig: Rig) =>
  rig.simulator.world.endpoints()[0]?.fleet?.variants[0]?.currentServerless?.ProvisionedConcurrency;

const targetsIn = (rig: Rig) =>
  rig.simulator.world
    .state()
    .records.flatMap((one) =>
      one.kind === 'scalable-target'
        ? [
            [
              one.dimension,
              one.min,
              one.max,
              ...one.policies.map(({ name, tracking }) => [name, tracking?.TargetValue]),
            ],
          ]
        : [],
    );

/** Somebody, or autoscaling, who moves it. */
async function move(rig: Rig, ProvisionedConcurrency: number): Promise<void> {
  await clientsOf(rig.simulator).sagemaker.send(
    new UpdateEndpointWeightsAndCapacitiesCommand({
      EndpointName: 'docs',
      DesiredWeightsAndCapacities: [
        { VariantName: VARIANT, ServerlessUpdateConfig: { MaxConcurrency: 20, ProvisionedConcurrency } },
      ],
    }),
  );
  const { clock, world } = rig.simulator;
  await clock.sleep(10 * 60_000);
  world.advanceTo(clock.now());
}

it('is made, moved in place, and put back where somebody moved it; whether there is any takes a new fleet', async () => {
  const rig = await openRig();
  for (const [provisioned, effect, summary] of [
    [5, 'create', 'serverless 2 GB × 20, 5 provisioned'],
    [8, 'live', undefined],
    [undefined, 'swap', undefined],
    [3, 'swap', undefined],
  ] as const) {
    const { exit, plan } = await rig.apply(file(provisioned));
    expect([exit, plan.units[0]?.effect, warmIn(rig)]).toEqual([0, effect, provisioned]);
    if (summary !== undefined) expect(plan.units[0]?.summary).toBe(summary);
    expect((await rig.plan(file(provisioned))).differs).toBe(false);
  }
  await move(rig, 7);
  const { report } = await rig.drift(file(3));
  expect(report.findings).toMatchObject([
    {
      is: 'changed',
      fields: [{ at: 'endpoints.docs.serverless.provisionedConcurrency', by: 'account', live: '7' }],
    },
  ]);
  await rig.apply(file(3));
  expect(warmIn(rig)).toBe(3);
});

const SCALED = { min: 2, max: 10, utilization: '70%' };
const DIMENSION = SUBJECT.ScalableDimension;

it('is scaled by its use and by a schedule, kept where autoscaling has moved it, and put aside when the variant ends', async () => {
  const rig = await openRig();
  const nightly = { ...SCALED, schedule: { night: { cron: '0 20 ? * * *', min: 2 } } };
  for (const scaling of [SCALED, nightly]) {
    const { exit } = await rig.apply(file(5, scaling));
    expect([exit, targetsIn(rig)]).toEqual([0, [[DIMENSION, 2, 10, ['inferra', 0.7]]]]);
    expect((await rig.plan(file(5, scaling))).differs).toBe(false);
  }
  await move(rig, 9);
  const { plan, differs } = await rig.plan(file(5, nightly));
  expect([differs, plan.units[0]?.kept]).toEqual([
    false,
    [{ variant: VARIANT, count: 9, min: 2, max: 10, provisioned: true }],
  ]);
  const { report, exit } = await rig.drift(file(5, nightly));
  expect([exit, report.notCompared.map(({ at }) => at)]).toEqual([
    0,
    expect.arrayContaining(['endpoints.docs.serverless.provisionedConcurrency']),
  ]);
  const { scaling } = clientsOf(rig.simulator);
  await scaling.send(new RegisterScalableTargetCommand({ ...SUBJECT, MaxCapacity: 4 }));
  expect((await rig.drift(file(5, nightly))).exit).toBe(2);
  expect((await rig.apply(file(5, nightly, 'b', '4GB'))).exit).toBe(0);
  expect(targetsIn(rig)).toEqual([[DIMENSION, 2, 10, ['inferra', 0.7]]]);
  expect((await rig.plan(file(5, nightly, 'b', '4GB'))).differs).toBe(false);
  expect((await rig.apply(file(5, undefined, 'b', '4GB'))).exit).toBe(0);
  expect([targetsIn(rig), warmIn(rig)]).toEqual([[], 5]);
});
