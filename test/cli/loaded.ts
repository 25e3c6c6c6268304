// What a run of the built program loads, as the modules that the source maps of its files name.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toItsEnd } from './launch.ts';

const ROOT = join(import.meta.dirname, '../..');

export type Loaded = {
  readonly exit: number | string | null;
  /** Files that were loaded, from the root: `dist/chunks/…`. */
  readonly files: readonly string[];
  /** Modules in them, from the root: `src/…`, `node_modules/…`. */
  readonly modules: readonly string[];
};

/** V8 names every script that it has seen in the coverage that NODE_V8_COVERAGE asks for. */
export async function loadedBy(line: string, cwd: string): Promise<Loaded> {
  const coverage = await mkdtemp(join(tmpdir(), 'inferra-loaded-'));
  try {
    const words = line.split(' ').filter(Boolean);
    const { exit } = await toItsEnd(words, { cwd, env: { NODE_V8_COVERAGE: coverage } });
    const files = await scriptsIn(coverage);
    const modules = await Promise.all(files.map(modulesOf));
    return { exit, files, modules: modules.flat() };
  } finally {
    await rm(coverage, { recursive: true, force: true });
  }
}

async function scriptsIn(coverage: string): Promise<readonly string[]> {
  const names = await readdir(coverage);
  const reports = await Promise.all(names.map((name) => readFile(join(coverage, name), 'utf8')));
  const scripts = reports.flatMap(
    (text) => (JSON.parse(text) as { result: readonly { url: string }[] }).result,
  );
  const urls = scripts.map(({ url }) => url).filter((url) => url.startsWith('file:'));
  return urls.map((url) => relative(ROOT, fileURLToPath(url)));
}

async function modulesOf(file: string): Promise<readonly string[]> {
  if (!file.startsWith('dist/')) return [file];
  const map = await readFile(join(ROOT, `${file}.map`), 'utf8').catch(() => '{"sources":[]}');
  const { sources } = JSON.parse(map) as { sources: readonly string[] };
  return sources.map((source) => relative(ROOT, resolve(ROOT, file, '..', source)));
}
