// Which endpoints a plan is about: those of the file, those that the account has beside them, and what --target picks.
import { InferraError } from '../core/errors.ts';
import type { Owner } from '../endpoint/names.ts';
import { stray } from '../endpoint/reads.ts';
import { isUnit, type Stray, type Subject } from '../endpoint/situation.ts';
import { ADDRESS } from '../endpoint/tags.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';

/** Owned endpoints that have none of these names, by an index that may lag: each is read before anything is done. */
export function straysOf(
  owner: Owner,
  owned: readonly LiveEndpoint[],
  names: readonly string[],
): readonly Stray[] {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return owned
    .filter(({ name }) => !known.has(name.toLowerCase()))
    .map(({ name, tags }) => stray(owner, tags[ADDRESS] ?? `endpoints.${name}`, name));
}

/**
 * Subjects under addresses of their own. After a change of `naming` an endpoint under its old name has the address of the
 * one under its new name; its name is added then.
 */
export function distinct(subjects: readonly Subject[]): readonly Subject[] {
  const shared = (address: string) => subjects.filter((one) => one.address === address).length > 1;
  return subjects.map((subject) =>
    isUnit(subject) || !shared(subject.address)
      ? subject
      : { ...subject, address: `${subject.address} (${subject.name})` },
  );
}

/** The subjects that are named by address, key or name in the account; all of them where none is named. */
export function pick<S extends Subject>(subjects: readonly S[], targets: readonly string[]): readonly S[] {
  if (targets.length === 0) return subjects;
  const unknown = targets.find((target) => !subjects.some((subject) => isNamed(subject, target)));
  if (unknown !== undefined) {
    throw new InferraError('INF3007', `there is no endpoint "${unknown}" in the file or in the account`, {
      hint: `choose from ${subjects.map(({ address }) => address).join(', ') || 'none'}`,
    });
  }
  return subjects.filter((subject) => targets.some((target) => isNamed(subject, target)));
}

function isNamed({ address, name }: Subject, target: string): boolean {
  return target === address || target === name || `endpoints.${target}` === address;
}
