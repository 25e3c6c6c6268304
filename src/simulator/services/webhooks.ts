// What is posted to webhooks from a simulated run: nothing leaves the machine, so it is kept beside the other messages. Of
// the address only the host is kept, and no header: the rest is secret.
import { uuid } from '../chance.ts';
import type { MessageRecord } from '../world/message-records.ts';
import type { Context } from './context.ts';

export function receivePost(
  { world, seed }: Pick<Context, 'world' | 'seed'>,
  host: string,
  body: string,
): void {
  const record: MessageRecord = {
    kind: 'message',
    name: uuid(seed, 'post', host, world.count('posts')),
    arn: host,
    created: world.time,
    modified: world.time,
    tags: [],
    service: 'webhook',
    to: host,
    body,
    attributes: {},
  };
  world.commit([record]);
}
