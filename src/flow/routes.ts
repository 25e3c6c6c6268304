// From the words of --notify to what carries a message there: the addresses and secrets of the environment, read and masked
// before anything else happens, and the one request that each target takes.
import type { Input } from '../cloud/cloud.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { InferraError } from '../core/errors.ts';
import { secretsIn, webhookOf } from '../notify/address.ts';
import type { Letter } from '../notify/news.ts';
import { keyOf, SECRET_FORM, signatureHeaders } from '../notify/signature.ts';
import { type Check, messageId } from '../notify/state.ts';
import {
  maySpill,
  SECRET_SUFFIX,
  TARGET_FORMS,
  type Target,
  targetOf,
  type WebhookTarget,
} from '../notify/target.ts';
import type { Connection, Ports, Post } from './ports.ts';

/** What is told: the same id however often it is tried. */
export type Message = { readonly id: string; readonly letter: Letter; readonly check: Check };

/** A target with everything that it takes to reach it. */
export interface Route {
  readonly word: string;
  /** @throws Error that says why the message did not arrive */
  send(message: Message, connection: Connection, post: Post): Promise<void>;
}

/** Each target once, in the order given. @throws InferraError INF6004, INF6017 */
export function routesOf(ports: Pick<Ports, 'env' | 'mask'>, words: readonly string[]): readonly Route[] {
  const targets = [...new Set(words)].map(knownTarget);
  // All of them are masked before one is complained about.
  for (const target of targets) ports.mask(secretsOf(ports, target));
  return targets.map((target) => routeOf(ports, target));
}

/** @throws InferraError INF6004 */
export function knownTarget(word: string): Target {
  const target = targetOf(word);
  if (target !== undefined) return target;
  const shown = maySpill(word) ? 'an address' : word;
  throw new InferraError('INF6004', `--notify ${shown} is not a target`, { hint: `write ${TARGET_FORMS}` });
}

function secretsOf({ env }: Pick<Ports, 'env'>, target: Target): readonly string[] {
  if (target.kind !== 'slack' && target.kind !== 'https') return [];
  const [address, secret] = [env[target.variable], env[target.variable + SECRET_SUFFIX]];
  const pieces = address !== undefined && URL.canParse(address) ? secretsIn(new URL(address)) : [];
  return [address, secret, ...pieces].filter((one) => one !== undefined);
}

function routeOf({ env }: Pick<Ports, 'env'>, target: Target): Route {
  const { word } = target;
  switch (target.kind) {
    case 'sns':
      return {
        word,
        async send(message, { cloud }) {
          await cloud.call('Publish', published(target.topic, message));
        },
      };
    case 'events':
      return { word, send: ({ letter }, connection) => putEvent(target.bus, letter, connection) };
    case 'slack': {
      const url = addressIn(env, target);
      return { word, send: ({ letter }, _, post) => post({ url, headers: {}, body: letter.slack }) };
    }
    case 'https': {
      const url = addressIn(env, target);
      const key = keyIn(env, target);
      return {
        word,
        send({ id, letter: { event: body } }, { clock }, post) {
          const timestamp = Math.floor(clock.now() / 1000);
          return post({ url, headers: signatureHeaders(key, { id, timestamp, body }), body });
        },
      };
    }
  }
}

function addressIn(env: Ports['env'], target: WebhookTarget): URL {
  const webhook = webhookOf(variable(env, target, target.variable));
  if ('url' in webhook) return webhook.url;
  throw unusable(target, `${target.variable} ${webhook.problem}`);
}

function keyIn(env: Ports['env'], target: WebhookTarget): Uint8Array {
  const name = target.variable + SECRET_SUFFIX;
  const key = keyOf(variable(env, target, name));
  if (key !== undefined) return key;
  throw unusable(target, `${name} is not ${SECRET_FORM}`);
}

function variable(env: Ports['env'], target: WebhookTarget, name: string): string {
  const value = env[name];
  if (value !== undefined && value.trim() !== '') return value;
  throw unusable(target, `the environment variable ${name} is not set`);
}

function unusable({ word }: Target, because: string): InferraError {
  return new InferraError('INF6017', `--notify ${word}: ${because}`);
}

/** Sends one message; what kept it from arriving, or nothing. */
export async function deliver(
  route: Route,
  message: Message,
  connection: Connection,
  post: Post,
): Promise<Diagnostic | undefined> {
  try {
    await route.send(message, connection, connection.post ?? post);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const hint = hintOf(error);
    return {
      code: 'INF8040',
      severity: 'error',
      message: `${route.word}: ${error.message}`,
      ...(hint === undefined ? {} : { hint }),
    };
  }
}

/** Advice of the service's errors is about endpoints; a topic or bus has another owner and a policy of its own. */
function hintOf(error: Error): string | undefined {
  if (!(error instanceof InferraError) || error.code === 'INF8040') return undefined;
  return error.details.hint ?? 'see that it is there, and that its own policy lets this identity publish';
}

/** The request as a whole succeeds where its one entry is refused. */
async function putEvent(bus: string, { type, event }: Letter, { cloud }: Connection): Promise<void> {
  const entry = { Source: 'inferra', DetailType: type, Detail: event, EventBusName: bus };
  const { Entries: [result] = [] } = await cloud.call('PutEvents', { Entries: [entry] });
  if (result?.ErrorCode === undefined) return;
  const reason = result.ErrorMessage ?? 'no reason is given';
  throw new InferraError('INF8040', `the event was refused: ${result.ErrorCode}: ${reason}`);
}

/** Programs get the event, people by mail and telephone what they can read. */
function published(topic: string, { id, letter, check }: Message): Input<'Publish'> {
  const { subject, text, event, type } = letter;
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
  return {
    TopicArn: topic,
    Subject: subject,
    Message: JSON.stringify({ default: event, email: text, sms: subject }),
    MessageStructure: 'json',
    MessageAttributes: {
      type: attribute(type),
      project: attribute(check.project),
      environment: attribute(check.environment),
    },
    // Messages of one check stay in their order, and one that is sent again is taken once.
    ...(topic.endsWith('.fifo') ? { MessageGroupId: messageId(check), MessageDeduplicationId: id } : {}),
  };
}
