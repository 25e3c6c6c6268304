// The outside of one run: streams, terminal, environment, signals. The bin makes one from the process, a story makes one
// from strings; no command ever sees the process itself.

/** Why a run was asked to stop: the exit code it then ends with. */
export type StopReason = { readonly signal: 'SIGINT'; readonly exit: 130 } | StopByTerm;
type StopByTerm = { readonly signal: 'SIGTERM'; readonly exit: 143 };

export type Terminal = {
  /** Which of the streams are a terminal. */
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** Width in columns; 80 where it is unknown. */
  readonly columns: number;
  /** Height in lines; absent where it is unknown. */
  readonly rows?: number;
};

export interface Io {
  /** Absolute path that relative paths of the command line start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** The version of Node, such as `22.11.0`. */
  readonly node: string;
  /** Writes as given, no line end is added. Must not throw when the reader has gone. */
  stdout(text: string): void;
  stderr(text: string): void;
  /** Shows the question on stderr and returns the line that was typed; undefined where the input ended instead. */
  ask(question: string, stop: AbortSignal): Promise<string | undefined>;
  /** Aborts at the first Ctrl-C or SIGTERM with a {@link StopReason} as its reason. */
  readonly stop: AbortSignal;
}

/** The reason that `stop` was aborted with; undefined while it was not. */
export function stopReason(stop: AbortSignal): StopReason | undefined {
  return stop.aborted ? (stop.reason as StopReason) : undefined;
}
