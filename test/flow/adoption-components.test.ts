// Endpoints with inference components are taken over as they are: each component keeps its name and its model, there is nothing to
// do after that, and components of others on the same instances are left to them.
import {
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DeleteModelCommand, UpdateInferenceComponentCommand } from '@aws-sdk/client-sagemaker';
import { beforeAll, describe, expect, it } from 'vitest';
import { DiagnosticsError } from '../../src/core/errors.ts';
import type { ImportInput } from '../../src/flow/import.ts';
import type { State } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { mortal } from '../kill/mortal.ts';
import { adopter } from '../support/adopter.ts';
import {
  addComponent,
  GUARD,
  guardOf,
  HOST,
  IMAGE,
  LLAMA,
  LORA,
  ownedBy,
  seedHost,
  seedHosted,
  tagged,
} from '../support/hosted.ts';
import { openRig, type Rig } from '../support/rig.ts';

let seeded: State;

beforeAll(async () => {
  const rig = await openRig();
  await seedHosted(rig.simulator);
  seeded = rig.simulator.world.state();
});

const STARTED = `version: 1
project: risk
account: "123456789012"
region: us-east-1   # ours

models:
  same:   # what guard serves
    image: 763104351884.dkr.ecr.us-east-1.amazonaws.com/djl-inference:0.29.0-lmi11.0.0-cu124
    artifact: s3://legacy-models/guard/model.tar.gz
    env: { OPTION_ENABLE_LORA: "true" }
    role: arn:aws:iam::123456789012:role/sagemaker-execution
endpoints:
  # What serves.
  none: { model: same, instance: { type: ml.m5.large } }   # later
# The end.
`;

/** All that is there, without what tags say. */
const untagged = ({ simulator: { world } }: Rig) =>
  JSON.stringify(world.state().records.map(({ tags: _, ...rest }) => rest));

const component = ({ simulator: { world } }: Rig, name: string) => world.get('inference-component', name);

/** What was sent since, without tags. */
const changes = (rig: Rig, from = 0) =>
  rig
    .mutations()
    .slice(from)
    .filter((one) => !/Tags$/.test(one));

async function refusal(rig: Rig, text: string, input: Partial<ImportInput>): Promise<readonly string[]> {
  const one = adopter(rig, text);
  const sent = rig.mutations().length;
  const failure = await one.import(input).catch((error: unknown) => error);
  expect(one.file()).toBe(text);
  expect(rig.mutations()).toHaveLength(sent);
  if (!(failure instanceof DiagnosticsError)) throw failure;
  return failure.diagnostics.map(({ code, message }) => `${code} ${message}`);
}

async function only(one: ReturnType<typeof adopter>) {
  const { plan } = await one.plan();
  return plan.units.find(({ name }) => name === HOST);
}

/** Taken over into a file that has other things, under a short key. */
async function adopted(): Promise<{ readonly rig: Rig; readonly one: ReturnType<typeof adopter> }> {
  const rig = await openRig({ from: seeded });
  const one = adopter(rig, STARTED);
  await one.import({ names: [HOST], as: 'chat' });
  return { rig, one };
}

describe('an endpoint with components', () => {
  it('is written into a file that plans nothing once it is taken over', async () => {
    const rig = await openRig({ from: seeded });
    const before = untagged(rig);
    const { report, exit } = await adopter(rig, '').export();
    expect([exit, report.leftOut, report.leftOn]).toEqual([0, [], []]);
    const one = adopter(rig, report.text);
    const { adoption } = await one.import({ all: true });
    expect(adoption.rows[0]?.components?.map(({ name, model }) => [name, model])).toEqual([
      [LLAMA, 'Llama-8B'],
      [GUARD, 'guard'],
      [LORA, undefined],
    ]);
    // The endpoint comes last: as long as it is not ours nothing of it is.
    const marked = rig.simulator.world.requests().filter(({ mutating }) => mutating);
    expect(marked.map(({ operation }) => operation)).toEqual(Array(4).fill('AddTags'));
    expect(String(marked.at(-1)?.input.ResourceArn)).toMatch(/:endpoint\//);
    expect(one.file()).toBe(report.text);
    expect(await one.plan()).toMatchObject({ differs: false, plan: { units: [{ verdict: 'same' }] } });
    expect(await one.drift()).toMatchObject({ exit: 0, report: { findings: [] } });
    expect(untagged(rig)).toBe(before);
    expect((await one.import({ all: true })).adoption.rows).toMatchObject([{ state: 'ours' }]);
    expect(rig.mutations()).toHaveLength(4);
  });

  it('is added to a file that keeps every line, and changed in place from then on', async () => {
    const { rig, one } = await adopted();
    const lines = one.file().split('\n');
    expect(STARTED.split('\n').filter((line) => !lines.includes(line))).toEqual([]);
    expect(one.file()).toContain('        model: same\n');
    expect(await only(one)).toMatchObject({ verdict: 'same', address: 'endpoints.chat' });
    one.edit('  none: { model: same, instance: { type: ml.m5.large } }   # later\n', '');

    // Copies, and what a copy needs: the models that serve stay.
    const from = rig.mutations().length;
    one.edit('copies: 2', 'copies: 1');
    one.edit('memoryMin: 4GB', 'memoryMin: 6GB');
    expect((await one.apply()).exit).toBe(0);
    const [moved, resized] = ['UpdateInferenceComponentRuntimeConfig', 'UpdateInferenceComponent'];
    expect(changes(rig, from).sort()).toEqual([resized, moved]);
    expect(component(rig, GUARD)?.spec.ModelName).toBe('guard');
    expect(await one.plan()).toMatchObject({ differs: false });

    // Another content makes a model of inferra's own, and so does the way back.
    for (const [was, is] of [
      ['guard/model', 'guard/2/model'],
      ['guard/2/model', 'guard/model'],
    ] as const) {
      one.edit(`legacy-models/${was}`, `legacy-models/${is}`);
      const { plan } = await one.plan();
      expect(plan.units[0]).toMatchObject({ verdict: 'pending', effect: 'live' });
      expect(plan.units[0]?.fields.map(({ field }) => field)).toEqual(['guard-2024 artifact']);
      expect((await one.apply()).exit).toBe(0);
      expect(component(rig, GUARD)?.spec.ModelName).toMatch(/^risk-chat-prod-/);
      expect(await one.plan()).toMatchObject({ differs: false });
    }

    // What others made stays when all goes.
    expect((await one.destroy()).exit).toBe(0);
    const left = rig.simulator.world.state().records.map(({ kind, name }) => `${kind} ${name}`);
    expect(left.sort()).toEqual([
      `endpoint-config ${HOST}-Config`,
      'model Llama-8B',
      'model guard',
      'model guard-copy',
    ]);
  });

  it('has drift like any other', async () => {
    const { rig, one } = await adopted();
    one.edit('  none: { model: same, instance: { type: ml.m5.large } }   # later\n', '');
    const { sagemaker } = clientsOf(rig.simulator);
    await sagemaker.send(
      new UpdateInferenceComponentCommand({
        InferenceComponentName: GUARD,
        Specification: {
          ...guardOf('Llama-8B'),
          ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: 8192 },
        },
      }),
    );
    await rig.simulator.clock.sleep(40 * 60_000);
    const { report } = await one.drift();
    const fields = report.findings.flatMap((finding) => ('fields' in finding ? finding.fields : []));
    expect(fields.map(({ at, by }) => `${by} ${at}`)).toEqual([
      'account endpoints.chat.components.guard-2024.resources',
      'account endpoints.chat.components.guard-2024.model.artifact',
    ]);
    expect((await one.apply()).exit).toBe(0);
    expect(component(rig, GUARD)?.spec.ModelName).toMatch(/^risk-chat-prod-/);
    await sagemaker.send(new DeleteModelCommand({ ModelName: 'Llama-8B' }));
    expect((await one.drift()).report.findings).toMatchObject([
      { is: 'part', part: 'Llama-8B', state: 'deleted' },
    ]);
  });

  it('comes with the autoscaling of its copies, as far as the file can say it', async () => {
    const rig = await openRig({ from: seeded });
    const { scaling } = clientsOf(rig.simulator);
    const subject = {
      ServiceNamespace: 'sagemaker',
      ScalableDimension: 'sagemaker:inference-component:DesiredCopyCount',
    } as const;
    for (const [name, metric] of [
      [LLAMA, 'SageMakerInferenceComponentInvocationsPerCopy'],
      [GUARD, undefined],
    ] as const) {
      const ResourceId = `inference-component/${name}`;
      const target = { ...subject, ResourceId, MinCapacity: 0, MaxCapacity: 3 };
      await scaling.send(new RegisterScalableTargetCommand(target));
      if (metric === undefined) continue;
      await scaling.send(
        new PutScalingPolicyCommand({
          ...{ ...subject, ResourceId, PolicyName: 'By-Load', PolicyType: 'TargetTrackingScaling' },
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 60,
            PredefinedMetricSpecification: { PredefinedMetricType: metric },
          },
        }),
      );
    }
    const { report, exit } = await adopter(rig, '').export();
    expect(exit).toBe(0);
    expect(report.text).toContain(`        scaling:
          min: 0
          max: 3
          target: 60/min
          policyName: By-Load
`);
    expect(report.kept).toMatchObject([
      { name: HOST, because: [expect.stringContaining(`autoscaling of ${GUARD} is not in the file: `)] },
    ]);
    const one = adopter(rig, report.text);
    expect((await one.import({ all: true })).adoption.rows[0]?.kept).toBeUndefined();
    expect(component(rig, LLAMA)?.tags.map(({ Key }) => Key)).toContain('inferra:scaling');
    expect(await one.plan()).toMatchObject({ differs: false });
    expect(await one.drift()).toMatchObject({ exit: 0 });
    expect((await one.import({ all: true })).adoption.rows).toMatchObject([{ state: 'ours' }]);
    expect(changes(rig)).toHaveLength(3);
    one.edit('target: 60/min', 'target: 90/min');
    expect((await one.apply()).exit).toBe(0);
    expect(changes(rig).slice(3)).toEqual(['PutScalingPolicy']);
    expect(await one.plan()).toMatchObject({ differs: false });
  });

  it.each([1, 2, 3, 4])('is taken over by the next run where one was killed at tag %i', async (nth) => {
    const rig = await openRig({ from: seeded });
    const one = adopter(rig, STARTED);
    const { line, died } = mortal(rig.simulator, nth, 'before');
    await Promise.race([died, one.import({ names: [HOST] }, line)]);
    expect(rig.mutations()).toHaveLength(nth - 1);
    const { verdict } = (await only(one)) ?? {};
    expect(verdict).toBe('foreign');
    const { adoption, exit } = await one.import({ names: [HOST] });
    expect([exit, adoption.additions, adoption.rows[0]?.state]).toEqual([0, [], 'adopted']);
    expect(await only(one)).toMatchObject({ verdict: 'same' });
    expect(rig.mutations()).toHaveLength(4);
  });
});

describe('components of others', () => {
  const THEIRS = 'chat-prod-theirs';
  const because = 'it belongs to project ads, environment default';

  async function shared(): Promise<Rig> {
    const rig = await openRig({ from: seeded });
    await addComponent(rig.simulator, THEIRS, guardOf('guard-copy'), { tags: ownedBy('ads', THEIRS) });
    return rig;
  }

  it('stay on the instances, untouched and told', async () => {
    const rig = await shared();
    const theirs = JSON.stringify(component(rig, THEIRS));
    const { report, exit } = await adopter(rig, '').export();
    expect([exit, report.leftOn]).toEqual([3, [{ endpoint: HOST, name: THEIRS, because }]]);
    expect(report.text).toContain(`#   ${THEIRS} of ${HOST}: ${because}\n`);
    const one = adopter(rig, STARTED);
    const { adoption } = await one.import({ names: [HOST] });
    expect(adoption.rows[0]?.left).toEqual(report.leftOn);
    expect(await only(one)).toMatchObject({ verdict: 'same' });
    one.edit('copies: 2', 'copies: 1');
    expect((await one.apply()).exit).toBe(0);
    expect(JSON.stringify(component(rig, THEIRS))).toBe(theirs);

    // Named in the file it is asked for, and given only once that is agreed.
    const entry = `      theirs: { model: same, resources: { accelerators: 1, memoryMin: 4GB }, placement: { strategy: spread, zoneImbalance: 1 } }\n`;
    one.edit('    components:\n', `    components:\n${entry}`);
    expect(await refusal(rig, one.file(), { names: [HOST] })).toEqual([
      `INF3034 endpoints.chat-prod is not what ${HOST} serves: component ${THEIRS} (${because})`,
    ]);
    const from = rig.mutations().length;
    const again = await one.import({ names: [HOST], takeOver: true });
    expect(again.adoption.rows).toMatchObject([
      { state: 'adopted', tags: {}, components: [{ name: THEIRS }] },
    ]);
    expect(rig.mutations().slice(from)).toEqual(['AddTags']);
    expect(await only(one)).toMatchObject({ verdict: 'same' });
  });

  it('come along where their endpoint is taken from the same project', async () => {
    const rig = await shared();
    await tagged(rig.simulator, 'endpoint', HOST, ownedBy('ads', HOST));
    await tagged(rig.simulator, 'inference-component', GUARD, ownedBy('web', GUARD));
    const one = adopter(rig, STARTED);
    const { adoption } = await one.import({ names: [HOST], takeOver: true });
    expect(adoption.rows[0]?.components?.map(({ name }) => name)).toEqual([LLAMA, THEIRS, LORA]);
    expect(adoption.rows[0]?.left?.map(({ name }) => name)).toEqual([GUARD]);
    expect(await only(one)).toMatchObject({ verdict: 'same' });
  });
});

describe('a component with a container of its own', () => {
  it('is written with what it is made of, and plans nothing', async () => {
    const rig = await openRig({ from: seeded });
    await addComponent(rig.simulator, 'tokenizer', {
      Container: {
        ...{ Image: IMAGE, ArtifactUrl: 's3://legacy-models/tokens.tar.gz' },
        Environment: { TEMPLATE: '${name}', VOCABULARY: '128k' },
        ContainerMetricsConfig: {
          MetricsEndpoints: [{ MetricsEndpointPath: '/metrics', MetricPublishFrequencyInSeconds: 30 }],
        },
      },
      ComputeResourceRequirements: { NumberOfCpuCoresRequired: 1, MinMemoryRequiredInMb: 1024 },
    });
    const { report } = await adopter(rig, '').export();
    expect(report.leftOn).toEqual([]);
    expect(report.text).toMatch(/path: \/metrics\n +every: 30s/);
    expect(report.text).toContain('$${name}');
    const one = adopter(rig, report.text);
    await one.import({ all: true });
    expect(await one.plan()).toMatchObject({ differs: false, plan: { units: [{ verdict: 'same' }] } });
  });
});

describe('what cannot be written', () => {
  it('of a component leaves it, and the adapters of it', async () => {
    const rig = await openRig({ from: seeded });
    const bare = (env: Readonly<Record<string, string>>) => ({
      Container: { Image: IMAGE, Environment: env },
      ComputeResourceRequirements: { NumberOfCpuCoresRequired: 1, MinMemoryRequiredInMb: 1024 },
    });
    await addComponent(rig.simulator, 'bare', bare({ HF_TOKEN: 'hf_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789' }));
    await clientsOf(rig.simulator).sagemaker.send(new DeleteModelCommand({ ModelName: 'Llama-8B' }));
    const { report } = await adopter(rig, '').export();
    expect(report.leftOn.map(({ name, because }) => `${name}: ${because}`)).toEqual([
      `${LLAMA}: its model Llama-8B is gone`,
      'bare: its env HF_TOKEN looks like a Hugging Face token, which belongs in no file',
      `${LORA}: its base is left on the endpoint`,
    ]);
    expect(report.written).toEqual([HOST]);
    const one = adopter(rig, report.text);
    expect((await one.import({ all: true })).adoption.rows[0]?.components).toHaveLength(1);
    expect(await one.plan()).toMatchObject({ differs: false });
  });

  it('of the instances, and without a component, leaves the endpoint out', async () => {
    const rig = await openRig();
    await seedHost(rig.simulator);
    await seedHost(rig.simulator, 'other', 'main');
    const { report } = await adopter(rig, '').export();
    expect(report.leftOut).toEqual([
      {
        name: HOST,
        because: [
          'variant AllTraffic takes inference components, of which none can be written (there are none)',
        ],
      },
      { name: 'other', because: ['variant main takes inference components, and is not called AllTraffic'] },
    ]);
    expect(await refusal(rig, STARTED, { names: [HOST] })).toEqual([
      'INF3032 variant AllTraffic takes inference components, of which none can be written (there are none), which inferra cannot express',
    ]);
  });
});
