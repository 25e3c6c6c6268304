// A whole file for what an account has. Each endpoint is tried in a file of its own first: what the language cannot say, or
// would read back as something else, is left out with the reason.

import { blockText } from '../config/edit/write.ts';
import { loadDocument } from '../config/load.ts';
import type { LeftOn } from '../core/adoption.ts';
import { compile } from '../endpoint/compile.ts';
import { foreignTags } from '../endpoint/memory/tags.ts';
import { situation } from '../endpoint/situation.ts';
import type { Seen } from '../endpoint/subject.ts';
import { differences } from './adoption.ts';
import { componentDifferences } from './component-adoption.ts';
import type { Defaults, Entry } from './entry.ts';
import { inexpressible, unrest } from './obstacles.ts';
import { variables } from './secrets.ts';
import type { Whole } from './whole.ts';
import { type Entries, entriesFor, type Ground } from './write.ts';

export type Head = {
  readonly project: string;
  readonly account: string;
  readonly region: string;
  readonly assumeRole?: string;
};
export type LeftOut = { readonly name: string; readonly because: readonly string[] };

export type FileInput = {
  readonly head: Head;
  /** In the order in which they are written. */
  readonly wholes: readonly Whole[];
  /** What is known to be left out. */
  readonly leftOut: readonly LeftOut[];
  readonly seen: Seen;
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type Written = {
  readonly text: string;
  readonly written: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly leftOn: readonly LeftOn[];
  /** Values of variables, by name. */
  readonly values: ReadonlyMap<string, string>;
};

export function fileOf(input: FileInput): Written {
  const tried = input.wholes.map((whole) => ({ whole, because: obstacles(whole, input) }));
  const fit = tried.filter(({ because }) => because.length === 0).map(({ whole }) => whole);
  const leftOut = [
    ...input.leftOut,
    ...tried
      .filter(({ because }) => because.length > 0)
      .map(({ whole, because }) => ({ name: whole.live.name, because })),
  ].sort((left, right) => (left.name < right.name ? -1 : 1));
  const ground = groundOf(defaultsOf(fit), input.env);
  const all = fit.map((whole) => entriesFor(whole, ground));
  const leftOn = fit.flatMap(({ left }) => left);
  return {
    text: textOf(input.head, ground, all, [...leftOutNotes(leftOut), ...leftOnNotes(leftOn)]),
    written: fit.map(({ live }) => live.name),
    leftOut,
    leftOn,
    values: ground.variables.values,
  };
}

function groundOf(defaults: Defaults, env: FileInput['env']): Ground {
  const [endpoints, models, known] = [new Set<string>(), new Set<string>(), new Map<string, string>()];
  return { naming: undefined, defaults, variables: variables(env), endpoints, models, known };
}

function obstacles(whole: Whole, { head, seen, env }: FileInput): readonly string[] {
  const restless = unrest(whole.live);
  const found = [...(restless === undefined ? [] : [restless]), ...inexpressible(whole)];
  if (found.length > 0) return found;
  const ground = groundOf({ tags: {} }, env);
  const text = textOf(head, ground, [entriesFor(whole, ground)], []);
  const values = Object.fromEntries(ground.variables.values);
  const { document, diagnostics } = loadDocument({ file: '', text, params: {}, env: { ...env, ...values } });
  if (document === undefined) {
    return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  }
  return compile(document).flatMap((unit) =>
    [...differences(unit, whole, situation(unit, seen)), ...componentDifferences(unit, whole)].map(
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

function textOf(
  head: Head,
  { defaults, variables: { values } }: Ground,
  all: readonly Entries[],
  notes: readonly string[],
): string {
  const { role, tags } = defaults;
  const models: Entry = Object.assign({}, ...all.map((one) => one.models));
  const endpoints = Object.fromEntries(all.map(({ key, endpoint }) => [key, endpoint]));
  const common = {
    ...(role === undefined ? {} : { role }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
  };
  return [
    '# What was found in the account. `inferra import --all` takes it over; until then nothing\n# of it is changed by this file.\n',
    yaml({ version: 1, ...head }),
    ...(Object.keys(common).length === 0 ? [] : ['\n', yaml({ defaults: common })]),
    ...(values.size === 0 ? [] : ['\n', ...variableNotes([...values.keys()])]),
    ...(Object.keys(models).length === 0 ? [] : ['\n', yaml({ models })]),
    '\n',
    yaml({ endpoints }),
    ...notes,
  ].join('');
}

function yaml(value: object): string {
  return blockText(value, 0, { step: 2, newline: '\n' });
}

function variableNotes(names: readonly string[]): readonly string[] {
  return [
    '# These looked like secrets in the env of a model. Set the variables to what the models\n',
    '# have, or move the values into Secrets Manager or SSM:\n',
    ...names.map((name) => `#   ${name}\n`),
  ];
}

function leftOutNotes(leftOut: readonly LeftOut[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const lines = leftOut.flatMap(({ name, because }) => because.map((one) => noteOf(name, one)));
  return ['\n', '# Left out:\n', ...lines];
}

function leftOnNotes(leftOn: readonly LeftOn[]): readonly string[] {
  if (leftOn.length === 0) return [];
  const lines = leftOn.map(({ endpoint, name, because }) => noteOf(`${name} of ${endpoint}`, because));
  return ['\n', '# Components that stay on their endpoints, beside those of the file:\n', ...lines];
}

function noteOf(what: string, because: string): string {
  return `#   ${plain(what)}: ${plain(because)}\n`;
}

/** One line, whatever the account says. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}
