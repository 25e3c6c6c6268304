// `--shard i/n` as people and schedulers write it.
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../core/errors.ts';
import type { Shard } from '../core/shard.ts';

export const shardFlag = Flags.string({
  helpValue: '<i/n>',
  summary:
    'look only at part i of n; auto/n takes i from the index of a Kubernetes Indexed Job or an AWS Batch array',
});

/** More than any scheduler starts at once. */
const MOST = 10_000;

/** Indexes from 0, by who sets them (documentation of Kubernetes Jobs and of AWS Batch array jobs, read 2026-11). */
const INDEXES = ['JOB_COMPLETION_INDEX', 'AWS_BATCH_JOB_ARRAY_INDEX'] as const;

/** @throws InferraError INF6004 for anything but a part of a whole */
export function parseShard(text: string, env: Readonly<Record<string, string | undefined>>): Shard {
  const [, first = '', count = ''] = /^(auto|[0-9]{1,5})\/([0-9]{1,5})$/.exec(text) ?? [];
  const of = Number(count);
  if (of < 1 || of > MOST)
    throw refused(
      `--shard ${text} is not a part of a whole`,
      'write 3/16 for the third of sixteen, or auto/16',
    );
  const index = first === 'auto' ? indexIn(env) + 1 : Number(first);
  if (index < 1 || index > of)
    throw refused(
      `--shard ${text} is part ${index} of ${of}`,
      first === 'auto'
        ? 'start as many runs as there are parts: completions of a Job, the size of an array'
        : 'parts are counted from 1',
    );
  return { index, of };
}

function indexIn(env: Readonly<Record<string, string | undefined>>): number {
  const name = INDEXES.find((one) => env[one] !== undefined && env[one] !== '');
  if (name === undefined)
    throw refused(`--shard auto: neither ${INDEXES.join(' nor ')} is set`, 'write the part itself, as 3/16');
  const text = env[name] ?? '';
  if (!/^[0-9]{1,5}$/.test(text))
    throw refused(`${name} is "${text}", not a number from 0`, 'write the part itself, as 3/16');
  return Number(text);
}

function refused(message: string, hint: string): InferraError {
  return new InferraError('INF6004', message, { hint });
}
