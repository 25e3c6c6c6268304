// A plan in the format that was asked for; the same for a fresh one and a saved one, but for the formats that need the file
// beside it.
import type { Plan } from '../core/plan.ts';
import { planText } from '../render/plan.ts';
import { planJson } from '../render/plan-json.ts';
import type { Places } from '../render/plan-problems.ts';
import { formatFlag, formatOf, type GlobalFlags, type OutputFlags } from './flags.ts';
import { githubOutput, problemFile, sarifOutput } from './problem-output.ts';
import type { Session } from './session.ts';
import { viewOf } from './view.ts';

const FORMATS = ['text', 'json', 'markdown'] as const;
const FILE_FORMATS = ['text', 'json', 'markdown', 'github', 'sarif', 'junit'] as const;
type PlanFormat = (typeof FORMATS)[number];
type FileFormat = (typeof FILE_FORMATS)[number];

export const showFormatFlag = formatFlag<PlanFormat>(FORMATS);
export const planFormatFlag = formatFlag<FileFormat>(FILE_FORMATS);

/** The writer of the format that the flags ask for. @throws InferraError INF6001 before anything is done. */
export function savedPlanWriter(
  session: Session,
  flags: OutputFlags & { readonly format?: PlanFormat | undefined },
): (plan: Plan) => Promise<void> {
  const written = ofPlan(session, flags);
  const format = formatOf(flags, 'text');
  return async (plan) => session.out.result(await written[format](plan));
}

/** The same of a plan that was made from the file. */
export function planWriter(
  session: Session,
  flags: GlobalFlags & { readonly format?: FileFormat | undefined },
): (plan: Plan, places: Places) => Promise<void> {
  const format = formatOf(flags, 'text');
  const plain = ofPlan(session, flags);
  const problems = async (plan: Plan, places: Places) => {
    const { planProblems } = await import('../render/plan-problems.ts');
    return planProblems(plan, { ...(await problemFile(session, flags.file)), places });
  };
  const written: Readonly<Record<FileFormat, (plan: Plan, places: Places) => string | Promise<string>>> = {
    ...plain,
    github: async (plan, places) =>
      githubOutput(session, await problems(plan, places), () => plain.markdown(plan)),
    sarif: async (plan, places) => sarifOutput(await problems(plan, places)),
    junit: async (plan) => (await import('../render/plan-junit.ts')).planJunit(plan),
  };
  return async (plan, places) => session.out.result(await written[format](plan, places));
}

function ofPlan(
  { io }: Session,
  flags: OutputFlags,
): Readonly<Record<PlanFormat, (plan: Plan) => string | Promise<string>>> {
  return {
    text: (plan) => planText(plan, viewOf(io, 'stdout', flags['no-color'])),
    json: planJson,
    markdown: async (plan) => (await import('../render/plan-markdown.ts')).planMarkdown(plan),
  };
}
