// Autoscaling that others registered is the file's once it is taken over, under the names that it has: compared, written, put
// aside and back, and removed with its entry.
import {
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CreateEndpointCommand, CreateEndpointConfigCommand } from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { DiagnosticsError } from '../../src/core/errors.ts';
import { exportAccount } from '../../src/flow/export.ts';
import { type ImportInput, importEndpoints } from '../../src/flow/import.ts';
import type { State } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { seedLegacy } from '../support/legacy.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { registrationsIn, subjectOf } from '../support/scaled.ts';

const FILE = 'inference.yaml';
const NONE = `version: 1
project: risk
account: "123456789012"
region: us-east-1
endpoints: {}   # none yet
`;
const INPUT: ImportInput = {
  ...{ file: FILE, params: {}, names: [], all: false },
  ...{ takeOver: false, autoApprove: true, dryRun: false },
};
const FRAUD = subjectOf('Fraud');

const invocations = (TargetValue: number) => ({
  ...{ ...FRAUD, PolicyName: 'Keep it: calm', PolicyType: 'TargetTrackingScaling' as const },
  TargetTrackingScalingPolicyConfiguration: {
    ...{ TargetValue, ScaleInCooldown: 600 },
    PredefinedMetricSpecification: {
      PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' as const,
    },
  },
});

async function seed({ simulator }: Rig): Promise<void> {
  await seedLegacy(simulator, []);
  const { sagemaker, scaling, cloudwatch } = clientsOf(simulator);
  for (const [name, InstanceType] of [
    ['Fraud', 'ml.m5.large'],
    ['Plain', 'ml.m5.large'],
  ] as const) {
    await sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: name,
        ProductionVariants: [
          {
            ...{ VariantName: 'AllTraffic', ModelName: 'registered' },
            InstanceType,
            InitialInstanceCount: 2,
          },
        ],
      }),
    );
    await sagemaker.send(new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: name }));
  }
  await simulator.clock.sleep(40 * 60_000);
  await scaling.send(new RegisterScalableTargetCommand({ ...FRAUD, MinCapacity: 2, MaxCapacity: 6 }));
  await scaling.send(new PutScalingPolicyCommand(invocations(420)));
  const { PolicyARN = '' } = await scaling.send(
    new PutScalingPolicyCommand({
      ...{ ...FRAUD, PolicyName: 'Burst', PolicyType: 'StepScaling' },
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }],
      },
    }),
  );
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      ...{ AlarmName: 'busy', MetricName: 'Load', Namespace: 'risk', Statistic: 'Average' },
      ...{ ComparisonOperator: 'GreaterThanThreshold', Threshold: 80, Period: 60, EvaluationPeriods: 2 },
      AlarmActions: [PolicyARN],
    }),
  );
  await scaling.send(
    new PutScheduledActionCommand({
      ...{ ...FRAUD, ScheduledActionName: 'Morning peak', Schedule: 'cron(0 6 ? * MON-FRI *)' },
      ScalableTargetAction: { MinCapacity: 3 },
    }),
  );
}

let seeded: State | undefined;

async function scaledRig(scenario: object = {}) {
  if (seeded === undefined) {
    const first = await openRig();
    await seed(first);
    seeded = first.simulator.world.state();
    await first.simulator.close();
  }
  const rig = await openRig({ from: seeded, scenario });
  rig.files.set(FILE, NONE);
  const own = { readFile: async (path: string) => rig.files.get(path) ?? '' };
  const ports = () => ({ ...rig.ports('', rig.simulator, own), presentAdoption: () => {} });
  const file = () => rig.files.get(FILE) ?? '';
  let sent = 0;
  return {
    rig,
    file,
    export: () => exportAccount(ports(), { project: 'risk', names: [] }),
    import: (input: Partial<ImportInput>) => importEndpoints(ports(), { ...INPUT, ...input }),
    plan: async () => (await rig.plan(file(), {}, rig.simulator, own)).plan.units[0],
    drift: async () => (await rig.drift(file(), {}, rig.simulator, own)).report.findings,
    /** What is sent that changes something, once the file has been edited so. */
    edited: async (from: string, to: string) => {
      expect(file()).toContain(from);
      rig.files.set(FILE, file().replace(from, to));
      sent = rig.mutations().length;
      expect((await rig.apply(file(), {}, rig.simulator, own)).exit).toBe(0);
      return rig.mutations().slice(sent);
    },
  };
}

async function named(rig: Rig) {
  const { scaling } = clientsOf(rig.simulator);
  const OF = { ServiceNamespace: 'sagemaker' } as const;
  const { ScalingPolicies = [] } = await scaling.send(new DescribeScalingPoliciesCommand(OF));
  const { ScheduledActions = [] } = await scaling.send(new DescribeScheduledActionsCommand(OF));
  return [
    ...ScalingPolicies.map(({ PolicyName }) => PolicyName),
    ...ScheduledActions.map(({ ScheduledActionName }) => ScheduledActionName),
  ].sort();
}

const ENTRY = `    scaling:
      min: 2
      max: 6
      target: 420/min
      cooldown:
        in: 10m
      policyName: "Keep it: calm"
      policies:
        burst:
          name: Burst
          alarm:
            name: busy
          steps:
            - beyond: 0
              change: 2
      schedule:
        morning-peak:
          name: Morning peak
          cron: 0 6 ? * MON-FRI *
          min: 3
`;
const SCHEDULE = ENTRY.slice(ENTRY.indexOf('      schedule:'));
const POLICIES = ENTRY.slice(ENTRY.indexOf('      policies:'), ENTRY.indexOf('      schedule:'));

describe('autoscaling that is taken over', () => {
  it('is the file’s from then on, by the names that it has', async () => {
    const one = await scaledRig();
    const { rig } = one;
    const before = registrationsIn(rig);
    await one.import({ names: ['Fraud'], as: 'fraud' });
    expect(one.file()).toContain(ENTRY);
    expect(rig.mutations()).toEqual(['AddTags']);
    expect(await one.plan()).toMatchObject({ verdict: 'same', steps: [] });
    expect(registrationsIn(rig)).toEqual(before);

    const { scaling } = clientsOf(rig.simulator);
    await scaling.send(new PutScalingPolicyCommand(invocations(100)));
    expect(await one.drift()).toMatchObject([{ is: 'changed' }]);
    expect(await one.edited('max: 6', 'max: 8')).toEqual([
      'AddTags',
      'RegisterScalableTarget',
      'PutScalingPolicy',
    ]);
    expect(await named(rig)).toEqual(['Burst', 'Keep it: calm', 'Morning peak']);
    expect(await one.plan()).toMatchObject({ verdict: 'same' });

    // What the file says comes from it, with the waits that were there without being said.
    const { [FRAUD.ResourceId]: whole = '' } = registrationsIn(rig);
    expect(await one.edited('ml.m5.large', 'ml.m5.xlarge')).toContain('DeregisterScalableTarget');
    expect(registrationsIn(rig)[FRAUD.ResourceId]).toBe(
      whole.replace(
        '"AdjustmentType":"ChangeInCapacity",',
        '"AdjustmentType":"ChangeInCapacity","Cooldown":300,"MetricAggregationType":"Average",',
      ),
    );
    expect(await one.plan()).toMatchObject({ verdict: 'same' });

    expect(await one.edited(`${POLICIES}${SCHEDULE}`, '')).toEqual(
      expect.arrayContaining(['DeleteScalingPolicy', 'DeleteScheduledAction']),
    );
    expect(await named(rig)).toEqual(['Keep it: calm']);
    expect(await one.edited('      policyName: "Keep it: calm"\n', '')).toEqual(
      expect.arrayContaining(['DeleteScalingPolicy', 'PutScalingPolicy']),
    );
    expect(await named(rig)).toEqual(['inferra']);
    expect(await one.plan()).toMatchObject({ verdict: 'same' });
  });

  it('is not owned where the entry says something else: the next plan shows it', async () => {
    const one = await scaledRig();
    await one.import({ names: ['Fraud'], as: 'fraud' });
    const text = one.file().replace('max: 6', 'max: 9');
    const fresh = await scaledRig();
    fresh.rig.files.set(FILE, text);
    const { adoption } = await fresh.import({ names: ['fraud'] });
    expect(adoption.rows).toMatchObject([
      { state: 'adopted', kept: ['its autoscaling is not as the file says: the next apply writes it'] },
    ]);
    expect(await fresh.plan()).toMatchObject({ verdict: 'pending', effect: 'live' });
    expect(await fresh.edited('max: 9', 'max: 9')).toContain('RegisterScalableTarget');
    expect(await fresh.plan()).toMatchObject({ verdict: 'same' });
  });

  it('costs one look at the targets of all, and three requests for each that is registered', async () => {
    const { rig, export: exported } = await scaledRig();
    const before = rig.simulator.world.requests().length;
    expect((await exported()).report).toMatchObject({ written: ['Fraud', 'Plain'], kept: [] });
    const sent = rig.simulator.world
      .requests()
      .slice(before)
      .map(({ operation }) => operation)
      .filter((operation) => /Scal|Scheduled|Resource/.test(operation));
    expect(sent.sort()).toEqual([
      'DescribeScalableTargets',
      'DescribeScalingPolicies',
      'DescribeScheduledActions',
      'ListTagsForResource',
    ]);
  });

  it('is told to be unread where nobody may look, and all else is written', async () => {
    const permissions = [{ Effect: 'Allow', Action: ['sagemaker:*', 'sts:*'], Resource: ['*'] }];
    const one = await scaledRig({ permissions });
    const { report, exit } = await one.export();
    expect([exit, report.written, report.leftOut]).toEqual([0, ['Fraud', 'Plain'], []]);
    expect(report.kept).toMatchObject([
      { name: 'Fraud', because: [expect.stringMatching(/^its autoscaling could not be read: /)] },
      { name: 'Plain' },
    ]);
    const { adoption } = await one.import({ names: ['Fraud'] });
    expect(adoption.rows[0]?.kept).toHaveLength(1);
    expect(one.file()).not.toContain('scaling:');
  });

  it('is refused where inferra would end what another project wrote and no file can say', async () => {
    const one = await scaledRig();
    await one.import({ names: ['Fraud'], as: 'fraud' });
    const { scaling } = clientsOf(one.rig.simulator);
    await scaling.send(
      new PutScalingPolicyCommand({
        ...{ ...FRAUD, PolicyName: 'inferra-silent', PolicyType: 'StepScaling' },
        StepScalingPolicyConfiguration: {
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }],
        },
      }),
    );
    one.rig.files.set(FILE, NONE.replace('risk', 'ads'));
    const failure = await one.import({ names: ['Fraud'], takeOver: true }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DiagnosticsError);
    expect(
      (failure as DiagnosticsError).diagnostics.map(({ code, message }) => `${code} ${message}`),
    ).toEqual([
      expect.stringMatching(
        /^INF3034 endpoint Fraud is autoscaled by inferra as no file can say it: .*silent/,
      ),
    ]);
  });
});
