// Every *.txtar of this folder is a test; README.md describes the format.
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { matches } from './match.ts';
import { play, setStage } from './play.ts';
import { type Command, parseScript, printScript } from './script.ts';
import { parseTxtar, printTxtar } from './txtar.ts';

const folder = import.meta.dirname;
const stories = (await readdir(folder)).filter((name) => name.endsWith('.txtar')).sort();

// A sign of life is due after some seconds of the machine's time, and a story takes as long as the machine is slow.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterAll(() => void vi.useRealTimers());

describe('stories', () => {
  it.each(stories)('%s', async (name) => {
    const path = join(folder, name);
    const archive = parseTxtar(await readFile(path, 'utf8'));
    const script = parseScript(archive.comment);
    const played = await playAll(script.commands, archive.files);
    if (process.env.UPDATE && !process.env.CI) {
      const comment = printScript({ ...script, commands: played.map(kept) });
      await writeFile(path, printTxtar({ ...archive, comment }));
      return;
    }
    expect(script.commands, 'a story without commands tells nothing').not.toEqual([]);
    for (const one of played)
      if (!fits(one)) expect(shown(one.actual), one.command.line).toEqual(shown(one.command.expected));
  });
});

type Played = { readonly command: Command; readonly actual: readonly string[] };

async function playAll(
  commands: readonly Command[],
  files: ReadonlyMap<string, string>,
): Promise<readonly Played[]> {
  const cwd = await realpath(await mkdtemp(join(tmpdir(), 'inferra-story-')));
  try {
    const stage = await setStage(cwd, files);
    const played: Played[] = [];
    for (const command of commands) played.push({ command, actual: await play(command, stage) });
    return played;
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

function fits({ command, actual }: Played): boolean {
  return matches(actual, command.expected);
}

/** UPDATE=1 leaves an expectation alone that still fits, so that its patterns survive. */
function kept(one: Played): Command {
  return fits(one) ? one.command : { ...one.command, expected: one.actual };
}

function shown(lines: readonly string[]): string {
  return lines.join('\n');
}
