// From the command line of a fleet to its members, and from what a member throws to what is told of it.
import { posix, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { InferraError } from '../../core/errors.ts';
import type { Failed } from '../../core/fleet.ts';
import { type Environments, type Member, membersOf } from '../../flow/fleet/members.ts';
import type { FleetInput } from '../../flow/fleet/together.ts';
import { failureOf } from '../failure.ts';
import { readText } from '../files.ts';
import { type FleetFlags, parseParams } from '../flags.ts';
import { ALL } from '../inputs.ts';
import type { Io } from '../io.ts';
import { isPattern } from './asked.ts';

export type Fleet = { readonly members: readonly Member[]; readonly input: FleetInput };

/** @throws InferraError INF6020 where no file fits a pattern; INF6001 */
export async function openFleet(io: Io, { file: files, env, param, region }: FleetFlags): Promise<Fleet> {
  const environments = environmentsIn(env);
  const found = await Promise.all(files.map((one) => filesOf(io, one)));
  const members = await membersOf({ readFile: (path) => readText(io, path) }, found.flat(), environments);
  return {
    members,
    input: { params: parseParams(param ?? []), ...(region === undefined ? {} : { region }) },
  };
}

function environmentsIn(env: readonly string[] = []): Environments {
  if (!env.includes(ALL)) return env;
  if (env.length === 1) return ALL;
  throw new InferraError(
    'INF6001',
    `--env all and --env ${env.find((one) => one !== ALL) ?? ALL} exclude each other`,
  );
}

/** Links are not followed: a folder that leads to itself would never end. */
async function filesOf(io: Io, file: string): Promise<readonly string[]> {
  if (!isPattern(io, file)) return [posix.normalize(file.split(sep).join('/'))];
  const found = await glob(file, {
    cwd: io.cwd,
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
    expandDirectories: false,
    caseSensitiveMatch: true,
  });
  const files = found.filter((one) => !isLock(one)).sort();
  if (files.length === 0) throw new InferraError('INF6020', `no file fits ${file}`);
  return files;
}

/** Lock files stand beside the files that they belong to, and fit most patterns that these do. */
function isLock(file: string): boolean {
  return /\.lock\.ya?ml$/.test(file);
}

/** What a member throws, as it is told of it while the others go on. */
export function failed(io: Pick<Io, 'stop'>): (error: unknown) => Failed {
  return (error) => {
    const { exit, diagnostics } = failureOf(error, io.stop);
    const first = diagnostics.find(({ severity }) => severity === 'error');
    const { code, message } = first ?? { code: 'INF6013' as const, message: String(error) };
    return { error: { code, message, exit }, diagnostics };
  };
}
