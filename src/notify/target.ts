// Whom a run tells: the words of --notify. An address that is a secret is never a word of the command line, which anybody
// on the machine can read; the word names the environment variable that has it.

type Webhook = {
  readonly kind: 'slack' | 'https';
  /** The environment variable that holds the address. */
  readonly variable: string;
};

export type Target = { /** As it was given: no secret. */ readonly word: string } & (
  | Webhook
  | { readonly kind: 'sns' /** ARN. */; readonly topic: string }
  | { readonly kind: 'events' /** A name, or an ARN. */; readonly bus: string }
);

export type WebhookTarget = Extract<Target, Webhook>;

/** Behind the name of the variable that has the address: the one that has the secret for signatures. */
export const SECRET_SUFFIX = '_SECRET';

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
// Forms of SNS and EventBridge (service models of botocore 1.43.11; API reference of CreateTopic, read 2026-11).
const TOPIC = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}(?:\.fifo)?$/;
const BUS = /^(?:arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/)?[\w./-]{1,256}$/;

/** How a word has to look. */
export const TARGET_FORMS =
  'slack:VARIABLE, https:VARIABLE, sns:TOPIC_ARN or events:BUS, where VARIABLE is the environment variable that holds the address';

/** The target of a word; undefined where it has none of the forms. */
export function targetOf(word: string): Target | undefined {
  const at = word.indexOf(':');
  const [kind, rest] = [word.slice(0, Math.max(at, 0)), word.slice(at + 1)];
  switch (kind) {
    case 'slack':
    case 'https':
      return VARIABLE.test(rest) ? { word, kind, variable: rest } : undefined;
    case 'sns':
      return TOPIC.test(rest) ? { word, kind, topic: rest } : undefined;
    case 'events':
      return BUS.test(rest) ? { word, kind, bus: rest } : undefined;
    default:
      return undefined;
  }
}

/** Whether a word looks as if it had a secret in it, which must not be repeated in a message. */
export function maySpill(word: string): boolean {
  return /:\/\/|[/@]/.test(word) && !word.startsWith('sns:') && !word.startsWith('events:');
}
