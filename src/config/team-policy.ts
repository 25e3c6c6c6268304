// What a team lets its endpoints be: as a section of the file, and in a file of its own, which a pull request cannot loosen.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { ConfigFile } from './generated/config-file.ts';
import { parse } from './parse/parse.ts';
import { dollarsOf } from './units.ts';
import { validatePolicyFile } from './validate.ts';

export type TeamPolicy = {
  /** The file that it stands in, as it was named. */
  readonly file: string;
  /** Patterns of instance types, in which `*` stands for any text; absent for any type. */
  readonly instances?: readonly string[];
  readonly serverless: boolean;
  /** Instances of one endpoint, and of all together. */
  readonly maxCount?: number;
  readonly maxCountTotal?: number;
  /** USD. */
  readonly monthlyBudget?: number;
  /** Keys. */
  readonly tags: readonly string[];
};

export function teamPolicyOf(file: string, written: NonNullable<ConfigFile['policy']>): TeamPolicy {
  const { instances, serverless = true, maxCount, maxCountTotal, monthlyBudget, tags = [] } = written;
  return {
    file,
    ...(instances === undefined ? {} : { instances }),
    serverless,
    ...(maxCount === undefined ? {} : { maxCount }),
    ...(maxCountTotal === undefined ? {} : { maxCountTotal }),
    ...(monthlyBudget === undefined ? {} : { monthlyBudget: dollarsOf(monthlyBudget) }),
    tags,
  };
}

/** `*` in a pattern stands for any text. */
export function isAllowedType({ instances }: Pick<TeamPolicy, 'instances'>, type: string): boolean {
  return instances === undefined || instances.some((pattern) => fits(pattern, type));
}

function fits(pattern: string, type: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(type);
}

export type LoadedPolicy = { readonly policy?: TeamPolicy; readonly diagnostics: readonly Diagnostic[] };

/** A file with a `policy` section and nothing else. Pure; never throws on bad input. */
export function loadPolicy(file: string, text: string): LoadedPolicy {
  const { findings, tree } = parse(file, text);
  if (tree !== undefined) validatePolicyFile(tree.value, findings);
  const diagnostics = findings.all();
  if (tree === undefined || findings.hasErrors()) return { diagnostics };
  const { policy } = tree.value as Required<Pick<ConfigFile, 'policy'>>;
  return { policy: teamPolicyOf(file, policy), diagnostics };
}
