// A drift report in the format that was asked for.
import type { DriftReport } from '../core/drift.ts';
import { driftText } from '../render/drift.ts';
import { driftJson } from '../render/drift-json.ts';
import { appendText, readText } from './files.ts';
import { formatFlag, formatOf, type GlobalFlags } from './flags.ts';
import { programVersion } from './package.ts';
import { repositoryPath } from './repository-path.ts';
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
    const text = await readText(io, flags.file);
    return driftProblems(report, { path: repositoryPath(io, flags.file), text });
  };
  const markdown = async (report: DriftReport) =>
    (await import('../render/drift-markdown.ts')).driftMarkdown(report);
  const written: Readonly<Record<DriftFormat, (report: DriftReport) => string | Promise<string>>> = {
    text: (report) => driftText(report, viewOf(io, 'stdout', flags['no-color'])),
    json: driftJson,
    markdown,
    github: async (report) => {
      // GitHub shows what stands in this file on the page of the run (docs.github.com, read 2026-11).
      const { GITHUB_STEP_SUMMARY: summary = '' } = io.env;
      if (summary !== '') await appendText(io, summary, out.hide(await markdown(report)));
      return (await import('../render/github.ts')).githubText(await problems(report));
    },
    sarif: async (report) =>
      (await import('../render/sarif.ts')).sarifText(await problems(report), await programVersion()),
    junit: async (report) => (await import('../render/drift-junit.ts')).driftJunit(report),
  };
  return async (report) => out.result(await written[format](report));
}
