// Autoscaling as somebody else has it: a target with everything that can be set, and what the account holds of it.
import {
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { canonicalJson } from '../../src/base/json.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { fileOf, withMembers } from './files.ts';
import type { Rig } from './rig.ts';

export const subjectOf = (endpoint: string, variant = 'AllTraffic') =>
  ({
    ServiceNamespace: 'sagemaker',
    ResourceId: `endpoint/${endpoint}/variant/${variant}`,
    ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
  }) as const;

type Policy = Pick<
  PutScalingPolicyCommandInput,
  'PolicyType' | 'TargetTrackingScalingPolicyConfiguration' | 'StepScalingPolicyConfiguration'
>;

/** One of each form that a policy has. */
export const POLICIES: Readonly<Record<string, Policy>> = {
  steps: {
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'PercentChangeInCapacity',
      Cooldown: 120,
      MetricAggregationType: 'Maximum',
      MinAdjustmentMagnitude: 1,
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 15, ScalingAdjustment: 10 },
        { MetricIntervalLowerBound: 15, ScalingAdjustment: 30 },
      ],
    },
  },
  gpu: {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 70.5,
      CustomizedMetricSpecification: {
        MetricName: 'GPUUtilization',
        Namespace: '/aws/sagemaker/Endpoints',
        Dimensions: [{ Name: 'EndpointName', Value: 'fraud' }],
        Statistic: 'Average',
        Unit: 'Percent',
      },
      ScaleInCooldown: 600,
      DisableScaleIn: true,
    },
  },
};

/** Suspended in part, tagged, with policies of two types and two scheduled actions. */
export async function registerRichly(rig: Rig, endpoint: string, variant?: string): Promise<void> {
  const { scaling } = clientsOf(rig.simulator);
  const subject = subjectOf(endpoint, variant);
  await scaling.send(
    new RegisterScalableTargetCommand({
      ...subject,
      MinCapacity: 2,
      MaxCapacity: 8,
      SuspendedState: { ScheduledScalingSuspended: true },
      Tags: { team: 'risk' },
    }),
  );
  for (const [PolicyName, policy] of Object.entries(POLICIES))
    await scaling.send(new PutScalingPolicyCommand({ ...subject, PolicyName, ...policy }));
  await scaling.send(
    new PutScheduledActionCommand({
      ...subject,
      ScheduledActionName: 'morning',
      Schedule: 'cron(0 6 ? * MON-FRI *)',
      Timezone: 'Europe/Berlin',
      StartTime: new Date('2026-02-01T00:00:00Z'),
      EndTime: new Date('2027-02-01T00:00:00Z'),
      ScalableTargetAction: { MinCapacity: 4, MaxCapacity: 8 },
    }),
  );
  await scaling.send(
    new PutScheduledActionCommand({
      ...subject,
      ScheduledActionName: 'evening',
      Schedule: 'cron(0 20 ? * MON-FRI *)',
      ScalableTargetAction: { MinCapacity: 1 },
    }),
  );
}

/** All that is registered, as canonical texts: as the account holds it, without what the service gives: ids, times, alarms. */
export function registrationsIn({ simulator }: Pick<Rig, 'simulator'>): Readonly<Record<string, string>> {
  const named = <T extends { readonly name: string }>(all: readonly T[]) =>
    all.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const all = simulator.world.state().records.flatMap((one): [string, string][] => {
    if (one.kind !== 'scalable-target') return [];
    const { resourceId, min, max, suspended, tags, policies, actions } = one;
    const own = {
      ...{ min, max, suspended, tags },
      policies: named(policies).map(({ name, type, tracking, steps }) => ({ name, type, tracking, steps })),
      actions: named(actions).map(({ arn: _, created: __, due: ___, ...rest }) => rest),
    };
    return [[resourceId, canonicalJson(JSON.parse(JSON.stringify(own)))]];
  });
  return Object.fromEntries(all.sort());
}

/** Endpoints of these instance types, two instances each, autoscaled by the file where it has numbers. */
export function scaledFile(
  types: Readonly<Record<string, string>>,
  scaling: Readonly<Record<string, object>> = {},
  model = 'a',
): string {
  return withMembers(fileOf({}), {
    endpoints: Object.fromEntries(
      Object.entries(types).map(([key, type]) => [
        key,
        {
          model,
          instance: { type, count: 2 },
          ...(scaling[key] === undefined ? {} : { scaling: scaling[key] }),
        },
      ]),
    ),
  });
}
