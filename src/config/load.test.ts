import { expect, test } from 'vitest';
import { loadDocument } from './load.ts';

test('a small spec is enough', () => {
  const text = `version: 1
project: risk
models:
  m:
    image: 763104351884.dkr.ecr.us-east-1.amazonaws.com/hf:1
    role: arn:aws:iam::123456789012:role/x
endpoints:
  fraud:
    model: m
    serverless: { memory: 4GB, maxConcurrency: 20 }
`;
  const { document, diagnostics } = loadDocument({ file: 'inference.yaml', text, params: {}, env: {} });
  expect(diagnostics).toEqual([]);
  expect(document?.endpoints[0]?.variants[0]?.hardware).toEqual({
    kind: 'serverless',
    memory: 4096,
    maxConcurrency: 20,
  });
});
