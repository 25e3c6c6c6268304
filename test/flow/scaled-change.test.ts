// Counts that autoscaling has moved, where the change is about the variant or the bounds themselves: what runs is not lost by
// a name, and what is lost is said.
import {
  DeleteScalingPolicyCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { mortal } from '../kill/mortal.ts';
import { fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const SCALING = { min: 2, max: 8, target: '420/min' };
const scaled = (scaling: object | null = SCALING) =>
  fileOf({ fraud: { instance: ['ml.m5.large', 2], ...(scaling && { scaling }) } });
const under = (variants: object) => fileOf({ fraud: { hosting: { variants } } });
const variant = (model: string, scaling: object = SCALING) => ({
  ...{ model, scaling },
  instance: { type: 'ml.m5.large', count: 2 },
});
const RENAMED = under({ main: variant('a') });

const movedTo = (count: number): Scenario => ({
  events: [{ kind: 'autoscale', atMinutes: 60, endpoint: 'fraud', variant: 'AllTraffic', count }],
});

/** `fraud`, which autoscaling has taken to so many instances. */
async function grown(count: number, first = scaled()): Promise<Rig> {
  const rig = await openRig({ scenario: movedTo(count) });
  await rig.apply(first);
  const { clock, world } = rig.simulator;
  await clock.sleep(90 * 60_000 - (clock.now() - world.begun));
  expect(countsOf(rig)).toEqual({ AllTraffic: count });
  return rig;
}

const countsOf = ({ simulator: { world } }: Rig) =>
  Object.fromEntries(
    (world.get('endpoint', 'fraud')?.fleet?.variants ?? []).map((one) => [one.name, one.desiredCount]),
  );

const cutsIn = ({ risks }: Plan) =>
  risks.flatMap(({ rule, what }) => (rule === 'capacity-cut' ? [what] : []));

const hosted = (managed?: object) =>
  fileOf({
    fraud: {
      hosting: {
        instance: { type: 'ml.g5.12xlarge', count: 1, ...(managed && { managed }) },
        components: { llama: { model: 'a', resources: { accelerators: 1, memoryMin: '24GB' } } },
      },
    },
  });

describe('a variant that autoscaling has moved', () => {
  it('keeps its instances under another name', async () => {
    const rig = await grown(6);
    const { plan } = await rig.plan(RENAMED);
    expect(plan.units[0]).toMatchObject({ verdict: 'pending', kept: [{ variant: 'main', count: 6 }] });
    expect(plan.units[0]?.fields.filter(({ drift }) => drift)).toEqual([]);
    expect(plan.units[0]?.cost).toMatchObject({ before: 0.69, after: 0.69 });
    const counts: number[] = [];
    rig.simulator.world.onChange(() => void counts.push(...Object.values(countsOf(rig)).map(Number)));
    expect((await rig.apply(RENAMED)).exit).toBe(0);
    expect(countsOf(rig)).toEqual({ main: 6 });
    expect(Math.min(...counts)).toBe(6);
    expect((await rig.plan(RENAMED)).differs).toBe(false);
  });

  it('keeps them also where the run is cut off at any request that changes something', async () => {
    const { simulator } = await grown(6);
    const from = simulator.world.state();
    for (let at = 1; ; at++) {
      const rig = await openRig({ from });
      const { line, died } = mortal(rig.simulator, at, 'applied');
      const ended = await Promise.race([rig.apply(RENAMED, {}, line), died]);
      expect([at, (await rig.apply(RENAMED)).exit, countsOf(rig)]).toEqual([at, 0, { main: 6 }]);
      expect((await rig.plan(RENAMED)).differs).toBe(false);
      if (ended !== undefined) break;
    }
  });

  it('goes into bounds that are smaller by now, which the plan says and counts as a risk', async () => {
    const rig = await grown(6);
    const { plan } = await rig.plan(scaled({ ...SCALING, max: 2 }));
    expect(plan.units[0]).toMatchObject({
      kept: [{ count: 6, to: 2 }],
      cost: { before: 0.69, after: 0.23 },
    });
    expect(cutsIn(plan)).toEqual(['6 → 2 × ml.m5.large']);
    expect(cutsIn((await rig.plan(scaled({ ...SCALING, max: 3 }))).plan)).toEqual([]);
  });

  it('has not drifted where the file no longer wants it scaled, and goes back to the count of the file', async () => {
    const rig = await grown(6);
    const { plan } = await rig.plan(scaled(null));
    expect(plan.units[0]).toMatchObject({ verdict: 'pending' });
    expect(plan.units[0]?.fields.filter(({ drift }) => drift)).toEqual([]);
    expect((await rig.apply(scaled(null))).exit).toBe(0);
    expect(countsOf(rig)).toEqual({ AllTraffic: 2 });
  });

  it('that goes while another one stays is a risk, where most of the instances were its own', async () => {
    const first = under({ AllTraffic: variant('a'), two: variant('b', { ...SCALING, min: 1 }) });
    const rig = await openRig({ scenario: movedTo(7) });
    await rig.apply(first);
    await rig.simulator.clock.sleep(90 * 60_000);
    expect(countsOf(rig)).toEqual({ AllTraffic: 7, two: 2 });
    const { plan } = await rig.plan(under({ two: variant('b', { ...SCALING, min: 1 }) }));
    expect(cutsIn(plan)).toEqual(['9 → 2 × ml.m5.large']);
    expect(plan.units[0]?.fields.map(({ field }) => field)).toContain('AllTraffic scaling');
  });

  it('that SageMaker manages has bounds of its own, whatever the file wants after it', async () => {
    const rig = await openRig();
    await rig.apply(hosted({ min: 1, max: 3 }));
    const fixed = (await rig.plan(hosted())).plan.units[0];
    expect([fixed?.kept, fixed?.cost?.ceiling]).toEqual([undefined, undefined]);
    // An endpoint of components does not become another one: it is made anew, with the instances of the file.
    const held = (await rig.plan(scaled())).plan.units[0];
    expect(held?.cost).toMatchObject({ before: 7.09, ceilingBefore: 21.27 });
    const { plan } = await rig.plan(scaled(), { allowDowntime: true });
    expect(plan.units[0]).toMatchObject({ effect: 'recreate', cost: { after: 0.23, ceiling: 0.92 } });
    const [compute, ...others] = plan.units[0]?.fields ?? [];
    // What goes with the endpoint is named.
    expect(others).toContainEqual({ field: 'component fraud-llama', from: 'on the endpoint' });
    expect(compute).toMatchObject({ field: 'compute', from: 'ml.g5.12xlarge', to: 'ml.m5.large × 2' });
    const told = (await rig.drift(scaled())).report.notCompared.map(({ because }) => because);
    expect(told).toContain('autoscaling moves it between 1 and 3');
  });

  it('that somebody else has follow the same metric is held, and that policy named; nothing of it is touched', async () => {
    const rig = await openRig();
    await rig.apply(scaled(null));
    const { scaling } = clientsOf(rig.simulator);
    const subject = {
      ServiceNamespace: 'sagemaker',
      ResourceId: 'endpoint/fraud/variant/AllTraffic',
      ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
    } as const;
    await scaling.send(new RegisterScalableTargetCommand({ ...subject, MinCapacity: 1, MaxCapacity: 3 }));
    const TargetTrackingScalingPolicyConfiguration = {
      TargetValue: 70,
      PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
    } as const;
    const PolicyName = 'theirs';
    await scaling.send(
      new PutScalingPolicyCommand({
        ...{ ...subject, PolicyName, TargetTrackingScalingPolicyConfiguration },
        PolicyType: 'TargetTrackingScaling',
      }),
    );
    const sent = rig.mutations().length;
    const { exit, plan } = await rig.apply(scaled());
    expect([exit, plan.diagnostics[0]?.code, plan.units[0]?.held]).toEqual([
      6,
      'INF3180',
      'policy theirs tracks the same metric',
    ]);
    expect(rig.mutations().length).toBe(sent);
    // Another metric goes beside it, and is not in its way later either.
    const beside = scaled({ min: 2, max: 8, concurrency: 5 });
    expect((await rig.apply(beside)).exit).toBe(0);
    expect((await rig.plan(beside)).differs).toBe(false);
    expect((await rig.apply(scaled())).exit).toBe(6);
    await scaling.send(new DeleteScalingPolicyCommand({ ...subject, PolicyName }));
    expect((await rig.apply(scaled())).exit).toBe(0);
  });
});
