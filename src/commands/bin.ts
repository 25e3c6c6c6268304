// One run of the real process.
import { processIo } from './process-io.ts';
import { run } from './run.ts';

/** Runs the process's command line and leaves its exit code behind. */
export async function main(): Promise<void> {
  const io = processIo();
  const exit = await run(process.argv.slice(2), io);
  // Lost output has already said 1.
  if (exit !== 0) process.exitCode = exit;
  // After an interruption, sockets that still wait for an answer must not keep the process.
  if (io.stop.aborted) process.stdout.write('', () => process.exit());
}
