// A whole file for what an account has. Each endpoint is tried in a file of its own first: what the language cannot say, or
// would read back as something else, is left out with the reason.

import type { LeftOn } from '../core/adoption.ts';
import { compile } from '../endpoint/compile.ts';
import { foreignTags } from '../endpoint/memory/tags.ts';
import { situation } from '../endpoint/situation.ts';
import type { Seen } from '../endpoint/subject.ts';
import { differences } from './adoption.ts';
import { type Registrations, withBeside } from './beside.ts';
import { componentDifferences } from './component-adoption.ts';
import type { Defaults } from './entry.ts';
import { inexpressible, unrest } from './obstacles.ts';
import { groundOf, type Note, textOf } from './text.ts';
import { complaints, type Trial, tried } from './trial.ts';
import type { Whole } from './whole.ts';
import { entriesFor } from './write.ts';

export type FileInput = Trial & {
  /** In the order in which they are written. */
  readonly wholes: readonly Whole[];
  /** What is known to be left out. */
  readonly leftOut: readonly Note[];
  /** Of their variants. */
  readonly registrations: Registrations;
  readonly seen: Seen;
};

export type Written = {
  readonly text: string;
  readonly written: readonly string[];
  readonly leftOut: readonly Note[];
  readonly leftOn: readonly LeftOn[];
  /** What of those that are written is not in the file. */
  readonly kept: readonly Note[];
  /** Values of variables, by name. */
  readonly values: ReadonlyMap<string, string>;
};

export function fileOf(input: FileInput): Written {
  const { registrations } = input;
  const all = input.wholes.map((whole) => withBeside(whole, registrations, input));
  const judged = all.map((whole) => ({ whole, because: obstacles(whole, input) }));
  const fit = judged.filter(({ because }) => because.length === 0).map(({ whole }) => whole);
  const leftOut = [
    ...input.leftOut,
    ...judged
      .filter(({ because }) => because.length > 0)
      .map(({ whole, because }) => ({ name: whole.live.name, because })),
  ].sort((left, right) => (left.name < right.name ? -1 : 1));
  const ground = groundOf(defaultsOf(fit), input.env);
  const entries = fit.map((whole) => entriesFor(whole, ground));
  const kept = fit.flatMap(({ live, beside }) =>
    beside === undefined || beside.kept.length === 0 ? [] : [{ name: live.name, because: beside.kept }],
  );
  const leftOn = fit.flatMap(({ left }) => left);
  return {
    text: textOf(input.head, ground, entries, { leftOut, leftOn, kept }),
    written: fit.map(({ live }) => live.name),
    ...{ leftOut, leftOn, kept },
    values: ground.variables.values,
  };
}

function obstacles(whole: Whole, input: FileInput): readonly string[] {
  const restless = unrest(whole.live);
  const found = [...(restless === undefined ? [] : [restless]), ...inexpressible(whole)];
  if (found.length > 0) return found;
  const trial = tried(whole, input);
  if (trial.document === undefined) return complaints(trial);
  return compile(trial.document).flatMap((unit) =>
    [...differences(unit, whole, situation(unit, input.seen)), ...componentDifferences(unit, whole)].map(
      (field) => `${field} would not read back as it is`,
    ),
  );
}

/** What most have is written once: the role of most models, and tags that all endpoints have. */
function defaultsOf(wholes: readonly Whole[]): Defaults {
  const roles = new Map<string, number>();
  for (const { models, config } of wholes) {
    const all = [...[...models.values()].map(({ spec }) => spec.role), config.spec.role ?? []].flat();
    for (const role of all) roles.set(role, (roles.get(role) ?? 0) + 1);
  }
  const [most] = [...roles].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const [first, ...rest] = wholes.map(({ live }) => foreignTags(live.tags));
  const shared = Object.entries(rest.length === 0 ? {} : (first ?? {})).filter(([key, value]) =>
    rest.every((tags) => tags[key] === value),
  );
  return { ...(most === undefined ? {} : { role: most[0] }), tags: Object.fromEntries(shared) };
}
