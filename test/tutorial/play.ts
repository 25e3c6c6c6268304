// Plays the steps of a tutorial in a folder, as a reader who copies them into a terminal of 80 columns would.
import { mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play, type Stage, setStage } from '../stories/play.ts';
import type { CommandStep, Step } from './document.ts';

export type Played = {
  readonly step: CommandStep;
  readonly output: readonly string[];
  readonly exit: number;
};

const TERMINAL = { columns: 80 };
const ENV = { TERM: 'xterm', NO_COLOR: '1' };

/** @param root the package, which a reader has installed in the folder */
export async function playTutorial(steps: readonly Step[], root: string): Promise<readonly Played[]> {
  const cwd = await realpath(await mkdtemp(join(tmpdir(), 'inferra-tutorial-')));
  try {
    const stage = { ...(await setStage(cwd, new Map([['node_modules/.keep', '']]))), ...TERMINAL };
    await symlink(root, join(cwd, 'node_modules/inferra'));
    for (const [name, value] of Object.entries(ENV)) stage.env.set(name, value);
    const played: Played[] = [];
    for (const step of steps) {
      if (step.kind === 'command') played.push(await playCommand(step, stage, played.at(-1)?.exit ?? 0));
      else await copy(step, cwd);
    }
    return played;
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

async function copy(step: Exclude<Step, CommandStep>, cwd: string): Promise<void> {
  const path = join(cwd, step.path);
  if (step.kind === 'file') return await writeFile(path, step.text);
  const text = await readFile(path, 'utf8');
  const found = text.split(step.from).length - 1;
  if (found !== 1) throw new Error(`${step.path} has these lines ${found} times:\n${step.from}`);
  await writeFile(
    path,
    text.replace(step.from, () => step.to),
  );
}

async function playCommand(step: CommandStep, stage: Stage, before: number): Promise<Played> {
  if (step.line === 'echo $?') return { step, output: [String(before)], exit: 0 };
  const lines = await play(step, stage);
  const [, exit] = /^\[exit (\d+)\]$/.exec(lines.at(-1) ?? '') ?? [];
  return exit === undefined
    ? { step, output: lines, exit: 0 }
    : { step, output: lines.slice(0, -1), exit: Number(exit) };
}
