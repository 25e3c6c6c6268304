// What each event says to a person, in one sentence. The fold of every renderer and the `message` of NDJSON share it.
import type { Event, EventType, UnitResult } from '../../core/events.ts';
import { count } from '../count.ts';
import { duration } from '../duration.ts';
import { safe } from '../safe.ts';
import { titleOf } from '../title.ts';

type Of<Type extends EventType> = Extract<Event, { readonly type: Type }>;

export const RESULT_WORDS: Readonly<Record<UnitResult, string>> = {
  done: 'done',
  failed: 'failed',
  'rolled-back': 'rolled back by the service',
  skipped: 'skipped',
  interrupted: 'interrupted',
  running: 'still running',
  refused: 'refused',
};

const DONE_WORDS: Readonly<Record<string, string>> = {
  create: 'created',
  remove: 'removed',
  recreate: 'recreated',
  measure: 'measured',
  stop: 'stopped',
  none: 'finished',
};

/** `created`, `changed`, `rolled back by the service` */
export function outcomeWord(result: UnitResult, effect: string): string {
  return result === 'done' ? (DONE_WORDS[effect] ?? 'changed') : RESULT_WORDS[result];
}

const MESSAGES: { readonly [Type in EventType]: (event: Of<Type>) => string } = {
  announced: ({ units }) => announcedText(units),
  settling: ({ address, status }) => `${titleOf(address)}: waits until ${safe(status)} is over`,
  pinned: ({ file }) => `wrote ${safe(file)}: commit it`,
  'unit-started': ({ address }) => `${titleOf(address)}: started`,
  'step-started': ({ address, title }) => `${titleOf(address)}: ${safe(title)}`,
  'step-finished': ({ address, title, adopted }) =>
    `${titleOf(address)}: ${safe(title)}: ${adopted ? 'was so already' : 'done'}`,
  'step-failed': ({ address, title, reason, code }) =>
    `${titleOf(address)}: ${safe(title)}: failed: ${safe(reason)} (${safe(code)})`,
  'status-changed': (event) => `${titleOf(event.address)}: ${statusText(event)}${paceText(event)}`,
  probed: ({ address, title, words }) => `${titleOf(address)}: ${safe(title)}: ${safe(words)}`,
  'limit-passed': ({ address, name, reason }) =>
    `${titleOf(address)}: ${safe(reason)}: ${safe(name)} is being stopped`,
  'limit-unwatched': ({ address, reason }) => `${titleOf(address)}: ${safe(reason)}`,
  'autoscaling-restored': ({ address, restored, reason = '' }) =>
    restored
      ? `${titleOf(address)}: its autoscaling is restored`
      : `${titleOf(address)}: its autoscaling is still put aside, and the same command restores it: ${safe(reason)}`,
  'request-retried': ({ operation, attempt, waitMs, reason }) =>
    `${safe(operation)}: attempt ${attempt} in ${duration(waitMs)}: ${safe(reason)}`,
  'unit-finished': ({ address, result, reason, elapsedMs }) =>
    `${titleOf(address)}: ${RESULT_WORDS[result]} after ${duration(elapsedMs)}${becauseOf(reason)}`,
  'interrupt-received': ({ running }) =>
    `interrupted: nothing new is started; ${running.length === 0 ? 'nothing runs' : `${running.map(runningText).join(', ')} goes on`} in the account`,
  finished: ({ done, failed, rolledBack, skipped, running }) =>
    `finished: ${done} done, ${failed} failed, ${rolledBack} rolled back, ${skipped} skipped, ${running} still running`,
};

/** Jobs and endpoints are never announced together: what is measured comes first. */
function announcedText(units: Of<'announced'>['units']): string {
  const [first] = units;
  if (first?.effect === 'measure') return `${count(units.length, 'job')} to run`;
  if (first?.effect === 'stop') return `${count(units.length, 'job')} to stop`;
  return `${count(units.length, 'endpoint')} to work on`;
}

/** One line, safe to print; for a type that this version does not know, the type. */
export function messageOf(event: Event): string {
  const message = (MESSAGES as Readonly<Record<string, ((event: Event) => string) | undefined>>)[event.type];
  return message?.(event) ?? safe(event.type);
}

/** `Updating (InstanceHealthCheck)`; of a job that measures `3 of up to 6 tests done`. */
export function statusText(event: Pick<Of<'status-changed'>, 'status' | 'detail' | 'tests'>): string {
  const { status, detail, tests } = event;
  if (tests !== undefined && status === MEASURING)
    return `${tests.done} of up to ${count(tests.planned, 'test')} done`;
  return detail === undefined || detail === '' ? safe(status) : `${safe(status)} (${safe(detail)})`;
}

/** The service's word for a job whose tests have begun. */
const MEASURING = 'IN_PROGRESS';

/** `, 9 min, typically 11 min` after what is known of the tests. */
function paceText({ status, tests, elapsedMs, typicalMs }: Of<'status-changed'>): string {
  if (tests === undefined || status !== MEASURING) return '';
  const typical = typicalMs > 0 ? `, typically ${duration(typicalMs)}` : '';
  return `, ${duration(elapsedMs)}${typical}`;
}

/** `endpoint fraud (Updating)`. */
export function runningText(unit: Of<'interrupt-received'>['running'][number]): string {
  return `${titleOf(unit.address)} (${safe(unit.what)})`;
}

function becauseOf(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${safe(reason)}`;
}
