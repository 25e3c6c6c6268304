// The state of a check, as one digest: two runs are in the same state where they found the same, whatever the wording of
// this version and wherever the lines of the file have moved to.
import { digest, shortDigest } from '../base/hash.ts';
import { type DriftField, type DriftReport, type Finding, isDifference } from '../core/drift.ts';

/** What a message is about: one file, environment, account and region. */
export type Check = Pick<DriftReport, 'project' | 'environment' | 'account' | 'region'>;

/** What a run watches of it: with targets only those, and what it knows of the others is nothing. */
export type Watched = Check & { readonly targets: readonly string[] };

export function checkOf({ project, environment, account, region }: Check): Check {
  return { project, environment, account, region };
}

/** What counts as a difference, and only that, is told. */
export function differencesOf(report: DriftReport): readonly Finding[] {
  return report.findings.filter((one) => isDifference(one, report));
}

/** SHA-256 over what was found; undefined where nothing was. */
export function stateOf(findings: readonly Finding[]): string | undefined {
  return findings.length === 0 ? undefined : digest(findings.map(identityOf).sort());
}

/** The same for the same thing told again, in letters that may stand in any header. */
export function messageId(check: Check, ...about: readonly string[]): string {
  return `drift_${shortDigest([checkOf(check), ...about].map(wellFormed), 32)}`;
}

/** Left out: places in the file, and words that say it to people (`takes`, `because`), which a version may put otherwise. */
function identityOf(finding: Finding): string {
  const { place: _place, ...rest } = finding;
  const words: Readonly<Record<string, unknown>> = { ...rest };
  const kept = Object.entries(words).filter(([key]) => !['takes', 'because', 'fields'].includes(key));
  const fields = 'fields' in rest ? rest.fields.map(fieldIdentity) : [];
  return wellFormed([kept.sort(([left], [right]) => (left < right ? -1 : 1)), fields]);
}

function fieldIdentity({ at, by, applied, live, desired }: DriftField): readonly unknown[] {
  return [at, by, applied ?? null, live ?? null, desired ?? null];
}

/** Half a character, which a tag may hold, has no canonical form. */
function wellFormed(value: unknown): string {
  return JSON.stringify(value).replaceAll(/\p{Cs}/gu, '\uFFFD');
}
