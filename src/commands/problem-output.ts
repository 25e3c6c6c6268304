// What formats that show problems beside the lines of a file need of the outside: the file as it is now, the version of the
// program, and the page of a step in GitHub Actions.
import type { FileProblems } from '../render/region.ts';
import { appendText, readText } from './files.ts';
import { programVersion } from './package.ts';
import { repositoryPath } from './repository-path.ts';
import type { Session } from './session.ts';

/** The file that problems are shown beside. */
export async function problemFile(
  { io }: Session,
  file: string,
): Promise<Pick<FileProblems, 'path' | 'text'>> {
  return { path: repositoryPath(io, file), text: await readText(io, file) };
}

/** Annotations for stdout; the Markdown goes to the page of the run, where there is one. */
export async function githubOutput(
  { io, out }: Session,
  problems: FileProblems,
  markdown: () => string | Promise<string>,
): Promise<string> {
  // GitHub shows what stands in this file on the page of the run (docs.github.com, read 2026-11).
  const { GITHUB_STEP_SUMMARY: summary = '' } = io.env;
  if (summary !== '') await appendText(io, summary, out.hide(await markdown()));
  return (await import('../render/github.ts')).githubText(problems);
}

export async function sarifOutput(problems: FileProblems): Promise<string> {
  return (await import('../render/sarif.ts')).sarifText(problems, await programVersion());
}
