// The drift report as problems beside the lines of the file, for what shows problems: annotations and code scanning.
import type { DriftReport } from '../core/drift.ts';
import { diagnosticOf } from './drift-words.ts';
import type { FileProblems } from './region.ts';

/** What was found, and what is to be said of the check itself. */
export function driftProblems(report: DriftReport, file: Pick<FileProblems, 'path' | 'text'>): FileProblems {
  return { ...file, diagnostics: [...report.findings.map(diagnosticOf), ...report.diagnostics] };
}
