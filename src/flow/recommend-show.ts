// `recommend show`: what was measured and chosen, from the file and the lock file alone.
import { DiagnosticsError } from '../core/errors.ts';
import type { RecommendReport } from '../core/recommendation.ts';
import { groupsNamed } from '../policy/named.ts';
import { shownPolicy } from '../policy/show.ts';
import { load } from './load.ts';
import { openLock } from './lock.ts';
import type { FileInput, Ports } from './ports.ts';

export type RecommendInput = FileInput & {
  /** Keys of policies; empty for all that endpoints ask. */
  readonly policies: readonly string[];
};

/**
 * @param now ms since the epoch; absent where the account is simulated and has a time of its own
 * @throws DiagnosticsError for a file or lock file with errors; InferraError INF7029
 */
export async function recommendShow(
  ports: Ports,
  input: RecommendInput,
  now?: number,
): Promise<RecommendReport> {
  const { document, diagnostics } = await load(ports, input);
  if (document === undefined) throw new DiagnosticsError(diagnostics);
  if (diagnostics.length > 0) ports.warn(diagnostics);
  const groups = groupsNamed(document, input.policies);
  const { path, lock } = await openLock(ports, input.file);
  const { project, environment } = document;
  return {
    project,
    environment,
    file: path,
    policies: groups.map((group) => shownPolicy(group, lock, environment, now)),
  };
}
