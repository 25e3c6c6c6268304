// The contract with scripts: exit codes, what goes to which stream, JSON, colours and pipes.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILE, folder, inferra, PROGRAM, shell, start } from './program.ts';

type Row = [sentence: string, line: string, exit: number, stdout: RegExp, stderr: RegExp];

const NOTHING = /^$/;

const ROWS: readonly Row[] = [
  ['no words', '', 0, /COMMANDS/, NOTHING],
  ['the version', '--version', 0, /^inferra \d+\.\d+\.\d+\n$/, NOTHING],
  ['a valid file', 'validate', 0, /is valid/, NOTHING],
  ['a file that is not there', 'validate -f none.yaml', 64, NOTHING, /INF6005/],
  ['an invalid file, validated', 'validate -f bad.yaml', 65, /INF1010/, NOTHING],
  ['an invalid file, planned', 'plan --simulator -f bad.yaml', 65, NOTHING, /INF1010/],
  ['a mistyped command', 'paln', 64, NOTHING, /Did you mean inferra plan\?/],
  ['a mistyped flag', 'plan --detailed', 64, NOTHING, /INF6003/],
  ['a flag with a wrong value', 'apply --parallelism x', 64, NOTHING, /INF6004/],
  ['an environment in a file without', 'plan --env prod', 64, NOTHING, /no environments/],
  ['differences', 'plan --simulator --detailed-exitcode', 2, /1 to add/, NOTHING],
  ['differences that nobody asked for', 'plan --simulator', 0, /1 to add/, NOTHING],
  ['another account', 'plan --simulator -f other.yaml', 0, /999999999999/, NOTHING],
  ['no credentials', 'plan', 4, NOTHING, /INF2001/],
  ['no terminal to ask', 'apply --simulator', 6, /1 to add/, /--auto-approve/],
  ['an apply', 'apply --simulator --auto-approve', 0, /Applied: 1 created/, /endpoint fraud: done/],
];

async function folderWithFiles(): Promise<string> {
  const cwd = await folder();
  await writeFile(join(cwd, 'bad.yaml'), FILE.replace('artifact:', 'artefact:'));
  await writeFile(join(cwd, 'other.yaml'), FILE.replaceAll('123456789012', '999999999999'));
  return cwd;
}

describe('exit codes and streams', () => {
  it.each(ROWS)('%s: inferra %s', async (_sentence, line, exit, stdout, stderr) => {
    const ended = await inferra(line, { cwd: await folderWithFiles() });
    expect(ended).toMatchObject({
      exit,
      stdout: expect.stringMatching(stdout),
      stderr: expect.stringMatching(stderr),
    });
  });
});

describe('--json', () => {
  it.each([
    ['a result', 'plan --simulator --json', 0],
    ['wrong usage', 'plan --nope --json', 64],
    ['an unknown command', 'nope --json', 64],
    ['an invalid file', 'plan -f bad.yaml --json', 65],
    ['no credentials', 'status --json', 4],
  ])('is all that stdout has: %s', async (_sentence, line, exit) => {
    const ended = await inferra(line, { cwd: await folderWithFiles() });
    expect(ended.exit).toBe(exit);
    expect(JSON.parse(ended.stdout)).toMatchObject({ formatVersion: '1.0', ...(exit === 0 ? {} : { exit }) });
    expect(ended.stderr).toBe('');
  });

  it('is one object a line while applying, with the exit code in the last one', async () => {
    const ended = await inferra('apply --simulator --auto-approve --json', { cwd: await folder() });
    const lines = ended.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(lines[0]).toMatchObject({ type: 'version', formatVersion: '1.0' });
    expect(lines.map(({ type }) => type)).toContain('unit-finished');
    expect(lines.at(-1)).toMatchObject({ type: 'ended', exit: 0 });
    expect(ended.stderr).toBe('');
  });
});

const ESCAPE = String.fromCharCode(27);

describe('colour without a terminal', () => {
  it.each<[sentence: string, line: string, env: Record<string, string>, coloured: boolean]>([
    ['there is none', 'explain INF6001', {}, false],
    ['FORCE_COLOR brings it', 'explain INF6001', { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 does not', 'explain INF6001', { FORCE_COLOR: '0' }, false],
    ['NO_COLOR wins over FORCE_COLOR', 'explain INF6001', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', 'explain INF6001', { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['--no-color wins over FORCE_COLOR', 'explain INF6001 --no-color', { FORCE_COLOR: '1' }, false],
    ['also in --help', 'plan --help', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('%s', async (_sentence, line, env, coloured) => {
    const ended = await inferra(line, { cwd: await folder(), env });
    expect(ended.stdout.includes(ESCAPE)).toBe(coloured);
  });
});

describe('a reader that goes away', () => {
  it.each([
    ['of a long result', 'inferra schema | true', 0],
    ['of an apply, which still ends', 'inferra apply --simulator --auto-approve | true', 0],
    ['of a refusal', 'inferra apply --simulator | true', 6],
  ])('%s is no error', async (_sentence, line, exit) => {
    const ended = await shell(`${line}; exit \${PIPESTATUS[0]}`, { cwd: await folder() });
    expect(ended.exit).toBe(exit);
    expect(ended.stderr).not.toMatch(/EPIPE|Error:|at .*\.js/);
  });

  it('of an apply has not stopped it', async () => {
    const cwd = await folder();
    await shell('inferra apply --simulator --auto-approve 2>/dev/null | true', { cwd });
    expect((await inferra('status --simulator', { cwd })).stdout).toContain('InService');
  });
});

describe('a disk that is full', () => {
  it.each([
    ['a plan', 'plan --simulator', 1],
    ['a refusal', 'apply --simulator', 6],
    ['an apply, which goes on', 'apply --simulator --auto-approve', 1],
  ])('is told, without a stack: %s', async (_sentence, line, exit) => {
    const cwd = await folder();
    const ended = await shell(`inferra ${line} > /dev/full`, { cwd });
    expect(ended).toMatchObject({ exit, stderr: expect.stringContaining('output is lost: ENOSPC') });
    expect(ended.stderr).not.toMatch(/at .*\.js/);
    const live = (await inferra('status --simulator', { cwd })).stdout;
    expect(live.includes('InService')).toBe(line.includes('--auto-approve'));
  });

  it('of the notes alone does not hide the exit code', async () => {
    const ended = await shell('inferra apply --simulator --auto-approve 2> /dev/full', {
      cwd: await folder(),
    });
    expect(ended).toMatchObject({ exit: 1, stdout: expect.stringContaining('1 created') });
  });
});

describe('--help', () => {
  it.each([
    'validate',
    'plan',
    'apply',
    'destroy',
    'status',
    'explain',
    'schema',
    'show',
    'completion',
    'recommend run',
    'recommend show',
    'recommend status',
    'recommend stop',
    'simulator serve',
    'simulator reset',
  ])('of %s has examples before all else', async (command) => {
    const { stdout, exit } = await inferra(`${command} --help`, { cwd: await folder() });
    expect(exit).toBe(0);
    expect(stdout).toContain(`$ inferra ${command}`);
    expect(stdout.indexOf('EXAMPLES')).toBeGreaterThan(0);
    expect(stdout.indexOf('EXAMPLES')).toBeLessThan(stdout.indexOf('USAGE'));
    expect(stdout).toContain('--no-input');
  });
});

describe('a tree that is not built', () => {
  it('says what to do', async () => {
    const cwd = await folder();
    await mkdir(join(cwd, 'bin'));
    await copyFile(PROGRAM, join(cwd, 'bin', 'run.js'));
    await writeFile(join(cwd, 'package.json'), '{"type":"module"}');
    const running = start(process.execPath, [join(cwd, 'bin', 'run.js'), 'plan'], { cwd });
    expect(await running.ended).toMatchObject({
      exit: 1,
      stderr: 'inferra is not built yet: run npm run build\n',
    });
  });
});
