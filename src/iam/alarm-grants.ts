// Which requests go to CloudWatch: whether the alarms of rollouts exist and are OK.
import type { Grant } from './policy.ts';
import type { Scope } from './scope.ts';

/** On every alarm: composite ones are told of to nobody else (API reference of DescribeAlarms, read 2026-11). */
export function seeingAlarms({ alarmed }: Scope): readonly Grant[] {
  return alarmed ? [{ sid: 'Find', operations: ['DescribeAlarms'], on: ['*'] }] : [];
}
