// Publish and GetTopicAttributes of SNS: of topics of this account and region, which are there unless the scenario says
// otherwise (API reference and service model, read 2026-11; texts as people pasted them).
import { uuid } from '../chance.ts';
import { ServiceFault } from '../wire/errors.ts';
import type { MessageRecord } from '../world/message-records.ts';
import type { Context } from './context.ts';

export type PublishInput = {
  readonly TopicArn?: string;
  readonly TargetArn?: string;
  readonly PhoneNumber?: string;
  readonly Message?: string;
  readonly Subject?: string;
  readonly MessageStructure?: string;
  readonly MessageDeduplicationId?: string;
  readonly MessageGroupId?: string;
  readonly MessageAttributes: Readonly<
    Record<string, { readonly DataType: string; readonly StringValue?: string }>
  >;
};

export type Published = { readonly id: string; readonly sequence?: string };

export type TopicView = { readonly attributes: Readonly<Record<string, string>> };

const MOST_BYTES = 262_144;
/** Sequence numbers have twenty digits (seen in subscriptions of FIFO topics). */
const FIRST_SEQUENCE = 10_000_000_000_000_000_000n;
const TOPIC = /^arn:aws[a-z-]*:sns:([a-z0-9-]+):(\d{12}):([\w-]{1,256}(?:\.fifo)?)$/;
/** A message of the same id in this time (ms) is accepted and not delivered (Developer Guide, read 2026-11). */
const DEDUPLICATED = 5 * 60_000;

/** @param region whose endpoint is asked: topics of another one are not known there */
export function publish(ctx: Context, input: PublishInput, region: string): Published {
  const topic = topicOf(ctx, input, region);
  checkMessage(input);
  const fifo = topic.endsWith('.fifo');
  checkOrder(input, fifo);
  const earlier = fifo ? repeated(ctx, topic, input.MessageDeduplicationId) : undefined;
  return viewOf(earlier ?? kept(ctx, topic, input, fifo));
}

/** Of the members those that tell which topic it is: policies and subscriptions are not simulated. */
export function topicAttributes(
  ctx: Context,
  { TopicArn = '' }: { readonly TopicArn?: string },
  region: string,
): TopicView {
  const topic = topicOf(ctx, { TopicArn, MessageAttributes: {} }, region);
  const fifo: Record<string, string> = topic.endsWith('.fifo') ? { FifoTopic: 'true' } : {};
  return { attributes: { TopicArn: topic, Owner: topic.split(':')[4] ?? ctx.account, ...fifo } };
}

function topicOf(
  ctx: Context,
  { TopicArn: topic, TargetArn, PhoneNumber }: PublishInput,
  region: string,
): string {
  if (TargetArn !== undefined || PhoneNumber !== undefined) throw invalid('only topics are simulated');
  if (topic === undefined) throw invalid('TopicArn or TargetArn Reason: no value for required parameter');
  const [, of] = TOPIC.exec(topic) ?? [];
  if (of === undefined || of !== region) throw invalid('TopicArn');
  if (ctx.conditions.missing('topics', topic))
    throw new ServiceFault('NotFound', 'Topic does not exist', 404);
  return topic;
}

function checkMessage({
  Message: message,
  Subject: subject,
  MessageStructure: structure,
  ...rest
}: PublishInput): void {
  if (message === undefined || message === '') throw invalid('Empty message');
  const attributes = Object.entries(rest.MessageAttributes).map(
    ([name, { DataType, StringValue = '' }]) => name + DataType + StringValue,
  );
  if (Buffer.byteLength(message + attributes.join('')) > MOST_BYTES) throw invalid('Message too long');
  // ASCII, no line breaks or controls, fewer than 100 characters, not beginning with a blank (API reference, "Subject").
  if (subject !== undefined && !/^[!-~][ -~]{0,98}$/.test(subject)) throw invalid('Subject');
  if (structure !== undefined) checkStructure(structure, message);
}

function checkStructure(structure: string, message: string): void {
  if (structure !== 'json') throw invalid('MessageStructure');
  const parsed = parsedObject(message);
  if (parsed === undefined) throw invalid('Message Structure - JSON message body failed to parse');
  if (typeof parsed.default !== 'string') {
    throw invalid('Message Structure - No default entry in JSON message body');
  }
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function checkOrder(
  { MessageGroupId: group, MessageDeduplicationId: id }: PublishInput,
  fifo: boolean,
): void {
  if (!fifo) {
    if (id === undefined) return;
    throw invalid(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    );
  }
  if (group === undefined) throw invalid('The MessageGroupId parameter is required for FIFO topics');
  if (id !== undefined) return;
  throw invalid(
    'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
}

function repeated({ world }: Context, topic: string, id: string | undefined): MessageRecord | undefined {
  return world
    .seenAll('message', 0)
    .find((one) => one.to === topic && one.deduplication === id && world.time - one.created < DEDUPLICATED);
}

function kept(ctx: Context, topic: string, input: PublishInput, fifo: boolean): MessageRecord {
  const { world, seed } = ctx;
  const id = uuid(seed, 'message', topic, world.count('messages'));
  const attributes = Object.entries(input.MessageAttributes).map(
    ([name, { StringValue = '' }]) => [name, StringValue] as const,
  );
  const record: MessageRecord = {
    kind: 'message',
    name: id,
    arn: topic,
    created: world.time,
    modified: world.time,
    tags: [],
    service: 'sns',
    to: topic,
    ...(input.Subject === undefined ? {} : { subject: input.Subject }),
    body: input.Message ?? '',
    attributes: Object.fromEntries(attributes),
    ...(fifo ? { sequence: world.count(`sequence of ${topic}`) } : {}),
    ...(input.MessageDeduplicationId === undefined ? {} : { deduplication: input.MessageDeduplicationId }),
  };
  world.commit([record]);
  return record;
}

function viewOf({ name, sequence }: MessageRecord): Published {
  return {
    id: name,
    ...(sequence === undefined ? {} : { sequence: String(FIRST_SEQUENCE + BigInt(sequence)) }),
  };
}

function invalid(what: string): ServiceFault {
  return new ServiceFault('InvalidParameter', `Invalid parameter: ${what}`);
}
