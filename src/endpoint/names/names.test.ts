import { describe, expect, it } from 'vitest';
import { instances, serverless, unitOf } from '../testing/scene.ts';
import { configName, identityOf, modelName, ownerPrefix, partPrefix, prefixOf } from './names.ts';

const RISK = { project: 'risk', environment: 'default' };
const PROD = { project: 'risk', environment: 'prod' };

describe('the front of a name', () => {
  it.each([
    ['has project and endpoint', RISK, 'fraud', 'risk-fraud'],
    ['has the environment where there are some', PROD, 'fraud', 'risk-prod-fraud'],
    ['does not repeat a project that is in the name already', RISK, 'risk-fraud', 'risk-fraud'],
    ['does not repeat project and environment', PROD, 'risk-prod-fraud', 'risk-prod-fraud'],
    ['is the name where that is the project', RISK, 'risk', 'risk'],
    ['takes only whole words for the project', RISK, 'risky', 'risk-risky'],
    ['is cut where the name would be too long', RISK, 'x'.repeat(63), `risk-${'x'.repeat(40)}`],
    ['does not end in a dash where it is cut', RISK, `${'x'.repeat(39)}-yyyyy`, `risk-${'x'.repeat(39)}`],
  ])('%s', (_sentence, owner, endpoint, prefix) => {
    expect(partPrefix(owner, endpoint)).toBe(prefix);
  });

  it('starts with what all parts of the owner are found by', () => {
    expect(partPrefix(PROD, 'fraud').startsWith(`${ownerPrefix(PROD)}-`)).toBe(true);
  });

  it('of the longest endpoint leaves room for both hashes', () => {
    const name = configName(partPrefix(RISK, 'x'.repeat(63)), 'x'.repeat(63), {}, {});
    expect(name).toHaveLength(63);
  });
});

describe('what a name tells', () => {
  const config = configName('risk-fraud', 'fraud', { a: 1 }, { b: 1 });

  it.each([
    ['another size is the same identity', configName('risk-fraud', 'fraud', { a: 1 }, { b: 2 }), true],
    ['another content is another identity', configName('risk-fraud', 'fraud', { a: 2 }, { b: 1 }), false],
    ['another endpoint is another identity', configName('risk-fraud', 'other', { a: 1 }, { b: 1 }), false],
    ['the order of keys means nothing', configName('risk-fraud', 'fraud', { a: 1 }, { b: 1 }), true],
  ])('%s', (_sentence, other, same) => {
    expect(identityOf(other) === identityOf(config)).toBe(same);
  });

  it('a foreign name is its own identity', () => {
    expect(identityOf('theirs')).toBe('theirs');
    expect(identityOf('theirs-0123456789')).toBe('theirs-0123456789');
  });

  it.each([
    ['a config of it', config, true],
    ['a model of it', modelName('risk-fraud', 'fraud', {}), true],
    ['a config of an endpoint whose name goes on', configName('risk-fraud-eu', 'fraud-eu', {}, {}), false],
    [
      'a model of an endpoint that is called like a config of it',
      'risk-fraud-0123456789-abcdef-0123456789',
      false,
    ],
    ['anything else', 'risk-fraud-latest', false],
  ])('may belong to an endpoint: %s', (_what, name, may) => {
    expect(prefixOf(name) === 'risk-fraud').toBe(may);
  });
});

// Golden values. A change of any of these is a breaking change: every endpoint of every user would be deployed anew by an
// upgrade of inferra alone. Raise HASH_VERSION only together with a way to recognise the names of the version before.
describe('what stood under raw before it was a field', () => {
  const topic = (name: string) => `arn:aws:sns:us-east-1:123456789012:${name}`;
  it.each([
    ['async, as it was', unitOf({ async: { output: 's3://out/' } }), 'risk-fraud-10a0383bd8-c910ab'],
    [
      'all of async, beside other members',
      unitOf({
        raw: { MetricsConfig: { EnableEnhancedMetrics: true } },
        async: {
          ...{
            output: 's3://out/',
            failures: 's3://failed/',
            kmsKey: 'alias/x',
            maxConcurrentPerInstance: 4,
          },
          ...{ success: topic('a'), error: topic('b'), include: ['success', 'error'] },
        },
      }),
      'risk-fraud-0d131e90d1-c910ab',
    ],
  ])('keeps the name: %s', (_what, { config }, name) => {
    expect(config.name).toBe(name);
  });
});

describe('golden names', () => {
  const image = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
  it.each([
    ['instances', unitOf({ image }), 'risk-fraud-7facff9d24', 'risk-fraud-57fe4df703-c910ab'],
    [
      'more instances',
      unitOf({ image, hardware: instances(3) }),
      'risk-fraud-7facff9d24',
      'risk-fraud-57fe4df703-a3822e',
    ],
    [
      'serverless',
      unitOf({ image, hardware: serverless(20, 4096) }),
      'risk-fraud-7facff9d24',
      'risk-fraud-8856cb9090-344f38',
    ],
    [
      'with an environment',
      unitOf({ image, env: { OMP_NUM_THREADS: '2', LANG: 'de' } }),
      'risk-fraud-bf88c8f853',
      'risk-fraud-2f29c0f1cc-c910ab',
    ],
    [
      'under another name',
      unitOf({ image, name: 'docs-search' }),
      'risk-docs-search-17b6e14fd3',
      'risk-docs-search-c72bb82e7c-c910ab',
    ],
  ])('%s', (_what, unit, model, config) => {
    expect(unit.models.map(({ name }) => name)).toEqual([model]);
    expect(unit.config.name).toBe(config);
  });

  it.each([
    [
      'two variants',
      unitOf({
        image,
        variants: { control: { hardware: instances(2), weight: 90 }, candidate: { weight: 10 } },
      }),
      'risk-fraud-e0bef39bf0-a40cef',
    ],
    [
      'a shadow',
      unitOf({ image, variants: { live: {}, next: { weight: 0.5, shadow: true } } }),
      'risk-fraud-3fb3c7f308-9f6785',
    ],
  ])('%s', (_what, unit, config) => {
    expect(unit.config.name).toBe(config);
  });

  it('say nothing of the order of variants', () => {
    const control = { hardware: instances(2), weight: 90 };
    const candidate = { weight: 10 };
    const one = unitOf({ variants: { control, candidate } });
    const other = unitOf({ variants: { candidate, control } });
    expect(other.config.name).toBe(one.config.name);
    expect(unitOf({ variants: { control: candidate, candidate: control } }).config.name).not.toBe(
      one.config.name,
    );
  });

  it('say nothing of tags, protection, masks and the place in the file', () => {
    const plain = unitOf({ env: { A: '1' } });
    const adorned = unitOf({ env: { A: '1' }, tags: { team: 'x' }, protect: true, maskedEnv: ['A'] });
    expect([adorned.config.name, adorned.models[0]?.name]).toEqual([
      plain.config.name,
      plain.models[0]?.name,
    ]);
  });
});
