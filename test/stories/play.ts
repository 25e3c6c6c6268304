// Plays a story in a folder of its own: runs each command and returns the lines that it wrote.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../../src/commands/run.ts';
import { screenOf } from '../support/screen.ts';
import { type Command, trimEnd, words } from './script.ts';
import { stringIo } from './string-io.ts';

type Playable = Pick<Command, 'line' | 'typed' | 'interruptAt'>;

export type Stage = {
  readonly cwd: string;
  readonly env: Map<string, string>;
  /** The digests of plans that were shown, in order: `$DIGEST` in a command is the last one. */
  readonly digests: string[];
  /** Makes all streams one terminal of so many columns, and the lines what is left on its screen. */
  readonly columns?: number;
};

export async function setStage(cwd: string, files: ReadonlyMap<string, string>): Promise<Stage> {
  for (const [name, body] of files) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await writeFile(join(cwd, name), body);
  }
  return { cwd, env: new Map(), digests: [] };
}

export async function play(command: Playable, stage: Stage): Promise<readonly string[]> {
  const [first = '', ...rest] = words(command.line);
  const own = builtins[first];
  const lines = own === undefined ? await playInferra(command, stage) : await own(stage, rest);
  return trimEnd(lines.map((line) => line.replaceAll(stage.cwd, '$WORK')));
}

async function playInferra(command: Playable, stage: Stage): Promise<readonly string[]> {
  const all = words(command.line).map((word) => (word === '$DIGEST' ? lastDigest(stage) : word));
  const at = all.indexOf('inferra');
  if (at < 0 || !all.slice(0, at).every((word) => word.includes('=')))
    throw new Error(`not a command of stories: ${command.line}`);
  const env = { ...Object.fromEntries(stage.env), ...Object.fromEntries(all.slice(0, at).map(assignment)) };
  const outside = stringIo({
    cwd: stage.cwd,
    env,
    ...(stage.columns === undefined ? {} : { columns: stage.columns }),
    ...(command.typed.length === 0 ? {} : { typed: command.typed }),
    ...(command.interruptAt === undefined ? {} : { interruptAt: command.interruptAt }),
  });
  const exit = await run(all.slice(at + 1), outside.io);
  const lines = stage.columns === undefined ? outside.transcript() : screenOf(outside.written());
  for (const [, digest = ''] of lines.join('\n').matchAll(/\bdigest\b.*?\b([0-9a-f]{64})\b/gi))
    stage.digests.push(digest);
  return exit === 0 ? lines : [...lines, `[exit ${exit}]`];
}

function lastDigest({ digests }: Stage): string {
  const last = digests.at(-1);
  if (last === undefined) throw new Error('$DIGEST: no plan was shown before');
  return last;
}

type Builtin = (stage: Stage, args: readonly string[]) => Promise<readonly string[]>;

const builtins: Readonly<Record<string, Builtin>> = {
  async cp({ cwd }, [from = '', to = '']) {
    await copyFile(join(cwd, from), join(cwd, to));
    return [];
  },
  async rm({ cwd }, [path = '']) {
    await rm(join(cwd, path), { recursive: true });
    return [];
  },
  async cat({ cwd }, [path = '']) {
    return (await readFile(join(cwd, path), 'utf8')).replace(/\n$/, '').split('\n');
  },
  async edit({ cwd }, [path = '', from = '', to = '']) {
    const text = await readFile(join(cwd, path), 'utf8');
    const found = text.split(from).length - 1;
    if (found !== 1) throw new Error(`edit: "${from}" is ${found} times in ${path}`);
    await writeFile(
      join(cwd, path),
      text.replace(from, () => to),
    );
    return [];
  },
  env: set,
  export: set,
};

async function set({ env }: Stage, args: readonly string[]): Promise<readonly string[]> {
  for (const [key, value] of args.map(assignment)) env.set(key, value);
  return [];
}

function assignment(word: string): readonly [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}
