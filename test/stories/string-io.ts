// An outside made of strings, for running inferra in process.
import type { Io, StopReason } from '../../src/commands/io.ts';

export type StringIoOptions = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Answers to questions; given, the input is a terminal. */
  readonly typed?: readonly string[];
  /** Makes all streams a terminal of so many columns. */
  readonly columns?: number;
  /** Presses Ctrl-C as soon as the output holds this text. */
  readonly interruptAt?: string;
};

export type StringIo = {
  readonly io: Io;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** What was written to either, in order. */
  readonly written: () => string;
  /** Lines in the order in which they were written; those of stderr begin with `2> `. */
  readonly transcript: () => readonly string[];
  readonly interrupt: (reason?: StopReason) => void;
};

type Chunk = { readonly stream: 'stdout' | 'stderr'; readonly text: string };

export function stringIo(options: StringIoOptions): StringIo {
  const chunks: Chunk[] = [];
  const typed = [...(options.typed ?? [])];
  const stop = new AbortController();
  const interrupt = (reason: StopReason = { signal: 'SIGINT', exit: 130 }) => stop.abort(reason);
  const write = (stream: Chunk['stream']) => (text: string) => {
    chunks.push({ stream, text });
    if (options.interruptAt !== undefined && text.includes(options.interruptAt)) interrupt();
  };
  const textOf = (stream: Chunk['stream']) => () =>
    chunks.map((chunk) => (chunk.stream === stream ? chunk.text : '')).join('');
  const stderr = write('stderr');
  const io: Io = {
    cwd: options.cwd,
    env: options.env ?? {},
    node: '20.20.2',
    terminal: terminalOf(options),
    stdout: write('stdout'),
    stderr,
    async ask(question) {
      const line = typed.shift();
      stderr(`${question}${line ?? ''}\n`);
      return line;
    },
    stop: stop.signal,
  };
  return {
    io,
    stdout: textOf('stdout'),
    stderr: textOf('stderr'),
    written: () => chunks.map(({ text }) => text).join(''),
    transcript: () => transcriptOf(chunks),
    interrupt,
  };
}

function terminalOf({ columns, typed }: StringIoOptions): Io['terminal'] {
  const all = columns !== undefined;
  return { stdin: all || typed !== undefined, stdout: all, stderr: all, columns: columns ?? 120 };
}

function transcriptOf(chunks: readonly Chunk[]): readonly string[] {
  return chunks.flatMap(({ stream, text }) => {
    const lines = text.replace(/\n$/, '').split('\n');
    return stream === 'stdout' ? lines : lines.map((line) => `2> ${line}`.trimEnd());
  });
}
