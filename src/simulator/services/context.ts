// What every operation gets: the account, the world, the scripted conditions, and how to refuse.
import type { Conditions } from '../faults/conditions.ts';
import { refused, type ServiceFault } from '../wire/errors.ts';
import type { RecordKind, RecordOf } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { type Account, arnOf, nounOf } from './arn.ts';

export type Context = Account & {
  readonly world: World;
  readonly seed: number;
  readonly conditions: Conditions;
};

export type Output = Readonly<Record<string, unknown>> | undefined;

/** `in-progress` and its kin are told apart by text alone (sagemaker-controller, terraform-provider-aws#40048). */
export function notFound(ctx: Context, kind: RecordKind, name: string): ServiceFault {
  return refused(`Could not find ${nounOf(kind)} "${arnOf(ctx, kind, name)}".`);
}

export function refuseExisting(ctx: Context, kind: RecordKind, name: string): void {
  const existing = ctx.world.get(kind, name);
  if (existing !== undefined)
    throw refused(`Cannot create already existing ${nounOf(kind)} "${existing.arn}".`);
}

/** The record, or the service's refusal. `lag`: how far behind (ms) this reader is. */
export function existing<K extends RecordKind>(ctx: Context, kind: K, name: string, lag = 0): RecordOf<K> {
  const record = ctx.world.seen(kind, name, lag);
  if (record === undefined) throw notFound(ctx, kind, name);
  return record;
}

/** Seconds since the epoch with milliseconds, as AWS JSON 1.1 writes timestamps. */
export function seconds(ms: number): number {
  return Math.round(ms) / 1000;
}

/** For ARNs of tag requests, whose kind may be anything. The text is not documented. */
export function nounlessNotFound(arn: string): ServiceFault {
  return refused(`Could not find resource "${arn}".`);
}

/** Minutes since the world's beginning, the time of what a scenario declares. */
export function minutesNow(ctx: Context): number {
  return (ctx.world.time - ctx.world.begun) / 60_000;
}
