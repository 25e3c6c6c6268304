// The drift report as JUnit XML, for CI servers that show tests: a case for each address, a failure where it differs.
import { type DriftReport, type Finding, isDifference } from '../core/drift.ts';
import { diagnosticOf, rowText, wordsOf } from './drift-words.ts';
import { htmlText } from './escapes.ts';
import { safe } from './safe.ts';

/**
 * One suite. What only waits for an apply and is allowed to is a skipped case. Ends in a line break.
 */
export function driftJunit(report: DriftReport): string {
  const addresses = new Set([
    ...report.endpoints.map(({ address }) => address),
    ...report.findings.map(({ address }) => address),
  ]);
  const cases = [...addresses].sort().map((address) => caseOf(address, report));
  const failures = cases.filter(({ is }) => is === 'failed').length;
  const skipped = cases.filter(({ is }) => is === 'skipped').length;
  const { project, environment, account, region } = report;
  const name = xml(`inferra drift ${project}/${environment} ${account}/${region}`);
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="${name}" ${counts}>`,
    ...cases.flatMap(({ lines }) => lines.map((line) => `    ${line}`)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

type Case = { readonly is: 'passed' | 'failed' | 'skipped'; readonly lines: readonly string[] };

function caseOf(address: string, report: DriftReport): Case {
  const { project, environment } = report;
  const found = report.findings.filter((one) => one.address === address);
  const counted = found.filter((one) => isDifference(one, report));
  const head = `<testcase classname="${xml(`${project}.${environment}`)}" name="${xml(address)}"`;
  if (found.length === 0) return { is: 'passed', lines: [`${head}/>`] };
  const told = (counted.length === 0 ? found : counted).map((one) => wordsOf(one).head).join('; ');
  if (counted.length === 0)
    return { is: 'skipped', lines: [`${head}>`, `  <skipped message="${xml(told)}"/>`, '</testcase>'] };
  const [first = counted[0]] = counted;
  const type = first === undefined ? '' : diagnosticOf(first).code;
  return {
    is: 'failed',
    lines: [
      `${head}>`,
      `  <failure type="${type}" message="${xml(told)}">`,
      ...counted.flatMap(bodyOf),
      '  </failure>',
      '</testcase>',
    ],
  };
}

function bodyOf(finding: Finding): readonly string[] {
  const { head, rows } = wordsOf(finding);
  return [`  ${xml(head)}`, ...rows.map((row) => `    ${xml(rowText(row))}`)];
}

/** XML has no way to write the last two code points of the first plane; all controls are escaped before. */
function xml(text: string): string {
  return htmlText(safe(text)).replaceAll(/[\uFFFE\uFFFF]/g, (one) =>
    one === '\uFFFE' ? '\\u{fffe}' : '\\u{ffff}',
  );
}
