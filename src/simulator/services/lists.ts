// ListModels, ListEndpointConfigs, ListEndpoints: filter, order, page. Defaults of the API reference, read 2026-11.
import type { RecordKind, RecordOf, WorldRecord } from '../world/records.ts';
import { type Context, type Output, seconds } from './context.ts';
import { page } from './pages.ts';

export type ListInput = {
  readonly SortBy?: 'Name' | 'CreationTime' | 'Status';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
  readonly NameContains?: string;
  /** Milliseconds since the epoch, like the three below. */
  readonly CreationTimeBefore?: number;
  readonly CreationTimeAfter?: number;
  readonly LastModifiedTimeBefore?: number;
  readonly LastModifiedTimeAfter?: number;
  readonly StatusEquals?: string;
};

export function listModels(ctx: Context, input: ListInput): Output {
  return list(ctx, 'ListModels', 'model', 'Models', input, (one) => ({
    ModelName: one.name,
    ModelArn: one.arn,
    CreationTime: seconds(one.created),
  }));
}

export function listEndpointConfigs(ctx: Context, input: ListInput): Output {
  return list(ctx, 'ListEndpointConfigs', 'endpoint-config', 'EndpointConfigs', input, (one) => ({
    EndpointConfigName: one.name,
    EndpointConfigArn: one.arn,
    CreationTime: seconds(one.created),
  }));
}

export function listEndpoints(ctx: Context, input: ListInput): Output {
  return list(ctx, 'ListEndpoints', 'endpoint', 'Endpoints', input, (one) => ({
    EndpointName: one.name,
    EndpointArn: one.arn,
    CreationTime: seconds(one.created),
    LastModifiedTime: seconds(one.modified),
    EndpointStatus: one.status,
  }));
}

export function list<K extends RecordKind>(
  ctx: Context,
  operation: string,
  kind: K,
  member: string,
  input: ListInput,
  view: (record: RecordOf<K>) => object,
  fitting: (record: RecordOf<K>) => boolean = () => true,
): Output {
  const all = ctx.world
    .seenAll(kind, ctx.conditions.lag('list'))
    .filter((one) => wanted(one, input) && fitting(one));
  const { items, NextToken } = page(ctx, operation, inOrder(all, input), input);
  return { [member]: items.map(view), ...(NextToken === undefined ? {} : { NextToken }) };
}

/** `After` includes its own moment, `Before` does not. */
export function wanted(record: WorldRecord, input: ListInput): boolean {
  const text = input.NameContains?.toLowerCase();
  return (
    (text === undefined || record.name.toLowerCase().includes(text)) &&
    within(record.created, input.CreationTimeAfter, input.CreationTimeBefore) &&
    within(record.modified, input.LastModifiedTimeAfter, input.LastModifiedTimeBefore) &&
    (input.StatusEquals === undefined || statusOf(record) === input.StatusEquals)
  );
}

function within(time: number, after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY): boolean {
  return time >= after && time < before;
}

function statusOf(record: WorldRecord): string {
  return 'status' in record ? record.status : '';
}

/** By CreationTime, the latest first, unless told otherwise. */
export function inOrder<R extends WorldRecord>(records: readonly R[], input: ListInput): readonly R[] {
  const keyOf = (one: R): string | number => {
    if (input.SortBy === 'Name') return one.name;
    return input.SortBy === 'Status' ? statusOf(one) : one.created;
  };
  const sign = input.SortOrder === 'Ascending' ? 1 : -1;
  return [...records].sort((a, b) => sign * (compare(keyOf(a), keyOf(b)) || compare(a.name, b.name)));
}

export function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
