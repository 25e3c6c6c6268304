// What `recommend show` prints where the story does not look: narrow screens, and texts of the service.
import { expect, test } from 'vitest';
import type { RecommendReport, ShownCandidate } from '../core/recommendation.ts';
import { paintFor } from './paint.ts';
import { recommendText } from './recommend.ts';

const VIEW = { paint: paintFor(false), width: 80 };

function report(candidates: readonly ShownCandidate[]): RecommendReport {
  const choice = {
    address: 'endpoints.fraud',
    reason: 'nobody met it',
    pinned: false,
    candidates,
    whatWouldChange: [],
  };
  const measured = {
    measuredOn: 's3://a/b',
    measuredAt: '2026-11-24T13:20:00Z',
    ageDays: 100,
    stale: true,
    jobs: ['risk-job'],
    prices: 'us-east-1 2026-08',
    choices: [choice],
  };
  const policy = { policy: 'sla', model: 'models.m', measured, command: 'inferra recommend run sla' };
  return { project: 'risk', environment: 'default', file: 'inference.lock.yaml', policies: [policy] };
}

test('a text of the service commands no runner, on whichever line its words come to stand', () => {
  const reason = `${'x '.repeat(36)}::error title=owned::gone \u001b[31m`;
  const text = recommendText(
    report([{ id: 'ml.c5.large', verdict: 'refused', reason, latencyAt: 'p95' }]),
    VIEW,
  );
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).not.toContain('\u001b');
  expect(text).toContain('ml.c5.large');
});

test('long names stand above their figures, within the width of the screen', () => {
  const id = 'ml.c5.large OMP_NUM_THREADS=1 MODEL_SERVER_WORKERS=4 MODEL_SERVER_TIMEOUT=60';
  const text = recommendText(
    report([
      {
        id,
        verdict: 'chosen',
        reason: 'it is the only one',
        capacity: 9961.25,
        latency: 80,
        latencyAt: 'p95',
        coldStart: 5100,
        size: 12,
        monthly: 893.52,
      },
    ]),
    VIEW,
  );
  expect(text).toContain(`\n  ${id}\n    9961.3`);
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('an old measurement names the command that measures again', () => {
  const text = recommendText(report([]), VIEW);
  expect(text).toContain('100 days ago');
  expect(text).toContain('inferra recommend run sla --force');
});
