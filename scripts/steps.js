// What the scripts share: the root, running a program, and knowing whether the installed packages are the locked ones.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a program in the root with our streams; ends this process with its exit code when it fails. */
export function step(title, command, args, env = {}) {
  console.error(`> ${title}`);
  const { status, error } = run(command, args, env);
  if (error) console.error(String(error));
  if (status !== 0) process.exit(status ?? 1);
}

/** The same without the ending. */
export function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
}

/** A program of node_modules/.bin. */
export function tool(name) {
  return join(root, 'node_modules', '.bin', name);
}

export function hasCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

/** `npm ci`, unless node_modules already is what package-lock.json says. */
export function ensureInstalled() {
  if (!isInstalled()) step('npm ci', 'npm', ['ci']);
}

function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const locked = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(installed);
  return Object.entries(locked).every(([path, one]) => {
    const there = present[path];
    return path === '' || (there === undefined ? one.optional === true : there.version === one.version);
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
