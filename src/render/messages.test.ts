// What the simulated account was given is other people's text, too.
import { expect, it } from 'vitest';
import { messagesJson, messagesText } from './messages.ts';
import { harmIn, hostile } from './testing/hostile.ts';

const AT = Date.UTC(2026, 0, 5, 9);

it('shows a JSON body laid out, another one as it is, and none in words', () => {
  const [to, attributes] = ['arn:aws:sns:us-east-1:123456789012:alerts', {}];
  expect(
    messagesText([
      { service: 'sns', created: AT, to, subject: 'hello', body: 'two\nlines', attributes },
      { service: 'webhook', created: AT, to: 'hooks.example.com', body: '{"a":[1]}', attributes },
    ]),
  ).toBe(
    `2026-01-05T09:00:00.000Z  sns  ${to}\n  hello\n  two\n  lines\n\n` +
      '2026-01-05T09:00:00.000Z  webhook  hooks.example.com\n  {\n    "a": [\n      1\n    ]\n  }\n',
  );
  expect(messagesText([])).toBe('Nothing was published.\n');
});

it('harms nobody', () => {
  for (const payload of [...hostile, JSON.stringify(hostile)]) {
    const message = {
      service: 'sns',
      created: AT,
      to: payload,
      subject: payload,
      body: payload,
      attributes: { a: payload },
    };
    expect(harmIn(messagesText([message])), payload).toBeUndefined();
    const json = messagesJson([message]);
    expect(harmIn(json), payload).toBeUndefined();
    expect(JSON.parse(json).messages[0]).toMatchObject({ to: payload, body: payload });
  }
});
