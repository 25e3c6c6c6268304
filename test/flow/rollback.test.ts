// The way back by hand on a simulated account: where it goes, what it keeps, and what it refuses with nothing changed.
import { describe, expect, it } from 'vitest';
import { InferraError } from '../../src/core/errors.ts';
import type { RollbackInput } from '../../src/flow/ports.ts';
import { fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';

const old = fileOf({ fraud: {} });
const bad = fileOf({ fraud: { model: 'b' } });

async function rigOf(files: readonly string[], options: Parameters<typeof openRig>[0] = {}): Promise<Rig> {
  const rig = await openRig(options);
  for (const file of files) await rig.apply(file, { allowDowntime: true });
  return rig;
}

const endpoint = ({ simulator: { world } }: Rig) => world.endpoints().find(({ name }) => name === 'fraud');
const tagOf = (rig: Rig, key: string) => endpoint(rig)?.tags.find(({ Key }) => Key === key)?.Value;
const configOf = (rig: Rig) => (tagOf(rig, 'inferra:applied') ?? '').split(' ')[0] ?? '';
const countIn = (rig: Rig) => (tagOf(rig, 'inferra:applied') ?? '').split(' ')[1];

async function refusal(rig: Rig, file: string, input: Partial<RollbackInput> = {}) {
  const sent = rig.mutations().length;
  const error = await rig.rollback(file, input).catch((thrown: unknown) => thrown);
  expect(rig.mutations().length).toBe(sent);
  if (!(error instanceof InferraError)) throw new Error(`not refused: ${JSON.stringify(error)}`);
  return `${error.code} ${error.exit}: ${error.message}`;
}

/** As somebody in the console, or another program, would. */
async function byHand(rig: Rig, operation: string, input: object): Promise<void> {
  const { cloud } = await rig.ports(old).connect({ region: 'us-east-1', account: undefined });
  await cloud.call(operation as 'DeleteModel', input as { ModelName: string });
}

async function countsOf(rig: Rig): Promise<readonly (number | undefined)[]> {
  const { cloud } = await rig.ports(old).connect({ region: 'us-east-1', account: undefined });
  const { ProductionVariants = [] } = await cloud.call('DescribeEndpoint', { EndpointName: 'fraud' });
  return ProductionVariants.map((one) => one.CurrentInstanceCount);
}

describe('a rollback', () => {
  it('goes to the verified config before, and back again where that is asked for', async () => {
    const rig = await rigOf([old, bad]);
    const from = configOf(rig);
    expect((await rig.rollback(bad)).exit).toBe(0);
    const to = configOf(rig);
    expect([to === from, tagOf(rig, 'inferra:verified')]).toEqual([false, `${to} ${from}`]);
    expect((await rig.rollback(bad, { to: from.toUpperCase() })).exit).toBe(0);
    expect(configOf(rig)).toBe(from);
    expect(tagOf(rig, 'inferra:hold')).toContain(from);
  });

  it('from an older checkout is not undone by the newer one', async () => {
    const rig = await rigOf([old, bad]);
    await rig.rollback(old);
    const sent = rig.mutations().length;
    expect((await rig.apply(bad)).exit).toBe(6);
    expect(rig.mutations().length).toBe(sent);
  });

  it('leaves as many instances as serve, where the fleet has grown', async () => {
    const rig = await rigOf([old, fileOf({ fraud: { model: 'b', instance: ['ml.m5.large', 5] } })]);
    const { plan, exit } = await rig.rollback(bad);
    expect([exit, plan.units[0]?.fields.map(({ field }) => field)]).toEqual([0, ['config', 'artifact']]);
    expect([countIn(rig), await countsOf(rig)]).toEqual(['AllTraffic=5:1', [5]]);
    expect((await rig.rollback(bad)).outcomes).toEqual([]);
  });

  it('takes the size of the config where the instances are others, and says so', async () => {
    const rig = await rigOf([old, fileOf({ fraud: { instance: ['ml.c5.large', 5] } })]);
    const { plan } = await rig.rollback(bad);
    expect(plan.units[0]?.fields).toContainEqual({
      field: 'compute',
      from: 'ml.c5.large × 5',
      to: 'ml.m5.large × 1',
    });
    expect(countIn(rig)).toBe('AllTraffic=1:1');
  });

  it('that is left to run is held from its first request on, and recorded by the same command', async () => {
    const rig = await rigOf([old, bad]);
    expect((await rig.rollback(bad, { wait: false })).exit).toBe(0);
    expect((await rig.apply(bad)).exit).toBe(6);
    const { exit, outcomes } = await rig.rollback(bad);
    expect([exit, outcomes[0]?.result]).toEqual([0, 'done']);
    expect(rig.mutations().filter((one) => one === 'UpdateEndpoint')).toHaveLength(2);
  });

  it('that the service undoes is exit 3, and is held until it is tried again or given up', async () => {
    const past = await rigOf([old, bad]);
    const from = past.simulator.world.state();
    const scenario = { endpoints: [{ kind: 'ping', endpoint: 'fraud', on: 'update' } as const] };
    const rig = await openRig({ from, scenario });
    const serving = configOf(rig);
    expect((await rig.rollback(bad)).exit).toBe(3);
    const { exit, plan } = await rig.apply(bad);
    expect([exit, plan.units[0]?.held, configOf(rig)]).toEqual([
      6,
      expect.stringContaining('has not arrived'),
      serving,
    ]);
    await rig.rollback(bad, { release: true });
    expect(await rig.plan(bad)).toMatchObject({ exit: 0 });
    expect(tagOf(rig, 'inferra:hold')).toBeUndefined();
  });

  it('ends for good once the file has changed, whatever it says later', async () => {
    const rig = await rigOf([old, bad]);
    await rig.rollback(bad);
    expect((await rig.apply(old)).exit).toBe(0);
    expect((await rig.apply(bad)).exit).toBe(0);
    expect(await rig.plan(bad)).toMatchObject({ differs: false });
  });
});

describe('a rollback is refused, with nothing changed,', () => {
  it('where there is no endpoint', async () => {
    expect(await refusal(await rigOf([]), old)).toBe('INF3013 6: the account has no endpoint fraud');
  });

  it('where the file has no such endpoint', async () => {
    expect(await refusal(await rigOf([]), old, { endpoint: 'other' })).toMatch(/^INF3007 64: .*"other"/);
  });

  it('where --to names what was never verified', async () => {
    const rig = await rigOf([old, bad]);
    expect(await refusal(rig, bad, { to: 'theirs' })).toMatch(/^INF3016 64: theirs is not a verified config/);
  });

  it('where nothing was verified before', async () => {
    expect(await refusal(await rigOf([old]), old)).toMatch(/^INF3013 6: .*no verified config besides/);
  });

  it("where it is somebody else's", async () => {
    const rig = await rigOf([fileOf({ fraud: {} }, 'theirs')]);
    expect(await refusal(rig, old)).toMatch(/^INF3002 5: .*it belongs to project theirs/);
  });

  it('where the config is gone', async () => {
    const rig = await rigOf([old]);
    const config = configOf(rig);
    await rig.apply(bad);
    await byHand(rig, 'DeleteEndpointConfig', { EndpointConfigName: config });
    expect(await refusal(rig, bad)).toBe(
      `INF3014 5: config ${config} is gone from the account; nothing was changed`,
    );
  });

  it('where a model of it is gone', async () => {
    const rig = await rigOf([old]);
    const [model] = rig.simulator.world.models();
    await rig.apply(bad);
    await byHand(rig, 'DeleteModel', { ModelName: model?.name });
    expect(await refusal(rig, bad)).toContain(`INF3014 5: model ${model?.name} of config `);
  });

  it('where SageMaker would have to make the endpoint anew', async () => {
    const serverless = fileOf({ fraud: { serverless: ['2GB', 5] } });
    const rig = await rigOf([serverless, old]);
    expect(await refusal(rig, old)).toMatch(
      /^INF3015 6: .*cannot update an instance-based endpoint to serverless/,
    );
  });

  it('where the service is at work on something else', async () => {
    const rig = await rigOf([old, bad]);
    await rig.apply(fileOf({ fraud: { instance: ['ml.c5.large', 1] } }), { wait: false });
    expect(await refusal(rig, bad)).toBe('INF3006 7: endpoint fraud is Updating; nothing was changed');
  });

  it('where nobody says yes', async () => {
    const rig = await rigOf([old, bad]);
    const sent = rig.mutations().length;
    const { rollback } = await import('../../src/flow/rollback.ts');
    const ports = rig.ports(bad, rig.simulator, { ask: async () => false });
    const input = {
      file: 'inference.yaml',
      params: {},
      endpoint: 'fraud',
      release: false,
      autoApprove: false,
    };
    const run = rollback(ports, { ...input, wait: true, parallelism: 1, timeoutMs: 1 });
    await expect(run).rejects.toMatchObject({ code: 'INF6008' });
    expect(rig.mutations().length).toBe(sent);
  });
});
