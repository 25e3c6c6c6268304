// Which live endpoints a job may load, as a table; and what differs between a measurement and the file, in words.
import { describe, expect, test } from 'vitest';
import { ownershipTags } from '../endpoint/memory/tags.ts';
import { type LoadTarget, loadedBy, loadWarning, obstacleTo, withoutLoad } from './against.ts';
import { type Edit, groupOf, OWNER } from './asked.fixture.ts';

const part = { arn: 'arn', tags: ownershipTags(OWNER, 'endpoints.fraud', 'fraud') };
const ENDPOINT = {
  ...{ ...part, kind: 'endpoint', name: 'fraud', status: 'InService', config: 'c' },
  ...{ variants: [], created: 0, lastModified: 0 },
} as const;
const VARIANT = {
  name: 'AllTraffic',
  model: 'm',
  initialWeight: 1,
  ...{ instanceType: 'ml.m5.large', initialInstanceCount: 2 },
} as const;
const configOf = (variants: readonly object[], unexpressed: readonly string[] = [], more: object = {}) =>
  ({ ...part, kind: 'endpoint-config', name: 'c', spec: { variants, ...more }, unexpressed }) as NonNullable<
    LoadTarget['config']
  >;
const modelOf = (more: object = {}) =>
  ({
    ...part,
    kind: 'model',
    name: 'm',
    spec: { env: {}, role: 'r', ...more },
    unexpressed: [],
  }) as NonNullable<LoadTarget['model']>;
const SERVING = { endpoint: ENDPOINT, config: configOf([VARIANT]), model: modelOf() } as LoadTarget;
const reason = (target: Partial<LoadTarget>) => obstacleTo(OWNER, 'fraud', { ...SERVING, ...target })?.reason;

describe('a live endpoint', () => {
  test('in service, real-time, of one variant and one model is loaded', () => {
    expect(obstacleTo(OWNER, 'fraud', SERVING)).toBeUndefined();
  });

  test.each<readonly [string, Partial<LoadTarget>, string]>([
    [
      'that is being updated',
      { endpoint: { ...ENDPOINT, status: 'Updating' } },
      'is Updating, not InService',
    ],
    ['that failed', { endpoint: { ...ENDPOINT, status: 'Failed' } }, 'is Failed, not InService'],
    ['of nobody', { endpoint: { ...ENDPOINT, tags: {} } }, "is not this project's: it has no inferra tags"],
    [
      'of another project',
      { endpoint: { ...ENDPOINT, tags: { ...part.tags, 'inferra:project': 'other' } } },
      "is not this project's: it belongs to project other",
    ],
    ['of two variants', { config: configOf([VARIANT, { ...VARIANT, name: 'b' }]) }, 'has 2 variants'],
    ['with a shadow', { config: configOf([VARIANT, { ...VARIANT, shadow: true }]) }, 'has 2 variants'],
    ['that is asynchronous', { config: configOf([VARIANT], [], { async: {} }) }, 'asynchronously'],
    [
      'that is serverless',
      { config: configOf([{ name: 'a', model: 'm', initialWeight: 1, serverless: {} }]) },
      'is serverless',
    ],
    [
      'that scales',
      { config: configOf([VARIANT], ['ProductionVariants[0].ManagedInstanceScaling']) },
      'scales by itself',
    ],
    ['of many models', { model: modelOf({ raw: { Mode: 'MultiModel' } }) }, 'hosts several models'],
    ['of inference components', { config: configOf([{ ...VARIANT, model: '' }]) }, 'hosts several models'],
  ])('%s is not', (_, target, text) => {
    expect(reason(target)).toContain(text);
  });

  test('that is not there, whose config or model is gone, is not', () => {
    expect(obstacleTo(OWNER, 'fraud', {})?.reason).toBe('there is no endpoint fraud yet');
    expect(obstacleTo(OWNER, 'fraud', { endpoint: ENDPOINT })?.reason).toContain('is gone');
    const { endpoint, config } = SERVING;
    expect(
      obstacleTo(OWNER, 'fraud', { ...(endpoint && { endpoint }), ...(config && { config }) })?.reason,
    ).toBe('endpoint fraud serves model m, which is gone');
  });
});

const DEFAULT: readonly Edit[] = [
  [
    `    advanced:
      instances: [ml.c5.large, ml.m5.large]
      env: { OMP_NUM_THREADS: ["1", "2"] }
      load: { phases: [{ users: 1, spawnRate: 1, duration: 2m }, { users: 3, spawnRate: 1, duration: 2m }] }
      limits: { maxTests: 10, maxParallel: 5, duration: 2h, maxCost: $20 }
`,
    '    default: { instances: [ml.c5.large], against: endpoint }\n',
  ],
  ['p95: 80ms', 'latencyAtSaturation: 80ms'],
];

test('only a Default job against its endpoint loads one', () => {
  expect(loadedBy(groupOf())).toBeUndefined();
  expect(loadedBy(groupOf([...DEFAULT, [', against: endpoint', '']]))).toBeUndefined();
  expect(loadedBy(groupOf(DEFAULT))?.name).toBe('fraud');
});

test('an obstacle leaves nothing to start, a load is told before anybody is asked', () => {
  const group = groupOf(DEFAULT);
  expect(withoutLoad(group, { reason: 'it is red', hint: 'paint it' })).toMatchObject({
    is: 'failed',
    jobs: [],
    problem: { code: 'INF7033', severity: 'error', hint: 'paint it; nothing was started' },
  });
  expect(loadWarning(group.policy, 'risk-sla-1', 'fraud')).toMatchObject({
    code: 'INF7034',
    severity: 'warning',
    message: expect.stringContaining('job risk-sla-1 sends its load to the live endpoint fraud'),
  });
});
