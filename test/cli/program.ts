// Runs the built program as a person or a script would: its own process, real streams, real signals.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Ended, launch, PROGRAM, type Running, type StartOptions } from './launch.ts';

export { type Ended, PROGRAM, type Running, type StartOptions } from './launch.ts';

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

/** What is started here is dead after the test. */
export function start(command: string, args: readonly string[], options: StartOptions): Running {
  const running = launch(command, args, options);
  cleanups.push(async () => {
    running.child.kill('SIGKILL');
    await running.ended;
  });
  return running;
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
