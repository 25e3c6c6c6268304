// A drift report in the format that was asked for.
import type { DriftReport } from '../core/drift.ts';
import { driftText } from '../render/drift.ts';
import { driftJson } from '../render/drift-json.ts';
import { formatFlag, formatOf, type GlobalFlags } from './flags.ts';
import { githubOutput, problemFile, sarifOutput } from './problem-output.ts';
import type { Session } from './session.ts';
import { viewOf } from './view.ts';

const FORMATS = ['text', 'json', 'markdown', 'github', 'sarif', 'junit'] as const;
type DriftFormat = (typeof FORMATS)[number];

export const driftFormatFlag = formatFlag<DriftFormat>(FORMATS);

/** The writer of the format that the flags ask for. @throws InferraError INF6001 before anything is done. */
export function driftWriter(
  session: Session,
  flags: Pick<GlobalFlags, 'file' | 'json' | 'no-color'> & { readonly format?: DriftFormat | undefined },
): (report: DriftReport) => Promise<void> {
  const { io, out } = session;
  const format = formatOf(flags, 'text');
  const problems = async (report: DriftReport) => {
    const { driftProblems } = await import('../render/drift-problems.ts');
    return driftProblems(report, await problemFile(session, flags.file));
  };
  const markdown = async (report: DriftReport) =>
    (await import('../render/drift-markdown.ts')).driftMarkdown(report);
  const written: Readonly<Record<DriftFormat, (report: DriftReport) => string | Promise<string>>> = {
    text: (report) => driftText(report, viewOf(io, 'stdout', flags['no-color'])),
    json: driftJson,
    markdown,
    github: async (report) => githubOutput(session, await problems(report), () => markdown(report)),
    sarif: async (report) => sarifOutput(await problems(report)),
    junit: async (report) => (await import('../render/drift-junit.ts')).driftJunit(report),
  };
  return async (report) => out.result(await written[format](report));
}
