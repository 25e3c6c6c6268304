// PutEvents of EventBridge: a batch in which each entry fails or is accepted by itself (API reference, read 2026-11). An
// event for a bus that is not there is accepted, and gone (seen: aws/aws-cli#9186).
import { uuid } from '../chance.ts';
import { refused, ServiceFault } from '../wire/errors.ts';
import type { MessageRecord } from '../world/message-records.ts';
import type { Account } from './arn.ts';
import type { Context, Output } from './context.ts';

type Entry = Readonly<Record<string, unknown>>;

const MOST_ENTRIES = 10;
/** Of a whole request, as it was documented for years; the strictest that it can be. */
const MOST_BYTES = 262_144;
/** Longer ones are accepted by nobody; the text is assumed. */
const LONGEST_TYPE = 128;

export function busArn({ account, region }: Account, bus = 'default'): string {
  return bus.startsWith('arn:') ? bus : `arn:aws:events:${region}:${account}:event-bus/${bus}`;
}

/** @param region whose endpoint is asked */
export function putEvents(ctx: Context, input: Readonly<Record<string, unknown>>, region: string): Output {
  const entries = entriesOf(input);
  const size = entries.reduce((sum, one) => sum + sizeOf(one), 0);
  if (size > MOST_BYTES) throw refused('Total size of the entries in the request is over the limit.');
  const results = entries.map((one) => problemOf(one) ?? { EventId: accepted(ctx, one, region) });
  return { FailedEntryCount: results.filter((one) => 'ErrorCode' in one).length, Entries: results };
}

function entriesOf({ Entries: entries }: Readonly<Record<string, unknown>>): readonly Entry[] {
  if (!Array.isArray(entries)) {
    throw broken('null', 'Member must not be null');
  }
  if (entries.some((one) => typeof one !== 'object' || one === null)) {
    throw new ServiceFault('SerializationException', 'Unexpected field type');
  }
  if (entries.length === 0) throw broken("'[]'", 'Member must have length greater than or equal to 1');
  if (entries.length <= MOST_ENTRIES) return entries;
  throw broken("'[…]'", `Member must have length less than or equal to ${MOST_ENTRIES}`);
}

function broken(value: string, rule: string): ServiceFault {
  return refused(
    `1 validation error detected: Value ${value} at 'entries' failed to satisfy constraint: ${rule}`,
  );
}

/** A time counts 14 bytes, texts their UTF-8 (API reference, as above). */
function sizeOf({ Time, Source, DetailType, Detail, Resources = [] }: Entry): number {
  const texts = [Source, DetailType, Detail, ...(Array.isArray(Resources) ? Resources : [])];
  const length = texts.reduce(
    (sum: number, one) => sum + Buffer.byteLength(typeof one === 'string' ? one : ''),
    0,
  );
  return length + (Time === undefined ? 0 : 14);
}

type Problem = { readonly ErrorCode: string; readonly ErrorMessage: string };

/** Codes and texts that the service answered (localstack/localstack#10675, #11990). */
function problemOf(entry: Entry): Problem | undefined {
  for (const member of ['Source', 'DetailType', 'Detail']) {
    const value = entry[member];
    if (typeof value === 'string' && value !== '') continue;
    return argument(member, `${member} is a required argument.`);
  }
  if (!isObject(String(entry.Detail)))
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  // `aws.` is the service's own (User Guide, "Custom events").
  if (/^aws\./i.test(String(entry.Source))) {
    const text = 'Not authorized for the source.';
    return { ErrorCode: 'NotAuthorizedForSource', ErrorMessage: text };
  }
  return String(entry.DetailType).length > LONGEST_TYPE
    ? argument('DetailType', `DetailType must be at most ${LONGEST_TYPE} characters.`)
    : undefined;
}

function argument(member: string, reason: string): Problem {
  return {
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${member} is not valid. Reason: ${reason}`,
  };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function accepted(ctx: Context, entry: Entry, region: string): string {
  const { world, seed, account } = ctx;
  const bus = busArn(
    { account, region },
    typeof entry.EventBusName === 'string' ? entry.EventBusName : undefined,
  );
  const id = uuid(seed, 'event', bus, world.count('events'));
  if (ctx.conditions.missing('buses', bus)) return id;
  const record: MessageRecord = {
    kind: 'message',
    name: id,
    arn: bus,
    created: world.time,
    modified: world.time,
    tags: [],
    service: 'events',
    to: bus,
    body: String(entry.Detail),
    attributes: { source: String(entry.Source), 'detail-type': String(entry.DetailType) },
  };
  world.commit([record]);
  return id;
}
