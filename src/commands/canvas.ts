// A stream that can be drawn over, for log-update.
import type { Io } from './io.ts';

/** A CI system may offer a terminal, but keeps what is drawn there as lines. */
export function canRedraw({ terminal, env }: Io, stream: 'stdout' | 'stderr'): boolean {
  return terminal[stream] && env.TERM !== 'dumb' && (env.CI ?? '') === '';
}

export interface Frame {
  /** Draws `text` over what was drawn before. */
  draw(text: string): void;
  /** Takes away what is drawn. */
  clear(): void;
}

/** Loads log-update, which only who draws has to wait for. */
export async function openFrame(io: Io, stream: 'stdout' | 'stderr'): Promise<Frame> {
  const { createLogUpdate } = await import('log-update');
  const frame = createLogUpdate(canvas(io, stream) as NodeJS.WriteStream, { showCursor: true });
  return { draw: (text) => frame(text), clear: () => frame.clear() };
}

/** The few members of a terminal stream that log-update touches. */
function canvas(io: Io, stream: 'stdout' | 'stderr') {
  return {
    isTTY: true,
    columns: io.terminal.columns,
    ...(io.terminal.rows === undefined ? {} : { rows: io.terminal.rows }),
    write(text: string) {
      io[stream](text);
      return true;
    },
  };
}
