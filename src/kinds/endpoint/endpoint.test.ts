import { describe, expect, test } from 'vitest';
import type { EndpointConfigSpec } from '../endpoint-config/spec.ts';
import { endpointsUsing, findOwned } from '../search.ts';
import { account, CONFIG, MODEL, SERVERLESS, tagsOf } from '../testing/account.ts';
import type { VariantSize } from './spec.ts';

const two: readonly VariantSize[] = [{ variant: 'AllTraffic', count: 2, weight: 1 }];
const three: readonly VariantSize[] = [{ variant: 'AllTraffic', count: 3, weight: 1 }];
const THREE: EndpointConfigSpec = {
  variants: [
    {
      name: 'AllTraffic',
      model: 'fraud-m',
      initialWeight: 1,
      instanceType: 'ml.c6i.large',
      initialInstanceCount: 3,
    },
  ],
};
const OWNER = { project: 'risk', environment: 'prod' };

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

describe('create', () => {
  test('an endpoint comes into service, ours and at its size', async () => {
    const { put, awaited, endpoint } = await account();
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', CONFIG);
    await put('endpoint', 'fraud', { config: 'fraud-1' });
    const states = await awaited('fraud', { serves: 'fraud-1', sizes: two });
    expect(states.at(0)).toMatchObject({ state: 'busy', status: 'Creating' });
    expect(states.at(-1)).toEqual({ state: 'reached', status: 'InService' });
    expect(await endpoint('FRAUD')).toMatchObject({
      name: 'fraud',
      config: 'fraud-1',
      tags: tagsOf('fraud'),
    });
  });

  test('a serverless endpoint too', async () => {
    const { serving } = await account();
    const live = await serving(SERVERLESS, [{ variant: 'AllTraffic', maxConcurrency: 5 }]);
    expect(live.variants[0]?.desiredServerless).toEqual({ memorySizeInMB: 2048, maxConcurrency: 5 });
  });

  test('a creation that fails says why', async () => {
    const { put, awaited } = await account({ endpoints: [{ kind: 'ping', on: 'create' }] });
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', CONFIG);
    await put('endpoint', 'fraud', { config: 'fraud-1' });
    const end = (await awaited('fraud', { serves: 'fraud-1', sizes: two })).at(-1);
    expect(end).toMatchObject({
      state: 'failed',
      status: 'Failed',
      reason: expect.stringContaining('ping health check'),
    });
  });

  test('a quota says so', async () => {
    const { put } = await account({ quotas: { instances: { 'ml.m5.large': 1 } } });
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', CONFIG);
    await expect(put('endpoint', 'fraud', { config: 'fraud-1' })).rejects.toMatchObject({ trouble: 'quota' });
  });

  test('a config that is too young to be seen is a missing dependency', async () => {
    const { put, clock } = await account({ lags: { config: 5_000 } });
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', CONFIG);
    await expect(put('endpoint', 'fraud', { config: 'fraud-1' })).rejects.toMatchObject({
      trouble: 'missing-dependency',
    });
    await clock.sleep(6_000);
    await put('endpoint', 'fraud', { config: 'fraud-1' });
  });
});

describe('adopt', () => {
  const request = { verb: 'put', spec: { config: 'fraud-1' }, tags: tagsOf('fraud') } as const;

  test('a creation whose answer was lost is found', async () => {
    const { kinds, put, endpoint } = await account({
      requests: [{ kind: 'lost-response', operation: 'CreateEndpoint' }],
    });
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', CONFIG);
    await expect(put('endpoint', 'fraud', { config: 'fraud-1' })).rejects.toMatchObject({
      trouble: 'ambiguous',
    });
    expect(kinds.endpoint.landed(request, await endpoint('fraud'))).toEqual({ landed: true });
  });

  test('the endpoint of somebody else is left alone and told', async () => {
    const { kinds, put, endpoint } = await account();
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', CONFIG);
    await put('endpoint', 'fraud', { config: 'fraud-1' }, { owner: 'ada' });
    await expect(put('endpoint', 'fraud', { config: 'fraud-1' })).rejects.toMatchObject({
      trouble: 'exists',
    });
    expect(kinds.endpoint.landed(request, await endpoint('fraud')).differs).toContain(
      'something else made it',
    );
  });
});

describe('swap', () => {
  test('an update is seen on its way and at its end', async () => {
    const { kinds, put, awaited, serving } = await account();
    const { lastModified } = await serving(CONFIG, two);
    await put('endpoint-config', 'fraud-2', THREE);
    await kinds.endpoint.send('fraud', { verb: 'update', spec: { config: 'fraud-2' } }, undefined);
    const states = await awaited('fraud', { serves: 'fraud-2', sizes: three, since: lastModified });
    expect(states.at(0)).toMatchObject({ state: 'busy', status: 'Updating' });
    expect(states.at(-1)).toEqual({ state: 'reached', status: 'InService' });
  });

  test('an update that the service undoes is rolled back, with its reason', async () => {
    const { kinds, put, awaited, serving, endpoint } = await account({
      endpoints: [{ kind: 'ping', on: 'update' }],
    });
    const { lastModified } = await serving(CONFIG, two);
    await put('endpoint-config', 'fraud-2', THREE);
    await kinds.endpoint.send('fraud', { verb: 'update', spec: { config: 'fraud-2' } }, undefined);
    const end = (await awaited('fraud', { serves: 'fraud-2', sizes: three, since: lastModified })).at(-1);
    expect(end).toMatchObject({
      state: 'rolled-back',
      status: 'InService',
      reason: expect.stringContaining('ping health check'),
    });
    expect(await endpoint('fraud')).toMatchObject({ config: 'fraud-1' });
  });

  test('a description that lags is not taken for a rollback', async () => {
    const { kinds, clock, put, awaited, serving } = await account({ lags: { describe: 45_000 } });
    const { lastModified } = await serving(CONFIG, two);
    await put('endpoint-config', 'fraud-2', THREE);
    await clock.sleep(60_000);
    await kinds.endpoint.send('fraud', { verb: 'update', spec: { config: 'fraud-2' } }, undefined);
    const states = await awaited('fraud', { serves: 'fraud-2', sizes: three, since: lastModified });
    expect(states.at(0)).toMatchObject({
      state: 'busy',
      status: 'InService',
      detail: expect.stringContaining('not visible'),
    });
    expect(states.at(-1)).toEqual({ state: 'reached', status: 'InService' });
  });

  test('an update whose answer was lost is seen to have landed', async () => {
    const { kinds, put, serving, endpoint } = await account({
      requests: [{ kind: 'lost-response', operation: 'UpdateEndpoint', nth: 1 }],
    });
    await serving(CONFIG, two);
    await put('endpoint-config', 'fraud-2', THREE);
    const request = { verb: 'update', spec: { config: 'fraud-2' } } as const;
    expect(kinds.endpoint.landed(request, await endpoint('fraud'))).toEqual({ landed: false });
    await expect(kinds.endpoint.send('fraud', request, undefined)).rejects.toMatchObject({
      trouble: 'ambiguous',
    });
    expect(kinds.endpoint.landed(request, await endpoint('fraud'))).toEqual({ landed: true });
    await expect(kinds.endpoint.send('fraud', request, undefined)).rejects.toMatchObject({ trouble: 'busy' });
  });
});

test('a resize moves the counts of the running fleet', async () => {
  const { kinds, awaited, serving, endpoint } = await account();
  const { lastModified } = await serving(CONFIG, two);
  const request = { verb: 'adjust', spec: three } as const;
  expect(kinds.endpoint.landed(request, await endpoint('fraud'))).toEqual({ landed: false });
  await kinds.endpoint.send('fraud', request, undefined);
  expect(kinds.endpoint.landed(request, await endpoint('fraud'))).toEqual({ landed: true });
  const end = (await awaited('fraud', { serves: 'fraud-1', sizes: three, since: lastModified })).at(-1);
  expect(end).toEqual({ state: 'reached', status: 'InService' });
});

test('a resize of concurrency needs no new fleet', async () => {
  const { kinds, awaited, serving } = await account();
  const six: readonly VariantSize[] = [{ variant: 'AllTraffic', maxConcurrency: 6 }];
  await serving(SERVERLESS, [{ variant: 'AllTraffic', maxConcurrency: 5 }]);
  await kinds.endpoint.send('fraud', { verb: 'adjust', spec: six }, undefined);
  expect((await awaited('fraud', { serves: 'fraud-1', sizes: six })).at(-1)?.state).toBe('reached');
});

test('marks are written and dropped, and change the stamp', async () => {
  const { kinds, serving, endpoint } = await account();
  const before = await serving(CONFIG, two);
  await kinds.endpoint.send('fraud', { verb: 'mark', mark: { set: { 'inferra:attempt': 'x' } } }, before.arn);
  const marked = await endpoint('fraud');
  expect(marked.tags).toEqual(tagsOf('fraud', { 'inferra:attempt': 'x' }));
  expect(kinds.endpoint.stamp(marked)).not.toBe(kinds.endpoint.stamp(before));
  await kinds.endpoint.send('fraud', { verb: 'mark', mark: { drop: ['inferra:attempt'] } }, before.arn);
  expect(kinds.endpoint.stamp(await endpoint('fraud'))).toBe(kinds.endpoint.stamp(before));
});

describe('remove', () => {
  test('an endpoint goes, and is then not there', async () => {
    const { kinds, awaited, serving } = await account();
    await serving(CONFIG, two);
    await kinds.endpoint.send('fraud', { verb: 'remove' }, undefined);
    expect((await awaited('fraud', { gone: true })).at(-1)).toEqual({ state: 'reached', status: 'Deleted' });
    expect(await kinds.endpoint.read('fraud')).toBeUndefined();
  });

  test('an endpoint at work does not go', async () => {
    const { kinds, put } = await account();
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', CONFIG);
    await put('endpoint', 'fraud', { config: 'fraud-1' });
    await expect(kinds.endpoint.send('fraud', { verb: 'remove' }, undefined)).rejects.toMatchObject({
      trouble: 'busy',
    });
  });
});

describe('many at once', () => {
  test('what a project owns is found over several pages, and nothing else', async () => {
    const { cloud, kinds, clock, put } = await account({ emptyPages: true });
    await put('model', 'fraud-m', MODEL);
    await put('endpoint-config', 'fraud-1', CONFIG);
    for (let n = 0; n < 104; n++)
      await put('endpoint', `fraud-${n}`, { config: 'fraud-1' }, tagsOf(`fraud-${n}`));
    await put('endpoint', 'staging', { config: 'fraud-1' }, tagsOf('staging', { 'inferra:env': 'staging' }));
    await put('endpoint', 'theirs', { config: 'fraud-1' }, { owner: 'ada' });
    const creating = await all(kinds.endpoint.list({ status: 'Creating' }));
    expect(creating).toHaveLength(106);
    await clock.sleep(3_600_000);
    expect(await all(kinds.endpoint.list({ status: 'Creating' }))).toEqual([]);
    expect(await all(kinds.endpoint.list({ nameContains: 'fraud-10' }))).toHaveLength(5);

    const owned = await all(findOwned(cloud, OWNER));
    expect(owned).toHaveLength(104);
    expect(owned.find(({ name }) => name === 'fraud-7')).toMatchObject({
      status: 'InService',
      tags: tagsOf('fraud-7'),
    });
    expect(await all(endpointsUsing(cloud, 'fraud-1'))).toHaveLength(106);
  });
});

test('twenty endpoints are made and read at one request a second with 30 % refusals', async () => {
  const { kinds, put, awaited, clock } = await account({
    throttling: { rate: 1, burst: 1, refusalShare: 0.3 },
  });
  await put('model', 'fraud-m', MODEL);
  await put('endpoint-config', 'fraud-1', CONFIG);
  const names = Array.from({ length: 20 }, (_, n) => `fraud-${n}`);
  await Promise.all(names.map((name) => put('endpoint', name, { config: 'fraud-1' }, tagsOf(name))));
  await clock.sleep(1_800_000);
  const ends = await Promise.all(names.map((name) => awaited(name, { serves: 'fraud-1', sizes: two })));
  expect(ends.map((states) => states.at(-1)?.state)).toEqual(names.map(() => 'reached'));
  expect((await all(kinds.endpoint.list({}))).map(({ name }) => name).sort()).toEqual([...names].sort());
});
