// Heading "Inference components" of docs/simulator.md.
import {
  DescribeScalableTargetsCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateInferenceComponentCommand,
  type CreateInferenceComponentCommandInput,
  DeleteInferenceComponentCommand,
  DescribeInferenceComponentCommand,
  type InferenceComponentDeploymentConfig,
  ListInferenceComponentsCommand,
  ListTagsCommand,
  type ProductionVariant,
  UpdateInferenceComponentCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import type { Scenario, SimulatorOptions } from './index.ts';
import { arn, IMAGE, openAccount, ROLE, refusal } from './testing/account.ts';

const GPU = 'ml.g5.12xlarge';
const refusedFor = (text: string) => `ValidationException: ${text}`;

type Needs = { readonly accelerators?: number; readonly memory?: number; readonly copies?: number };

/** Endpoint `e` with four accelerators (and 196608 MB) an instance, and model `m`. */
async function hosting(more: Partial<ProductionVariant> = {}, options: SimulatorOptions = {}) {
  const account = await openAccount(options);
  const { sagemaker, minutes } = account;
  await account.model('m');
  await account.model('m2');
  await account.config(
    'c',
    {},
    {
      ExecutionRoleArn: ROLE,
      ProductionVariants: [{ VariantName: 'main', InstanceType: GPU, InitialInstanceCount: 1, ...more }],
    },
  );
  await account.create('e', 'c');
  await account.settled('e');
  const specification = ({ accelerators = 1, memory = 1024 }: Needs = {}) => ({
    ModelName: 'm',
    ComputeResourceRequirements: {
      NumberOfAcceleratorDevicesRequired: accelerators,
      MinMemoryRequiredInMb: memory,
    },
  });
  const look = (name: string) =>
    sagemaker.send(new DescribeInferenceComponentCommand({ InferenceComponentName: name }));
  return {
    ...account,
    specification,
    look,
    put: (
      name: string,
      { copies = 1, ...needs }: Needs = {},
      input: Partial<CreateInferenceComponentCommandInput> = {},
    ) =>
      sagemaker.send(
        new CreateInferenceComponentCommand({
          ...{ InferenceComponentName: name, EndpointName: 'e', VariantName: 'main' },
          ...{ Specification: specification(needs), RuntimeConfig: { CopyCount: copies } },
          ...input,
        }),
      ),
    adapt: (name: string, base: string) =>
      sagemaker.send(
        new CreateInferenceComponentCommand({
          ...{ InferenceComponentName: name, EndpointName: 'e' },
          Specification: {
            BaseInferenceComponentName: base,
            Container: { ArtifactUrl: 's3://risk-models/lora.tar.gz' },
          },
        }),
      ),
    change: (name: string, needs: Needs, policy?: InferenceComponentDeploymentConfig) =>
      sagemaker.send(
        new UpdateInferenceComponentCommand({
          InferenceComponentName: name,
          Specification: { ...specification(needs), ModelName: 'm2' },
          DeploymentConfig: policy,
        }),
      ),
    copies: (name: string, count: number) =>
      sagemaker.send(
        new UpdateInferenceComponentRuntimeConfigCommand({
          InferenceComponentName: name,
          DesiredRuntimeConfig: { CopyCount: count },
        }),
      ),
    drop: (name: string) =>
      sagemaker.send(new DeleteInferenceComponentCommand({ InferenceComponentName: name })),
    rested: async (name: string) => {
      await minutes(70);
      return look(name);
    },
  };
}

describe('a component', () => {
  test('is created on a variant without a model, tagged, listed, and survives a restart', async () => {
    const { put, rested, sagemaker, simulator } = await hosting();
    const made = await put('a', { copies: 2 }, { Tags: [{ Key: 'team', Value: 'risk' }] });
    expect(made.InferenceComponentArn).toBe(arn('inference-component', 'a'));
    const later = await rested('a');
    expect(later).toMatchObject({
      InferenceComponentStatus: 'InService',
      EndpointName: 'e',
      VariantName: 'main',
      Specification: { ModelName: 'm', ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } },
      RuntimeConfig: { DesiredCopyCount: 2, CurrentCopyCount: 2 },
    });
    const list = await sagemaker.send(new ListInferenceComponentsCommand({ EndpointNameEquals: 'E' }));
    expect(list.InferenceComponents?.map(({ InferenceComponentName }) => InferenceComponentName)).toEqual([
      'a',
    ]);
    const tags = await sagemaker.send(new ListTagsCommand({ ResourceArn: made.InferenceComponentArn }));
    expect(tags.Tags).toEqual([{ Key: 'team', Value: 'risk' }]);
    const reopened = await openAccount({ from: simulator.world.state() });
    expect(reopened.simulator.world.get('inference-component', 'A')?.status).toBe('InService');
  });

  test('needs a name of its own, a host in service, a model, requirements, and a copy', async () => {
    const { put, specification, model, config, create, sagemaker } = await hosting();
    await put('a');
    expect(await refusal(put('A'))).toBe(
      refusedFor(`Cannot create already existing inference component "${arn('inference-component', 'a')}".`),
    );
    expect(await refusal(put('b', { copies: 0 }))).toBe(
      refusedFor('Inference components copy count an integer larger than 0'),
    );
    expect(await refusal(put('b', {}, { VariantName: 'other' }))).toMatch(/"other" is\/are not present/);
    expect(await refusal(put('b', {}, { VariantName: undefined }))).toMatch(/VariantName is required/);
    const unmodelled = { ...specification(), ModelName: 'none' };
    expect(await refusal(put('b', {}, { Specification: unmodelled }))).toMatch(/Could not find model/);
    expect(await refusal(put('b', {}, { Specification: { ModelName: 'm' } }))).toMatch(
      /ComputeResourceRequirements is required/,
    );
    const twice = { ...specification(), Container: { Image: IMAGE } };
    expect(await refusal(put('b', {}, { Specification: twice }))).toMatch(/exactly one of ModelName and/);
    await model('own');
    await config('classic', {});
    await create('f', 'classic');
    expect(await refusal(put('b', {}, { EndpointName: 'f' }))).toMatch(
      /is Creating; inference components need/,
    );
    const missing = new DescribeInferenceComponentCommand({ InferenceComponentName: 'none' });
    expect(await refusal(sagemaker.send(missing))).toBe(
      refusedFor('Could not find inference component "none".'),
    );
  });

  test('that finds no room fails, and says why', async () => {
    const { put, rested } = await hosting();
    await put('a', { accelerators: 3 });
    await put('b', { accelerators: 2 });
    expect(await rested('b')).toMatchObject({
      InferenceComponentStatus: 'Failed',
      FailureReason: expect.stringContaining('enough free accelerators'),
    });
    expect((await rested('a')).InferenceComponentStatus).toBe('InService');
    await put('d', { accelerators: 1, memory: 190 * 1024 });
    expect((await rested('d')).InferenceComponentStatus).toBe('InService');
    await put('m', { accelerators: 1, memory: 4 * 1024 });
    expect((await rested('m')).InferenceComponentStatus).toBe('Failed');
  });

  test('gets instances from managed scaling, and gives them back', async () => {
    const managed = { Status: 'ENABLED', MinInstanceCount: 1, MaxInstanceCount: 3 } as const;
    const {
      put,
      rested,
      drop,
      describe: endpoint,
      minutes,
    } = await hosting({ ManagedInstanceScaling: managed });
    await put('a', { accelerators: 4, copies: 3 });
    expect((await rested('a')).InferenceComponentStatus).toBe('InService');
    expect((await endpoint('e')).ProductionVariants?.[0]).toMatchObject({ DesiredInstanceCount: 3 });
    await put('b', { accelerators: 1 });
    expect((await rested('b')).InferenceComponentStatus).toBe('Failed');
    await drop('b');
    await drop('a');
    await minutes(5);
    expect((await endpoint('e')).ProductionVariants?.[0]).toMatchObject({ DesiredInstanceCount: 1 });
  });
});

describe('a change', () => {
  test('of the specification serves the old one until it is over, and needs room beside it', async () => {
    const { put, change, look, rested } = await hosting();
    await put('a', { accelerators: 2 });
    await rested('a');
    await change('a', { accelerators: 2 });
    expect(await look('a')).toMatchObject({
      InferenceComponentStatus: 'Updating',
      Specification: { ModelName: 'm' },
    });
    expect(await rested('a')).toMatchObject({
      InferenceComponentStatus: 'InService',
      Specification: { ModelName: 'm2' },
    });
    await change('a', { accelerators: 3 });
    const back = await rested('a');
    expect(back.InferenceComponentStatus).toBe('InService');
    expect(back.Specification?.ComputeResourceRequirements?.NumberOfAcceleratorDevicesRequired).toBe(2);
    expect(back.FailureReason).toMatch(/enough free accelerators/);
  });

  test('in batches needs room for one of them only', async () => {
    const { put, change, rested } = await hosting();
    await put('a', { accelerators: 1, copies: 3 });
    await rested('a');
    const rolling = (Value: number): InferenceComponentDeploymentConfig => ({
      RollingUpdatePolicy: {
        MaximumBatchSize: { Type: 'CAPACITY_PERCENT', Value },
        WaitIntervalInSeconds: 60,
      },
    });
    expect(await refusal(change('a', {}, rolling(80)))).toMatch(/between 5% and 50%/);
    await change('a', {}, rolling(30));
    expect(await rested('a')).toMatchObject({
      Specification: { ModelName: 'm2' },
      LastDeploymentConfig: rolling(30),
    });
    expect((await rested('a')).FailureReason).toBeUndefined();
  });

  test('bakes batch by batch, and an alarm that is in ALARM then takes it back', async () => {
    const policy = (...names: readonly string[]): InferenceComponentDeploymentConfig => ({
      RollingUpdatePolicy: {
        MaximumBatchSize: { Type: 'COPY_COUNT', Value: 1 },
        WaitIntervalInSeconds: 600,
      },
      AutoRollbackConfiguration: { Alarms: names.map((AlarmName) => ({ AlarmName })) },
    });
    const scenario: Scenario = {
      alarms: [
        { alarm: 'nobody', missing: true },
        { alarm: 'red', fromMinutes: 200, state: 'ALARM' },
      ],
      endpoints: [{ kind: 'alarm', component: 'a', on: 'update', nth: 2 }],
    };
    const { put, change, rested, simulator } = await hosting({}, { scenario });
    await put('a', { accelerators: 1, copies: 2 });
    await rested('a');
    expect(await refusal(change('a', {}, policy('nobody')))).toMatch(
      /Could not find CloudWatch alarm "nobody"/,
    );
    await change('a', {}, policy('fine'));
    const { bakes = [], at } = simulator.world.get('inference-component', 'a')?.work ?? { at: 0 };
    expect(bakes.map(({ from, to }) => to - from)).toEqual([600_000, 600_000]);
    expect(bakes.at(-1)?.to).toBe(at);
    expect((await rested('a')).Specification?.ModelName).toBe('m2');
    // The scenario has the first alarm go off a minute after the first bake has begun.
    await change('a', { accelerators: 2 }, policy('fine', 'other'));
    const scripted = await rested('a');
    expect(scripted.FailureReason).toMatch(/CloudWatch alarm "fine" went into ALARM/);
    expect(scripted.Specification?.ComputeResourceRequirements?.NumberOfAcceleratorDevicesRequired).toBe(1);
    // One that is in ALARM before a bake takes it back as soon as it begins, and one without a bake never.
    await rested('a');
    await change('a', { accelerators: 2 }, policy('red'));
    expect((await rested('a')).FailureReason).toMatch(/"red"/);
    const none = policy('red');
    await change(
      'a',
      { accelerators: 2 },
      {
        ...none,
        RollingUpdatePolicy: { MaximumBatchSize: { Type: 'COPY_COUNT', Value: 1 }, WaitIntervalInSeconds: 0 },
      },
    );
    expect((await rested('a')).FailureReason).toBeUndefined();
  });

  test('of the copies moves them, down to none, and waits its turn', async () => {
    const { put, copies, look, rested, change } = await hosting();
    await put('a');
    expect(await refusal(copies('a', 2))).toBe(
      refusedFor('Cannot update inference component "a" in the status Creating.'),
    );
    await rested('a');
    await copies('a', 3);
    expect((await look('a')).RuntimeConfig).toMatchObject({ DesiredCopyCount: 3, CurrentCopyCount: 1 });
    expect(await refusal(change('a', {}))).toMatch(/in the status Updating/);
    expect((await rested('a')).RuntimeConfig).toMatchObject({ DesiredCopyCount: 3, CurrentCopyCount: 3 });
    await copies('a', 9);
    expect(await rested('a')).toMatchObject({
      RuntimeConfig: { DesiredCopyCount: 3, CurrentCopyCount: 3 },
      FailureReason: expect.stringContaining('enough free'),
    });
    await copies('a', 0);
    expect((await rested('a')).RuntimeConfig).toMatchObject({ DesiredCopyCount: 0, CurrentCopyCount: 0 });
  });

  test('says what it changes', async () => {
    const { put, sagemaker, rested } = await hosting();
    await put('a');
    await rested('a');
    const nothing = new UpdateInferenceComponentCommand({ InferenceComponentName: 'a' });
    expect(await refusal(sagemaker.send(nothing))).toMatch(/Specify Specification, Specifications or/);
  });

  test('that a scenario lets fail goes back, or never serves', async () => {
    const endpoints = [
      { kind: 'ping', component: 'a', on: 'update' },
      { kind: 'model-data-missing', component: 'b' },
    ] as const;
    const { put, change, rested } = await hosting({}, { scenario: { endpoints } });
    await put('a');
    await put('b');
    expect(await rested('b')).toMatchObject({
      InferenceComponentStatus: 'Failed',
      FailureReason: expect.stringContaining('download model data'),
    });
    await change('a', {});
    expect(await rested('a')).toMatchObject({
      InferenceComponentStatus: 'InService',
      Specification: { ModelName: 'm' },
      FailureReason: expect.stringContaining('ping health check'),
    });
  });
});

describe('an adapter', () => {
  test('lives in its base, which goes after it', async () => {
    const { put, adapt, look, rested, drop, copies, minutes } = await hosting();
    await put('a');
    expect(await refusal(adapt('lora', 'a'))).toMatch(/is Creating and must be InService/);
    await rested('a');
    await adapt('lora', 'a');
    const adapter = await rested('lora');
    expect(adapter).toMatchObject({ InferenceComponentStatus: 'InService', VariantName: 'main' });
    expect(adapter.RuntimeConfig).toBeUndefined();
    expect(await refusal(copies('lora', 2))).toMatch(/not supported for an adapter/);
    expect(await refusal(adapt('second', 'lora'))).toMatch(/is an adapter and cannot be a base/);
    expect(await refusal(drop('a'))).toMatch(/is a base inference component for one or more associated/);
    await drop('lora');
    expect(await refusal(drop('lora'))).toMatch(/DELETE_IN_PROGRESS/);
    await minutes(3);
    await drop('a');
    await minutes(3);
    expect(await refusal(look('a'))).toMatch(/Could not find inference component "a"/);
  });

  test('has neither copies nor requirements, and an artifact', async () => {
    const { put, rested, specification } = await hosting();
    await put('a');
    await rested('a');
    const adapter = {
      BaseInferenceComponentName: 'a',
      Container: { ArtifactUrl: 's3://risk-models/lora.tar.gz' },
    };
    expect(await refusal(put('b', {}, { Specification: adapter }))).toMatch(/RuntimeConfig is not supported/);
    const RuntimeConfig = undefined;
    const needy = { ...specification(), ...adapter, ModelName: undefined };
    expect(await refusal(put('b', {}, { RuntimeConfig, Specification: needy }))).toMatch(
      /ComputeResourceRequirements and ModelName are not supported/,
    );
    const bare = { BaseInferenceComponentName: 'a' };
    expect(await refusal(put('b', {}, { RuntimeConfig, Specification: bare }))).toMatch(
      /ArtifactUrl is required/,
    );
  });
});

describe('an endpoint with components', () => {
  test('is neither deleted nor given a model of its own', async () => {
    const { put, rested, remove, drop, config, update, minutes } = await hosting();
    await put('a', { accelerators: 4 });
    expect(await refusal(remove('e'))).toMatch(/with 1 inference component\(s\)\. Delete them first/);
    expect(await refusal(drop('a'))).toMatch(/in the status Creating/);
    await rested('a');
    await config('classic', {});
    expect(await refusal(update('e', 'classic'))).toMatch(/must go on to take them/);
    const small = { VariantName: 'main', InstanceType: 'ml.g5.xlarge', InitialInstanceCount: 1 } as const;
    await config('small', {}, { ExecutionRoleArn: ROLE, ProductionVariants: [small] });
    expect(await refusal(update('e', 'small'))).toMatch(/do not fit on the new instances/);
    await drop('a');
    await minutes(3);
    await remove('e');
  });
});

describe('autoscaling of copies', () => {
  const subject = {
    ServiceNamespace: 'sagemaker',
    ResourceId: 'inference-component/a',
    ScalableDimension: 'sagemaker:inference-component:DesiredCopyCount',
  } as const;

  test('follows the load on the component, between the bounds', async () => {
    const load = [{ fromMinutes: 100, endpoint: 'e', component: 'a', perMinute: 250 }];
    const { put, rested, scaling, look, minutes } = await hosting({}, { scenario: { load } });
    await put('a');
    await rested('a');
    await scaling.send(new RegisterScalableTargetCommand({ ...subject, MinCapacity: 0, MaxCapacity: 3 }));
    const policy = (PredefinedMetricType: string) =>
      scaling.send(
        new PutScalingPolicyCommand({
          ...subject,
          PolicyName: 'p',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 100,
            PredefinedMetricSpecification: {
              PredefinedMetricType: PredefinedMetricType as 'SageMakerInferenceComponentInvocationsPerCopy',
            },
          },
        }),
      );
    await expect(policy('SageMakerVariantInvocationsPerInstance')).rejects.toThrow(
      /Invalid predefined metric/,
    );
    await policy('SageMakerInferenceComponentInvocationsPerCopy');
    await minutes(60);
    expect((await look('a')).RuntimeConfig).toMatchObject({ DesiredCopyCount: 3, CurrentCopyCount: 3 });
    const targets = await scaling.send(
      new DescribeScalableTargetsCommand({
        ServiceNamespace: 'sagemaker',
        ResourceIds: [subject.ResourceId],
      }),
    );
    expect(targets.ScalableTargets).toMatchObject([{ MaxCapacity: 3 }]);
  });

  test('does not bring back the first copy, but by a step policy that an alarm calls', async () => {
    const load = [
      { fromMinutes: 60, endpoint: 'e', component: 'a', perMinute: 0 },
      { fromMinutes: 200, endpoint: 'e', component: 'a', perMinute: 250 },
    ];
    const { put, rested, scaling, cloudwatch, look, minutes } = await hosting({}, { scenario: { load } });
    await put('a');
    await rested('a');
    await scaling.send(new RegisterScalableTargetCommand({ ...subject, MinCapacity: 0, MaxCapacity: 3 }));
    await scaling.send(
      new PutScalingPolicyCommand({
        ...subject,
        PolicyName: 'p',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 100,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'SageMakerInferenceComponentInvocationsPerCopy',
          },
        },
      }),
    );
    await minutes(120);
    expect((await look('a')).RuntimeConfig).toMatchObject({ DesiredCopyCount: 0 });
    await minutes(240);
    expect((await look('a')).RuntimeConfig).toMatchObject({ DesiredCopyCount: 0 });
    const { PolicyARN } = await scaling.send(
      new PutScalingPolicyCommand({
        ...subject,
        PolicyName: 'first',
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: {
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        },
      }),
    );
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: 'none',
        Namespace: 'AWS/SageMaker',
        MetricName: 'NoCapacityInvocationFailures',
        Dimensions: [{ Name: 'InferenceComponentName', Value: 'a' }],
        ...{ Statistic: 'Maximum', Period: 60, EvaluationPeriods: 1, Threshold: 1 },
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        AlarmActions: [PolicyARN ?? ''],
      }),
    );
    await cloudwatch.send(
      new SetAlarmStateCommand({ AlarmName: 'none', StateValue: 'ALARM', StateReason: 'x' }),
    );
    await minutes(30);
    expect((await look('a')).RuntimeConfig?.DesiredCopyCount).toBeGreaterThan(0);
  });

  test('is for components that are there and have copies', async () => {
    const { put, adapt, rested, scaling } = await hosting();
    const register = (ResourceId: string) =>
      scaling.send(
        new RegisterScalableTargetCommand({ ...subject, ResourceId, MinCapacity: 0, MaxCapacity: 3 }),
      );
    await expect(register('inference-component/a')).rejects.toThrow(/Could not find the inference component/);
    await expect(register('endpoint/e/variant/main')).rejects.toThrow(/Unsupported service namespace/);
    await put('a');
    await expect(register('inference-component/a')).rejects.toThrow(/is Creating and must be InService/);
    await rested('a');
    await adapt('lora', 'a');
    await rested('lora');
    await expect(register('inference-component/lora')).rejects.toThrow(/has no copies of its own/);
  });
});
