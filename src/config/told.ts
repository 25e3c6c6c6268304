// Problems of several environments as one list: what is wrong in all of them is said once, without naming any.
import type { Diagnostic } from '../core/diagnostic.ts';

/** What one environment, or the text itself where there is no name, is told. */
export type Told = { readonly environment?: string; readonly diagnostics: readonly Diagnostic[] };

/** Sorted by place. */
export function told(all: readonly Told[]): readonly Diagnostic[] {
  const count = all.filter(({ environment }) => environment !== undefined).length;
  const found = new Map<string, { readonly diagnostic: Diagnostic; readonly environments: string[] }>();
  for (const { environment, diagnostics } of all) {
    for (const diagnostic of diagnostics) {
      const { code, severity, message, place } = diagnostic;
      const id = JSON.stringify([code, severity, message, place]);
      const one = found.get(id) ?? { diagnostic, environments: [] };
      if (environment !== undefined) one.environments.push(environment);
      found.set(id, one);
    }
  }
  return [...found.values()]
    .map(({ diagnostic, environments }) => named(diagnostic, environments, count))
    .sort((left, right) => position(left) - position(right) || left.code.localeCompare(right.code));
}

function named(diagnostic: Diagnostic, environments: readonly string[], count: number): Diagnostic {
  if (environments.length === 0 || environments.length === count) return diagnostic;
  return { ...diagnostic, message: `${diagnostic.message} (in ${environments.join(', ')})` };
}

/** Lines and columns as one number: a file has at most 8 MiB. */
function position({ place }: Diagnostic): number {
  return place === undefined ? 0 : place.line * 2 ** 24 + place.column;
}
