// Reads and writes the files that a command line or a configuration names.
import { appendFile, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type ErrorDetails, InferraError } from '../core/errors.ts';
import type { FolderEntry } from '../policy/payload.ts';
import type { Io } from './io.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
  EACCES: 'permission denied',
};

/** The text of a file; relative paths start at the run's folder. @throws InferraError INF6005. */
export async function readText(
  io: Pick<Io, 'cwd'>,
  path: string,
  details: ErrorDetails = {},
): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, path), 'utf8');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new InferraError('INF6005', `cannot read ${path}: ${REASONS[code] ?? message}`, {
      ...details,
      cause: error,
    });
  }
}

/** The text of a file; undefined where there is none. @throws InferraError INF6005. */
export async function readTextIfThere(io: Pick<Io, 'cwd'>, path: string): Promise<string | undefined> {
  return await readText(io, path).catch((error: unknown) => {
    const cause = error instanceof InferraError ? error.details.cause : undefined;
    if ((cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** Says before a long run what would keep a file from being written at its end. @throws InferraError INF6014. */
export async function checkTarget(io: Pick<Io, 'cwd'>, path: string): Promise<void> {
  const isFolder = (one: string) =>
    stat(one).then(
      (found) => found.isDirectory(),
      () => false,
    );
  const target = resolve(io.cwd, path);
  if (await isFolder(target)) throw new InferraError('INF6014', `cannot write ${path}: it is a folder`);
  if (await isFolder(dirname(target))) return;
  throw new InferraError('INF6014', `cannot write ${path}: the folder ${dirname(path)} does not exist`);
}

/** Writes a file whole or not at all; relative paths start at the run's folder. @throws InferraError INF6014. */
export async function writeText(io: Pick<Io, 'cwd'>, path: string, text: string): Promise<void> {
  const target = resolve(io.cwd, path);
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await writeDraft(draft, text);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    const { code = '', message } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? `the folder ${dirname(path)} does not exist` : (REASONS[code] ?? message);
    throw new InferraError('INF6014', `cannot write ${path}: ${reason}`, { cause: error });
  }
}

/** Adds to a file that others write as well. @throws InferraError INF6014. */
export async function appendText(io: Pick<Io, 'cwd'>, path: string, text: string): Promise<void> {
  try {
    await appendFile(resolve(io.cwd, path), text);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new InferraError('INF6014', `cannot write ${path}: ${REASONS[code] ?? message}`, { cause: error });
  }
}

/**
 * Into a file of its own, following no link that somebody has put there. A draft of this process's number that is there
 * already was left by a run that was killed: in containers the numbers are often the same.
 */
async function writeDraft(draft: string, text: string): Promise<void> {
  try {
    await writeFile(draft, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await rm(draft, { force: true });
    await writeFile(draft, text, { flag: 'wx' });
  }
}

/**
 * A file beside another one; one that leads out of the folder by a link is told and not followed.
 * @throws InferraError INF6005.
 */
export async function readSample(io: Pick<Io, 'cwd'>, beside: string, path: string): Promise<FolderEntry> {
  const top = resolve(io.cwd, dirname(beside));
  try {
    const [folder, whole] = await Promise.all([realpath(top), realpath(resolve(top, path))]);
    if (!whole.startsWith(folder + sep)) return { path, kind: 'link' };
    if (!(await stat(whole)).isFile()) return { path, kind: 'other' };
    return { path, kind: 'file', bytes: await readFile(whole) };
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new InferraError('INF6005', `cannot read ${path}: ${REASONS[code] ?? message}`, { cause: error });
  }
}

/**
 * Everything in a folder beside a file, however deep; links are told and not followed.
 * @throws InferraError INF6005.
 */
export async function readFolder(
  io: Pick<Io, 'cwd'>,
  beside: string,
  folder: string,
): Promise<readonly FolderEntry[]> {
  const top = resolve(io.cwd, dirname(beside), folder);
  try {
    const entries = await readdir(top, { recursive: true, withFileTypes: true });
    return await Promise.all(
      entries
        .filter((entry) => !entry.isDirectory())
        .map(async (entry): Promise<FolderEntry> => {
          const whole = join(entry.parentPath, entry.name);
          const path = relative(top, whole).split(sep).join('/');
          if (entry.isFile()) return { path, kind: 'file', bytes: await readFile(whole) };
          return { path, kind: entry.isSymbolicLink() ? 'link' : 'other' };
        }),
    );
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new InferraError('INF6005', `cannot read the folder ${folder}: ${REASONS[code] ?? message}`, {
      cause: error,
    });
  }
}
