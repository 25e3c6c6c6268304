// docs/tutorial.md is played as it is written: each file, edit and command in its order, each output line by line.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { screenOf } from './support/screen.ts';
import { parseTutorial, withOutputs } from './tutorial/document.ts';
import { type Played, playTutorial } from './tutorial/play.ts';

const root = join(import.meta.dirname, '..');
const path = join(root, 'docs/tutorial.md');

it('the tutorial prints what it says', async () => {
  const text = await readFile(path, 'utf8');
  const { steps } = parseTutorial(text);
  const played = await playTutorial(steps, root);
  expect(played, 'a tutorial without commands teaches nothing').not.toEqual([]);
  if (process.env.UPDATE && !process.env.CI) {
    await writeFile(path, withOutputs(text, new Map(played.map(({ step, output }) => [step, output]))));
    return;
  }
  for (const one of played) if (!fits(one)) expect(one.output, one.step.line).toEqual(one.step.expected);
  expect(untold(played), 'each exit code but 0 is looked at with echo $?').toEqual([]);
});

function fits({ step, output }: Played): boolean {
  return steady(output) === steady(step.expected);
}

/** Digests and elapsed times may move with a version of inferra; nothing else may. */
function steady(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<digest>')
    .replaceAll(/\b(in|after) (\d+ (?:h|min|s) ?)+$/gm, '$1 <time>');
}

function untold(played: readonly Played[]): readonly string[] {
  return played
    .filter(({ exit }, nth) => exit !== 0 && played[nth + 1]?.step.line !== 'echo $?')
    .map(({ step }) => step.line);
}

it.each([
  ['shell', '```sh\ninferra plan\n```', 'a block "sh" is not played'],
  ['a file without a name', '```yaml\nversion: 1\n```', 'a block "yaml" is not played'],
  ['output without a command', '```console\ninferra plan\n```', 'begins with a command'],
  ['a fence that stays open', '```console\n$ inferra plan', 'not closed'],
])('a tutorial may not hold %s: nobody would try it', (_what, text, message) => {
  expect(() => parseTutorial(text)).toThrow(message);
});

it.each([
  ['lines', 'a\nb\n', ['a', 'b']],
  ['a frame that was drawn over', 'kept\none\n\x1b[2K\x1b[1A\x1b[2K\x1b[Gtwo\n', ['kept', 'two']],
  ['what is left when a frame is taken away', 'one\n\x1b[2K\x1b[1A\x1b[2K\x1b[G\x1b[?2026ldone\n', ['done']],
])('a screen shows %s', (_what, written, lines) => {
  expect(screenOf(written)).toEqual(lines);
});
