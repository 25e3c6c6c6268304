// Messages that the simulated account was given, as they arrived.
import { jsonText } from './json-text.ts';
import { safe, safeBlock } from './safe.ts';

/** What is shown of a message. */
export type ShownMessage = {
  readonly service: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly to: string;
  readonly subject?: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/** Ends in a line break. */
export function messagesText(messages: readonly ShownMessage[]): string {
  if (messages.length === 0) return 'Nothing was published.\n';
  return messages
    .map(({ service, created, to, subject, body }) => {
      const about = subject === undefined ? [] : [`  ${safe(subject)}`];
      return [`${timeOf(created)}  ${service}  ${safe(to)}`, ...about, ...bodyLines(body)].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}

/** JSON is laid out, so that it can be read. */
function bodyLines(body: string): readonly string[] {
  return safeBlock(laidOut(body))
    .split('\n')
    .map((line) => `  ${line}`);
}

function laidOut(body: string): string {
  try {
    return jsonText(JSON.parse(body), 2);
  } catch {
    return body;
  }
}

export function messagesJson(messages: readonly ShownMessage[]): string {
  const shown = messages.map(({ service, created, to, subject, attributes, body }) => ({
    service,
    at: timeOf(created),
    to,
    ...(subject === undefined ? {} : { subject }),
    attributes,
    body,
  }));
  return `${jsonText({ formatVersion: '1.0', messages: shown }, 2)}\n`;
}

function timeOf(created: number): string {
  return new Date(created).toISOString();
}
