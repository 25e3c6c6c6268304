// The drift report as JUnit XML: a case for each address, a failure where it differs.
import { type DriftReport, type Finding, isDifference } from '../core/drift.ts';
import { diagnosticOf, rowText, wordsOf } from './drift-words.ts';
import { type Case, junitText } from './junit.ts';

/** What only waits for an apply and is allowed to is a skipped case. Ends in a line break. */
export function driftJunit(report: DriftReport): string {
  const { project, environment, account, region } = report;
  const addresses = new Set([
    ...report.endpoints.map(({ address }) => address),
    ...report.findings.map(({ address }) => address),
  ]);
  return junitText(
    `inferra drift ${project}/${environment} ${account}/${region}`,
    `${project}.${environment}`,
    [...addresses].sort().map((address) => caseOf(address, report)),
  );
}

function caseOf(name: string, report: DriftReport): Case {
  const found = report.findings.filter(({ address }) => address === name);
  const counted = found.filter((one) => isDifference(one, report));
  const [first] = counted;
  if (found.length === 0) return { name, is: 'passed' };
  if (first === undefined) return { name, is: 'skipped', because: headsOf(found) };
  const type = diagnosticOf(first).code;
  return { name, is: 'failed', type, because: headsOf(counted), lines: counted.flatMap(bodyOf) };
}

function headsOf(findings: readonly Finding[]): string {
  return findings.map((one) => wordsOf(one).head).join('; ');
}

function bodyOf(finding: Finding): readonly string[] {
  const { head, rows } = wordsOf(finding);
  return [head, ...rows.map((row) => `  ${rowText(row)}`)];
}
