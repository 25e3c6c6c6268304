// From flags to what a flow takes.
import { InferraError } from '../core/errors.ts';
import type { Allowances } from '../core/plan.ts';
import type { DestroyInput, FileInput } from '../flow/ports.ts';
import { type AllowanceFlags, type GlobalFlags, parseDuration, parseParams, type RunFlags } from './flags.ts';

/** @throws InferraError INF6021 where all environments are meant at once: no file can call one so. */
export function fileInput({ file, env, param, region }: GlobalFlags): FileInput {
  if (env === ALL) {
    throw new InferraError('INF6021', '--env all is for validate, plan, drift and status', {
      hint: 'name one environment',
    });
  }
  return {
    file,
    params: parseParams(param ?? []),
    ...(env === undefined ? {} : { environment: env }),
    ...(region === undefined ? {} : { region }),
  };
}

/** What stands for every environment of a file. */
export const ALL = 'all';

export function allowances(flags: AllowanceFlags): Allowances {
  return {
    targets: flags.target ?? [],
    prune: flags.prune,
    allowDowntime: flags['allow-downtime'],
    retry: flags.retry,
    ...(flags['max-deletes'] === undefined ? {} : { maxDeletes: flags['max-deletes'] }),
  };
}

export function runInput(
  flags: RunFlags,
): Pick<DestroyInput, 'autoApprove' | 'wait' | 'parallelism' | 'timeoutMs'> {
  return {
    autoApprove: flags['auto-approve'],
    wait: !flags['no-wait'],
    parallelism: flags.parallelism,
    timeoutMs: parseDuration('--timeout', flags.timeout),
  };
}
