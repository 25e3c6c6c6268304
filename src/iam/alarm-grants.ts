// Which requests go to CloudWatch: whether the alarms of rollouts exist and are OK, how those of scaling policies stand, and
// those about the alarms that inferra makes.
import type { Grant, Right } from './policy.ts';
import type { Scope } from './scope.ts';

/** On every alarm: composite ones are told of to nobody else (API reference of DescribeAlarms, read 2026-11). */
export function seeingAlarms({ alarmed }: Scope): readonly Grant[] {
  return alarmed ? [{ sid: 'Find', operations: ['DescribeAlarms'], on: ['*'] }] : [];
}

/** An alarm that is made with tags needs the right to tag it, too (API reference of PutMetricAlarm, read 2026-11). */
export function makingAlarms({ makesAlarms, alarms }: Scope): readonly (Grant | Right)[] {
  if (!makesAlarms) return [];
  return [
    { sid: 'Watch', operations: ['PutMetricAlarm'], on: alarms },
    { sid: 'Watch', actions: ['cloudwatch:TagResource'], on: alarms },
  ];
}

/** Whatever the file says now: tags of an endpoint tell of alarms that an earlier one had. */
export function endingAlarms({ alarms }: Scope): readonly Grant[] {
  return [{ sid: 'Watch', operations: ['DeleteAlarms'], on: alarms }];
}

/** A policy in steps that is put back has another ARN, and inferra's alarm is pointed there, whatever the file says by now. */
export function recalling({ scales, alarms }: Scope): readonly Grant[] {
  if (!scales) return [];
  return [
    { sid: 'Find', operations: ['DescribeAlarms'], on: ['*'] },
    { sid: 'Watch', operations: ['PutMetricAlarm'], on: alarms },
  ];
}

/** Compared with the file wherever its autoscaling is. */
export function seeingStepAlarms({ stepAlarms }: Scope): readonly Grant[] {
  return stepAlarms ? [{ sid: 'Find', operations: ['DescribeAlarms'], on: ['*'] }] : [];
}
