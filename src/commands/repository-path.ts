// A path as code scanning wants it: from the root of the repository, with forward slashes on every system.
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Io } from './io.ts';

/**
 * `file` from the root of the checkout (GITHUB_WORKSPACE) or, where that is not set, from the working folder; as an
 * absolute path where it lies outside.
 */
export function repositoryPath({ cwd, env }: Pick<Io, 'cwd' | 'env'>, file: string): string {
  const path = resolve(cwd, file);
  const inside = relative(resolve(cwd, env.GITHUB_WORKSPACE ?? ''), path);
  const isOutside = inside.startsWith('..') || isAbsolute(inside);
  return (isOutside ? path : inside).split(sep).join('/');
}
