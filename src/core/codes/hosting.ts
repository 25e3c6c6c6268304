// INF1055 to INF1058: what hosts a model, and how it is loaded.
import type { CodeDefinition } from './definition.ts';

export const hostingCodes = {
  INF1055: {
    title: 'instance pools that repeat themselves',
    why: 'SageMaker tries the types of a variant one after the other. A type that had no capacity a moment ago is not another way out.',
    fix: 'Name each type once, in the order in which they are to be tried.',
    exit: 65,
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
