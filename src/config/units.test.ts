import { expect, test } from 'vitest';
import { dollarsOf, megabytesOf, millisecondsOf, perMinute, secondsOf } from './units.ts';

test.each([
  ['seconds', secondsOf, '90s', 90],
  ['minutes', secondsOf, '2m', 120],
  ['hours', secondsOf, '2 h', 7200],
  ['days', secondsOf, '90d', 7_776_000],
  ['milliseconds', millisecondsOf, '80ms', 80],
  ['parts of a second', millisecondsOf, '1.5s', 1500],
  ['a rate by the minute', perMinute, '600/min', 600],
  ['a rate by the second', perMinute, '10 / s', 600],
  ['a rate by the hour', perMinute, '90/h', 1.5],
  ['dollars', dollarsOf, '$4.50', 4.5],
  ['gigabytes', megabytesOf, '4 GB', 4096],
  ['megabytes', megabytesOf, '4096MB', 4096],
] as const)('%s', (_sentence, read, text, expected) => {
  expect(read(text)).toBe(expected);
});
