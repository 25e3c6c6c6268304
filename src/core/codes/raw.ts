// Problems with what a file passes through under `raw`.
import type { CodeDefinition } from './definition.ts';

export const rawCodes = {
  INF1051: {
    title: 'raw has what does not belong there',
    why: "Under raw stand members that SageMaker has and the language does not. What the language has under a name of its own is checked, planned and compared under that name; a few members would take a resource out of inferra's hands; and what SageMaker does anyway cannot be told from what nobody asked for.",
    fix: 'Write the field that the message names, or leave the member out. docs/coverage.md lists every member.',
    exit: 65,
  },
} as const satisfies Record<string, CodeDefinition>;
