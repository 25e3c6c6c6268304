// INF1055 to INF1058, INF1078, INF1150: what hosts a model, and how it is loaded.
import type { CodeDefinition } from './definition.ts';

export const hostingCodes = {
  INF1055: {
    title: 'instance pools that repeat themselves',
    why: 'SageMaker tries the types of a variant one after the other. A type that had no capacity a moment ago is not another way out.',
    fix: 'Name each type once, in the order in which they are to be tried.',
    exit: 65,
  },
  INF1056: {
    title: 'settings of a variant that do not fit together',
    why: 'Some settings need others beside them, and some are for instances of a certain kind. SageMaker would refuse the endpoint config, or start a fleet that cannot work.',
    fix: 'Write what the message names, or leave the setting out.',
    exit: 65,
  },
  INF1057: {
    title: 'raw has what the language has a name for',
    why: 'Fields are shorter than the members that they stand for, and a plan shows them by that name. Both say the same: what is written under raw counts as it did, and moving it changes nothing in the account.',
    fix: 'Write the field that the message names instead.',
    exit: 65,
  },
  INF1058: {
    title: 'containers that cannot be loaded or called as they are written',
    why: 'A multi-model container has a folder of archives, a folder of files is loaded as it is, and containers that are called one by one are called by their hostnames.',
    fix: 'Write what the message names.',
    exit: 65,
  },
  INF1078: {
    title: 'components that do not fit',
    why: 'Inference components share the instances of one endpoint: each has a name of its own in the account, a model with what its copies need or a base beside it, and what the endpoint itself does not have (scaling, rollout).',
    fix: 'Change what the message names; `components` in the README has the forms.',
    exit: 65,
  },
  INF1150: {
    title: 'an explainer that cannot be',
    why: 'Clarify explains answers against one baseline, which stands in the file or in Amazon S3; types of features are for texts, one for each header; and only an endpoint that answers at once explains its answers.',
    fix: 'Write what the message names.',
    exit: 65,
  },
} as const satisfies Readonly<Record<string, CodeDefinition>>;
