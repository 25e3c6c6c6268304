// A copy of an example in a folder of its own, in which inferra is run in process, as wide as a plain terminal.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { run } from '../../src/commands/run.ts';
import { openSimulator } from '../../src/simulator/index.ts';
import { stringIo } from '../stories/string-io.ts';
import { approvePackages } from '../support/approval.ts';

export const EXAMPLES: string = join(import.meta.dirname, '../../examples');

export type Ran = { readonly exit: number; readonly stdout: string; readonly stderr: string };

export interface ExampleFolder {
  /** Runs one command line, given without `inferra`. */
  inferra(line: string): Promise<Ran>;
  /** Approves the model packages of the folder's account that wait for it, and says which. */
  approved(): Promise<readonly string[]>;
  /** Replaces a text that must be there exactly once. */
  edit(from: string, to: string): Promise<void>;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** Runs git as a person without any settings of their own would; answers with its stdout. */
  git(...args: readonly string[]): Promise<string>;
}

/** Copies the example, calls `use`, and removes the copy. */
export async function inExample(name: string, use: (folder: ExampleFolder) => Promise<void>): Promise<void> {
  const cwd = await realpath(await mkdtemp(join(tmpdir(), 'inferra-example-')));
  try {
    await cp(join(EXAMPLES, name), cwd, { recursive: true });
    await use({
      inferra: (line) => inferraIn(cwd, line),
      approved: () => approvedIn(cwd),
      edit: (from, to) => edit(cwd, from, to),
      read: (file) => readFile(join(cwd, file), 'utf8'),
      write: (file, text) => writeFile(join(cwd, file), text),
      git: (...args) => gitIn(cwd, args),
    });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

async function inferraIn(cwd: string, line: string): Promise<Ran> {
  const { io, stdout, stderr } = stringIo({ cwd });
  const exit = await run(line.split(' '), { ...io, terminal: { ...io.terminal, columns: 80 } });
  return { exit, stdout: stdout(), stderr: stderr() };
}

async function approvedIn(cwd: string): Promise<readonly string[]> {
  const simulator = await openSimulator({ dir: join(cwd, '.inferra', 'simulator') });
  const packages = await approvePackages(simulator);
  await simulator.close();
  return packages;
}

async function edit(cwd: string, from: string, to: string): Promise<void> {
  const file = join(cwd, 'inference.yaml');
  const text = await readFile(file, 'utf8');
  const found = text.split(from).length - 1;
  if (found !== 1) throw new Error(`"${from}" is ${found} times in inference.yaml`);
  await writeFile(
    file,
    text.replace(from, () => to),
  );
}

async function gitIn(cwd: string, args: readonly string[]): Promise<string> {
  const who = ['AUTHOR', 'COMMITTER'].flatMap((one) => [
    [`GIT_${one}_NAME`, 'somebody'],
    [`GIT_${one}_EMAIL`, 'somebody@example.com'],
  ]);
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(who),
  };
  const { stdout } = await promisify(execFile)('git', args, { cwd, env });
  return stdout;
}
