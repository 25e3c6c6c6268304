// INF3xxx: ownership, history and the plan.
import type { CodeDefinition } from './definition.ts';

export const planCodes = {
  INF3001: {
    title: 'the plan is stale',
    why: 'What the plan was made from has changed since.',
    fix: 'Run plan again, read it, and apply that one.',
    exit: 5,
  },
} as const satisfies Record<string, CodeDefinition>;
