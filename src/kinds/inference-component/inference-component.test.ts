// The InferenceComponent there and back, what no spec can say of one, and where it stands on its way.
import { expect, test } from 'vitest';
import { fromDescription, toCreateRequest, toUpdateRequest } from './convert.ts';
import { componentLanded, componentProgress, componentStamp, hasSpec } from './kind.ts';
import type { ComponentSpec, LiveComponent } from './spec.ts';

const MODEL: ComponentSpec = { model: 'm', resources: { memoryMin: 1024 } };
const FULL: ComponentSpec = {
  model: 'm',
  resources: { accelerators: 1, cpus: 0.5, memoryMin: 1024, memoryMax: 2048 },
  startup: { download: 600, healthCheck: 60 },
  placement: { strategy: 'binpack', zoneImbalance: 2 },
  cache: true,
};
const ADAPTER: ComponentSpec = { base: 'chat-one', artifact: 's3://a/b.tar.gz' };

const described = (more: object) => fromDescription(more as never, 'arn', {});

test.each([
  ['a model', MODEL],
  ['all that there is', FULL],
  ['an adapter', ADAPTER],
])('%s survives the way there and back', (_, spec) => {
  const request = toCreateRequest('n', { endpoint: 'e', variant: 'v', spec, copies: 2 }, { a: 'b' });
  expect(request).toMatchObject({
    InferenceComponentName: 'n',
    EndpointName: 'e',
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  expect(request.VariantName).toBe('base' in spec ? undefined : 'v');
  expect(described(request)).toMatchObject({ spec, unexpressed: [] });
  expect(described(toUpdateRequest('n', { spec }))).toMatchObject({ spec, unexpressed: [] });
});

test('a container survives the way there, and back as it is described', () => {
  const spec: ComponentSpec = {
    container: {
      image: 'i',
      artifact: 's3://a/b.tar.gz',
      env: { A: 'b' },
      metrics: { path: '/metrics', every: 30 },
    },
    resources: { memoryMin: 1024 },
  };
  const { Image: SpecifiedImage, ...rest } = specOf(spec)?.Container ?? {};
  const Container = { ...rest, DeployedImage: { SpecifiedImage, ResolvedImage: 'i@sha256:1' } };
  const description = (container: object) => ({ Specification: { ...specOf(spec), Container: container } });
  expect(described(description(Container))).toMatchObject({ spec, unexpressed: [] });
  const every = (MetricPublishFrequencyInSeconds: number) => ({
    MetricsEndpoints: [{ MetricsEndpointPath: '/metrics', MetricPublishFrequencyInSeconds }],
  });
  const told = described(description({ ...Container, ContainerMetricsConfig: every(60) })).spec;
  expect(told).toHaveProperty('container.metrics', { path: '/metrics' });
  const MetricsEndpoints = [{ MetricsEndpointPath: '/a' }, { MetricsEndpointPath: '/b' }];
  expect(
    described(description({ ...Container, ContainerMetricsConfig: { MetricsEndpoints } })).unexpressed,
  ).toEqual(['Specification.Container.ContainerMetricsConfig']);
});

test.each([
  ['Specifications', { Specifications: [{ InstanceType: 'ml.g5.xlarge' }] }],
  ['Specification.InstanceType', { Specification: { ...specOf(MODEL), InstanceType: 'ml.g5.xlarge' } }],
  ['Specification.Container', { Specification: { Container: { ArtifactUrl: 's3://a' } } }],
  [
    'Specification.Container.Environment',
    { Specification: { ...specOf(ADAPTER), Container: { ArtifactUrl: 's3://a', Environment: { A: 'b' } } } },
  ],
])('%s is named, because no spec can say it', (name, description) => {
  expect(described(description).unexpressed).toEqual([name]);
});

function specOf(spec: ComponentSpec) {
  return toUpdateRequest('n', { spec }).Specification;
}

const live = (more: Partial<LiveComponent> = {}): LiveComponent => ({
  ...{ kind: 'inference-component', name: 'n', arn: 'arn', tags: {}, endpoint: 'e', variant: 'v' },
  ...{ status: 'InService', spec: MODEL, unexpressed: [], desiredCopies: 1, currentCopies: 1 },
  lastModified: 1000,
  ...more,
});

test.each<[string, Parameters<typeof componentProgress>[0], LiveComponent | undefined, object]>([
  ['as asked', { spec: MODEL, copies: 1 }, live(), { state: 'reached' }],
  [
    'with copies to come',
    { spec: MODEL, copies: 2 },
    live({ desiredCopies: 2 }),
    { state: 'busy', detail: 'n: 1 of 2 copies' },
  ],
  ['at work', { spec: MODEL }, live({ status: 'Updating' }), { state: 'busy' }],
  ['in a status that is not known', { spec: MODEL }, live({ status: 'Pausing' }), { state: 'busy' }],
  ['not there yet', { spec: MODEL }, undefined, { state: 'busy', status: 'Missing' }],
  ['not shown yet', { spec: FULL, since: 1000 }, live(), { state: 'busy' }],
  [
    'back on what it was',
    { spec: FULL, since: 999 },
    live({ failureReason: 'no room' }),
    { state: 'rolled-back', reason: 'no room' },
  ],
  [
    'back without a word',
    { spec: MODEL, copies: 2 },
    live(),
    { state: 'rolled-back', reason: 'the service gave no reason' },
  ],
  [
    'failed',
    { spec: MODEL },
    live({ status: 'Failed', spec: FULL, failureReason: 'x' }),
    { state: 'failed', reason: 'x' },
  ],
  ['gone', { gone: true }, undefined, { state: 'reached' }],
  ['going', { gone: true }, live({ status: 'Deleting' }), { state: 'busy' }],
  [
    'not going any more',
    { gone: true, since: 1 },
    live({ status: 'Failed', failureReason: 'x' }),
    { state: 'failed', reason: 'x' },
  ],
  ['at rest', { settled: true }, live({ status: 'Failed' }), { state: 'reached' }],
  ['away', { settled: true }, undefined, { state: 'reached' }],
])('%s', (_, goal, found, expected) => {
  expect(componentProgress(goal, found)).toMatchObject(expected);
});

test('what a lost answer left is told by looking', () => {
  const put = { verb: 'put', spec: { endpoint: 'E', variant: 'v', spec: MODEL }, tags: {} } as const;
  expect(componentLanded(put, undefined).landed).toBe(false);
  expect(componentLanded(put, live()).landed).toBe(true);
  expect(componentLanded(put, live({ endpoint: 'other' })).differs).toMatch(/is on the endpoint other/);
  expect(componentLanded(put, live({ spec: FULL })).differs).toMatch(/another resources/);
  expect(componentLanded({ verb: 'update', spec: { spec: FULL } }, live()).landed).toBe(false);
  expect(componentLanded({ verb: 'update', spec: { spec: FULL } }, live({ status: 'Updating' })).landed).toBe(
    true,
  );
  expect(componentLanded({ verb: 'adjust', spec: { copies: 2 } }, live()).landed).toBe(false);
  expect(componentLanded({ verb: 'adjust', spec: { copies: 1 } }, live()).landed).toBe(true);
  expect(componentLanded({ verb: 'remove' }, live({ status: 'Deleting' })).landed).toBe(true);
});

test('copies and times may move, and nothing else, while a plan is good', () => {
  const stamp = componentStamp(live());
  expect(componentStamp(live({ desiredCopies: 5, currentCopies: 4, lastModified: 9 }))).toBe(stamp);
  for (const more of [{ spec: FULL }, { status: 'Failed' }, { tags: { a: 'b' } }, { failureReason: 'x' }]) {
    expect(componentStamp(live(more))).not.toBe(stamp);
  }
  expect(hasSpec(live({ unexpressed: ['Specifications'] }), MODEL)).toBe(false);
});
