// INF6xxx: wrong usage, interruption and faults of inferra itself.
import type { CodeDefinition } from './definition.ts';

export const usageCodes = {
  INF6001: {
    title: 'wrong usage',
    why: 'The command line is not understood.',
    fix: 'See the command with --help.',
    exit: 64,
  },
} as const satisfies Record<string, CodeDefinition>;
