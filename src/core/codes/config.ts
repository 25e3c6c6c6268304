// INF1xxx: the configuration file.
import type { CodeDefinition } from './definition.ts';

export const configCodes = {
  INF1001: {
    title: 'the file is not valid YAML',
    why: 'inferra reads YAML 1.2 strictly, so that a file means the same to every reader.',
    fix: 'Correct the syntax at the place that is shown.',
    exit: 65,
  },
} as const satisfies Record<string, CodeDefinition>;
