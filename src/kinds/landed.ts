// Did a request whose answer was lost take effect? The part that is the same for every kind: whose it is, and its tags.
import { assert } from '../core/errors.ts';
import type { Mark } from '../core/kind.ts';
import type { LivePart, Tags } from '../core/part.ts';
import { caseless } from './compare.ts';

export type Landed = { readonly landed: boolean; readonly differs?: string };

/** The tags that say whose a part is; the last one is its own name, so that copied tags own nothing. */
export const OWNERSHIP_TAGS = ['inferra:project', 'inferra:env', 'inferra:address', 'inferra:name'] as const;

/**
 * A put has landed where a part stands that is the same in everything and ours.
 * @param obstacles what else is in the way, as phrases that go on "the model "x" exists, but it …"
 */
export function putLanded(
  noun: string,
  tags: Tags,
  live: LivePart | undefined,
  obstacles: readonly string[],
): Landed {
  if (live === undefined) return { landed: false };
  const all = [...foreignness(tags, live.tags), ...obstacles];
  if (all.length === 0) return { landed: true };
  return { landed: false, differs: `the ${noun} "${live.name}" exists, but it ${all.join(' and ')}` };
}

export function markLanded(mark: Mark, live: LivePart | undefined): Landed {
  if (live === undefined) return { landed: false };
  const landed =
    'set' in mark
      ? Object.entries(mark.set).every(([key, value]) => live.tags[key] === value)
      : mark.drop.every((key) => live.tags[key] === undefined);
  return { landed };
}

/** How another content is told: by the names of the fields and never by their values, which may be secret. */
export function contentObstacles(differing: readonly string[], unexpressed: readonly string[]): string[] {
  return [
    ...(differing.length === 0 ? [] : [`has another ${listing(differing)}`]),
    ...(unexpressed.length === 0 ? [] : [`has ${listing(unexpressed)}, which inferra does not write`]),
  ];
}

export function unsupported(kind: string, verb: string): never {
  assert(false, `a ${kind} is never asked to ${verb}`);
}

/** On a model or config: the name of the endpoint that it belongs to, which stays when the endpoint's address changes. */
const BELONGING = 'inferra:endpoint';
const PART_TAGS: readonly string[] = [
  ...OWNERSHIP_TAGS.filter((key) => key !== 'inferra:address'),
  BELONGING,
];

function foreignness(want: Tags, have: Tags): string[] {
  const keys = want[BELONGING] === undefined ? OWNERSHIP_TAGS : PART_TAGS;
  const wrong = keys.filter((key) => !caseless(want[key], have[key]));
  if (wrong.length === 0) return [];
  if (OWNERSHIP_TAGS.every((key) => have[key] === undefined))
    return ['has no inferra tags, so something else made it'];
  return [`is tagged ${wrong.map((key) => `${key}=${have[key] ?? '(none)'}`).join(', ')}`];
}

function listing(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
