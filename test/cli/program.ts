// Runs the built program as a person or a script would: its own process, real streams, real signals.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
export const PROGRAM = join(root, 'bin', 'run.js');

if (!existsSync(join(root, 'dist')))
  throw new Error('these tests run the built program: npm run build first');

export const FILE = `version: 1
project: risk
account: "123456789012"
region: us-east-1
models:
  fraud-xgb:
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1
    artifact: s3://risk-models/fraud/42/model.tar.gz
    role: arn:aws:iam::123456789012:role/sagemaker-execution
endpoints:
  fraud:
    model: fraud-xgb
    instance: { type: ml.m5.large, count: 1 }
`;

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A fresh folder with an inference.yaml; it goes away after the test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'inferra-cli-'));
  cleanups.push(() => rm(path, { recursive: true, force: true }));
  await writeFile(join(path, 'inference.yaml'), FILE);
  return path;
}

export type Ended = {
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

export function start(command: string, args: readonly string[], options: StartOptions): Running {
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
  cleanups.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
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
export function inferra(line: string, options: StartOptions): Promise<Ended> {
  const running = start(process.execPath, [PROGRAM, ...line.split(' ').filter(Boolean)], options);
  running.child.stdin.end();
  return running.ended;
}

/** Runs a line of bash in which `inferra` is the built program. */
export function shell(line: string, options: StartOptions): Promise<Ended> {
  const program = `inferra() { '${process.execPath}' '${PROGRAM}' "$@"; }; ${line}`;
  const running = start('bash', ['-c', program], options);
  running.child.stdin.end();
  return running.ended;
}

/** Runs inferra on a terminal of its own (util-linux `script`). */
export function onTerminal(line: string, { cwd, env }: StartOptions): Running {
  const command = `stty cols 100; exec '${process.execPath}' '${PROGRAM}' ${line}`;
  return start('script', ['-qefc', command, '/dev/null'], { cwd, env: { TERM: 'xterm', ...env } });
}
