// `--report`: a page of what was measured and chosen, written whole or not at all, masked like everything else.
import * as Flags from '@oclif/core/flags';
import type { DrawnReport } from '../core/figures.ts';
import { safe } from '../render/safe.ts';
import { checkTarget, writeText } from './files.ts';
import type { Session } from './session.ts';

export const reportFlag = Flags.string({
  helpValue: '<path>',
  summary: 'write a page (HTML) with figures of what was measured and chosen',
});

/** Before anything else: a path that cannot be written is no end for a run of hours. @throws InferraError INF6014. */
export async function checkReport({ io }: Session, path: string | undefined): Promise<void> {
  if (path !== undefined) await checkTarget(io, path);
}

/** Does nothing where no page was asked for, or nothing is there to draw. @throws InferraError INF6014. */
export async function saveReport(
  { io, out }: Session,
  path: string | undefined,
  drawn: DrawnReport | undefined,
): Promise<void> {
  if (path === undefined || drawn === undefined) return;
  const { reportPage } = await import('../render/report/page.ts');
  await writeText(io, path, out.hide(reportPage(drawn)));
  out.note(`Wrote the report: ${safe(path)}\n`);
}
