// INF4xxx: what happens while applying.
import type { CodeDefinition } from './definition.ts';

export const applyCodes = {
  INF4001: {
    title: 'a change failed',
    why: 'The service refused or could not finish it.',
    fix: 'Read the reason that the service gave, and run apply again.',
    exit: 1,
  },
} as const satisfies Record<string, CodeDefinition>;
