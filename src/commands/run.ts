// The whole program as a function: a command line and an outside in, an exit code out. The bin and the stories enter
// here; nothing in it is global, and nothing ends the process.
import { nearest } from '../config/words.ts';
import { InferraError } from '../core/errors.ts';
import { type ExitCode, worstExit } from '../core/exit.ts';
import { wantsColor } from './color.ts';
import { orDropped } from './dropped.ts';
import { failureOf, missingArgument } from './failure.ts';
import { type Io, stopReason } from './io.ts';
import { programVersion } from './package.ts';
import { resolve } from './resolve.ts';
import { openSession, type Session } from './session.ts';
import { type CommandId, commandIds, table } from './table.ts';

/** Runs one command line. `argv` has no program name. Never throws, and never writes but through `io`. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const session = openSession(io);
  const asked = peek(argv);
  try {
    const exit = await closing(session, () => dispatch(argv, session, asked));
    return worstExit([exit, stopReason(io.stop)?.exit ?? 0]);
  } catch (error) {
    const failure = failureOf(error, io.stop);
    const { tell } = await import('./report.ts');
    tell(failure, session, { ...asked, command: commandOf(argv) });
    return failure.exit;
  }
}

type Asked = { readonly json: boolean; readonly debug: boolean; readonly noColor: boolean };

/** What has to be known before, and even without, a command line that parses. */
function peek(argv: readonly string[]): Asked {
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
  return {
    json: flags.includes('--json') || flags.includes('--format=json') || asksFor(flags, '--format', 'json'),
    debug: flags.includes('--debug'),
    noColor: flags.includes('--no-color'),
  };
}

function asksFor(argv: readonly string[], flag: string, value: string): boolean {
  return argv.some((arg, at) => arg === flag && argv[at + 1] === value);
}

async function closing<T>(session: Session, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await session.close();
  }
}

async function dispatch(argv: readonly string[], session: Session, asked: Asked): Promise<ExitCode> {
  const resolved = resolve(argv, commandIds);
  if (resolved.kind === 'unknown') throw unknownCommand(resolved.words);
  switch (resolved.kind) {
    case 'version':
      session.out.result(`inferra ${await programVersion()}\n`);
      return 0;
    case 'help':
      await help(resolved.subject, session, asked);
      return 0;
    case 'command':
      return await start(resolved.id as CommandId, resolved.argv, session);
  }
}

async function help(subject: string, session: Session, asked: Asked): Promise<void> {
  const { showHelp } = await import('./help.ts');
  const color = wantsColor(session.io, 'stdout', asked.noColor);
  await showHelp(subject, session.out, { columns: session.io.terminal.columns, color });
}

async function start(id: CommandId, argv: readonly string[], session: Session): Promise<ExitCode> {
  const { default: Command } = await table[id]();
  const work = new Command(argv, session).run().catch((error: unknown) => {
    throw missingArgument(error, id, Command.examples) ?? error;
  });
  return Command.windsDown ? await work : await orDropped(work, session.io.stop);
}

function unknownCommand(words: readonly string[]): InferraError {
  const shown = words.join(' ');
  if (shown.startsWith('-')) return new InferraError('INF6003', `${shown} is not a flag of inferra itself`);
  const known = commandIds.map((id) => id.replace(':', ' '));
  const near = nearest(words.slice(0, 2).join(' '), known) ?? nearest(words[0] ?? '', known);
  const details = near === undefined ? {} : { hint: `Did you mean inferra ${near}?` };
  return new InferraError('INF6002', `${shown} is not a command of inferra`, details);
}

function commandOf(argv: readonly string[]): string {
  const resolved = resolve(argv, commandIds);
  return resolved.kind === 'command' ? resolved.id.replace(':', ' ') : '';
}
