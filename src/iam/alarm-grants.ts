// Which requests go to CloudWatch: whether the alarms of rollouts exist and are OK, and those about the alarms that inferra makes.
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

export function endingAlarms({ makesAlarms, alarms }: Scope): readonly Grant[] {
  return makesAlarms ? [{ sid: 'Watch', operations: ['DeleteAlarms'], on: alarms }] : [];
}
