// What an apply came to, in the formats that CI reads. Text and events are shown while it runs, see stage.ts.
import type { Ended } from '../core/ended.ts';
import type { AppliedResult } from '../flow/apply.ts';
import { formatFlag, formatOf, type GlobalFlags } from './flags.ts';
import { githubOutput, problemFile, sarifOutput } from './problem-output.ts';
import type { Session } from './session.ts';

const FORMATS = ['text', 'json', 'github', 'sarif', 'junit'] as const;
type ApplyFormat = (typeof FORMATS)[number];

export const applyFormatFlag = formatFlag<ApplyFormat>(FORMATS);

export type ApplyOutput = {
  readonly format: ApplyFormat;
  /** True where stdout is one document, written at the end: a plan to be approved is then shown on stderr. */
  readonly isDocument: boolean;
  write(result: AppliedResult): Promise<void>;
};

/** @throws InferraError INF6001 before anything is done. */
export function applyOutput(
  session: Session,
  flags: GlobalFlags & { readonly format?: ApplyFormat | undefined },
): ApplyOutput {
  const format = formatOf(flags, 'text');
  return {
    format,
    isDocument: format === 'sarif' || format === 'junit',
    async write(result) {
      if (format === 'text' || format === 'json') return;
      session.out.result(await written(session, flags.file, format, result));
    },
  };
}

async function written(
  session: Session,
  path: string,
  format: Exclude<ApplyFormat, 'text' | 'json'>,
  { plan, outcomes, places }: AppliedResult,
): Promise<string> {
  const ended = outcomes.map(endedOf);
  if (format === 'junit') return (await import('../render/plan-junit.ts')).applyJunit(plan, ended);
  const { planProblems } = await import('../render/plan-problems.ts');
  const problems = planProblems(plan, { ...(await problemFile(session, path)), places }, ended);
  if (format === 'sarif') return sarifOutput(problems);
  return githubOutput(session, problems, async () =>
    (await import('../render/apply-markdown.ts')).applyMarkdown(plan, ended),
  );
}

function endedOf({ address, result, error }: AppliedResult['outcomes'][number]): Ended {
  if (error === undefined) return { address, result };
  const { code, message, details } = error;
  const { hint } = details;
  return { address, result, problem: { code, message, ...(hint === undefined ? {} : { hint }) } };
}
