// Completion as a person meets it: the printed script, loaded into a real shell, on the built program.
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILE, folder, inferra, PROGRAM, start } from './program.ts';

/** A folder with a file, another file, and inferra on the PATH. */
async function place(): Promise<{ readonly cwd: string; readonly env: Record<string, string> }> {
  const cwd = await folder();
  const evil = `  "$(touch pwned)": {}\n  "\`touch pwned\`": {}\n  "a b": {}\n  fraud-eu: {}\n`;
  await writeFile(join(cwd, 'inference.yaml'), `${FILE}${evil}`);
  await writeFile(join(cwd, 'other.yaml'), FILE.replace('  fraud:', '  ranker:'));
  const overlays = 'environments: { staging: {}, prod: {} }\n';
  await writeFile(join(cwd, 'environments.yaml'), `${FILE}${overlays}`);
  await mkdir(join(cwd, 'bin'));
  const program = join(cwd, 'bin', 'inferra');
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`);
  await chmod(program, 0o755);
  return { cwd, env: { PATH: `${join(cwd, 'bin')}:${process.env.PATH}` } };
}

const COMPLETE = `eval "$(inferra completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_inferra
printf '%s\\n' "\${COMPREPLY[@]}"
if [ -e pwned ]; then echo PWNED; fi`;

/** What bash offers for the last of the words, which it has split as it does: `--format=j` is three. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { cwd, env } = await place();
  const running = start('bash', ['-c', COMPLETE, 'bash', ...words], { cwd, env });
  running.child.stdin.end();
  const { stdout, stderr } = await running.ended;
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe('in bash', () => {
  it.each<[sentence: string, words: readonly string[], offered: readonly string[]]>([
    ['a command', ['inferra', 'pl'], ['plan']],
    ['a command of a topic', ['inferra', 'simulator', ''], ['messages', 'reset', 'serve']],
    ['a flag', ['inferra', 'plan', '--det'], ['--detailed-exitcode']],
    ['a flag before which stands one with a value', ['inferra', '--file', 'x', 'plan', '--pru'], ['--prune']],
    ['a value', ['inferra', 'validate', '--format', ''], ['text', 'json', 'github', 'sarif']],
    ['the same value of another command', ['inferra', 'plan', '--format', 'm'], ['markdown']],
    ['a value behind =', ['inferra', 'plan', '--format', '=', 'm'], ['markdown']],
    [
      'a value right behind =',
      ['inferra', 'plan', '--format', '='],
      ['text', 'json', 'markdown', 'github', 'sarif', 'junit'],
    ],
    ['an argument', ['inferra', 'schema', 'p'], ['plan']],
    ['endpoints of the file', ['inferra', 'plan', '--target', ''], ['fraud', 'fraud-eu']],
    ['an endpoint by its beginning', ['inferra', 'apply', '--target', 'fraud-'], ['fraud-eu']],
    ['an endpoint as an argument', ['inferra', 'status', 'fr'], ['fraud', 'fraud-eu']],
    ['endpoints of another file', ['inferra', 'plan', '-f', 'other.yaml', '--target', ''], ['ranker']],
    ['the same with =', ['inferra', 'plan', '--file', '=', 'other.yaml', '--target', ''], ['ranker']],
    ['nothing of a file that is not there', ['inferra', 'plan', '-f', 'none.yaml', '--target', ''], []],
    ['environments', ['inferra', 'plan', '-f', 'environments.yaml', '--env', ''], ['staging', 'prod']],
    ['an environment', ['inferra', 'apply', '-f', 'environments.yaml', '--env', 's'], ['staging']],
    ['nothing after the argument', ['inferra', 'status', 'fraud', ''], []],
    ['nothing for a path: bash itself offers files', ['inferra', 'plan', '--out', ''], []],
  ])('%s', async (_, words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });
});

describe.each(['bash', 'zsh', 'fish'])('the script for %s', (shell) => {
  it('is printed whole, and is one that the shell can read', async () => {
    const { stdout, stderr, exit } = await inferra(`completion ${shell}`, { cwd: await folder() });
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 });
    for (const word of ['detailed-exitcode', 'simulator', 'sarif', '--keys']) expect(stdout).toContain(word);
    // Where the shell is not installed its text is all there is to look at.
    if (spawnSync(shell, ['--version']).error !== undefined) return expect(shell).not.toBe('bash');
    const read = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' });
    expect({ status: read.status, stderr: read.stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('without a shell', () => {
  it.each([
    ['completion', /INF6001.*bash, zsh or fish/],
    ['completion tcsh', /expected tcsh to be one of: bash, zsh, fish/i],
  ])('inferra %s says which there are', async (line, words) => {
    expect(await inferra(line, { cwd: await folder() })).toMatchObject({
      exit: 64,
      stderr: expect.stringMatching(words),
    });
  });
});
