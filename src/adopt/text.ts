// The text of a file with what an account has: a head, what all share, models and endpoints.
import { blockText } from '../config/edit/write.ts';
import type { LeftOn } from '../core/adoption.ts';
import type { Defaults, Entry } from './entry.ts';
import { variables } from './secrets.ts';
import type { Entries, Ground } from './write.ts';

export type Head = {
  readonly project: string;
  readonly account: string;
  readonly region: string;
  readonly assumeRole?: string;
};

/** What is said of an endpoint beside its entry. */
export type Note = { readonly name: string; readonly because: readonly string[] };

export type Environment = Readonly<Record<string, string | undefined>>;

export function groundOf(defaults: Defaults, env: Environment): Ground {
  const [endpoints, models, known] = [new Set<string>(), new Set<string>(), new Map<string, string>()];
  return { naming: undefined, defaults, variables: variables(env), endpoints, models, known };
}

export type Notes = {
  /** Endpoints that are not in the file. */
  readonly leftOut: readonly Note[];
  /** Components beside those of endpoints in the file. */
  readonly leftOn: readonly LeftOn[];
  /** What of endpoints in the file is not in it. */
  readonly kept: readonly Note[];
};

export function textOf(
  head: Head,
  { defaults, variables: { values } }: Ground,
  all: readonly Entries[],
  { leftOut, leftOn, kept }: Notes,
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
    ...(kept.length === 0 ? [] : ['\n', '# Not in this file, and left as it is:\n', ...kept.flatMap(lines)]),
    ...(leftOn.length === 0
      ? []
      : ['\n', '# Components that stay beside these:\n', ...leftOn.map(componentLine)]),
    ...(leftOut.length === 0 ? [] : ['\n', '# Left out:\n', ...leftOut.flatMap(lines)]),
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

function lines({ name, because }: Note): readonly string[] {
  return because.map((one) => `#   ${plain(name)}: ${plain(one)}\n`);
}

function componentLine({ endpoint, name, because }: LeftOn): string {
  return `#   ${plain(name)} of ${plain(endpoint)}: ${plain(because)}\n`;
}

/** One line, whatever the account says. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}
