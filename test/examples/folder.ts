// A copy of an example in a folder of its own, in which inferra is run in process, as wide as a plain terminal.
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/commands/run.ts';
import { stringIo } from '../stories/string-io.ts';

export const EXAMPLES: string = join(import.meta.dirname, '../../examples');

export type Ran = { readonly exit: number; readonly stdout: string; readonly stderr: string };

export interface ExampleFolder {
  /** Runs one command line, given without `inferra`. */
  inferra(line: string): Promise<Ran>;
  /** Replaces a text that must be there exactly once. */
  edit(from: string, to: string): Promise<void>;
}

/** Copies the example, calls `use`, and removes the copy. */
export async function inExample(name: string, use: (folder: ExampleFolder) => Promise<void>): Promise<void> {
  const cwd = await realpath(await mkdtemp(join(tmpdir(), 'inferra-example-')));
  try {
    await cp(join(EXAMPLES, name), cwd, { recursive: true });
    await use({ inferra: (line) => inferraIn(cwd, line), edit: (from, to) => edit(cwd, from, to) });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

async function inferraIn(cwd: string, line: string): Promise<Ran> {
  const { io, stdout, stderr } = stringIo({ cwd });
  const exit = await run(line.split(' '), { ...io, terminal: { ...io.terminal, columns: 80 } });
  return { exit, stdout: stdout(), stderr: stderr() };
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
