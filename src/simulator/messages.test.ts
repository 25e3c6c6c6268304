// Heading "Messages" of docs/simulator.md.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { PublishCommand, type PublishCommandInput, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, test } from 'vitest';
import { openSimulator, type Simulator, type SimulatorOptions } from './index.ts';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alerts';
const FIFO = `${TOPIC}.fifo`;
const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
const EVENT = { Source: 'a', DetailType: 't', Detail: '{}' };

async function account(options: SimulatorOptions = {}) {
  const simulator = await openSimulator(options);
  return { simulator, ...clients(simulator) };
}

function clients({ requestHandler }: Simulator, region = 'us-east-1') {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' };
  const config = { region, credentials, requestHandler, maxAttempts: 1 };
  const [sns, events] = [new SNSClient(config), new EventBridgeClient(config)];
  return {
    publish: (input: Partial<PublishCommandInput> = {}) =>
      sns.send(new PublishCommand({ TopicArn: TOPIC, Message: 'm', ...input })),
    put: (...entries: readonly PutEventsRequestEntry[]) =>
      events.send(new PutEventsCommand({ Entries: [...entries] })),
  };
}

const kept = ({ world }: Simulator) => world.seenAll('message', 0);

async function because(request: Promise<unknown>): Promise<string> {
  const error: unknown = await request.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return error instanceof Error ? `${error.name}: ${error.message}` : 'nothing';
}

describe('Publish', () => {
  test('keeps a message with its subject and attributes, under the id that it answers', async () => {
    const { simulator, publish } = await account();
    const { MessageId } = await publish({
      Subject: 'hello',
      Message: 'one & <two>',
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'a=b' } },
    });
    expect(kept(simulator)).toMatchObject([
      {
        name: MessageId,
        service: 'sns',
        to: TOPIC,
        subject: 'hello',
        body: 'one & <two>',
        attributes: { kind: 'a=b' },
      },
    ]);
    expect(simulator.world.requests()).toMatchObject([
      { operation: 'Publish', mutating: true, applied: true },
    ]);
  });

  test.each([
    ['no message', { Message: '' }, 'Invalid parameter: Empty message'],
    [
      'a message of more than 256 KB',
      { Message: 'ü'.repeat(131_073) },
      'Invalid parameter: Message too long',
    ],
    ['a subject of two lines', { Subject: 'a\nb' }, 'Invalid parameter: Subject'],
    ['a subject of 100 characters', { Subject: 'a'.repeat(100) }, 'Invalid parameter: Subject'],
    ['a subject that is not ASCII', { Subject: 'ü' }, 'Invalid parameter: Subject'],
    [
      'a topic of another region',
      { TopicArn: TOPIC.replace('us-east-1', 'eu-west-1') },
      'Invalid parameter: TopicArn',
    ],
    ['a name for a topic', { TopicArn: 'alerts' }, 'Invalid parameter: TopicArn'],
    [
      'a structure without default',
      { MessageStructure: 'json', Message: '{"sms":"m"}' },
      'No default entry in JSON message body',
    ],
    [
      'a structure that is no JSON',
      { MessageStructure: 'json', Message: '{' },
      'JSON message body failed to parse',
    ],
    [
      'a group that is missing',
      { TopicArn: FIFO },
      'The MessageGroupId parameter is required for FIFO topics',
    ],
    [
      'a FIFO message that nothing tells from others',
      { TopicArn: FIFO, MessageGroupId: 'g' },
      'ContentBasedDeduplication',
    ],
    [
      'a deduplication id for a standard topic',
      { MessageDeduplicationId: 'x' },
      'not valid for this topic type',
    ],
  ] as const)('refuses %s', async (_, input, words) => {
    const { simulator, publish } = await account();
    expect(await because(publish(input))).toMatch(new RegExp(`^InvalidParameterException: .*${words}`));
    expect(kept(simulator)).toEqual([]);
  });

  test('reaches the region that is asked, and finds no topic that is missing', async () => {
    const missing = 'arn:aws:sns:eu-west-1:123456789012:gone';
    const { simulator } = await account({ scenario: { missing: { topics: [missing] } } });
    const there = clients(simulator, 'eu-west-1');
    await there.publish({ TopicArn: TOPIC.replace('us-east-1', 'eu-west-1') });
    expect(await because(there.publish({ TopicArn: missing }))).toBe(
      'NotFoundException: Topic does not exist',
    );
    expect(kept(simulator)).toHaveLength(1);
  });

  test('takes a FIFO message once in five minutes, and counts', async () => {
    const { simulator, publish } = await account();
    const message = { TopicArn: FIFO, MessageGroupId: 'g', MessageDeduplicationId: 'x' };
    const first = await publish(message);
    expect(await publish(message)).toMatchObject({ MessageId: first.MessageId });
    await simulator.clock.sleep(5 * 60_000);
    const later = await publish(message);
    expect(later.MessageId).not.toBe(first.MessageId);
    expect(BigInt(later.SequenceNumber ?? 0) - BigInt(first.SequenceNumber ?? 0)).toBe(1n);
    expect(kept(simulator).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  test('is denied in words of its own', async () => {
    const permissions = [{ Effect: 'Allow', Action: 'sns:Publish', Resource: FIFO }] as const;
    const { publish } = await account({ scenario: { permissions } });
    expect(await because(publish())).toMatch(
      /^AuthorizationErrorException: User: \S+ is not authorized to perform: SNS:Publish on resource: \S+:alerts because/,
    );
    await publish({ TopicArn: FIFO, MessageGroupId: 'g', MessageDeduplicationId: 'x' });
  });
});

describe('PutEvents', () => {
  test('accepts and refuses each entry by itself', async () => {
    const { simulator, put } = await account();
    const answer = await put(
      EVENT,
      { ...EVENT, EventBusName: BUS.replace('default', 'ops') },
      { ...EVENT, Detail: '[]' },
      { ...EVENT, Source: '' },
      { ...EVENT, Source: 'aws.sagemaker' },
      { ...EVENT, DetailType: 'x'.repeat(129) },
    );
    expect(answer.FailedEntryCount).toBe(4);
    expect(answer.Entries?.map(({ EventId, ErrorCode }) => ErrorCode ?? EventId?.length)).toEqual([
      36,
      36,
      'MalformedDetail',
      'InvalidArgument',
      'NotAuthorizedForSource',
      'InvalidArgument',
    ]);
    expect(answer.Entries?.[3]?.ErrorMessage).toBe(
      'Parameter Source is not valid. Reason: Source is a required argument.',
    );
    expect(kept(simulator)).toMatchObject([
      { service: 'events', to: BUS, body: '{}', attributes: { source: 'a', 'detail-type': 't' } },
      { to: BUS.replace('default', 'ops') },
    ]);
  });

  test('refuses a batch of none, of eleven, and one that is too large', async () => {
    const { put } = await account();
    expect(await because(put())).toContain('Member must have length greater than or equal to 1');
    expect(await because(put(...Array.from({ length: 11 }, () => EVENT)))).toContain(
      'Member must have length less than or equal to 10',
    );
    const Detail = JSON.stringify({ a: 'x'.repeat(262_144) });
    expect(await because(put({ ...EVENT, Detail }))).toMatch(/^ValidationException: Total size/);
  });

  test('accepts what goes to a bus that is not there, and nobody sees it', async () => {
    const { simulator, put } = await account({ scenario: { missing: { buses: [BUS] } } });
    expect(await put(EVENT)).toMatchObject({
      FailedEntryCount: 0,
      Entries: [{ EventId: expect.any(String) }],
    });
    expect(kept(simulator)).toEqual([]);
  });

  test('needs a right on the bus', async () => {
    const permissions = [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: BUS }] as const;
    const { put } = await account({ scenario: { permissions } });
    await put(EVENT);
    expect(await because(put({ ...EVENT, EventBusName: 'ops' }))).toMatch(
      /^AccessDeniedException: .* events:PutEvents on resource: \S+:event-bus\/ops because/,
    );
  });
});

test('messages are there after a restart, and of a webhook only the host and the body are', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'inferra-messages-'));
  try {
    const { simulator, publish, put } = await account({ dir });
    await publish();
    await put(EVENT);
    simulator.receivePost('hooks.example.com', '{"text":"x"}');
    const before = kept(simulator);
    await simulator.close();
    const again = await openSimulator({ dir });
    expect(kept(again)).toEqual(before);
    expect(before.map(({ service, to }) => [service, to])).toEqual([
      ['sns', TOPIC],
      ['events', BUS],
      ['webhook', 'hooks.example.com'],
    ]);
    await again.close();
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
