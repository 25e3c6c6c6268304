// The lock file of a run: read before anything is sent, written whole or not at all, and never over what it was not
// read from.

import { DiagnosticsError, InferraError } from '../core/errors.ts';
import { lockPathOf } from '../decisions/lock-path.ts';
import type { Lock } from '../decisions/pins.ts';
import { EMPTY_LOCK } from '../decisions/pins.ts';
import { readLock } from '../decisions/read-lock.ts';
import { lockText } from '../decisions/write-lock.ts';
import type { Ports } from './ports.ts';

export type LockFile = {
  readonly path: string;
  /** As it was read; undefined where there is no such file. */
  readonly text: string | undefined;
  readonly lock: Lock;
};

/** @throws DiagnosticsError where it cannot be understood, whole. */
export async function openLock(ports: Pick<Ports, 'readIfThere'>, file: string): Promise<LockFile> {
  const path = lockPathOf(file);
  const text = await ports.readIfThere(path);
  if (text === undefined) return { path, text, lock: EMPTY_LOCK };
  const { lock, diagnostics } = readLock(path, text);
  if (lock === undefined) throw new DiagnosticsError(diagnostics);
  return { path, text, lock };
}

/**
 * Writes the next decisions; false where the file says them already, or by now: another run has come to the same.
 * @throws InferraError INF7004 where the file is not what was read
 */
export async function saveLock(
  ports: Pick<Ports, 'readIfThere' | 'writeFile'>,
  { path, text, lock }: LockFile,
  next: Lock,
): Promise<boolean> {
  // The same decisions in the form of an earlier version, or laid out by hand, are not written anew.
  if (next === lock || lockText(next) === lockText(lock)) return false;
  const now = await ports.readIfThere(path);
  if (now === lockText(next)) return false;
  if (now !== text) {
    throw new InferraError('INF7004', `${path} has changed since it was read`);
  }
  await ports.writeFile(path, lockText(next));
  return true;
}
