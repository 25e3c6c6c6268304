// JUnit XML, for CI servers that show tests: one suite of cases, each of which passed, failed or was skipped.
import { htmlText } from './escapes.ts';
import { safe } from './safe.ts';

export type Case = {
  /** What it is about: `endpoints.fraud`. */
  readonly name: string;
} & (
  | { readonly is: 'passed' /** What was done, where there is something to say. */; readonly says?: string }
  | { readonly is: 'skipped'; readonly because: string }
  | {
      readonly is: 'failed';
      readonly type: string;
      readonly because: string;
      readonly lines: readonly string[];
    }
);

/** Deterministic, without times. Ends in a line break. @param group what cases of one project have in common */
export function junitText(suite: string, group: string, cases: readonly Case[]): string {
  const number = (is: Case['is']) => cases.filter((one) => one.is === is).length;
  const counts = `tests="${cases.length}" failures="${number('failed')}" errors="0" skipped="${number('skipped')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="${xml(suite)}" ${counts}>`,
    ...cases.flatMap((one) => linesOf(one, group).map((line) => `    ${line}`)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function linesOf(one: Case, group: string): readonly string[] {
  const head = `<testcase classname="${xml(group)}" name="${xml(one.name)}"`;
  switch (one.is) {
    case 'passed':
      return one.says === undefined
        ? [`${head}/>`]
        : [`${head}>`, `  <system-out>${xml(one.says)}</system-out>`, '</testcase>'];
    case 'skipped':
      return [`${head}>`, `  <skipped message="${xml(one.because)}"/>`, '</testcase>'];
    case 'failed':
      return [
        `${head}>`,
        `  <failure type="${xml(one.type)}" message="${xml(one.because)}">`,
        ...one.lines.map((line) => `  ${xml(line)}`),
        '  </failure>',
        '</testcase>',
      ];
  }
}

/** XML has no way to write the last two code points of the first plane; all controls are escaped before. */
function xml(text: string): string {
  return htmlText(safe(text)).replaceAll(/[\uFFFE\uFFFF]/g, (one) =>
    one === '\uFFFE' ? '\\u{fffe}' : '\\u{ffff}',
  );
}
