// The one fold that all views of a run share: what is known of each unit after the events so far.
import type { Event, Measuring, UnitResult } from '../../core/events.ts';

export type Doing = Pick<Measuring, 'tests'> & { readonly status: string; readonly detail?: string };

export type UnitState = {
  readonly address: string;
  readonly effect: string;
  /** Milliseconds it usually takes; 0 where unknown. */
  readonly typicalMs: number;
  /** When its work began, by the clock of the events. */
  readonly startedAt?: number;
  /** The service's word, or the title of the step under way. */
  readonly doing?: Doing;
  /** Why a step that sends something failed. */
  readonly told?: string;
  readonly result?: Extract<Event, { readonly type: 'unit-finished' }>;
};

export type Units = ReadonlyMap<string, UnitState>;

/** Units in the order in which they were announced. Events of unknown types change nothing. */
export function foldUnits(units: Units, event: Event): Units {
  if (event.type === 'announced') return announced(units, event);
  if (!('address' in event)) return units;
  const before = units.get(event.address) ?? { address: event.address, effect: '', typicalMs: 0 };
  const after = changed(before, event);
  return after === before ? units : new Map(units).set(event.address, after);
}

export function isActive(unit: UnitState): boolean {
  return unit.startedAt !== undefined && unit.result === undefined;
}

export function resultOf(unit: UnitState): UnitResult | undefined {
  return unit.result?.result;
}

/** What was only waited for before the plan was made and is not in the plan is no part of the run. */
function announced(units: Units, event: Extract<Event, { readonly type: 'announced' }>): Units {
  const known = new Map([...units].filter(([, unit]) => unit.result !== undefined));
  for (const { address, effect, typicalMs } of event.units)
    known.set(address, { address, effect, typicalMs });
  return known;
}

function changed(unit: UnitState, event: Extract<Event, { readonly address: string }>): UnitState {
  const startedAt = unit.startedAt ?? event.at;
  switch (event.type) {
    case 'unit-started': {
      // What goes back after it has ended is at work again.
      const { result: _ended, ...again } = unit;
      return { ...again, startedAt: unit.result === undefined ? startedAt : event.at };
    }
    case 'settling':
      return { ...unit, startedAt, doing: { status: `waits until ${event.status} is over` } };
    case 'step-started':
      return { ...unit, startedAt, doing: { status: event.title } };
    case 'status-changed': {
      const { status, detail, tests, typicalMs } = event;
      const doing: Doing = {
        status,
        ...(detail === undefined ? {} : { detail }),
        ...(tests === undefined ? {} : { tests }),
      };
      return { ...unit, startedAt, doing, typicalMs: unit.typicalMs || typicalMs };
    }
    case 'step-failed':
      return event.verb === 'await' ? unit : { ...unit, startedAt, told: event.reason };
    case 'unit-finished':
      return { ...unit, result: event };
    default:
      return unit;
  }
}
