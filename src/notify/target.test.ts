// Words of --notify.
import { expect, test } from 'vitest';
import { maySpill, targetOf } from './target.ts';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alerts';
const BUS = 'arn:aws-cn:events:cn-north-1:123456789012:event-bus/ops';

test.each([
  ['slack:SLACK_WEBHOOK', { kind: 'slack', variable: 'SLACK_WEBHOOK' }],
  ['https:alerts_2', { kind: 'https', variable: 'alerts_2' }],
  [`sns:${TOPIC}`, { kind: 'sns', topic: TOPIC }],
  [`sns:${TOPIC}.fifo`, { kind: 'sns', topic: `${TOPIC}.fifo` }],
  ['events:default', { kind: 'events', bus: 'default' }],
  [`events:${BUS}`, { kind: 'events', bus: BUS }],
])('%s is a target', (word, target) => {
  expect(targetOf(word)).toEqual({ word, ...target });
});

test.each([
  ...['', 'slack', 'slack:', 'slack:1ST', 'slack:A-B', 'slack:A B', 'Slack:A', 'mail:A', 'constructor:A'],
  ...['https://hooks.slack.com/services/T0/B0/x', 'slack:https://hooks.slack.com/services/T0/B0/x'],
  ...[
    TOPIC,
    'sns:alerts',
    `sns:${TOPIC}:with-subscription`,
    `sns:${TOPIC}.fif`,
    'sns:arn:aws:sns:evil.example/:1:x',
  ],
  ...[`sns:${TOPIC.replace('123456789012', '1')}`, 'events:', 'events:two words', `events:${TOPIC}`],
])('"%s" is none', (word) => {
  expect(targetOf(word)).toBeUndefined();
});

test('a word that may be an address is not repeated', () => {
  expect(
    ['https://a.example/x', 'slack:https://a.example/x', 'slack:T0/B0/x', 'a@b'].filter(maySpill),
  ).toHaveLength(4);
  expect(['slack', 'slack:1ST', `sns:${BUS}`, 'mail:A'].filter(maySpill)).toEqual([]);
});
