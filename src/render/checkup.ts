// `inferra doctor`: one line a check, those that stand in the way with the way out, and a count at the end.
import type { Check, CheckState, Checkup } from '../core/checkup.ts';
import { codes } from '../core/codes.ts';
import { count } from './count.ts';
import { headerLine } from './header.ts';
import { jsonText } from './json-text.ts';
import type { View } from './paint.ts';
import { safe } from './safe.ts';
import { foldPieces } from './wrap.ts';

const SIGNS: Readonly<Record<CheckState, string>> = { ok: '✓', warning: '!', failed: '✗', unchecked: '?' };

/** Ends in a line break. */
export function checkupText(checkup: Checkup, view: View): string {
  const { checks } = checkup;
  const head = view.paint.strong(headerLine('doctor', checkup));
  return `${[head, '', ...checks.flatMap((one) => checkLines(one, view)), '', summary(checks)].join('\n')}\n`;
}

export function checkupJson(checkup: Checkup): string {
  const checks = checkup.checks.map((check) => ({
    ...check,
    ...(isWell(check) ? {} : { fix: fixOf(check) }),
  }));
  return `${jsonText({ formatVersion: '1.0', ...checkup, checks }, 2)}\n`;
}

/** @param fix where it is not that of its code */
export function checkLines(check: Check, { paint, width }: View, instead = fixOf(check)): readonly string[] {
  const { about, subject, state, says, code } = check;
  const style = { ok: paint.good, warning: paint.change, failed: paint.bad, unchecked: paint.change }[state];
  const sentence = foldPieces([`${LABELS[about]}${safe(subject)}:`, safe(says)], ' ', width - 2);
  const fix = foldPieces([...piecesOf(instead, check), `(${code ?? ''})`], ' ', width - INDENT.length).join(
    `\n${INDENT}`,
  );
  return [`${style(SIGNS[state])} ${sentence.join('\n  ')}`, ...(isWell(check) ? [] : [`  fix: ${fix}`])];
}

/** Behind `  fix: `. */
const INDENT = '       ';

/** A statement is one piece: what stands in it may be what is masked. */
function piecesOf(fix: string, { statement = '' }: Check): readonly string[] {
  const words = fix.replace(statement, '').split(/\s+/);
  return [...words, statement].filter((piece) => piece !== '').map((piece) => safe(piece));
}

/** What comes before a subject that does not say what it is. */
const LABELS: Readonly<Record<Check['about'], string>> = {
  node: '',
  identity: '',
  role: 'role ',
  access: 'role ',
  artifact: 'artifact ',
  image: 'image ',
  package: 'package ',
  payload: 'payload ',
  bucket: 'bucket ',
  topic: 'topic ',
  key: 'key ',
  subnet: 'subnet ',
  quota: 'quota ',
  endpoint: 'endpoint ',
};

function isWell({ state }: Check): boolean {
  return state === 'ok';
}

function fixOf({ code, hint }: Check): string {
  return hint ?? (code === undefined ? '' : codes[code].fix);
}

/** `13 checks: 1 warning, 3 not checked.` @param all how many there are, those included that are not given */
export function checksCounted(checks: readonly Check[], all: number): string {
  const number = (state: CheckState) => checks.filter((one) => one.state === state).length;
  const some = [
    [number('failed'), 'failed'],
    [number('warning'), number('warning') === 1 ? 'warning' : 'warnings'],
    [number('unchecked'), 'not checked'],
  ] as const;
  const told = some.filter(([amount]) => amount > 0).map(([amount, what]) => `${amount} ${what}`);
  const counted = count(all, 'check');
  return told.length === 0 ? `${counted}, all well.` : `${counted}: ${told.join(', ')}.`;
}

function summary(checks: readonly Check[]): string {
  const counted = checksCounted(checks, checks.length);
  const limited = checks.some(({ about, state }) => about === 'quota' && state !== 'unchecked');
  return limited
    ? `${counted} Quotas count everything in the account; the file is only a part of it.`
    : counted;
}
