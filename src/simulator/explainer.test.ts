// Heading "Endpoint configs" of docs/simulator.md: what online explanations need.
import type { ClarifyExplainerConfig, CreateEndpointConfigCommandInput } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { openAccount, refusal } from './testing/account.ts';

describe('an explainer is refused', () => {
  const text = { Language: 'en', Granularity: 'token' } as const;
  const baseline = { ShapBaselineConfig: { ShapBaseline: '0,0' } };
  test.each<[string, ClarifyExplainerConfig, Partial<CreateEndpointConfigCommandInput>, RegExp]>([
    ['without a baseline', { ShapConfig: { ShapBaselineConfig: {} } }, {}, /exactly one of ShapBaseline/],
    [
      'with two baselines',
      { ShapConfig: { ShapBaselineConfig: { ShapBaseline: '0,0', ShapBaselineUri: 's3://b/b.csv' } } },
      {},
      /exactly one of ShapBaseline/,
    ],
    [
      'with types and no text',
      { ShapConfig: baseline, InferenceConfig: { FeatureTypes: ['numerical'] } },
      {},
      /at least one 'text'/,
    ],
    [
      'with texts that have no language',
      { ShapConfig: baseline, InferenceConfig: { FeatureTypes: ['text'] } },
      {},
      /TextConfig is required/,
    ],
    [
      'with headers of other features',
      {
        ShapConfig: { ...baseline, TextConfig: text },
        InferenceConfig: { FeatureTypes: ['text'], FeatureHeaders: ['a', 'b'] },
      },
      {},
      /the same length/,
    ],
    [
      'that answers later',
      { ShapConfig: baseline },
      { AsyncInferenceConfig: { OutputConfig: { S3OutputPath: 's3://b/' } } },
      /not supported with Async/,
    ],
  ])('%s', async (_, ClarifyExplainerConfig, more, refused) => {
    const { model, config } = await openAccount();
    await model('m');
    const ExplainerConfig = { ClarifyExplainerConfig };
    expect(await refusal(config('c', {}, { ExplainerConfig, ...more }))).toMatch(refused);
  });

  test('on demand', async () => {
    const { model, config } = await openAccount();
    await model('m');
    const ExplainerConfig = { ClarifyExplainerConfig: { ShapConfig: baseline } };
    expect(await refusal(config('c', { memory: 2048, concurrency: 5 }, { ExplainerConfig }))).toMatch(
      /not supported with Serv/,
    );
  });
});
