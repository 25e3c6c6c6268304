// What the language will have and this version does not: refused by name, never ignored.
import type { Path } from './tree.ts';

/** Keys by the definition of the mapping that will hold them, with what they will do. */
const LATER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  file: {
    recommendations: 'choosing hardware from measurements',
  },
  overlay: {
    recommendations: 'choosing hardware from measurements',
  },
  defaults: { recommender: 'choosing hardware from measurements' },
  endpoint: {
    recommend: 'hardware from a recommendation',
    scaling: 'autoscaling',
    rollout: 'canary and rolling deployments',
    async: 'asynchronous inference',
  },
  variant: { recommend: 'hardware from a recommendation' },
};

/** What `key` in a mapping of this definition will do in a later version, or undefined. */
export function comesLater(definition: string, key: string): string | undefined {
  const keys = LATER[definition];
  return keys !== undefined && Object.hasOwn(keys, key) ? keys[key] : undefined;
}

/** Keys that a later key makes superfluous, so that their absence is not a second problem. */
const STANDS_FOR: Readonly<Record<string, readonly string[]>> = {
  recommend: ['hardware'],
};

/** Whether the mapping at `path` has a later key that stands for `missing`. */
export function standsFor(missing: string, written: (path: Path) => boolean, path: Path): boolean {
  return Object.entries(STANDS_FOR).some(
    ([key, absent]) => absent.includes(missing) && written([...path, key]),
  );
}

/** What a value that will be possible later will do, by the definition of its field. */
export function laterForm(definition: string, value: unknown): string | undefined {
  const isMapping = typeof value === 'object' && value !== null;
  return definition === 'artifact' && isMapping ? 'copying an artifact ({ uri, copy })' : undefined;
}
