// The policies of a team that hold for a plan: the one of the file itself, and one from a place that the file's authors cannot
// write to.
import type { Document } from '../config/document.ts';
import { loadPolicy, type TeamPolicy } from '../config/team-policy.ts';
import { DiagnosticsError } from '../core/errors.ts';
import type { Ports } from './ports.ts';

/** @throws DiagnosticsError, InferraError INF6005 where the policy cannot be read: without it nothing is planned */
export async function policiesOf(
  ports: Pick<Ports, 'readFile' | 'warn'>,
  { teamPolicy }: Pick<Document, 'teamPolicy'>,
  file: string | undefined,
): Promise<readonly TeamPolicy[]> {
  const own = teamPolicy === undefined ? [] : [teamPolicy];
  if (file === undefined) return own;
  const { policy, diagnostics } = loadPolicy(file, await ports.readFile(file));
  if (policy === undefined) throw new DiagnosticsError(diagnostics);
  if (diagnostics.length > 0) ports.warn(diagnostics);
  return [policy, ...own];
}
