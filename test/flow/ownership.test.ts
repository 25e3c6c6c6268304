// What is not this project's is left alone, whatever its name; and nothing is sent where the file or the account is wrong.

import {
  AddTagsCommand,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../src/core/codes.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { clientsOf, IMAGE, ROLE } from '../../src/simulator/testing/account.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';

const TWO = fileOf({ fraud: {}, search: {} });

/** An endpoint that somebody else made, with these tags. */
async function foreignEndpoint(simulator: Simulator, name: string, tags: Readonly<Record<string, string>>) {
  const { sagemaker } = clientsOf(simulator);
  await sagemaker.send(
    new CreateModelCommand({
      ModelName: 'theirs',
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Image: IMAGE },
    }),
  );
  await sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: 'theirs',
      ProductionVariants: [
        { VariantName: 'main', ModelName: 'theirs', InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
      ],
    }),
  );
  await sagemaker.send(
    new CreateEndpointCommand({
      EndpointName: name,
      EndpointConfigName: 'theirs',
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  await simulator.clock.sleep(20 * 60_000);
}

const owned = (project: string, name: string) => ({
  'inferra:project': project,
  'inferra:env': 'default',
  'inferra:address': 'endpoints.fraud',
  'inferra:name': name,
});

/** Operations that were sent after the first `count` requests and name `endpoint`. */
function mutationsOn({ simulator }: Rig, endpoint: string, count: number): readonly string[] {
  return simulator.world
    .requests()
    .slice(count)
    .filter(({ mutating, input }) => mutating && JSON.stringify(input).includes(`"${endpoint}"`))
    .map(({ operation }) => operation);
}

describe('an endpoint of the same name', () => {
  it.each([
    ['without tags', {}, 'it has no inferra tags'],
    ['of another project', owned('fraudsters', 'fraud'), 'it belongs to project fraudsters'],
    ['with tags copied from another endpoint', owned('risk', 'older'), 'copied from another resource'],
  ])('%s is named with exit 5 and never touched, while others go on', async (_what, tags, reason) => {
    const rig = await openRig();
    await foreignEndpoint(rig.simulator, 'fraud', tags);
    const count = rig.simulator.world.requests().length;
    const planned = await rig.plan(TWO, ALLOWED);
    expect(planned.exit).toBe(5);
    const result = await rig.apply(TWO, { ...ALLOWED, retry: true });
    expect(result.exit).toBe(5);
    expect(result.plan.diagnostics.map(({ code }) => code)).toEqual(['INF3002']);
    expect(result.plan.diagnostics[0]?.message).toContain(reason);
    expect(result.outcomes).toEqual([{ address: 'endpoints.search', result: 'done' }]);
    expect(mutationsOn(rig, 'fraud', count)).toEqual([]);
    expect(rig.simulator.world.invoke('fraud').served).toBe(true);
    expect(rig.simulator.world.get('endpoint', 'fraud')?.config).toBe('theirs');
  });

  it('is not destroyed either', async () => {
    const rig = await openRig();
    await foreignEndpoint(rig.simulator, 'fraud', owned('risk', 'older'));
    const count = rig.simulator.world.requests().length;
    expect((await rig.destroy(TWO)).exit).toBe(0);
    expect(
      rig.simulator.world
        .requests()
        .slice(count)
        .some(({ mutating }) => mutating),
    ).toBe(false);
  });

  it('that appears between plan and apply is refused with exit 5', async () => {
    const rig = await openRig();
    const result = await rig.apply(fileOf({ fraud: {} }), { autoApprove: false }, undefined, {
      ask: async () => {
        await foreignEndpoint(rig.simulator, 'fraud', {});
        return true;
      },
    });
    expect(result.exit).toBe(5);
    expect(result.outcomes[0]).toMatchObject({ result: 'refused', error: { code: 'INF3001' } });
    expect(rig.simulator.world.models().map(({ name }) => name)).toEqual(['theirs']);
  });
});

describe('a part of the same name', () => {
  it('with another content is not adopted, and what depends on it is not made', async () => {
    const rig = await openRig();
    const file = fileOf({ fraud: {} });
    const { plan } = await rig.plan(file);
    const model = plan.units[0]?.steps.find(({ kind }) => kind === 'model')?.name;
    const { sagemaker } = clientsOf(rig.simulator);
    await sagemaker.send(
      new CreateModelCommand({
        ModelName: model,
        ExecutionRoleArn: ROLE,
        PrimaryContainer: { Image: IMAGE },
      }),
    );
    const result = await rig.apply(file);
    expect(result.exit).toBe(5);
    expect(result.outcomes[0]).toMatchObject({ result: 'failed', error: { code: 'INF3005' } });
    expect(rig.simulator.world.configs()).toEqual([]);
  });
});

describe('a wrong place', () => {
  it('of another account is refused with exit 4 after asking who we are and nothing else', async () => {
    const rig = await openRig();
    const file = withMembers(TWO, {
      account: '999999999999',
      defaults: { role: 'arn:aws:iam::999999999999:role/sagemaker-execution' },
    });
    await expect(rig.apply(file)).rejects.toMatchObject({ code: 'INF2005', exit: 4 });
    expect(rig.simulator.world.requests().map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
  });

  it('of another region is refused before anything is sent', async () => {
    const rig = await openRig();
    const refusal = await rig.apply(TWO, { region: 'eu-central-1' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'INF1050' })]),
    });
    expect(definitionOf('INF1050').exit).toBe(4);
    expect(rig.simulator.world.requests()).toEqual([]);
  });

  it('is not looked at for a file with errors', async () => {
    const rig = await openRig();
    const file = fileOf({ fraud: { model: 'nobody' } });
    await expect(rig.plan(file)).rejects.toMatchObject({ name: 'DiagnosticsError' });
    await expect(rig.apply(file)).rejects.toMatchObject({ name: 'DiagnosticsError' });
    await expect(rig.destroy(file)).rejects.toMatchObject({ name: 'DiagnosticsError' });
    expect(rig.simulator.world.requests()).toEqual([]);
  });
});

describe('another naming', () => {
  it('is another endpoint: the old one is kept with all its parts until --prune', async () => {
    const rig = await openRig();
    const file = fileOf({ fraud: {} });
    await rig.apply(file);
    const renamed = withMembers(file, { naming: `new-\${key}` });
    const first = await rig.apply(renamed);
    expect(first.plan.units.map(({ address, heldBy }) => [address, heldBy])).toEqual([
      ['endpoints.fraud', undefined],
      ['endpoints.fraud (fraud)', 'INF5001'],
    ]);
    expect([first.exit, first.outcomes]).toEqual([2, [{ address: 'endpoints.fraud', result: 'done' }]]);
    expect(rig.simulator.world.configs()).toHaveLength(2);
    expect(rig.simulator.world.models()).toHaveLength(2);
    expect((await rig.apply(renamed, ALLOWED)).exit).toBe(0);
    expect(rig.simulator.world.endpoints().map(({ name }) => name)).toEqual(['new-fraud']);
    expect(rig.simulator.world.configs()).toHaveLength(1);
    expect(rig.simulator.world.models()).toHaveLength(1);
    expect((await rig.plan(renamed, ALLOWED)).differs).toBe(false);
  });
});

describe('tags that somebody else puts on an endpoint', () => {
  it('are left there', async () => {
    const rig = await openRig();
    const file = fileOf({ fraud: { tags: { team: 'risk' } } });
    await rig.apply(file);
    const { sagemaker } = clientsOf(rig.simulator);
    const ResourceArn = rig.simulator.world.get('endpoint', 'fraud')?.arn;
    await sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: [{ Key: 'cost-center', Value: '7' }] }));
    expect((await rig.plan(file)).differs).toBe(false);
    await rig.apply(fileOf({ fraud: { tags: { stage: 'prod' } } }));
    const tags = rig.simulator.world
      .get('endpoint', 'fraud')
      ?.tags.filter(({ Key }) => !Key.startsWith('inferra:'));
    expect(tags).toEqual([
      { Key: 'cost-center', Value: '7' },
      { Key: 'stage', Value: 'prod' },
    ]);
  });
});
