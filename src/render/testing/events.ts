// Events for the tests of the folds, on a clock that starts at 12:00:00 UTC.
import type { Event } from '../../core/events.ts';

export const START = Date.parse('2026-11-02T12:00:00Z');

const second = 1000;
const minute = 60 * second;

/** A run over two endpoints: one is swapped and done, one is created and fails. */
export const story: readonly Event[] = [
  {
    at: START,
    type: 'announced',
    units: [
      { address: 'endpoints.fraud', name: 'fraud', effect: 'swap', steps: 9, typicalMs: 25 * minute },
      { address: 'endpoints.docs', name: 'docs', effect: 'create', steps: 5, typicalMs: 4 * minute },
    ],
  },
  { at: START + second, type: 'unit-started', address: 'endpoints.fraud' },
  step('step-started', START + second, 'send the update'),
  { ...step('step-started', START + 2 * second, 'send the update'), type: 'step-finished', adopted: false },
  status(START + 3 * second, 'Updating'),
  status(START + 33 * second, 'Updating'),
  { at: START + 34 * second, type: 'unit-started', address: 'endpoints.docs' },
  {
    at: START + 40 * second,
    type: 'request-retried',
    operation: 'CreateModel',
    attempt: 2,
    waitMs: 400,
    reason: 'Rate exceeded',
  },
  {
    at: START + 41 * second,
    type: 'step-failed',
    address: 'endpoints.docs',
    step: 's1',
    verb: 'put',
    title: 'create the model',
    code: 'INF4001',
    reason: 'Requested image not found.',
  },
  {
    at: START + 42 * second,
    type: 'unit-finished',
    address: 'endpoints.docs',
    result: 'failed',
    reason: 'Requested image not found.',
    hint: 'push the image, then run apply again',
    code: 'INF4001',
    elapsedMs: 8 * second,
  },
  status(START + 10 * minute, 'InService'),
  {
    at: START + 10 * minute,
    type: 'unit-finished',
    address: 'endpoints.fraud',
    result: 'done',
    elapsedMs: 10 * minute,
  },
  {
    at: START + 10 * minute,
    type: 'finished',
    done: 1,
    failed: 1,
    rolledBack: 0,
    skipped: 0,
    running: 0,
    exit: 3,
  },
];

function step(type: 'step-started', at: number, title: string): Extract<Event, { type: 'step-started' }> {
  return { at, type, address: 'endpoints.fraud', step: 's0', verb: 'update', title };
}

function status(at: number, word: string): Event {
  return {
    at,
    type: 'status-changed',
    address: 'endpoints.fraud',
    kind: 'endpoint',
    name: 'fraud',
    status: word,
    elapsedMs: at - START,
    typicalMs: 25 * minute,
  };
}
