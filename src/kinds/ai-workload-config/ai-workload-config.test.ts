// A workload is compared as a value: the service gives the text back as somebody wrote it.
import { expect, test } from 'vitest';
import { fromDescription, toCreateRequest } from './convert.ts';
import { workloadLanded } from './kind.ts';

const WORKLOAD = { benchmark: { type: 'aiperf' }, parameters: { concurrency: 4, output_tokens_mean: 150 } };
const TAGS = {
  'inferra:project': 'chat',
  'inferra:env': 'default',
  'inferra:address': 'recommendations.sla',
  'inferra:name': 'w',
};

const described = (inline: string) =>
  fromDescription({ AIWorkloadConfigs: { WorkloadSpec: { Inline: inline } } });
const live = (inline: string) => ({
  kind: 'ai-workload-config',
  name: 'w',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:ai-workload-config/w',
  tags: TAGS,
  ...described(inline),
});
const put = (inline: string) =>
  workloadLanded({ verb: 'put', spec: { workload: WORKLOAD }, tags: TAGS }, live(inline));

test('survives the way there and back', () => {
  expect(fromDescription(toCreateRequest('w', { workload: WORKLOAD }, {}))).toEqual({
    spec: { workload: WORKLOAD },
    unexpressed: [],
  });
});

test.each([
  [
    'the same text',
    '{"benchmark":{"type":"aiperf"},"parameters":{"concurrency":4,"output_tokens_mean":150}}',
    true,
  ],
  [
    'another order and white space',
    '{ "parameters": { "output_tokens_mean": 150, "concurrency": 4.0 }, "benchmark": { "type": "aiperf" } }\n',
    true,
  ],
  [
    'another value',
    '{"benchmark":{"type":"aiperf"},"parameters":{"concurrency":5,"output_tokens_mean":150}}',
    false,
  ],
  ['YAML, which inferra never writes', 'benchmark: { type: aiperf }', false],
])('%s', (_sentence, inline, landed) => {
  expect(put(inline).landed).toBe(landed);
});
