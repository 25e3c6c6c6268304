// INF2xxx: credentials, the account guard and what the service answers.
import type { CodeDefinition } from './definition.ts';

export const cloudCodes = {
  INF2001: {
    title: 'no usable AWS credentials',
    why: 'The AWS SDK found no credentials, or those that it found have expired.',
    fix: 'Set AWS_PROFILE or pass --profile, or log in again; --simulator needs no credentials.',
    exit: 4,
  },
} as const satisfies Record<string, CodeDefinition>;
