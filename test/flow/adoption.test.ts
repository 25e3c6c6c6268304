// What is there is taken over as it is: a file for all of an account, or one endpoint after the other, after which there is
// nothing to do; and nothing of the account is touched but the tags of what is named.
import {
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  AddTagsCommand,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../src/config/load.ts';
import { DiagnosticsError, type InferraError } from '../../src/core/errors.ts';
import type { ImportInput } from '../../src/flow/import.ts';
import type { State } from '../../src/simulator/index.ts';
import { arn, clientsOf } from '../../src/simulator/testing/account.ts';
import { adopter as adopterOf, FILE } from '../support/adopter.ts';
import { LEGACY, SECRET, seedLegacy } from '../support/legacy.ts';
import { DEPLOYED, REGISTERED, scaleLegacy, TOLD } from '../support/legacy-scaled.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { subjectOf } from '../support/scaled.ts';

const EMPTY = `# Ours.
version: 1
project: risk
account: "123456789012"
region: us-east-1

defaults:
  role: arn:aws:iam::123456789012:role/sagemaker-execution   # for all
  tags: { team: risk }

models: {}   # none yet

endpoints: {}
`;

/** With an endpoint that is not made yet. */
const STARTED = `version: 1
project: risk
# Where.
account: "123456789012"
region: us-east-1
models:
  m:   # not used much
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/x:1
    role: 'arn:aws:iam::123456789012:role/r'
    # artifact: later

endpoints:
  # What serves.
  none: { model: m, instance: { type: ml.m5.large } }   # later
# The end.
`;

const ENV = { HUB_HF_TOKEN: SECRET, TWO_STEPS_API_KEY: 'k-12345' };

const adopter = (rig: Rig, text: string, env: Record<string, string> = ENV) => adopterOf(rig, text, env);

let seeded: State | undefined;

async function legacyRig(): Promise<Rig> {
  if (seeded === undefined) {
    const rig = await openRig();
    await seedLegacy(rig.simulator);
    await scaleLegacy(
      rig.simulator,
      LEGACY.map(({ name }) => name),
    );
    seeded = rig.simulator.world.state();
    await rig.simulator.close();
  }
  return openRig({ from: seeded });
}

const untagged = ({ simulator: { world } }: Rig) =>
  JSON.stringify([world.endpoints().map(({ tags, ...rest }) => rest), world.configs(), world.models()]);

describe('an account of thirty endpoints', () => {
  it('is written into a file that plans nothing once it is taken over', async () => {
    const rig = await legacyRig();
    const before = untagged(rig);
    const sent = rig.simulator.world.requests().length;
    const { report, exit } = await adopter(rig, '').export();
    expect(report.leftOut).toEqual([]);
    expect([exit, report.written.length]).toEqual([0, 30]);
    expect(report.kept.map(({ name, because }) => [name, because]).sort()).toEqual([...TOLD].sort());
    expect(rig.mutations()).toEqual([]);
    // Fifty are looked up at once.
    const looks = rig.simulator.world
      .requests()
      .slice(sent)
      .map(({ operation }) => operation);
    expect(looks.filter((operation) => operation === 'DescribeScalableTargets')).toHaveLength(1);
    const { document } = loadDocument({ file: FILE, text: report.text, params: {}, env: ENV });
    const said = document?.endpoints ?? [];
    const scaled = said.flatMap(({ name, variants }) =>
      variants.flatMap((variant) => (variant.scaling === undefined ? [] : [[name, variant.name]])),
    );
    expect(scaled.sort()).toEqual(
      REGISTERED.slice(0, -1)
        .map(([name, variant]) => [name, variant])
        .sort(),
    );
    expect(said.find(({ name }) => name === REGISTERED[0]?.[0])?.variants[0]?.scaling).toEqual({
      ...{ min: 1, max: 4, name: 'SageMakerEndpointInvocationScalingPolicy' },
      ...{ metric: 'invocations', target: 70.5, cooldown: { out: 300, in: 600 }, scaleIn: false },
    });
    const rollouts = DEPLOYED.map(([name]) => said.find((one) => one.name === name)?.rollout);
    expect(rollouts).toEqual([
      {
        ...{ strategy: 'canary', size: { percent: 10 }, bake: 600 },
        ...{ terminationWait: 90, maximumExecutionTime: 5400 },
        ...{ alarms: ['ranker-busy', 'ranker-idle'], watches: [] },
      },
      undefined,
      {
        ...{ strategy: 'rolling', size: { percent: 50 }, bake: 300, terminationWait: 0 },
        ...{ maximumExecutionTime: 7200, rollbackSize: { percent: 100 }, alarms: [], watches: [] },
      },
    ]);
    const one = adopter(rig, report.text);
    const { adoption } = await one.import({ all: true });
    expect(adoption.rows.map(({ state }) => state)).toEqual(Array(30).fill('adopted'));
    expect(rig.mutations()).toEqual(Array(30).fill('AddTags'));
    expect(one.file()).toBe(report.text);
    expect((await one.plan()).plan.units.filter(({ verdict }) => verdict !== 'same')).toEqual([]);
    expect(await one.plan()).toMatchObject({ differs: false });
    expect(await one.drift()).toMatchObject({ exit: 0, report: { findings: [] } });
    expect(untagged(rig)).toBe(before);
    expect(await one.import({ all: true })).toMatchObject({ exit: 0 });
    expect(rig.mutations()).toHaveLength(30);
  });

  it('is taken over one by one, and every other line of the file stays as it is', async () => {
    const rig = await legacyRig();
    const before = untagged(rig);
    const one = adopter(rig, STARTED);
    for (const { name } of LEGACY) {
      const text = one.file();
      const { adoption } = await one.import({ names: [name] });
      expect(adoption.rows).toMatchObject([{ name, state: 'adopted' }]);
      expect(without(one.file(), text)).not.toBe('');
      const { plan } = await one.plan();
      const unit = plan.units.find((found) => found.name === name);
      expect(unit).toMatchObject({ verdict: 'same', steps: [] });
    }
    expect(rig.mutations()).toEqual(Array(30).fill('AddTags'));
    expect(untagged(rig)).toBe(before);
    expect((await one.plan()).plan.units.filter(({ verdict }) => verdict !== 'same')).toMatchObject([
      { name: 'none' },
    ]);
  });

  it('never shows or writes what looks like a secret', async () => {
    const rig = await legacyRig();
    const { report } = await adopter(rig, '', {}).export();
    expect(JSON.stringify(report)).not.toContain(SECRET);
    expect(report.variables).toEqual(['HUB_HF_TOKEN', 'TWO_STEPS_API_KEY']);
    const one = adopter(rig, EMPTY, {});
    const found = await one.import({ names: LEGACY.map(({ name }) => name), dryRun: true });
    expect(JSON.stringify(found.adoption)).not.toContain(SECRET);
    expect(one.file()).toBe(EMPTY);
    expect(rig.mutations()).toEqual([]);
  });
});

describe('what is taken over', () => {
  const [FRAUD = ''] = LEGACY.map(({ name }) => name);
  const CONFIG = `${FRAUD}-Config`;

  async function adopted() {
    const rig = await legacyRig();
    const one = adopter(rig, STARTED);
    await one.import({ names: [FRAUD], as: 'fraud' });
    return { rig, one };
  }

  it('gets parts of its own with the first change, and what it had stays', async () => {
    const { rig, one } = await adopted();
    const theirs = JSON.stringify([rig.simulator.world.configs(), rig.simulator.world.models()]);
    rig.files.set(FILE, one.file().replace('count: 1', 'count: 2'));
    const moved = await one.plan();
    expect(moved.plan.units.find(({ name }) => name === FRAUD)).toMatchObject({
      effect: 'live',
      verdict: 'pending',
    });
    await one.apply();
    expect(await only(one, FRAUD)).toMatchObject({ verdict: 'same' });
    rig.files.set(FILE, one.file().replace('type: ml.m5.large\n', 'type: ml.m5.xlarge\n'));
    expect(await only(one, FRAUD)).toMatchObject({
      effect: 'swap',
      verdict: 'pending',
      reasons: [`config ${CONFIG} and its models stay in the account: inferra did not make them`],
    });
    expect((await one.apply()).exit).toBe(0);
    expect(await only(one, FRAUD)).toMatchObject({ verdict: 'same', reasons: [] });
    const now = rig.simulator.world;
    expect(now.configs().filter(({ name }) => name.startsWith('risk-frauddetection-prod-0-'))).toHaveLength(
      1,
    );
    const kept = [now.configs(), now.models()].map((all) => all.filter(({ tags }) => tags.length === 0));
    expect(JSON.stringify(kept)).toBe(theirs);
    rig.files.set(FILE, one.file().replace('type: ml.m5.xlarge\n', 'type: ml.m5.large\n'));
    expect((await one.apply()).exit).toBe(0);
    expect(await only(one, FRAUD)).toMatchObject({ verdict: 'same' });
  });

  it('is drift where somebody swaps its config, and gets one of its own then', async () => {
    const { rig, one } = await adopted();
    const { sagemaker } = clientsOf(rig.simulator);
    await sagemaker.send(
      new UpdateEndpointCommand({ EndpointName: FRAUD, EndpointConfigName: `${LEGACY[5]?.name}-Config` }),
    );
    await rig.simulator.clock.sleep(40 * 60_000);
    expect(await only(one, FRAUD)).toMatchObject({ verdict: 'drift', effect: 'swap' });
    expect((await one.drift()).report.findings).toMatchObject([
      { address: 'endpoints.fraud', is: 'changed' },
      { is: 'missing' },
    ]);
    expect((await one.apply()).exit).toBe(0);
    expect(await only(one, FRAUD)).toMatchObject({ verdict: 'same' });
  });

  it('is destroyed with the endpoint alone', async () => {
    const { rig, one } = await adopted();
    const theirs = JSON.stringify([rig.simulator.world.configs(), rig.simulator.world.models()]);
    const done = await rig.destroy(one.file(), { targets: ['fraud'] });
    expect(done.plan.units[0]?.reasons).toEqual([
      `config ${CONFIG} and its models stay in the account: inferra did not make them`,
    ]);
    expect(rig.simulator.world.endpoints().some(({ name }) => name === FRAUD)).toBe(false);
    expect(JSON.stringify([rig.simulator.world.configs(), rig.simulator.world.models()])).toBe(theirs);
  });

  it('keeps its name under another key, by `moved`', async () => {
    const { rig, one } = await adopted();
    rig.files.set(
      FILE,
      `${one.file().replace('  fraud:\n', '  risk:\n')}moved: [{ from: endpoints.fraud, to: endpoints.risk }]\n`,
    );
    expect(await only(one, FRAUD)).toMatchObject({
      address: 'endpoints.risk',
      summary: 'renamed from endpoints.fraud',
    });
  });
});

describe('what is not taken over', () => {
  const [FRAUD = ''] = LEGACY.map(({ name }) => name);

  async function refused(rig: Rig, input: Partial<ImportInput>, text = STARTED) {
    const one = adopter(rig, text);
    const sent = rig.mutations().length;
    const failure = await one.import(input).catch((error: unknown) => error);
    expect(rig.mutations()).toHaveLength(sent);
    expect(one.file()).toBe(text);
    return failure instanceof DiagnosticsError
      ? failure.diagnostics.map(({ code, message }) => `${code} ${message}`)
      : [`${(failure as InferraError).code} ${(failure as InferraError).message}`];
  }

  async function tagged(rig: Rig, name: string, tags: Readonly<Record<string, string>>) {
    await clientsOf(rig.simulator).sagemaker.send(
      new AddTagsCommand({
        ResourceArn: arn('endpoint', name),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
  }

  const owned = (project: string, env: string, name: string) => ({
    'inferra:project': project,
    'inferra:env': env,
    'inferra:address': 'endpoints.x',
    'inferra:name': name,
  });

  it.each([
    ['of another project', 'ads', 'default', 'it belongs to project ads, environment default'],
    ['of another environment', 'risk', 'prod', 'it belongs to project risk, environment prod'],
  ])('is an endpoint %s, unless told', async (_what, project, env, because) => {
    const rig = await legacyRig();
    await tagged(rig, FRAUD, owned(project, env, FRAUD));
    expect(await refused(rig, { names: [FRAUD] })).toEqual([
      `INF3031 endpoint ${FRAUD} is not free: ${because}`,
    ]);
    const { report, exit } = await adopter(rig, '').export();
    expect(exit).toBe(3);
    expect(report.leftOut).toEqual([{ name: FRAUD, because: [because] }]);
    expect(report.text).toContain(`#   ${FRAUD}: ${because}\n`);
    const one = adopter(rig, STARTED);
    const { adoption } = await one.import({ names: [FRAUD], takeOver: true });
    expect(adoption.rows).toMatchObject([{ state: 'adopted', from: because }]);
    expect(await only(one, FRAUD)).toMatchObject({ verdict: 'same' });
  });

  it('is no endpoint with copied tags: these own nothing', async () => {
    const rig = await legacyRig();
    await tagged(rig, FRAUD, owned('ads', 'default', 'another'));
    const one = adopter(rig, STARTED);
    expect((await one.import({ names: [FRAUD] })).adoption.rows).toMatchObject([{ state: 'adopted' }]);
    expect(await only(one, FRAUD)).toMatchObject({ verdict: 'same' });
  });

  it('is what inferra cannot express, member by member', async () => {
    const rig = await legacyRig();
    const { sagemaker } = clientsOf(rig.simulator);
    const InitialInstanceCount = 1;
    await sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: 'tuned',
        ProductionVariants: [
          { VariantName: 'AllTraffic', ModelName: 'hub', InstanceType: 'ml.m5.large', InitialInstanceCount },
        ],
        DataCaptureConfig: {
          EnableCapture: false,
          InitialSamplingPercentage: 10,
          DestinationS3Uri: 's3://risk-capture/',
          CaptureOptions: [{ CaptureMode: 'Input' }],
        },
      }),
    );
    await sagemaker.send(new CreateEndpointCommand({ EndpointName: 'tuned', EndpointConfigName: 'tuned' }));
    await rig.simulator.clock.sleep(40 * 60_000);
    expect(await refused(rig, { names: ['tuned', FRAUD] })).toEqual([
      'INF3032 endpoint config tuned has DataCaptureConfig.EnableCapture, which inferra cannot express',
    ]);
    const { report } = await adopter(rig, '').export();
    expect([report.written.length, report.leftOut.map(({ name }) => name)]).toEqual([30, ['tuned']]);
  });

  it('is not concurrency that is provisioned: that is taken over as it is now', async () => {
    const rig = await legacyRig();
    const { sagemaker } = clientsOf(rig.simulator);
    const ServerlessConfig = { MemorySizeInMB: 1024, MaxConcurrency: 5, ProvisionedConcurrency: 1 };
    await sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: 'warm',
        ProductionVariants: [{ VariantName: 'AllTraffic', ModelName: 'hub', ServerlessConfig }],
      }),
    );
    await sagemaker.send(new CreateEndpointCommand({ EndpointName: 'warm', EndpointConfigName: 'warm' }));
    await rig.simulator.clock.sleep(40 * 60_000);
    const { scaling } = clientsOf(rig.simulator);
    const subject = {
      ...subjectOf('warm'),
      ScalableDimension: 'sagemaker:variant:DesiredProvisionedConcurrency',
    } as const;
    await scaling.send(new RegisterScalableTargetCommand({ ...subject, MinCapacity: 1, MaxCapacity: 4 }));
    await scaling.send(
      new PutScalingPolicyCommand({
        ...{ ...subject, PolicyName: 'In use', PolicyType: 'TargetTrackingScaling' },
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 0.7,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'SageMakerVariantProvisionedConcurrencyUtilization',
          },
        },
      }),
    );
    const one = adopter(rig, STARTED);
    expect((await one.import({ names: ['warm'] })).adoption.rows).toMatchObject([{ state: 'adopted' }]);
    expect(one.file()).toMatch(/scaling:\s+min: 1\s+max: 4\s+utilization: 70%\s+policyName: In use\n/);
    expect(await only(one, 'warm')).toMatchObject({ verdict: 'same' });
  });

  it('is not what is asynchronous, nor what only `raw` can say: both are taken over', async () => {
    const rig = await legacyRig();
    const { sagemaker } = clientsOf(rig.simulator);
    await sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: 'tuned',
        AsyncInferenceConfig: { OutputConfig: { S3OutputPath: 's3://legacy-async/out/' } },
        ProductionVariants: [
          {
            ...{ VariantName: 'busy', ModelName: 'hub' },
            ...{ InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
            ModelDataDownloadTimeoutInSeconds: 600,
          },
        ],
      }),
    );
    await sagemaker.send(new CreateEndpointCommand({ EndpointName: 'tuned', EndpointConfigName: 'tuned' }));
    await rig.simulator.clock.sleep(40 * 60_000);
    // Autoscaling of somebody has taken it to nothing.
    const { scaling, cloudwatch } = clientsOf(rig.simulator);
    const subject = subjectOf('tuned', 'busy');
    await scaling.send(new RegisterScalableTargetCommand({ ...subject, MinCapacity: 0, MaxCapacity: 2 }));
    await scaling.send(
      new PutScalingPolicyCommand({
        ...{ ...subject, PolicyName: 'backlog', PolicyType: 'TargetTrackingScaling' },
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 5,
          CustomizedMetricSpecification: {
            ...{ MetricName: 'ApproximateBacklogSizePerInstance', Namespace: 'AWS/SageMaker' },
            ...{ Dimensions: [{ Name: 'EndpointName', Value: 'tuned' }], Statistic: 'Average' },
          },
        },
      }),
    );
    const { PolicyARN = '' } = await scaling.send(
      new PutScalingPolicyCommand({
        ...{ ...subject, PolicyName: 'from zero', PolicyType: 'StepScaling' },
        StepScalingPolicyConfiguration: {
          ...{ AdjustmentType: 'ChangeInCapacity', Cooldown: 150 },
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        },
      }),
    );
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        ...{ AlarmName: 'waits', MetricName: 'HasBacklogWithoutCapacity', Namespace: 'AWS/SageMaker' },
        ...{ Dimensions: [{ Name: 'EndpointName', Value: 'tuned' }], Statistic: 'Average', Threshold: 1 },
        ...{ ComparisonOperator: 'GreaterThanOrEqualToThreshold', Period: 60, EvaluationPeriods: 2 },
        AlarmActions: [PolicyARN],
      }),
    );
    const asleep = [{ VariantName: 'busy', DesiredInstanceCount: 0 }];
    await sagemaker.send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: 'tuned',
        DesiredWeightsAndCapacities: asleep,
      }),
    );
    await rig.simulator.clock.sleep(10 * 60_000);
    const one = adopter(rig, STARTED);
    await one.import({ names: ['tuned'], as: 'tuned', dryRun: false });
    expect(one.file()).toContain('output: s3://legacy-async/out/');
    expect(one.file()).toMatch(/min: 0\s+max: 2\s+backlog: 5\s+policyName: backlog\s+policies:\s+wake:/);
    expect(one.file()).toMatch(/timeouts:\s+download: 10m/);
    const { plan } = await rig.plan(one.file(), {}, rig.simulator, { env: ENV });
    expect(plan.units.find(({ name }) => name === 'tuned')).toMatchObject({ verdict: 'same', steps: [] });
  });

  it('is an endpoint that is busy or has failed, or that is not there', async () => {
    const rig = await legacyRig();
    const { sagemaker } = clientsOf(rig.simulator);
    await sagemaker.send(
      new UpdateEndpointCommand({ EndpointName: FRAUD, EndpointConfigName: `${LEGACY[5]?.name}-Config` }),
    );
    expect(await refused(rig, { names: [FRAUD, 'nobody'] })).toEqual([
      'INF3030 the account has no endpoint "nobody"',
      expect.stringMatching(/^INF3033 endpoint .* cannot be taken over: it is (Updating|on its way to .*)$/),
    ]);
  });

  it('is an endpoint that the file says to be something else', async () => {
    const rig = await legacyRig();
    const one = adopter(rig, STARTED);
    await one.import({ names: [FRAUD], as: 'fraud', dryRun: false });
    const other = one.file().replace('type: ml.m5.large\n', 'type: ml.m5.xlarge\n');
    const fresh = await legacyRig();
    expect(await refused(fresh, { names: ['fraud'] }, other)).toEqual([
      `INF3034 endpoints.fraud is not what ${FRAUD} serves: compute`,
    ]);
    const hand = adopter(fresh, one.file());
    expect((await hand.import({ names: ['fraud'] })).adoption).toMatchObject({
      additions: [],
      rows: [{ state: 'adopted' }],
    });
    expect(await only(hand, FRAUD)).toMatchObject({ verdict: 'same' });
  });

  it('is anything where the file or the answer is no', async () => {
    const rig = await legacyRig();
    expect(await refused(rig, {})).toEqual(['INF6004 no endpoint is named']);
    expect(await refused(rig, { names: [FRAUD, 'x'], as: 'a' })).toEqual([
      'INF6001 --as gives one endpoint its key; name one',
    ]);
    expect(
      await refused(rig, { names: [FRAUD] }, 'version: 1\nproject: risk\nendpoints: []\n'),
    ).toMatchObject([expect.stringMatching(/^INF10/)]);
  });
});

describe('with environments', () => {
  const STAGED = `version: 1
project: risk
account: "123456789012"
region: us-east-1
naming: "\${environment}-\${key}"
endpoints: {}
environments:
  # Where people try things.
  staging: {}
  prod:
    naming: "\${key}"   # as it was
`;

  it('an endpoint goes into the picked one, and no other one has it', async () => {
    const rig = await legacyRig();
    const one = adopter(rig, STAGED);
    const { adoption } = await one.import({ names: ['ranker-1'], environment: 'prod' });
    expect(adoption.additions.map(({ path }) => path)).toContain('environments.prod.endpoints.ranker-1');
    without(one.file(), STAGED);
    const plan = (environment: string) =>
      rig.plan(one.file(), { environment } as object, rig.simulator, { env: ENV });
    expect(await plan('prod')).toMatchObject({ differs: false, plan: { units: [{ verdict: 'same' }] } });
    expect(await plan('staging')).toMatchObject({ differs: false, plan: { units: [] } });
  });
});

async function only(one: ReturnType<typeof adopter>, name: string) {
  const { plan } = await one.plan();
  return plan.units.find((unit) => unit.name === name);
}

/** The lines of `after` that `before` has not; all others must be those of `before`, in their order. */
function without(after: string, before: string): string {
  const lines = before.split('\n');
  const more: string[] = [];
  let at = 0;
  for (const line of after.split('\n')) {
    if (line === lines[at]) at += 1;
    else more.push(line);
  }
  expect(at).toBe(lines.length);
  return more.join('\n');
}
