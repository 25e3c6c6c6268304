// Problems as JSON: what `validate --json` prints, and every other command that ends because of them.
import { definitionOf } from '../core/codes.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { jsonText } from './json-text.ts';

/** `{formatVersion, valid, summary, diagnostics}`, each problem with the advice that the text shows. Never capped. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((one) => one.severity === 'error').length;
  const report = {
    formatVersion: '1.0',
    valid: errors === 0,
    summary: { errors, warnings: diagnostics.length - errors },
    diagnostics: diagnostics.map(diagnosticJson),
  };
  return `${jsonText(report, 2)}\n`;
}

/** One problem with its keys in a fixed order; an absent field is absent. */
export function diagnosticJson(one: Diagnostic): object {
  const { code, severity, message, reason, hint = definitionOf(code).fix, address, place, excerpt } = one;
  return { code, severity, message, reason, hint, address, place, excerpt };
}
