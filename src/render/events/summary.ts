// The end of apply and destroy: what was done, what was not and why, and what still runs in the account.
import type { Event, UnitResult } from '../../core/events.ts';
import type { View } from '../paint.ts';
import { safe } from '../safe.ts';
import { titleOf } from '../title.ts';
import { outcomeWord, RESULT_WORDS, runningText } from './message.ts';
import { foldUnits, resultOf, type UnitState, type Units } from './units.ts';

export interface RunSummary {
  take(event: Event): void;
  /** Text for the end of the run; ends in a line break. */
  text(view: View): string;
}

/** What people call the end of a command. */
const VERBS = {
  apply: 'Applied',
  destroy: 'Destroyed',
  rollback: 'Rollback',
  'recommend run': 'Measured',
  'recommend stop': 'Stopped',
} as const;

export type RunCommand = keyof typeof VERBS;

export function runSummary(command: RunCommand): RunSummary {
  let units: Units = new Map();
  let interrupted: Interrupted | undefined;
  return {
    take(event) {
      units = foldUnits(units, event);
      if (event.type === 'interrupt-received') interrupted = event;
    },
    text: (view) => summaryText(command, [...units.values()], interrupted, view),
  };
}

type Interrupted = Extract<Event, { readonly type: 'interrupt-received' }>;

function summaryText(
  command: RunCommand,
  units: readonly UnitState[],
  interrupted: Interrupted | undefined,
  view: View,
): string {
  // What was interrupted is named below, with what becomes of it.
  const fine: readonly (UnitResult | undefined)[] = ['done', 'interrupted'];
  const troubles = units.filter(
    (unit) => unit.result?.reason !== undefined && !fine.includes(resultOf(unit)),
  );
  const sections = [
    ...troubles.map((unit) => troubleText(unit, view)),
    ...remoteText(units, interrupted),
    view.paint.strong(headline(command, units)),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** `Applied: 2 created, 1 changed, 1 failed.` */
function headline(command: RunCommand, units: readonly UnitState[]): string {
  return `${VERBS[command]}: ${countedOutcomes(units.map(outcomeOf))}.`;
}

/** `2 created, 1 failed`; words of outcomes as outcomeWord has them. */
export function countedOutcomes(outcomes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of outcomes) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...OUTCOMES, ...counts.keys()].filter((word, index, all) => all.indexOf(word) === index);
  const parts = words.flatMap((word) => (counts.has(word) ? [`${counts.get(word)} ${word}`] : []));
  return parts.length === 0 ? 'nothing to do' : parts.join(', ');
}

const OUTCOMES: readonly string[] = [
  'measured',
  'stopped',
  'created',
  'changed',
  'recreated',
  'removed',
  'finished',
];

function outcomeOf(unit: UnitState): string {
  const result: UnitResult = resultOf(unit) ?? (unit.startedAt === undefined ? 'skipped' : 'running');
  return outcomeWord(result, unit.effect);
}

function troubleText({ address, result }: UnitState, { paint }: View): string {
  if (result === undefined) return '';
  const code = result.code === undefined ? '' : ` [${safe(result.code)}]`;
  const lines = [
    `${paint.strong(paint.bad(titleOf(address)))}: ${RESULT_WORDS[result.result]}${code}`,
    ...(result.reason === undefined ? [] : [` why: ${safe(result.reason)}`]),
    ...(result.hint === undefined ? [] : [` fix: ${safe(result.hint)}`]),
    ...(result.code === undefined ? [] : [paint.quiet(` more: inferra explain ${safe(result.code)}`)]),
  ];
  return lines.join('\n');
}

const GOES_ON: readonly (UnitResult | undefined)[] = ['running', 'interrupted'];

/** What goes on without us, so that nobody believes that Ctrl-C undid it. */
function remoteText(units: readonly UnitState[], interrupted: Interrupted | undefined): readonly string[] {
  const running = units
    .filter((unit) => GOES_ON.includes(resultOf(unit)))
    .map((unit) => ({ address: unit.address, name: '', what: unit.doing?.status ?? 'at work' }));
  const remote = running.length > 0 ? running : (interrupted?.running ?? []);
  if (remote.length === 0) return [];
  const lines = remote.map((unit) => `  ${runningText(unit)}`);
  const measuring = units.some((unit) => unit.effect === 'measure' && GOES_ON.includes(resultOf(unit)));
  // Whoever leaves a job to run is to know that nobody watches what it costs.
  const unwatched = measuring ? ['No limit stops jobs that nobody waits for.'] : [];
  const goOn = [...unwatched, 'The same command goes on from here.'];
  return [['Still running in the account:', ...lines, ...goOn].join('\n')];
}
