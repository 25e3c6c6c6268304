// What npm would publish, installed in an empty folder and used from there: without the sources, the packages of
// development, or a build.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTutorial } from '../tutorial/document.ts';

const ROOT = join(import.meta.dirname, '../..');
const exec = promisify(execFile);

/** Where the package is installed: an empty folder but for its package.json. */
let home = '';
let tarball = '';
/** Paths in the tarball. */
let packed: readonly string[] = [];

// The tree is built before the tests; the script `prepack` would build it anew under the feet of the others.
beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'inferra-pack-')));
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', home];
  const { stdout } = await exec('npm', args, { cwd: ROOT });
  const [made] = JSON.parse(stdout) as [{ filename: string; files: readonly { path: string }[] }];
  tarball = join(home, made.filename);
  packed = made.files.map(({ path }) => path);
  await writeFile(join(home, 'package.json'), '{ "private": true }\n');
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund'];
  await exec('npm', ['install', ...quiet, tarball], { cwd: home });
});

afterAll(() => rm(home, { recursive: true, force: true }));

/** Runs a line of bash in the folder, without the tests' own PATH of node_modules. */
async function inHome(line: string, cwd = home): Promise<string> {
  const PATH = (process.env.PATH ?? '')
    .split(':')
    .filter((one) => !one.includes('node_modules'))
    .join(':');
  const { stdout } = await exec('bash', ['-c', line], { cwd, env: { PATH, HOME: process.env.HOME } });
  return stdout;
}

const source = (path: string) => readFile(join(ROOT, path), 'utf8');

describe('the package', () => {
  it('holds the program, its schemas and examples, and nothing that only development needs', () => {
    for (const path of [
      'bin/run.js',
      'dist/commands/bin.js',
      'dist/THIRD-PARTY-LICENSES.txt',
      'oclif.manifest.json',
      'schemas/inference.schema.json',
      'schemas/drift.schema.json',
      'schemas/notification.schema.json',
      'schemas/plan.schema.json',
      'examples/quickstart/inference.yaml',
      'README.md',
      'LICENSE',
    ]) {
      expect(packed).toContain(path);
    }
    expect(
      packed.filter((path) => /\.(?:ts|tsx|tgz|\d+)$|\.test\.|fixture|testing|(?:^|\/)\./.test(path)),
    ).toEqual([]);
    const tops = new Set(packed.map((path) => path.split('/')[0]));
    expect([...tops].sort()).toEqual([
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'examples',
      'oclif.manifest.json',
      'package.json',
      'schemas',
    ]);
  });

  it.each([
    ['package', () => tarball],
    ['clone', () => ROOT],
  ])('is installed from a %s and called as the tutorial says', async (_what, from) => {
    const { setup } = parseTutorial(await source('docs/tutorial.md'));
    const empty = await realpath(await mkdtemp(join(tmpdir(), 'inferra-pack-')));
    const lines = setup.map((line) => line.replace('~/inferra', from()));
    const said = await inHome(['shopt -s expand_aliases', ...lines, 'inferra --version'].join('\n'), empty);
    expect(lines, 'the path of the reader').not.toEqual(setup);
    expect(said).toMatch(/^inferra \d/m);
    expect(await readdir(join(empty, 'node_modules/inferra/schemas'))).toContain('inference.schema.json');
    await rm(empty, { recursive: true, force: true });
  });

  it('builds before it is packed', async () => {
    const { scripts } = JSON.parse(await source('package.json')) as { scripts: Record<string, string> };
    expect(scripts.prepack).toBe('node scripts/build.js');
  });

  it('brings its dependencies in the bundle, and no package besides itself', async () => {
    const installed = await readdir(join(home, 'node_modules'));
    expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['inferra']);
    const { dependencies } = JSON.parse(await source('package.json')) as { dependencies?: object };
    expect(dependencies).toBeUndefined();
  });

  it('brings the licence of every package that it has code of', async () => {
    const licences = await readFile(join(home, 'node_modules/inferra/dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const maps = packed.filter((path) => path.endsWith('.js.map'));
    expect(maps.some((path) => /chunks\/start-.*\.js\.map$/.test(path))).toBe(true);
    const texts = await Promise.all(maps.map((path) => source(path)));
    const modules = texts.flatMap((text) => (JSON.parse(text) as { sources: readonly string[] }).sources);
    const names = modules.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '');
    const told = new Set(licences.match(/^\S+(?= \d+\.\d+\.\d+\S* \()/gm));
    expect([...new Set(names)].filter((name) => name !== '' && !told.has(name))).toEqual([]);
    expect(told.size).toBeGreaterThan(20);
    expect(licences).toContain('Apache License');
  });
});

describe('npx inferra', () => {
  it('says its version', async () => {
    const { version } = JSON.parse(await source('package.json')) as { version: string };
    expect(await inHome('npx inferra --version')).toBe(`inferra ${version}\n`);
  });

  it.each(['inference', 'plan'])('prints the schema %s', async (name) => {
    expect(await inHome(`npx inferra schema ${name}`)).toBe(await source(`schemas/${name}.schema.json`));
  });

  it('shows the help of a command from the manifest', async () => {
    expect(await inHome('npx inferra plan --help')).toContain('--detailed-exitcode');
  });

  it('plans and applies an example that it brings along', async () => {
    const example = join(home, 'node_modules/inferra/examples/quickstart');
    const cwd = join(home, 'try');
    await cp(example, cwd, { recursive: true });
    expect(await inHome('npx inferra validate', cwd)).toBe('inference.yaml is valid.\n');
    expect(await inHome('npx inferra plan --simulator', cwd)).toContain('Plan: 3 to add');
    expect(await inHome('npx inferra apply --simulator --auto-approve 2>/dev/null', cwd)).toContain(
      'Applied: ',
    );
    expect(await inHome('npx inferra plan --simulator --format markdown', cwd)).toContain('no changes');
  });

  it('completes command lines in bash', async () => {
    const script = `eval "$(npx inferra completion bash)"
COMP_WORDS=(inferra plan --det) COMP_CWORD=2
_inferra
echo "\${COMPREPLY[@]}"`;
    expect(await inHome(script)).toBe('--detailed-exitcode\n');
  });
});
