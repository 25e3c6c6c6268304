// What one run shares with its command: the outside, the way out, and what has to be closed when it ends.

import type { Io } from './io.ts';
import { createOutput, type Output } from './output.ts';

export type Session = {
  readonly io: Io;
  readonly out: Output;
  /** Runs `close` when the run ends, however it ends; the last one added is closed first. */
  onClose(close: () => void | Promise<void>): void;
  close(): Promise<void>;
};

export function openSession(io: Io): Session {
  const closers: (() => void | Promise<void>)[] = [];
  return {
    io,
    out: createOutput(io),
    onClose: (close) => void closers.push(close),
    async close() {
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
}
