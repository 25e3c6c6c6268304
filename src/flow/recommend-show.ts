// `recommend show`: what was measured and chosen, from the file and the lock file alone.
import { DiagnosticsError, InferraError } from '../core/errors.ts';
import type { DrawnReport } from '../core/figures.ts';
import type { RecommendReport } from '../core/recommendation.ts';
import { priceBook } from '../cost/book.ts';
import { drawnPolicy } from '../policy/draw.ts';
import { groupsNamed } from '../policy/named.ts';
import { shownPolicy } from '../policy/show.ts';
import { load } from './load.ts';
import { openLock } from './lock.ts';
import type { FileInput, Ports } from './ports.ts';
import { openPrices } from './prices.ts';

export type RecommendInput = FileInput & {
  /** Keys of policies; empty for all that endpoints ask. */
  readonly policies: readonly string[];
  /** Whether a page is to be made of it. */
  readonly draw?: boolean;
};

export type RecommendShown = {
  readonly report: RecommendReport;
  /** Present where it was asked for. */
  readonly drawn?: DrawnReport;
};

/**
 * @param now ms since the epoch; absent where the account is simulated and has a time of its own
 * @throws DiagnosticsError for a file or lock file with errors; InferraError INF7029, INF7030
 */
export async function recommendShow(
  ports: Ports,
  input: RecommendInput,
  now?: number,
): Promise<RecommendShown> {
  const { document, diagnostics } = await load(ports, input);
  if (document === undefined) throw new DiagnosticsError(diagnostics);
  if (diagnostics.length > 0) ports.warn(diagnostics);
  const groups = groupsNamed(document, input.policies);
  const { path, lock } = await openLock(ports, input.file);
  const source = await openPrices(ports, input.file, document);
  const books = (region: string) => priceBook(region, source);
  const { project, environment } = document;
  const named = { project, environment, file: path };
  const report = {
    ...named,
    policies: groups.map((group) => shownPolicy(group, lock, environment, books, now)),
  };
  if (input.draw !== true) return { report };
  refuseEmpty(report);
  const drawn = groups.map((group) => drawnPolicy(group, lock, environment, books));
  return { report, drawn: { ...named, source: input.file, policies: drawn } };
}

/** A page without a figure would be taken for an answer. */
function refuseEmpty({ policies }: RecommendReport): void {
  if (policies.some(({ measured }) => measured !== undefined)) return;
  const [first] = policies;
  if (first === undefined)
    throw new InferraError('INF7030', 'no endpoint of the file takes its hardware from a policy');
  const names = [...new Set(policies.map(({ policy }) => policy))].join(', ');
  throw new InferraError('INF7030', `nothing is measured yet for ${names}`, {
    hint: `run \`${first.command}\` first`,
  });
}
