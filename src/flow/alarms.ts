// Before anything is sent: the alarms of the rollouts that the plan would begin exist, and none of them is in ALARM.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Readers } from '../core/fact.ts';
import type { Plan, UnitChange } from '../core/plan.ts';
import { answer } from '../engine/answer.ts';
import { alarmVetoes } from '../guards/alarms.ts';
import type { Found } from './decide.ts';

/** Asked for no endpoint that goes on as it is: one request for the alarms of all others. */
export async function checkAlarms({ units }: Pick<Plan, 'units'>, readers: Readers): Promise<Found> {
  const begun = units.filter(begins);
  const names = [
    ...new Set(begun.flatMap(({ rollbackOn = [] }) => rollbackOn.map(({ alarm }) => alarm))),
  ].sort();
  if (names.length === 0) return { vetoes: [], warnings: [] };
  const question = { fact: 'alarms', names } as const;
  const found = (await answer([question], readers)).to(question);
  if (found?.state === 'found') return { vetoes: alarmVetoes(begun, found.value), warnings: [] };
  return { vetoes: [], warnings: found === undefined ? [] : [unseen(found.reason)] };
}

/** The update itself is still to be sent. */
function begins({ rollbackOn, held, steps }: UnitChange): boolean {
  return rollbackOn !== undefined && held === undefined && steps.some(({ verb }) => verb === 'update');
}

function unseen(reason: string): Diagnostic {
  return {
    code: 'INF5042',
    severity: 'warning',
    message: `nobody could look whether the alarms of the rollouts exist and are OK: ${reason}`,
  };
}
