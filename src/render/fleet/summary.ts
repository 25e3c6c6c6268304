// What became of a fleet, a member a row: the last thing that is shown, since the end is what stays on the screen.
import { definitionOf } from '../../core/codes.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { ExitCode } from '../../core/exit.ts';
import { type FleetMember, fleetExit, hasFailed, type Outcome } from '../../core/fleet.ts';
import { count } from '../count.ts';
import { diagnosticsText } from '../diagnostics.ts';
import type { Paint, View } from '../paint.ts';
import { safe } from '../safe.ts';
import { type Cell, tableLines } from '../table.ts';

/** What is told of a member that has a result. */
export type Verdict = {
  /** `1 to add, 2 to change, 0 to destroy` */
  readonly words: string;
  /** Whether it is as it should be. */
  readonly isQuiet: boolean;
};

export type Row = FleetMember & {
  readonly words: string;
  readonly state: 'quiet' | 'telling' | 'failed';
  readonly exit: ExitCode;
};

/** `teams/risk/inference.yaml · prod`; safe to print. */
export function memberTitle({ file, environment }: FleetMember): string {
  return [file, ...(environment === undefined ? [] : [environment])].map((one) => safe(one)).join(' · ');
}

export function rowsOf<Result>(
  outcomes: readonly Outcome<Result>[],
  verdictOf: (result: Result) => Verdict,
): readonly Row[] {
  return outcomes.map((one): Row => {
    const { file, environment } = one;
    const member = { file, ...(environment === undefined ? {} : { environment }) };
    if (hasFailed(one)) {
      const { code, exit } = one.error;
      return { ...member, words: `failed: ${code} ${definitionOf(code).title}`, state: 'failed', exit };
    }
    const { words, isQuiet } = verdictOf(one.result);
    return { ...member, words, state: isQuiet ? 'quiet' : 'telling', exit: one.exit };
  });
}

export type FleetWords = {
  /** The command: `plan`. */
  readonly command: string;
  /** Of members that are as they should be: `without changes`. */
  readonly quiet: string;
  /** Of the others: `with changes`. */
  readonly telling: string;
};

/** `3 members: 1 with changes, 1 without changes, 1 failed` */
export function fleetWords(rows: readonly Row[], { quiet, telling }: FleetWords): string {
  const counted = (state: Row['state'], words: string) => {
    const number = rows.filter((row) => row.state === state).length;
    return number === 0 ? [] : [`${number} ${words}`];
  };
  const told = [...counted('telling', telling), ...counted('quiet', quiet), ...counted('failed', 'failed')];
  return `${count(rows.length, 'member')}: ${told.join(', ')}`;
}

/** A title, what members have to show, and the table. Ends in a line break. */
export function fleetText<Result>(
  outcomes: readonly Outcome<Result>[],
  words: FleetWords,
  { verdictOf, textOf }: { verdictOf(result: Result): Verdict; textOf(result: Result): string | undefined },
  { paint }: View,
): string {
  const rows = rowsOf(outcomes, verdictOf);
  const sections = outcomes.flatMap((one) => {
    const text = hasFailed(one) ? undefined : textOf(one.result);
    return text === undefined ? [] : [`${paint.quiet(`── ${memberTitle(one)}`)}\n${text.trimEnd()}`];
  });
  const title = paint.strong(`inferra ${words.command} · fleet of ${count(outcomes.length, 'member')}`);
  const last = `${fleetWords(rows, words)}. Exit ${fleetExit(outcomes)}.`;
  return `${[title, ...sections, table(rows, paint), last].join('\n\n')}\n`;
}

function table(rows: readonly Row[], paint: Paint): string {
  const head = ['member', 'result', 'exit'].map((text): Cell => ({ text, style: paint.quiet }));
  const cells = rows.map((row): readonly Cell[] => [
    { text: memberTitle(row) },
    { text: row.words, style: styleOf(row, paint) },
    { text: String(row.exit) },
  ]);
  return tableLines([head, ...cells]).join('\n');
}

function styleOf({ state }: Row, paint: Paint): (text: string) => string {
  return state === 'quiet' ? paint.good : state === 'telling' ? paint.change : paint.bad;
}

/** Problems of members as they are shown beside the result, each member under its name. Empty for none. */
export function memberProblems(
  all: readonly (FleetMember & { readonly diagnostics: readonly Diagnostic[] })[],
  view: View,
): string {
  return all
    .filter(({ diagnostics }) => diagnostics.length > 0)
    .map((one) => `── ${memberTitle(one)}\n${diagnosticsText(one.diagnostics, view)}\n`)
    .join('');
}
