import { describe, expect, it } from 'vitest';
import { endpointKey, modelKey } from './keys.ts';
import { variables } from './secrets.ts';

const NONE: ReadonlySet<string> = new Set();

describe('the key of an endpoint', () => {
  it.each([
    ['is its name', 'fraud', undefined, 'fraud'],
    ['is what naming makes the name of', 'risk-prod-fraud', 'risk-prod-${key}', 'fraud'],
    ['is in lower case', 'FraudDetection-Prod', '${key}', 'frauddetection-prod'],
    ['is the whole name where naming makes no such one', 'fraud', 'risk-${key}', 'fraud'],
    ['is never empty', 'risk-', 'risk-${key}', 'risk'],
    ['is not half of a name', 'risk-risk', 'risk-risk${key}', 'risk-risk'],
  ])('%s', (_sentence, name, naming, key) => {
    expect(endpointKey(name, naming, NONE)).toBe(key);
  });

  it('is another one where it is taken, and not too long then', () => {
    expect(endpointKey('a', undefined, new Set(['a', 'a-2']))).toBe('a-3');
    const long = 'a'.repeat(63);
    expect(endpointKey(long, undefined, new Set([long]))).toBe(`${'a'.repeat(61)}-2`);
  });
});

describe('the key of a model', () => {
  it.each([
    [
      'leaves the time away that a tool appends',
      'sagemaker-xgboost-2024-03-01-10-20-30-123',
      'sagemaker-xgboost',
    ],
    ['leaves the hash away that inferra appends', 'risk-fraud-0123456789', 'risk-fraud'],
    ['is in lower case', 'Fraud-V2', 'fraud-v2'],
  ])('%s', (_sentence, name, key) => {
    expect(modelKey(name, NONE)).toBe(key);
  });
});

describe('a variable', () => {
  it.each([
    ['is written as it is', 'MODE', 'fast', 'fast'],
    ['has no substitutions', 'TEXT', '${a} $${b}', '$${a} $$${b}'],
    ['is a reference where its name says a secret', 'DB_PASSWORD', 'hunter2', '${env:XGB_1_DB_PASSWORD}'],
  ])('%s', (_sentence, variable, value, written) => {
    expect(variables({}).writer('xgb-1')(variable, value)).toBe(written);
  });

  it('has the same name for the same value, and another one for another or where the name has another value', () => {
    const { writer, values } = variables({ M_API_KEY: 'other', N_API_KEY: 'one' });
    expect(writer('m')('API_KEY', 'one')).toBe('${env:M_API_KEY_2}');
    expect(writer('n')('API_KEY', 'one')).toBe('${env:N_API_KEY}');
    expect(writer('1')('API_KEY', 'a1')).toBe('${env:_1_API_KEY}');
    expect(Object.fromEntries(values)).toEqual({ M_API_KEY_2: 'one', N_API_KEY: 'one', _1_API_KEY: 'a1' });
  });
});
