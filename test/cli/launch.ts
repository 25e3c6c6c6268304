// Starts the built program with real streams and real signals. Whoever starts it ends it.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
export const PROGRAM = join(root, 'bin', 'run.js');

if (!existsSync(join(root, 'dist')))
  throw new Error('these tests run the built program: npm run build first');

export type Ended = {
  /** The exit code, or the signal that it died of. */
  readonly exit: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type StartOptions = { readonly cwd: string; readonly env?: Readonly<Record<string, string>> };

/** Nothing of the tests' own environment decides about colours, credentials or modes. */
function environment({ cwd, env }: StartOptions): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: cwd, AWS_EC2_METADATA_DISABLED: 'true', ...env };
}

export type Running = {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves once stdout or stderr holds the text; rejects when the program ends without it. */
  saw(text: string): Promise<void>;
  readonly ended: Promise<Ended>;
};

export function launch(command: string, args: readonly string[], options: StartOptions): Running {
  const child = spawn(command, args, { cwd: options.cwd, env: environment(options) });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(
    ([code, signal]) => ({ exit: code ?? signal, stdout, stderr }) as Ended,
  );
  const saw = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => (stdout + stderr).includes(text) && resolve();
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      ended.then(() => reject(new Error(`ended without "${text}":\n${stdout}\n${stderr}`)), reject);
      look();
    });
  return { child, saw, ended };
}

/** Runs inferra to its end, with an empty input. */
export function toItsEnd(args: readonly string[], options: StartOptions): Promise<Ended> {
  const running = launch(process.execPath, [PROGRAM, ...args], options);
  running.child.stdin.end();
  return running.ended;
}
