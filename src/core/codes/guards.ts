// INF5xxx: what inferra refuses for safety.
import type { CodeDefinition } from './definition.ts';

export const guardsCodes = {
  INF5001: {
    title: 'a removal needs --prune',
    why: 'Deletion is never a side effect of an apply.',
    fix: 'Pass --prune to remove what the file no longer has.',
    exit: 6,
  },
} as const satisfies Record<string, CodeDefinition>;
