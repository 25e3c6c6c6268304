// How every command shows what a fleet came to: problems of members on stderr, the result on stdout, the strongest exit code.

import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import { fleetExit, hasFailed, type Outcome } from '../../core/fleet.ts';
import type { FleetResult } from '../../flow/fleet/together.ts';
import { memberProblems } from '../../render/fleet/summary.ts';
import type { FleetFlags } from '../flags.ts';
import type { Session } from '../session.ts';
import { viewOf } from '../view.ts';

type Written<Shown> = (shown: Shown) => string | Promise<string>;

export async function show<Result>(
  { io, out }: Session,
  flags: Pick<FleetFlags, 'no-color'>,
  { outcomes, warnings }: FleetResult<Result>,
  written: Written<readonly Outcome<Result>[]>,
): Promise<ExitCode> {
  const view = viewOf(io, 'stderr', flags['no-color']);
  const problems = memberProblems([...warnings, ...outcomes.filter(hasFailed)], view);
  if (problems !== '') out.note(problems);
  out.result(await written(outcomes));
  return fleetExit(outcomes);
}

/** The writer of the format that was asked for. @throws InferraError INF6021 for one that shows a single file */
export function writerOf<Shown>(
  formats: Readonly<Record<string, Written<Shown>>>,
  format: string,
): Written<Shown> {
  const writer = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (writer !== undefined) return writer;
  throw new InferraError('INF6021', `--format ${format} shows one file and environment`, {
    hint: `of several: ${Object.keys(formats).join(', ')}`,
  });
}

/** @throws InferraError INF6021 where a flag is given that is about one file and environment */
export function refuseGiven(flags: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  const given = names.filter((name) => flags[name] !== undefined && flags[name] !== false);
  if (given.length === 0) return;
  throw new InferraError(
    'INF6021',
    `${given.map((name) => `--${name}`).join(', ')} is about one file and environment, and this is a fleet`,
  );
}
