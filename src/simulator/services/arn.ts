// Names of things in the account. The case of names is kept in ARNs (so since 2024; notebooks captured both).
import type { RecordKind } from '../world/records.ts';

export type Account = { readonly account: string; readonly region: string };

export function arnOf(where: Account, kind: RecordKind, name: string): string {
  return `arn:aws:sagemaker:${where.region}:${where.account}:${kind}/${name}`;
}

const NOUNS: Readonly<Record<RecordKind, string>> = {
  model: 'model',
  'endpoint-config': 'endpoint configuration',
  endpoint: 'endpoint',
  'model-package-group': 'model package group',
  'model-package': 'model package',
  object: 'object',
  'inference-recommendations-job': 'inference recommendations job',
  'ai-workload-config': 'AI workload config',
  'ai-recommendation-job': 'AI recommendation job',
  'scalable-target': 'scalable target',
  message: 'message',
  alarm: 'alarm',
  'inference-component': 'inference component',
};

/** What the service calls a kind in its messages. */
export function nounOf(kind: RecordKind): string {
  return NOUNS[kind];
}
