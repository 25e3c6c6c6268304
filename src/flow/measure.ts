// Runs recommendation jobs to their end. Each is found again by its name, so a run that was cut off costs nothing twice.
import { type ExitCode, worstExit } from '../core/exit.ts';
import type { Work } from '../core/work.ts';
import { run } from '../engine/run.ts';
import type { Outcome } from '../engine/unit.ts';
import { bindJobKinds } from '../kinds/index.ts';
import type { ApplyInput, Ports } from './ports.ts';
import type { Account } from './prepare.ts';

export type Run = { readonly outcomes: readonly Outcome[]; readonly exit: ExitCode };

export async function runJobs(
  ports: Pick<Ports, 'listen' | 'stop'>,
  { cloud, clock }: Account,
  works: readonly Work[],
  { wait, parallelism, timeoutMs }: Pick<ApplyInput, 'wait' | 'parallelism' | 'timeoutMs'>,
): Promise<Run> {
  const outcomes = await run(works, {
    kinds: bindJobKinds(cloud),
    clock,
    listen: ports.listen,
    stop: ports.stop,
    parallelism,
    wait,
    timeoutMs,
  });
  const codes = outcomes.flatMap(({ result, error }): readonly ExitCode[] =>
    error === undefined || (result === 'running' && !wait) ? [] : [error.exit],
  );
  return { outcomes, exit: worstExit(codes) };
}
