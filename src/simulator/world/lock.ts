// One folder, one process: a file with the process id. Whoever was killed left one behind, which the next one takes over.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'lock';
const heldHere = new Set<string>();

/** Takes the folder for this process; the answer gives it back. Throws where a living process has it. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, FILE);
  for (let tries = 0; !tryToCreate(path); tries++) {
    const holder = readHolder(path);
    if (tries > 3 || isAlive(holder, path)) {
      throw new Error(
        `the simulated account in ${folder} is in use by process ${holder}; end it first (or remove ${path} if that ` +
          'process is something else)',
      );
    }
    takeAway(path, holder);
  }
  heldHere.add(path);
  return () => {
    heldHere.delete(path);
    rmSync(path, { force: true });
  };
}

function tryToCreate(path: string): boolean {
  mkdirSync(join(path, '..'), { recursive: true });
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isErrno(error) && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process id in the file; 0 where it cannot be read. */
function readHolder(path: string): number {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
}

function isAlive(holder: number, path: string): boolean {
  if (holder === process.pid) return heldHere.has(path);
  if (holder <= 0) return false;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return isErrno(error) && error.code === 'EPERM';
  }
}

/** Moves a dead process's file aside; gives it back where somebody living was quicker and it is theirs. */
function takeAway(path: string, holder: number): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT') return;
    throw error;
  }
  if (readHolder(aside) !== holder) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}
