// Progress where nobody can redraw a line: a line for each change of state, with the time and the endpoint, and a sign
// of life each minute for every endpoint that waits, well below the 10 minutes after which CI systems kill a silent job.
import type { Event } from '../../core/events.ts';
import { duration } from '../duration.ts';
import { timeOfDay } from '../time.ts';
import { titleOf } from '../title.ts';
import { messageOf, statusText } from './message.ts';
import { foldUnits, isActive, type UnitState, type Units } from './units.ts';

/** Milliseconds of silence after which an endpoint at work is mentioned again. */
const HEARTBEAT = 60_000;

/** Throttled a few times is nothing to tell; more than this explains why nothing seems to happen. */
const QUIET_ATTEMPTS = 4;

export interface CiProgress {
  /** Folds an event in; gives the lines to write. */
  take(event: Event): readonly string[];
  /** Call every few seconds with the clock of the events, in milliseconds; gives the heartbeats that are due. */
  tick(now: number): readonly string[];
}

export function ciProgress(): CiProgress {
  let units: Units = new Map();
  const spokenAt = new Map<string, number>();
  return {
    take(event) {
      const before = units;
      units = foldUnits(units, event);
      const lines = linesOf(event, before);
      if (lines.length > 0 && 'address' in event) spokenAt.set(event.address, event.at);
      return lines.map((line) => `${timeOfDay(event.at)} ${line}`);
    },
    tick(now) {
      const isDue = (unit: UnitState) =>
        isActive(unit) && now - (spokenAt.get(unit.address) ?? unit.startedAt ?? now) >= HEARTBEAT;
      const due = [...units.values()].filter(isDue);
      for (const { address } of due) spokenAt.set(address, now);
      return due.map((unit) => `${timeOfDay(now)} ${heartbeat(unit, now)}`);
    },
  };
}

function linesOf(event: Event, before: Units): readonly string[] {
  switch (event.type) {
    case 'announced':
      return event.units.length === 0 ? [] : [messageOf(event)];
    case 'step-started':
    case 'step-finished':
      return [];
    case 'request-retried':
      return event.attempt > QUIET_ATTEMPTS ? [messageOf(event)] : [];
    case 'status-changed': {
      const told = before.get(event.address)?.doing;
      return told !== undefined && statusText(told) === statusText(event) ? [] : [messageOf(event)];
    }
    case 'step-failed':
      // What is waited for is the endpoint itself: how that ended is told in its own words.
      return event.verb === 'await' ? [] : [messageOf(event)];
    case 'unit-finished':
      return [messageOf(endOf(event, before))];
    default:
      return [messageOf(event)];
  }
}

/** Without the reason where the line of the step that failed has told it. */
function endOf(event: Extract<Event, { readonly type: 'unit-finished' }>, before: Units): Event {
  const { reason, ...rest } = event;
  return reason !== undefined && before.get(event.address)?.told === reason ? rest : event;
}

function heartbeat(unit: UnitState, now: number): string {
  const elapsed = duration(now - (unit.startedAt ?? now));
  const usual = unit.typicalMs > 0 ? `, usually ${duration(unit.typicalMs)}` : '';
  const doing = unit.doing === undefined ? 'at work' : statusText(unit.doing);
  const still = unit.doing?.tests === undefined ? `still ${doing}` : doing;
  return `${titleOf(unit.address)}: ${still} after ${elapsed}${usual}`;
}
