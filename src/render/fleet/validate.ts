// What is wrong in the files of a fleet, as a person reads it.
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Outcome } from '../../core/fleet.ts';
import { count } from '../count.ts';
import { diagnosticsText } from '../diagnostics.ts';
import type { View } from '../paint.ts';
import { type FleetWords, fleetText, type Verdict } from './summary.ts';

const VALIDATE_WORDS: FleetWords = { command: 'validate', quiet: 'valid', telling: 'with errors' };

export function fleetValidateText(outcomes: readonly Outcome<readonly Diagnostic[]>[], view: View): string {
  const textOf = (all: readonly Diagnostic[]) => (all.length === 0 ? undefined : diagnosticsText(all, view));
  return fleetText(outcomes, VALIDATE_WORDS, { verdictOf, textOf }, view);
}

function verdictOf(all: readonly Diagnostic[]): Verdict {
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const warnings = all.length - errors;
  const counted = [
    ...(errors === 0 ? [] : [count(errors, 'error')]),
    ...(warnings === 0 ? [] : [count(warnings, 'warning')]),
  ];
  return { words: [...(errors === 0 ? ['valid'] : []), ...counted].join(', '), isQuiet: errors === 0 };
}
