// Headings "Scenarios" and below of docs/simulator.md: throttling, faults of requests, faults of endpoints, outside events.
import { readFileSync } from 'node:fs';
import { ListModelsCommand, ListTagsCommand, SageMakerServiceException } from '@aws-sdk/client-sagemaker';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { parseScenario, type Scenario } from './index.ts';
import { arn, openAccount, refusal } from './testing/account.ts';

describe('throttling', () => {
  test('lets a burst through, then a request a second', async () => {
    const { sagemaker, simulator } = await openAccount({ scenario: { throttling: { rate: 1, burst: 3 } } });
    const list = () => sagemaker.send(new ListModelsCommand({}));
    for (let times = 0; times < 3; times++) await list();
    expect(await refusal(list())).toBe('ThrottlingException: Rate exceeded');
    await simulator.clock.sleep(1000);
    await list();
    expect(await refusal(list())).toBe('ThrottlingException: Rate exceeded');
  });

  test('refuses a share of the requests on top, the same ones for the same seed', async () => {
    const outcomes = async (seed: number) => {
      const { sagemaker, simulator } = await openAccount({
        seed,
        scenario: { throttling: { rate: 1000, burst: 1000, refusalShare: 0.3 } },
      });
      for (let times = 0; times < 100; times++)
        await sagemaker.send(new ListModelsCommand({})).catch(() => {});
      return simulator.world.requests().map((one) => one.outcome);
    };
    const first = await outcomes(1);
    const refused = first.filter((one) => one === 'ThrottlingException').length;
    expect(refused).toBeGreaterThan(15);
    expect(refused).toBeLessThan(45);
    expect(await outcomes(1)).toEqual(first);
    expect(await outcomes(2)).not.toEqual(first);
  });
});

describe('a fault of a request', () => {
  async function meet(fault: NonNullable<Scenario['requests']>[number]) {
    const account = await openAccount({ scenario: parseScenario({ requests: [fault] }) });
    const error: unknown = await account.model('m').then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return { ...account, error, exists: account.simulator.world.get('model', 'm') !== undefined };
  }

  test('throttles the nth request that fits, and no other', async () => {
    const { model, simulator } = await openAccount({
      scenario: { requests: [{ kind: 'throttle', operation: 'CreateModel', name: 'fr*', nth: 2 }] },
    });
    await model('other');
    await model('fraud-1');
    expect(await refusal(model('fraud-2'))).toBe('ThrottlingException: Rate exceeded');
    await model('fraud-2');
    expect(simulator.world.requests().map((one) => [one.outcome, one.applied])).toEqual([
      ['ok', true],
      ['ok', true],
      ['ThrottlingException', false],
      ['ok', true],
    ]);
  });

  test('refused answers in the words that it is given', async () => {
    const { error, exists } = await meet({ kind: 'refused', code: 'ValidationException', message: 'no' });
    expect(error).toMatchObject({ name: 'ValidationException', message: 'no' });
    expect(exists).toBe(false);
  });

  test('lost-response carries out and breaks the connection', async () => {
    const { error, exists, simulator } = await meet({ kind: 'lost-response' });
    expect(error).toMatchObject({ code: 'ECONNRESET' });
    expect(exists).toBe(true);
    expect(simulator.world.requests()).toMatchObject([{ outcome: 'lost', applied: true }]);
  });

  test('lost-request breaks the connection with nothing carried out', async () => {
    const { error, exists } = await meet({ kind: 'lost-request' });
    expect(error).toMatchObject({ code: 'ECONNRESET' });
    expect(exists).toBe(false);
  });

  test.each([
    ['before', false],
    ['applied', true],
  ] as const)('internal-error %s answers 500', async (moment, applied) => {
    const { error, exists } = await meet({ kind: 'internal-error', moment });
    expect(error).toBeInstanceOf(SageMakerServiceException);
    expect(error).toMatchObject({ name: 'InternalFailure', $metadata: { httpStatusCode: 500 } });
    expect(exists).toBe(applied);
  });

  test('access-denied and expired-credentials are told as the service tells them', async () => {
    expect((await meet({ kind: 'access-denied' })).error).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('is not authorized to perform: sagemaker:CreateModel'),
    });
    expect((await meet({ kind: 'expired-credentials' })).error).toMatchObject({
      name: 'ExpiredTokenException',
    });
  });

  test('reaches STS too, in its own spelling', async () => {
    const { sts } = await openAccount({ scenario: { requests: [{ kind: 'expired-credentials' }] } });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
    });
  });

  test('latency passes on the virtual clock', async () => {
    const { simulator, error } = await meet({ kind: 'latency', ms: 90_000 });
    expect(error).toBeUndefined();
    expect(simulator.clock.now() - simulator.world.begun).toBeGreaterThanOrEqual(90_000);
  });
});

describe('a fault of an endpoint', () => {
  const reasons: Readonly<Record<string, RegExp>> = {
    capacity: /^Unable to provision requested ML compute capacity/,
    ping: /^The primary container for production variant main did not pass the ping health check\./,
    'image-missing':
      /The image '683313688378\.dkr\.ecr\.us-east-1\.amazonaws\.com\/sagemaker-xgboost:1\.7-1' does not exist\.$/,
    'model-data-missing': /^Failed to download model data for container/,
    internal: /^Request to service failed/,
  };
  test.each(Object.entries(reasons))('%s fails the creation with its reason', async (kind, reason) => {
    const { model, config, create, settled } = await openAccount({
      scenario: parseScenario({ endpoints: [{ kind, image: '683313688378.*' }] }),
    });
    await model('m');
    await config('c', {});
    await create('e', 'c');
    const seen = await settled('e');
    expect(seen.EndpointStatus).toBe('Failed');
    expect(seen.FailureReason).toMatch(reason);
  });

  test('a reason of its own is the one that is shown', async () => {
    const { model, config, create, settled } = await openAccount({
      scenario: parseScenario({ endpoints: [{ kind: 'ping', reason: 'because' }] }),
    });
    await model('m');
    await config('c', {});
    await create('e', 'c');
    expect(await settled('e')).toMatchObject({ EndpointStatus: 'Failed', FailureReason: 'because' });
  });

  test.each(['update', 'scale'] as const)(
    'a silent one goes back on %s and tells nobody: neither its own reason nor an older one',
    async (on) => {
      const { serving, config, update, scale, settled } = await openAccount({
        scenario: parseScenario({
          endpoints: [
            { kind: 'ping', on: 'update', times: 1 },
            { kind: 'capacity', on, nth: on === 'update' ? 2 : 1, silent: true },
          ],
        }),
      });
      await serving();
      await config('c2', {});
      await update('e', 'c2');
      expect((await settled('e')).FailureReason).toMatch(/ping health check/);
      const before = await settled('e');
      await (on === 'update' ? update('e', 'c2') : scale('e', 3));
      const seen = await settled('e');
      expect(seen).toMatchObject({
        EndpointStatus: 'InService',
        EndpointConfigName: 'c',
        ProductionVariants: [{ CurrentInstanceCount: 1, DesiredInstanceCount: 1 }],
      });
      expect(seen.FailureReason).toBeUndefined();
      expect(Number(seen.LastModifiedTime)).toBeGreaterThan(Number(before.LastModifiedTime));
    },
  );

  test('stuck takes that much longer', async () => {
    const { model, config, create, settled } = await openAccount({
      scenario: { endpoints: [{ kind: 'stuck', endpoint: 'e', minutes: 90 }] },
    });
    await model('m');
    await config('c', {});
    await create('e', 'c');
    const seen = await settled('e');
    expect(seen.EndpointStatus).toBe('InService');
    expect((Number(seen.LastModifiedTime) - Number(seen.CreationTime)) / 60_000).toBeGreaterThan(90);
  });
});

test('outside events happen once, at their time, in the order of time', async () => {
  const {
    serving,
    describe: look,
    minutes,
    sagemaker,
    simulator,
    update,
  } = await openAccount({
    scenario: parseScenario({
      events: [
        { kind: 'tag', atMinutes: 30, endpoint: 'e', tags: { by: 'hand' } },
        { kind: 'scale', atMinutes: 20, endpoint: 'e', variant: 'main', count: 4 },
        { kind: 'system-update', atMinutes: 40, endpoint: 'e', minutes: 10 },
        { kind: 'delete', atMinutes: 60, endpoint: 'e' },
      ],
    }),
  });
  await serving();
  const until = (minute: number) =>
    minutes(minute - (simulator.clock.now() - simulator.world.begun) / 60_000);
  await until(29);
  expect((await look('e')).ProductionVariants).toMatchObject([{ CurrentInstanceCount: 4 }]);
  await until(31);
  const tags = await sagemaker.send(new ListTagsCommand({ ResourceArn: arn('endpoint', 'e') }));
  expect(tags.Tags).toEqual([{ Key: 'by', Value: 'hand' }]);
  await until(45);
  expect(await look('e')).toMatchObject({ EndpointStatus: 'SystemUpdating' });
  expect(await refusal(update('e', 'c'))).toMatch(/Cannot update in-progress endpoint/);
  await until(70);
  expect(simulator.world.get('endpoint', 'e')).toBeUndefined();
});

describe('parseScenario', () => {
  const wrong: Readonly<Record<string, readonly [unknown, string]>> = {
    'a list': [[], 'scenario: must be an object'],
    'an unknown member': [
      { trottling: {} },
      /^scenario: trottling: is not known here; known are throttling, /.source,
    ],
    'a share beyond 1': [
      { throttling: { rate: 1, burst: 1, refusalShare: 2 } },
      'scenario: throttling.refusalShare: must be a number from 0 to 1',
    ],
    'a missing burst': [{ throttling: { rate: 1 } }, 'scenario: throttling: needs burst'],
    'a kind that is none': [
      { requests: [{ kind: 'explode' }] },
      'scenario: requests\\[0\\].kind: must be one of throttle, ',
    ],
    'a kill without its moment': [
      { requests: [{ kind: 'kill', nth: 1 }] },
      'scenario: requests\\[0\\]: needs moment',
    ],
    'a zeroth request': [
      { requests: [{ kind: 'throttle', nth: 0 }] },
      'requests\\[0\\].nth: must be a whole number from 1',
    ],
    'a latency without its length': [{ requests: [{ kind: 'latency' }] }, 'requests\\[0\\]: needs ms'],
    'a silent fault with a reason': [
      { endpoints: [{ kind: 'ping', silent: true, reason: 'because' }] },
      'endpoints\\[0\\]: is silent or has a reason, not both',
    ],
    'a version without its number': [
      { packageGroups: [{ group: 'g', versions: [{ approval: 'Approved' }] }] },
      'packageGroups\\[0\\].versions\\[0\\]: needs version',
    ],
    'an object without a bucket': [
      { objects: [{ uri: 'x' }] },
      'objects\\[0\\].uri: must be s3://bucket/key',
    ],
    'a digest that is none': [
      { images: [{ image: 'x:1', digest: 'sha256:1' }] },
      'images\\[0\\].digest: must be sha256: and 64 hex digits',
    ],
    'an event without its time': [
      { events: [{ kind: 'delete', endpoint: 'e' }] },
      'events\\[0\\]: needs atMinutes',
    ],
  };
  test.each(Object.entries(wrong))('refuses %s and tells where', (_, [json, message]) => {
    expect(() => parseScenario(json)).toThrow(new RegExp(message));
  });

  test('takes every example of its specification', () => {
    const text = readFileSync(new URL('../../docs/simulator.md', import.meta.url), 'utf8');
    const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => JSON.parse(json));
    expect(examples.length).toBeGreaterThan(1);
    for (const one of examples) expect(parseScenario(one)).toEqual(one);
  });

  test('gives back what is right', () => {
    const scenario = {
      throttling: { rate: 1, burst: 5, refusalShare: 0.3 },
      requests: [{ kind: 'kill', nth: 7, moment: 'applied' }],
      endpoints: [{ kind: 'capacity', endpoint: 'fraud', on: 'update', times: 1 }],
    };
    expect(parseScenario(scenario)).toEqual(scenario);
  });
});
