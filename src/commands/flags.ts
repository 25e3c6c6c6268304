// The flags that mean the same everywhere, and the values that people write into them.
import * as Flags from '@oclif/core/flags';
import type * as Interfaces from '@oclif/core/interfaces';
import { InferraError } from '../core/errors.ts';

/** Groups the global flags at the end of every --help. */
const GLOBAL = 'GLOBAL';

/** Of every command: how it speaks. */
export const outputFlags = {
  json: Flags.boolean({ helpGroup: GLOBAL, summary: 'write JSON, and nothing else, to stdout' }),
  'no-color': Flags.boolean({ helpGroup: GLOBAL, summary: 'write no colour' }),
  'no-input': Flags.boolean({ helpGroup: GLOBAL, summary: 'never ask; refuse what needs an answer' }),
  debug: Flags.boolean({ helpGroup: GLOBAL, summary: 'say more about failures, on stderr' }),
};

export const fileFlag = Flags.string({
  char: 'f',
  default: 'inference.yaml',
  helpGroup: GLOBAL,
  helpValue: '<path>',
  summary: 'the configuration file',
});

export const regionFlag = Flags.string({
  helpGroup: GLOBAL,
  helpValue: '<region>',
  summary: 'the AWS region',
});

/** Of every command that reads the account. */
export const connectionFlags = {
  region: regionFlag,
  profile: Flags.string({
    helpGroup: GLOBAL,
    helpValue: '<name>',
    summary: 'the profile of the AWS credentials',
  }),
  simulator: Flags.boolean({ helpGroup: GLOBAL, summary: 'run against the embedded SageMaker in .inferra/' }),
};

/** Of every command that reads the configuration. */
export const globalFlags = {
  file: fileFlag,
  env: Flags.string({ helpGroup: GLOBAL, helpValue: '<name>', summary: 'the environment of the file' }),
  param: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpGroup: GLOBAL,
    helpValue: '<key=value>',
    summary: 'the value of a parameter of the file; may be given many times',
  }),
  ...connectionFlags,
  ...outputFlags,
};

/** The same of every command that may be about a fleet: many files and environments in one run. */
export const fleetFlags = {
  ...globalFlags,
  file: Flags.string({
    char: 'f',
    default: ['inference.yaml'],
    multiple: true,
    multipleNonGreedy: true,
    helpGroup: GLOBAL,
    helpValue: '<path>',
    summary: 'the configuration file, or a quoted pattern; may be given many times',
  }),
  env: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpGroup: GLOBAL,
    helpValue: '<name>',
    summary: 'the environment of the file, or all; may be given many times',
  }),
};

/** `key=value` words as a record. @throws InferraError INF6004 for a word without a key, or a key given twice. */
export function parseParams(words: readonly string[]): Readonly<Record<string, string>> {
  const params = new Map<string, string>();
  for (const word of words) {
    const at = word.indexOf('=');
    const key = word.slice(0, Math.max(at, 0));
    if (key === '') throw new InferraError('INF6004', `--param ${word} is not of the form key=value`);
    if (params.has(key)) throw new InferraError('INF6004', `--param ${key} is given twice`);
    params.set(key, word.slice(at + 1));
  }
  return Object.fromEntries(params);
}

/** `--format` of a command; `--json` is short for `--format json`. The first format is the one without the flag. */
export function formatFlag<const Format extends string>(formats: readonly [Format, ...Format[]]) {
  const [first] = formats;
  return Flags.option({ options: formats, summary: `how to write the result; ${first} unless given` })();
}

/** The format that was asked for. @throws InferraError INF6001 where --json and another --format contradict. */
export function formatOf<Format extends string>(
  flags: { readonly json: boolean; readonly format?: Format | undefined },
  first: Format,
): Format | 'json' {
  if (!flags.json) return flags.format ?? first;
  if (flags.format !== undefined && flags.format !== 'json') {
    throw new InferraError('INF6001', `--json and --format ${flags.format} exclude each other`);
  }
  return 'json';
}

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** `90s`, `30m` or `2h` in milliseconds. @throws InferraError INF6004. */
export function parseDuration(flag: string, text: string): number {
  const [, amount, unit] = /^(\d{1,6})(s|m|h)$/.exec(text) ?? [];
  if (amount === undefined || Number(amount) === 0) {
    throw new InferraError('INF6004', `${flag} ${text} is not a duration`, {
      hint: 'Write it as 90s, 30m or 2h.',
    });
  }
  return Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
}

/** Which changes a run may make; the same for plan and apply, so that a plan shows exactly what apply would do. */
export const allowanceFlags = {
  target: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    helpValue: '<endpoint>',
    summary: 'only this endpoint; may be given many times',
  }),
  prune: Flags.boolean({
    default: false,
    summary: 'remove endpoints that the file no longer has, replaced ones included',
  }),
  'max-deletes': Flags.integer({
    min: 0,
    helpValue: '<count>',
    summary: 'how many endpoints may be removed; 3 and 30 % of them unless given',
  }),
  'allow-downtime': Flags.boolean({ default: false, summary: 'allow changes that interrupt traffic' }),
  retry: Flags.boolean({ default: false, summary: 'try again what the service has rolled back' }),
};

export const enforceFlag = Flags.boolean({
  summary: 'refuse every risk of the plan that the file does not accept with a reason',
});

export const preflightFlag = Flags.boolean({
  summary:
    'look first whether the account has what the changes need: roles, archives, images, buckets, topics, keys, subnets, quotas',
});

/** The same where it is on unless somebody says otherwise. */
export const noPreflightFlag = Flags.boolean({
  default: true,
  allowNo: true,
  summary:
    'refuse to begin what the account does not have the roles, archives, images, places or quotas for; on unless --no-preflight',
});

export const policyFlag = Flags.string({
  helpValue: '<path>',
  summary: "a file with the team's policy, which holds besides the one in the configuration",
});

/** How a run that changes the account goes about it. */
export const runFlags = {
  'auto-approve': Flags.boolean({ summary: 'do not ask' }),
  'no-wait': Flags.boolean({ summary: 'start the changes and leave them to run' }),
  parallelism: Flags.integer({
    default: 10,
    min: 1,
    max: 50,
    summary: 'how many changes are under way at once',
  }),
  timeout: Flags.string({ default: '2h', helpValue: '<duration>', summary: 'how long to wait, such as 90m' }),
};

export type OutputFlags = Interfaces.InferredFlags<typeof outputFlags>;
export type GlobalFlags = Interfaces.InferredFlags<typeof globalFlags>;
export type FleetFlags = Interfaces.InferredFlags<typeof fleetFlags>;
export type AllowanceFlags = Interfaces.InferredFlags<typeof allowanceFlags>;
export type RunFlags = Interfaces.InferredFlags<typeof runFlags>;
