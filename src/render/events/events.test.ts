import { describe, expect, it } from 'vitest';
import type { Event } from '../../core/events.ts';
import { START, story } from '../testing/events.ts';
import { plain } from '../testing/plan.ts';
import { ciProgress } from './ci.ts';
import { eventLine, versionLine } from './ndjson.ts';
import { runSummary } from './summary.ts';
import { terminalProgress } from './terminal.ts';

describe('progress in CI', () => {
  it('has a line with the time for each change of state', () => {
    const ci = ciProgress();
    expect(story.flatMap((event) => ci.take(event))).toEqual([
      '12:00:00 2 endpoints to work on',
      '12:00:01 endpoint fraud: started',
      '12:00:03 endpoint fraud: Updating',
      '12:00:34 endpoint docs: started',
      '12:00:41 endpoint docs: create the model: failed: Requested image not found. (INF4001)',
      '12:00:42 endpoint docs: failed after 8 s',
      '12:10:00 endpoint fraud: InService',
      '12:10:00 endpoint fraud: done after 10 min',
      '12:10:00 finished: 1 done, 1 failed, 0 rolled back, 0 skipped, 0 still running',
    ]);
  });

  it('says once why what was waited for did not come', () => {
    const told = { address: 'endpoints.fraud', code: 'INF4002', reason: 'SageMaker rolled it back: no ping' };
    const events: readonly Event[] = [
      { at: START, type: 'step-failed', step: 's', verb: 'await', title: 'wait and verify', ...told },
      { at: START, type: 'unit-finished', result: 'rolled-back', elapsedMs: 60_000, ...told },
    ];
    const ci = ciProgress();
    expect(events.flatMap((event) => ci.take(event))).toEqual([
      '12:00:00 endpoint fraud: rolled back by the service after 1 min: SageMaker rolled it back: no ping',
    ]);
  });

  it('gives a sign of life for each endpoint at work after a minute of silence, and only then', () => {
    const ci = ciProgress();
    for (const event of story.slice(0, 6)) ci.take(event);
    expect(ci.tick(START + 62_000)).toEqual([]);
    expect(ci.tick(START + 63_000)).toEqual([
      '12:01:03 endpoint fraud: still Updating after 1 min 2 s, usually 25 min',
    ]);
    expect(ci.tick(START + 64_000)).toEqual([]);
    expect(ci.tick(START + 123_000)).toHaveLength(1);
    for (const event of story.slice(6)) ci.take(event);
    expect(ci.tick(START + 3_600_000)).toEqual([]);
  });

  it('has a line for each test of a job that is done, and a sign of life with their number', () => {
    const address = 'recommendations.fraud-sla (fraud-xgb, instances)';
    const shown = (minutes: number, status: string, done: number, spentUsd: number): Event => ({
      at: START + minutes * 60_000,
      type: 'status-changed',
      address,
      kind: 'recommendation-job',
      name: 'risk-fraud-sla-3f9a2c1b4d',
      status,
      tests: { done, planned: 6 },
      spentUsd,
      elapsedMs: minutes * 60_000,
      typicalMs: 660_000,
    });
    const units = [{ address, name: 'j', effect: 'measure', steps: 4, typicalMs: 660_000 }];
    const ci = ciProgress();
    const terminal = terminalProgress(plain);
    const events: readonly Event[] = [
      { at: START, type: 'announced', units },
      { at: START, type: 'unit-started', address },
      shown(1, 'PENDING', 0, 0),
      shown(2, 'IN_PROGRESS', 0, 0),
      shown(3, 'IN_PROGRESS', 0, 0.01),
      shown(9, 'IN_PROGRESS', 3, 0.03),
      {
        at: START + 600_000,
        type: 'limit-passed',
        address,
        name: 'j',
        code: 'INF7040',
        reason: 'about $0.04 is spent',
      },
      shown(10, 'STOPPING', 3, 0.04),
    ];
    const title = 'recommendation fraud-sla (fraud-xgb, instances)';
    expect(events.slice(0, 6).flatMap((event) => ci.take(event))).toEqual([
      '12:00:00 1 job to run',
      `12:00:00 ${title}: started`,
      `12:01:00 ${title}: PENDING`,
      `12:02:00 ${title}: 0 of up to 6 tests done, 2 min, typically 11 min`,
      `12:09:00 ${title}: 3 of up to 6 tests done, 9 min, typically 11 min`,
    ]);
    expect(ci.tick(START + 600_000)).toEqual([
      `12:10:00 ${title}: 3 of up to 6 tests done after 10 min, usually 11 min`,
    ]);
    expect(events.slice(6).flatMap((event) => ci.take(event))).toEqual([
      `12:10:00 ${title}: about $0.04 is spent: j is being stopped`,
      `12:10:00 ${title}: STOPPING`,
    ]);
    for (const event of events.slice(0, 6)) terminal.take(event);
    expect(terminal.frame(START + 600_000)[0]).toContain('10 min, usually 11 min · 3 of up to 6 tests');
    expect(JSON.parse(eventLine(shown(9, 'IN_PROGRESS', 3, 0.03)))).toMatchObject({
      message: `${title}: 3 of up to 6 tests done, 9 min, typically 11 min`,
      tests: { done: 3, planned: 6 },
      spentUsd: 0.03,
    });
  });

  it('tells of throttling only when it lasts', () => {
    const retry = (attempt: number): Event => ({
      at: START,
      type: 'request-retried',
      operation: 'ListEndpoints',
      attempt,
      waitMs: 8000,
      reason: 'Rate exceeded',
    });
    expect(ciProgress().take(retry(4))).toEqual([]);
    expect(ciProgress().take(retry(5))).toEqual(['12:00:00 ListEndpoints: attempt 5 in 8 s: Rate exceeded']);
  });
});

describe('progress on a terminal', () => {
  it('draws a line for each endpoint at work and keeps one for each that ended', () => {
    const progress = terminalProgress(plain);
    const stays = (events: readonly Event[]) => events.flatMap((event) => progress.take(event));
    expect(stays(story.slice(0, 5))).toEqual([]);
    expect(progress.frame(START + 61_000)).toEqual([
      '  endpoint fraud  1 min, usually 25 min · Updating',
      '  1 endpoint waiting',
    ]);
    expect(stays(story.slice(5, 10))).toEqual(['✗ endpoint docs   failed after 8 s']);
    expect(stays(story.slice(10))).toEqual(['✓ endpoint fraud  done in 10 min']);
    expect(progress.frame(START + 700_000)).toEqual([]);
  });

  it('never draws more rows or columns than there are', () => {
    const progress = terminalProgress({ ...plain, width: 30 }, 6);
    const addresses = Array.from({ length: 20 }, (_, index) => `endpoints.endpoint-number-${index}`);
    for (const address of addresses) progress.take({ at: START, type: 'unit-started', address });
    const frame = progress.frame(START);
    expect(frame).toHaveLength(5);
    expect(frame.at(-1)).toBe('  and 16 more at work');
    expect(Math.max(...frame.map((line) => line.length))).toBe(30);
  });
});

describe('the stream of events', () => {
  it('begins with the version of the format', () => {
    expect(versionLine('0.1.0', START)).toBe(
      '{"type":"version","@timestamp":"2026-11-02T12:00:00.000Z","message":"inferra 0.1.0","inferra":"0.1.0","formatVersion":"1.0"}\n',
    );
  });

  it('has the event, its time and a sentence on one line', () => {
    expect(story.map(eventLine).join('').trimEnd().split('\n')).toHaveLength(story.length);
    expect(JSON.parse(eventLine(story[1] as Event))).toEqual({
      type: 'unit-started',
      '@timestamp': '2026-11-02T12:00:01.000Z',
      message: 'endpoint fraud: started',
      address: 'endpoints.fraud',
    });
  });

  it('passes on what a newer engine says', () => {
    const newer = { at: START, type: 'measured', address: 'endpoints.fraud' } as unknown as Event;
    expect(JSON.parse(eventLine(newer))).toMatchObject({ type: 'measured', message: 'measured' });
  });
});

describe('the end of a run', () => {
  const textOf = (events: readonly Event[]) => {
    const summary = runSummary('apply');
    for (const event of events) summary.take(event);
    return summary.text(plain);
  };

  it('says what was done, and of what failed the reason and the fix', () => {
    expect(textOf(story)).toBe(`endpoint docs: failed [INF4001]
 why: Requested image not found.
 fix: push the image, then run apply again
 more: inferra explain INF4001

Applied: 1 changed, 1 failed.
`);
  });

  it('names what still runs and how to go on', () => {
    const interrupted: readonly Event[] = [
      ...story.slice(0, 6),
      {
        at: START,
        type: 'interrupt-received',
        running: [{ address: 'endpoints.fraud', name: 'fraud', what: 'Updating' }],
      },
      { at: START, type: 'unit-finished', address: 'endpoints.fraud', result: 'running', elapsedMs: 1000 },
    ];
    expect(textOf(interrupted)).toBe(`Still running in the account:
  endpoint fraud (Updating)
The same command goes on from here.

Applied: 1 still running, 1 skipped.
`);
  });

  it('says so when there was nothing to do', () => {
    expect(textOf([])).toBe('Applied: nothing to do.\n');
  });

  it('does not count what was only waited for before the plan was made', () => {
    const settled: Event = {
      at: START,
      type: 'settling',
      address: 'endpoints.x',
      name: 'x',
      status: 'Updating',
    };
    expect(textOf([settled, { at: START, type: 'announced', units: [] }])).toBe('Applied: nothing to do.\n');
  });
});
