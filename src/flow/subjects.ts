// Which endpoints a plan is about: those of the file, those that the account has beside them, and what --target picks.
import { InferraError } from '../core/errors.ts';
import { ADDRESS } from '../endpoint/memory/tags.ts';
import type { Owner } from '../endpoint/names/names.ts';
import type { Standing } from '../endpoint/names/standing.ts';
import { stray } from '../endpoint/reads.ts';
import { isUnit, type Stray, type Subject } from '../endpoint/subject.ts';
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
 * Subjects under addresses of their own: `first` keep theirs. After a side-by-side replacement, or a change of `naming`,
 * an endpoint under its old name has the address of the one under its new name; its name is added then, and a unit that
 * took the address is its successor.
 */
export function distinct(first: readonly Subject[], rest: readonly Stray[]): readonly Subject[] {
  const units = new Map(first.filter(isUnit).map((unit) => [unit.address, unit]));
  const all = [...first, ...rest];
  const counts = new Map<string, number>();
  for (const { address } of all) counts.set(address, (counts.get(address) ?? 0) + 1);
  return [
    ...first,
    ...rest.map((one): Stray => {
      if ((counts.get(one.address) ?? 0) < 2) return one;
      const successor = units.get(one.address);
      const address = `${one.address} (${one.name})`;
      return { ...one, address, ...(successor === undefined ? {} : { successor }) };
    }),
  ];
}

/** What is there of the file's endpoints, an old one beside the one that replaced it included, and what the index adds. */
export function standingSubjects(
  owner: Owner,
  standings: readonly Standing[],
  owned: readonly LiveEndpoint[],
): readonly Subject[] {
  const own = standings.map(({ endpoint }) => stray(owner, endpoint.address, endpoint.name));
  const old = standings.flatMap(({ endpoint, other }) =>
    other?.is === 'old' ? [stray(owner, endpoint.address, other.name)] : [],
  );
  const names = [...own, ...old].map(({ name }) => name);
  return distinct(own, [...old, ...straysOf(owner, owned, names)]);
}

/** The subjects that are named by address, key or name in the account; all of them where none is named. */
export function pick<S extends Subject>(subjects: readonly S[], targets: readonly string[]): readonly S[] {
  if (targets.length === 0) return subjects;
  const known = new Set(subjects.flatMap(wordsFor));
  const unknown = targets.find((target) => !known.has(target));
  if (unknown !== undefined) {
    throw new InferraError('INF3007', `there is no endpoint "${unknown}" in the file or in the account`, {
      hint: `choose from ${subjects.map(({ address }) => address).join(', ') || 'none'}`,
    });
  }
  const wanted = new Set(targets);
  return subjects.filter((subject) => wordsFor(subject).some((word) => wanted.has(word)));
}

type Named = Pick<Subject, 'address' | 'name'>;

export function isNamed(subject: Named, target: string): boolean {
  return wordsFor(subject).includes(target);
}

const SECTION = 'endpoints.';

/** What names a subject on the command line. An address means all that stands at it, under whatever name. */
function wordsFor({ address, name }: Named): readonly string[] {
  const [plain = address] = address.split(' ');
  const key = plain.startsWith(SECTION) ? [plain.slice(SECTION.length)] : [];
  return [address, name, plain, ...key];
}
