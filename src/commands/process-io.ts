// The Io of the real process. The only file that reads streams, signals and the environment.
import { createInterface } from 'node:readline/promises';
import { isatty } from 'node:tty';
import type { Io, StopReason, Terminal } from './io.ts';

const STOPS: readonly StopReason[] = [
  { signal: 'SIGINT', exit: 130 },
  { signal: 'SIGTERM', exit: 143 },
];

/**
 * The process as an {@link Io}. From here on the first SIGINT or SIGTERM aborts `stop`, the second ends the process at
 * once. A reader that went away (`| head`) silences its stream and nothing else; where output is lost for another reason
 * (a full disk) the run goes on too, since it may be changing an account, but does not end with 0.
 */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    node: process.versions.node,
    terminal: terminal(),
    stdout: writer(process.stdout),
    stderr: writer(process.stderr),
    ask,
    stop: stopOnSignals(),
  };
}

function terminal(): Terminal {
  const rows = process.stdout.rows || process.stderr.rows;
  return {
    // Asking the stream would open it, which costs what a tenth of a start does.
    stdin: isatty(0),
    stdout: process.stdout.isTTY === true,
    stderr: process.stderr.isTTY === true,
    columns: process.stdout.columns || process.stderr.columns || 80,
    ...(rows ? { rows } : {}),
  };
}

function writer(stream: NodeJS.WriteStream): (text: string) => void {
  let gone = false;
  const lost = (error: NodeJS.ErrnoException) => {
    if (gone) return;
    gone = true;
    if (error.code === 'EPIPE') return;
    process.exitCode ||= 1;
    if (stream !== process.stderr) process.stderr.write(`inferra: output is lost: ${error.message}\n`);
  };
  stream.on('error', lost);
  return (text) => {
    if (!gone) stream.write(text);
  };
}

async function ask(question: string, stop: AbortSignal): Promise<string | undefined> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  // Raw mode hands Ctrl-C to readline; it must mean the same as everywhere else.
  prompt.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const ended = new Promise<undefined>((resolve) => prompt.once('close', () => resolve(undefined)));
    return await Promise.race([prompt.question(question, { signal: stop }), ended]);
  } finally {
    prompt.close();
  }
}

function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const reason of STOPS) {
    process.on(reason.signal, () => {
      if (controller.signal.aborted) process.exit(reason.exit);
      controller.abort(reason);
    });
  }
  return controller.signal;
}
