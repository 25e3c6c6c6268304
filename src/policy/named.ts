// Which policies a command is about: those that are named, or all that an endpoint asks.
import type { Document } from '../config/document.ts';
import { didYouMean } from '../config/words.ts';
import { InferraError } from '../core/errors.ts';
import { type Group, groupsIn } from './askers.ts';

const FRONT = 'recommendations.';

/** In the order of the file. @throws InferraError INF7029 for a policy that no endpoint asks. */
export function groupsNamed({ endpoints }: Document, names: readonly string[]): readonly Group[] {
  const all = groupsIn(endpoints);
  if (names.length === 0) return all;
  const known = [...new Set(all.map(({ policy }) => policy.key))];
  const keys = names.map((name) => keyOf(name, known));
  return all.filter(({ policy }) => keys.includes(policy.key));
}

function keyOf(name: string, known: readonly string[]): string {
  const key = name.startsWith(FRONT) ? name.slice(FRONT.length) : name;
  if (known.includes(key)) return key;
  const listed = known.length === 0 ? 'no endpoint of the file has `recommend`' : undefined;
  const hint = listed ?? didYouMean(key, known) ?? `policies of the file: ${known.slice(0, 10).join(', ')}`;
  throw new InferraError('INF7029', `there is no policy called "${name}"`, { hint });
}

/** The command that measures these policies. */
export function runCommand(policies: readonly string[], environment: string): string {
  const env = environment === 'default' ? [] : ['--env', environment];
  return ['inferra recommend run', ...policies, ...env].join(' ');
}
