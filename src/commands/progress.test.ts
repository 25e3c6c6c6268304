// What is drawn in place shares the terminal with a plan and a question, and gives way to them.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Io } from './io.ts';
import { openProgress } from './progress.ts';
import { openSession } from './session.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settling = { type: 'settling', address: 'endpoints.fraud', name: 'fraud', status: 'Creating' } as const;

async function onTerminal() {
  let written = '';
  const io: Io = {
    cwd: '/',
    env: { TERM: 'xterm', NO_COLOR: '1' },
    node: '20.20.2',
    terminal: { stdin: true, stdout: true, stderr: true, columns: 80 },
    stdout() {},
    stderr(text) {
      written += text;
    },
    ask: async () => undefined,
    stop: new AbortController().signal,
  };
  const progress = await openProgress(openSession(io), { json: false, noColor: true, version: '0.0.0' });
  const take = () => {
    const text = written;
    written = '';
    return text;
  };
  return { progress, take };
}

describe('progress on a terminal', () => {
  it('is drawn again as time passes', async () => {
    const { progress, take } = await onTerminal();
    progress.listen({ ...settling, at: Date.now() });
    expect(take()).toContain('endpoint fraud');
    vi.advanceTimersByTime(2_000);
    expect(take()).toContain('2 s');
    progress.end();
  });

  it('does not draw over a question, and goes on after it', async () => {
    const { progress, take } = await onTerminal();
    progress.listen({ ...settling, at: Date.now() });
    progress.clear();
    take();
    vi.advanceTimersByTime(60_000);
    expect(take()).toBe('');
    progress.listen({ ...settling, at: Date.now() });
    expect(take()).toContain('endpoint fraud');
    progress.end();
  });
});
