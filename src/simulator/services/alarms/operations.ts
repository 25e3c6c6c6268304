// Every operation of CloudWatch that the simulator answers: those about alarms.
import type { Context, Output } from '../context.ts';
import { validateInput } from '../validate.ts';
import { operationInputs } from '../wire-shapes.ts';
import { deleteAlarms, describeAlarms, putAlarm, setAlarmState } from './alarms.ts';

/** `input` has been checked against the operation's shape, which is what lets each function name its type. */
type Carry = (ctx: Context, input: never) => Output;

const OPERATIONS: Readonly<Record<string, Carry>> = {
  PutMetricAlarm: putAlarm,
  DescribeAlarms: describeAlarms,
  DeleteAlarms: deleteAlarms,
  SetAlarmState: setAlarmState,
};

/** Carries an operation out, or nothing where nobody knows it. */
export function alarmsNamed(name: string): ((ctx: Context, body: unknown) => Output) | undefined {
  const carry = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  const shape = operationInputs[name];
  if (carry === undefined || shape === undefined) return undefined;
  return (ctx, body) => carry(ctx, validateInput(shape, body) as never);
}
