// A plan in the format that was asked for; the same for a fresh one and a saved one.
import type { Plan } from '../core/plan.ts';
import { planText } from '../render/plan.ts';
import { planJson } from '../render/plan-json.ts';
import { formatFlag, formatOf, type OutputFlags } from './flags.ts';
import type { Session } from './session.ts';
import { viewOf } from './view.ts';

type PlanFormat = 'text' | 'json' | 'markdown';

export const planFormatFlag = formatFlag<PlanFormat>(['text', 'json', 'markdown']);

/** The writer of the format that the flags ask for. @throws InferraError INF6001 before anything is done. */
export function planWriter(
  { io, out }: Session,
  flags: OutputFlags & { readonly format?: PlanFormat | undefined },
): (plan: Plan) => Promise<void> {
  const format = formatOf(flags, 'text');
  const written: Readonly<Record<PlanFormat, (plan: Plan) => string | Promise<string>>> = {
    text: (plan) => planText(plan, viewOf(io, 'stdout', flags['no-color'])),
    json: planJson,
    markdown: async (plan) => (await import('../render/plan-markdown.ts')).planMarkdown(plan),
  };
  return async (plan) => out.result(await written[format](plan));
}
