// Puts a build in the place of the one before, so that programs that start meanwhile do not notice.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes `folder` hold these files and no others. A file is there whole or not at all, and one that stays the same is
 * not touched. `files` is in the order of writing: what others import comes before them. What the last build had and
 * this one has not goes at the end.
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files by their paths in the folder
 */
export function publish(folder, files) {
  for (const [path, text] of files) replace(join(folder, path), text);
  for (const path of presentIn(folder)) if (!files.has(path)) rmSync(join(folder, path), { force: true });
}

/** @param {string} path @param {string} text */
export function replace(path, text) {
  if (textOf(path) === text) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Drafts of a build that runs beside this one are its own business. */
function presentIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile())
    .filter((path) => !isRunning(Number(/\.(\d+)$/.exec(path)?.[1])));
}

function isRunning(pid) {
  if (Number.isNaN(pid)) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
