// From flags to what a flow takes.
import type { Allowances } from '../core/plan.ts';
import type { DestroyInput, FileInput } from '../flow/ports.ts';
import { type AllowanceFlags, type GlobalFlags, parseDuration, parseParams, type RunFlags } from './flags.ts';

export function fileInput({ file, env, param, region }: GlobalFlags): FileInput {
  return {
    file,
    params: parseParams(param ?? []),
    ...(env === undefined ? {} : { environment: env }),
    ...(region === undefined ? {} : { region }),
  };
}

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
