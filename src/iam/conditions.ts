// Rights that only hold under a condition, whichever resource they are about.
import type { Grant, Right } from './policy.ts';

/** Tags only while something is made: whoever may tag what exists could make anything his own. */
export function tagging(sid: string, creations: readonly string[], on: readonly string[]): Grant {
  return {
    sid,
    operations: ['AddTags'],
    on,
    when: { StringEquals: { 'sagemaker:TaggingAction': creations } },
  };
}

export function passing(roles: readonly string[]): Right {
  return {
    sid: 'PassRoles',
    actions: ['iam:PassRole'],
    on: roles,
    when: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
  };
}
