// Progress on a terminal: a line for each endpoint at work, redrawn in place, and final lines that stay above them.
// This is the fold; drawing is the command's job.
import type { Event, UnitResult } from '../../core/events.ts';
import { count } from '../count.ts';
import { duration } from '../duration.ts';
import type { Paint, View } from '../paint.ts';
import { CUT } from '../safe.ts';
import { titleOf } from '../title.ts';
import { pad, widthOf } from '../width.ts';
import { messageOf, RESULT_WORDS, statusText } from './message.ts';
import { foldUnits, isActive, type UnitState, type Units } from './units.ts';

export interface TerminalProgress {
  /** Folds an event in; gives the lines that stay, to be written above the frame. */
  take(event: Event): readonly string[];
  /** The lines to draw at `now` (milliseconds of the events' clock); none of them is wider than the view. */
  frame(now: number): readonly string[];
}

/** `rows`: lines that a frame may have; endpoints beyond it are counted in its last line. */
export function terminalProgress(view: View, rows = 20): TerminalProgress {
  let units: Units = new Map();
  return {
    take(event) {
      units = foldUnits(units, event);
      return stayingLines(event, units, view);
    },
    frame: (now) => frameLines([...units.values()], now, view, rows),
  };
}

const STAYING: readonly Event['type'][] = [
  'limit-passed',
  'limit-unwatched',
  'autoscaling-restored',
  'interrupt-received',
];

function stayingLines(event: Event, units: Units, view: View): readonly string[] {
  if (event.type === 'unit-finished') {
    const word = event.result === 'done' ? 'in' : 'after';
    const time = event.elapsedMs > 0 ? ` ${word} ${duration(event.elapsedMs)}` : '';
    const { symbol, style } = look(event.result, view.paint);
    const title = pad(titleOf(event.address), titleColumns([...units.values()]));
    return [`${style(symbol)} ${title}  ${RESULT_WORDS[event.result]}${time}`];
  }
  if (event.type === 'pinned') return [messageOf(event)];
  return STAYING.includes(event.type) ? [view.paint.change(messageOf(event))] : [];
}

function look(result: UnitResult, paint: Paint): { readonly symbol: string; readonly style: Paint['good'] } {
  if (result === 'done') return { symbol: '✓', style: paint.good };
  const isBad = result === 'failed' || result === 'rolled-back' || result === 'refused';
  return isBad ? { symbol: '✗', style: paint.bad } : { symbol: '·', style: paint.quiet };
}

function frameLines(units: readonly UnitState[], now: number, view: View, rows: number): readonly string[] {
  const open = units.filter((unit) => unit.result === undefined);
  const waiting = open.filter((unit) => !isActive(unit)).length;
  const active = open.filter(isActive);
  const shown = active.length > rows - 1 ? active.slice(0, Math.max(1, rows - 2)) : active;
  const columns = titleColumns(units);
  const lines = shown.map((unit) => unitLine(unit, columns, now));
  if (shown.length < active.length) lines.push(`  and ${active.length - shown.length} more at work`);
  if (waiting > 0) lines.push(`  ${count(waiting, 'endpoint')} waiting`);
  return lines.map((line) => clip(line, view.width));
}

function unitLine(unit: UnitState, columns: number, now: number): string {
  const elapsed = duration(now - (unit.startedAt ?? now));
  const usual = unit.typicalMs > 0 ? `, usually ${duration(unit.typicalMs)}` : '';
  const doing = unit.doing === undefined ? 'started' : statusText(unit.doing);
  return `  ${pad(titleOf(unit.address), columns)}  ${elapsed}${usual} · ${doing}`;
}

function titleColumns(units: readonly UnitState[]): number {
  return Math.min(40, Math.max(0, ...units.map((unit) => widthOf(titleOf(unit.address)))));
}

/** A line that wraps could not be redrawn. The sign of the cut lets the masker see a secret that was cut in two. */
function clip(line: string, columns: number): string {
  if (widthOf(line) <= columns) return line;
  let shown = '';
  for (const character of line) {
    if (widthOf(shown + character) >= columns) break;
    shown += character;
  }
  return shown + CUT;
}
