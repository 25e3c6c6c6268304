// For tests: documents of a few models, and answers as a reader would give them.
import type { Document, ModelDeclaration } from '../../config/document.ts';
import { type Answer, type Answers, type Question, questionKey } from '../../core/fact.ts';

export const XGBOOST = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1';
export const ARTIFACT = 's3://risk-models/fraud/42/model.tar.gz';
export const digestOf = (digit: string): string => `sha256:${digit.repeat(64)}`;
export const arnOf = (version: number): string =>
  `arn:aws:sagemaker:us-east-1:123456789012:model-package/reranker/${version}`;

export function modelOf(more: Partial<ModelDeclaration> = {}): ModelDeclaration {
  return { key: 'fraud', env: {}, maskedEnv: [], role: 'arn:aws:iam::123456789012:role/r', ...more };
}

/** One endpoint for each model, of the model's key. */
export function documentOf(...models: readonly ModelDeclaration[]): Document {
  return {
    file: 'inference.yaml',
    project: 'risk',
    environment: 'default',
    endpoints: models.map((model) => ({
      address: `endpoints.${model.key}`,
      key: model.key,
      name: model.key,
      variants: [
        {
          name: 'AllTraffic',
          model,
          hardware: { kind: 'instance', type: 'ml.m5.large', count: 1 },
          weight: 1,
        },
      ],
      tags: {},
      protect: false,
      place: { file: 'inference.yaml', line: 1, column: 1 },
    })),
  };
}

export type Told = readonly (readonly [Question, Answer])[];

export function answersOf(told: Told): Answers {
  const found = new Map(told.map(([question, answer]) => [questionKey(question), answer]));
  return { to: (question) => found.get(questionKey(question)) as never };
}

export const latest = (version: number): Told => [
  [
    { fact: 'latest-approved', group: 'reranker' },
    { state: 'found', value: { arn: arnOf(version), version } },
  ],
];
export const artifact = (etag: string, uri = ARTIFACT, version?: string): Told => [
  [
    { fact: 'artifact', uri },
    { state: 'found', value: { etag, ...(version === undefined ? {} : { version }) } },
  ],
];
export const image = (digit: string, uri = XGBOOST): Told => [
  [
    { fact: 'image', uri },
    { state: 'found', value: { digest: digestOf(digit) } },
  ],
];
export const failed = (question: Question, state: 'missing' | 'unread'): Told => [
  [question, { state, reason: `it is ${state}`, code: state === 'missing' ? 'INF2010' : 'INF2004' }],
];
