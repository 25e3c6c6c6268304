// Whether a command line is about one file and environment, or about a fleet. What it is shall show in it: that a pattern fits
// one file only does not make its result another kind of document.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FleetFlags, GlobalFlags } from '../flags.ts';
import { ALL } from '../inputs.ts';
import type { Io } from '../io.ts';

export type Alone<Flags extends FleetFlags> = Omit<Flags, 'file' | 'env'> & Pick<GlobalFlags, 'file' | 'env'>;

/** The flags with their one file and environment; undefined for a fleet. */
export function alone<Flags extends FleetFlags>(io: Pick<Io, 'cwd'>, flags: Flags): Alone<Flags> | undefined {
  const { file: files, env: names = [], ...rest } = flags;
  const [file = '', ...more] = files;
  const [env, ...others] = names;
  const isFleet = more.length + others.length > 0 || env === ALL || isPattern(io, file);
  return isFleet ? undefined : { ...rest, file, env };
}

/** A name of a file that is there is never a pattern. */
export function isPattern({ cwd }: Pick<Io, 'cwd'>, file: string): boolean {
  return /[*?[{]/.test(file) && !existsSync(resolve(cwd, file));
}
