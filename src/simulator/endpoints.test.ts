// Headings "Endpoints", "What Describe shows", "Updates", "Sizes", "Deletion" of docs/simulator.md.
import { describe, expect, test } from 'vitest';
import { arn, openAccount, refusal } from './testing/account.ts';

const BUSY = `ValidationException: Cannot update in-progress endpoint "${arn('endpoint', 'e')}".`;

describe('a new endpoint', () => {
  test('is Creating without variants, then InService with them, its image pinned to a digest', async () => {
    const { model, config, create, describe: look, minutes, simulator } = await openAccount();
    await model('m');
    await config('c', { count: 2, weight: 3 });
    expect(await create('e', 'c')).toMatchObject({ EndpointArn: arn('endpoint', 'e') });
    const young = await look('e');
    expect(young).toMatchObject({ EndpointStatus: 'Creating', EndpointConfigName: 'c' });
    expect(young.ProductionVariants).toBeUndefined();
    expect(young.PendingDeploymentSummary?.ProductionVariants?.[0]).toMatchObject({
      CurrentInstanceCount: 0,
      DesiredInstanceCount: 2,
      InstanceType: 'ml.m5.large',
      VariantStatus: [{ Status: 'Creating', StatusMessage: 'Launching 2 instance(s).' }],
    });
    expect(simulator.world.invoke('e')).toEqual({ served: false, error: 'status Creating' });

    await minutes(8);
    const grown = await look('e');
    expect(grown).toMatchObject({
      EndpointStatus: 'InService',
      ProductionVariants: [
        { CurrentWeight: 3, DesiredWeight: 3, CurrentInstanceCount: 2, DesiredInstanceCount: 2 },
      ],
    });
    expect(grown.ProductionVariants?.[0]?.DeployedImages?.[0]?.ResolvedImage).toMatch(
      /\/sagemaker-xgboost@sha256:[0-9a-f]{64}$/,
    );
    expect(grown).not.toHaveProperty('PendingDeploymentSummary');
    expect(grown).not.toHaveProperty('FailureReason');
    const minutesTaken = (Number(grown.LastModifiedTime) - Number(grown.CreationTime)) / 60_000;
    expect(minutesTaken).toBeGreaterThanOrEqual(4);
    expect(minutesTaken).toBeLessThanOrEqual(8);
    expect(simulator.world.invoke('e')).toEqual({ served: true, config: 'c', variants: ['main'] });
  });

  test('that is serverless shows its size and no wanted count', async () => {
    const { serving, describe: look } = await openAccount();
    await serving({ memory: 4096, concurrency: 20 });
    const [one] = (await look('e')).ProductionVariants ?? [];
    expect(one).toMatchObject({
      CurrentServerlessConfig: { MemorySizeInMB: 4096, MaxConcurrency: 20 },
      CurrentInstanceCount: 0,
    });
    expect(one).not.toHaveProperty('DesiredServerlessConfig');
    expect(one).not.toHaveProperty('DesiredInstanceCount');
  });

  test('takes neither update, scaling nor deletion before it is there', async () => {
    const { model, config, create, update, scale, remove } = await openAccount();
    await model('m');
    await config('c', {});
    await create('e', 'c');
    expect(await refusal(update('e', 'c'))).toBe(BUSY);
    expect(await refusal(scale('e', 2))).toBe(BUSY);
    expect(await refusal(remove('e'))).toBe(BUSY);
    expect(await refusal(create('E', 'c'))).toBe(
      `ValidationException: Cannot create already existing endpoint "${arn('endpoint', 'e')}".`,
    );
  });
});

describe('an update', () => {
  test('shows the old fleet on top and the new one as pending until it takes over', async () => {
    const { serving, config, update, describe: look, settled, simulator } = await openAccount();
    await serving({ count: 1 });
    await config('c2', { type: 'ml.c6i.large', count: 3 });
    await update('e', 'c2');
    expect(await look('e')).toMatchObject({
      EndpointStatus: 'Updating',
      EndpointConfigName: 'c',
      ProductionVariants: [{ CurrentInstanceCount: 1 }],
      PendingDeploymentSummary: {
        EndpointConfigName: 'c2',
        ProductionVariants: [{ CurrentInstanceCount: 0, CurrentWeight: 0, DesiredInstanceCount: 3 }],
      },
    });
    expect(simulator.world.invoke('e')).toMatchObject({ served: true, config: 'c' });
    expect(await settled('e')).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'c2' });
  });

  test('that fails ends InService on the old config with a reason, which a later success takes away', async () => {
    const { serving, config, update, settled, simulator } = await openAccount({
      scenario: { endpoints: [{ kind: 'capacity', config: 'c2', nth: 1 }] },
    });
    await serving();
    await config('c2', { count: 3 });
    const statuses: string[] = [];
    simulator.world.onChange(({ record }) => {
      if (record?.kind === 'endpoint') statuses.push(record.status);
    });
    await update('e', 'c2');
    const failed = await settled('e');
    expect(failed).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'c' });
    expect(failed.FailureReason).toMatch(/^Unable to provision requested ML compute capacity/);
    expect(failed).not.toHaveProperty('PendingDeploymentSummary');
    expect(new Set(statuses)).toEqual(new Set(['Updating', 'InService']));
    await update('e', 'c2');
    const done = await settled('e');
    expect(done).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'c2' });
    expect(done).not.toHaveProperty('FailureReason');
  });

  test('resets counts and weights unless they are to be retained', async () => {
    const { serving, config, update, scale, settled, describe: look } = await openAccount();
    await serving({ count: 1 });
    await config('c2', { count: 2 });
    await config('c3', { count: 2 });
    await scale('e', 5, 7);
    await settled('e');
    await update('e', 'c2', { RetainAllVariantProperties: true });
    await settled('e');
    expect((await look('e')).ProductionVariants).toMatchObject([
      { CurrentInstanceCount: 5, CurrentWeight: 7 },
    ]);
    await update('e', 'c3');
    await settled('e');
    expect((await look('e')).ProductionVariants).toMatchObject([
      { CurrentInstanceCount: 2, CurrentWeight: 1 },
    ]);
  });

  test('bakes as its deployment config says, and the config is shown afterwards', async () => {
    const { serving, config, update, describe: look, minutes, settled } = await openAccount();
    await serving();
    await config('c2', { count: 4 });
    const routing = {
      Type: 'CANARY',
      WaitIntervalInSeconds: 600,
      CanarySize: { Type: 'CAPACITY_PERCENT', Value: 25 },
    } as const;
    const DeploymentConfig = {
      BlueGreenUpdatePolicy: { TrafficRoutingConfiguration: routing, TerminationWaitInSeconds: 300 },
    };
    await update('e', 'c2', { DeploymentConfig });
    const texts = new Set<string>();
    for (let half = 0; half < 80; half++) {
      await minutes(0.25);
      const pending = (await look('e')).PendingDeploymentSummary?.ProductionVariants?.[0];
      for (const one of pending?.VariantStatus ?? []) texts.add(`${one.Status}: ${one.StatusMessage}`);
    }
    expect([...texts].map((one) => one.slice(0, 40))).toEqual(
      [
        'Creating: Launching 4 instance(s).',
        'ActivatingTraffic: Activating traffic on canary',
        'Baking: Baking for 600 seconds (WaitInte',
        'ActivatingTraffic: Activating traffic on',
        'Baking: Baking for 300 seconds (Terminat',
      ].map((one) => one.slice(0, 40)),
    );
    expect(await settled('e')).toMatchObject({ LastDeploymentConfig: DeploymentConfig });
  });

  test('whose rollback fails too ends UpdateRollbackFailed and serves on; a new update gets it out', async () => {
    const { serving, config, update, settled, simulator } = await openAccount({
      scenario: { endpoints: [{ kind: 'ping', on: 'update', nth: 1, rollbackFails: true }] },
    });
    await serving();
    await config('c2', {});
    await update('e', 'c2');
    expect(await settled('e')).toMatchObject({ EndpointStatus: 'UpdateRollbackFailed' });
    expect(simulator.world.invoke('e')).toMatchObject({ served: true });
    await update('e', 'c2');
    expect(await settled('e')).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'c2' });
  });

  test('is refused when the config that is being left was deleted', async () => {
    const { serving, config, update, removeConfig, simulator } = await openAccount();
    await serving();
    await config('c2', {});
    await removeConfig('c');
    expect(await refusal(update('e', 'c2'))).toBe(
      `ValidationException: Could not find endpoint configuration "${arn('endpoint-config', 'c')}".`,
    );
    expect(simulator.world.invoke('e')).toMatchObject({ served: true });
  });

  test('from instances to serverless is refused; the other way needs another variant name', async () => {
    const { serving, config, update, settled } = await openAccount();
    await serving();
    await config('s', { memory: 2048, concurrency: 5 });
    expect(await refusal(update('e', 's'))).toMatch(
      /^ValidationException: Cannot update endpoint .* serverless/,
    );

    const other = await openAccount();
    await other.serving({ memory: 2048, concurrency: 5 });
    await other.config('same', {});
    await other.config('named', { variant: 'instances' });
    expect(await refusal(other.update('e', 'same'))).toMatch(
      /^ValidationException: .*different variant name/,
    );
    await other.update('e', 'named');
    expect(await other.settled('e')).toMatchObject({ EndpointConfigName: 'named' });
    expect(await settled('e')).toMatchObject({ EndpointConfigName: 'c' });
  });
});

test('an update neither ends nor begins asynchronous inference', async () => {
  const { serving, config, create, update, settled } = await openAccount();
  const AsyncInferenceConfig = { OutputConfig: { S3OutputPath: 's3://out/' } };
  await serving();
  await config('later', {}, { AsyncInferenceConfig });
  await config('later-2', { count: 2 }, { AsyncInferenceConfig });
  await create('a', 'later');
  await settled('a');
  expect(await refusal(update('a', 'c'))).toMatch(
    /^ValidationException: The AsyncInferenceConfig parameter cannot be removed from this endpoint a\./,
  );
  expect(await refusal(update('e', 'later'))).toMatch(/AsyncInferenceConfig parameter cannot be added to/);
  await update('a', 'later-2');
  expect(await settled('a')).toMatchObject({ EndpointConfigName: 'later-2' });
});

describe('UpdateEndpointWeightsAndCapacities', () => {
  test('shows the wanted size at once and the current one when it is there, with no pending deployment', async () => {
    const { serving, scale, describe: look, settled } = await openAccount();
    await serving({ count: 3 });
    await scale('e', 6);
    const seen = await look('e');
    expect(seen).toMatchObject({
      EndpointStatus: 'Updating',
      ProductionVariants: [
        {
          CurrentInstanceCount: 3,
          DesiredInstanceCount: 6,
          VariantStatus: [{ Status: 'Updating', StatusMessage: 'Scaling out desired instance count to 6.' }],
        },
      ],
    });
    expect(seen).not.toHaveProperty('PendingDeploymentSummary');
    const done = await settled('e');
    expect(done.ProductionVariants?.[0]).toMatchObject({ CurrentInstanceCount: 6, DesiredInstanceCount: 6 });
    expect(done.ProductionVariants?.[0]).not.toHaveProperty('VariantStatus');
  });

  test('that finds no capacity rolls back visibly to the size before', async () => {
    const { serving, scale, settled, simulator } = await openAccount({
      scenario: { endpoints: [{ kind: 'capacity', on: 'scale' }] },
    });
    await serving({ count: 2 });
    const statuses = new Set<string>();
    simulator.world.onChange(({ record }) => record?.kind === 'endpoint' && statuses.add(record.status));
    await scale('e', 4);
    const seen = await settled('e');
    expect([...statuses]).toEqual(['Updating', 'RollingBack', 'InService']);
    expect(seen.ProductionVariants).toMatchObject([{ CurrentInstanceCount: 2, DesiredInstanceCount: 2 }]);
    expect(seen.FailureReason).toMatch(/capacity/);
  });

  test('cannot grow a fleet whose model was deleted, which serves on', async () => {
    const { serving, scale, settled, removeModel, simulator } = await openAccount();
    await serving();
    await removeModel('m');
    expect(simulator.world.invoke('e')).toMatchObject({ served: true });
    await scale('e', 2);
    expect((await settled('e')).FailureReason).toMatch(/^Could not find model "m"/);
    expect(simulator.world.invoke('e')).toMatchObject({ served: true });
  });

  test('names the variants that it does not know', async () => {
    const { sagemaker, serving } = await openAccount();
    await serving();
    const { UpdateEndpointWeightsAndCapacitiesCommand: Command } = await import('@aws-sdk/client-sagemaker');
    const moving = (names: readonly string[]) =>
      refusal(
        sagemaker.send(
          new Command({
            EndpointName: 'e',
            DesiredWeightsAndCapacities: names.map((VariantName) => ({ VariantName, DesiredWeight: 1 })),
          }),
        ),
      );
    expect(await moving(['q'])).toBe(
      'ValidationException: The variant name(s) "q" is/are not present within endpoint configuration "c".',
    );
    expect(await moving(['main', 'main'])).toBe(
      'ValidationException: The variant name "main" was non-unique within the request.',
    );
  });
});

describe('a deletion', () => {
  test('shows Deleting, serves no more, and the name is free afterwards', async () => {
    const { serving, remove, describe: look, minutes, create, simulator } = await openAccount();
    await serving();
    await remove('e');
    expect(await look('e')).toMatchObject({ EndpointStatus: 'Deleting' });
    expect(simulator.world.invoke('e')).toEqual({ served: false, error: 'status Deleting' });
    expect(await refusal(remove('e'))).toBe(BUSY);
    await minutes(2);
    const missing = `ValidationException: Could not find endpoint "${arn('endpoint', 'e')}".`;
    expect(await refusal(look('e'))).toBe(missing);
    expect(await refusal(remove('e'))).toBe(missing);
    await create('e', 'c');
  });

  test('is all that a failed endpoint takes', async () => {
    const { model, config, create, update, remove, settled } = await openAccount({
      scenario: { endpoints: [{ kind: 'ping', on: 'create' }] },
    });
    await model('m');
    await config('c', {});
    await create('e', 'c');
    const failed = await settled('e');
    expect(failed).toMatchObject({ EndpointStatus: 'Failed', EndpointConfigName: 'c' });
    expect(failed.FailureReason).toMatch(
      /^The primary container for production variant main did not pass the ping/,
    );
    expect(await refusal(update('e', 'c'))).toMatch(
      /^ValidationException: Cannot update endpoint .*"Failed"/,
    );
    await remove('e');
  });

  test('of a config or model in use succeeds', async () => {
    const { serving, removeConfig, removeModel, describe: look, simulator } = await openAccount();
    await serving();
    await removeConfig('c');
    await removeModel('m');
    expect(await look('e')).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'c' });
    expect(simulator.world.invoke('e')).toMatchObject({ served: true });
    expect(await refusal(removeConfig('c'))).toMatch(/Could not find endpoint configuration/);
  });
});
