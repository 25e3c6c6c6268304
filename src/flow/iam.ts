// `iam`: the least policy under which a command works on this file. Offline.
import { DiagnosticsError } from '../core/errors.ts';
import { type Governed, grantsOf } from '../iam/grants.ts';
import { type PolicyDocument, policyOf } from '../iam/policy.ts';
import { scopeOf } from '../iam/scope.ts';
import { load } from './load.ts';
import { openLock } from './lock.ts';
import type { FileInput, Ports } from './ports.ts';
import { knownTarget } from './routes.ts';

export type IamInput = FileInput & {
  readonly command: Governed;
  /** The apply may run recommendation jobs. */
  readonly jobs: boolean;
  /** The plan or apply looks first whether the account has what it needs. */
  readonly preflight: boolean;
  /** Words of targets that a drift tells. */
  readonly notify: readonly string[];
};

/** @throws DiagnosticsError for a file or lock file with errors; InferraError INF6004 for a word that is no target */
export async function leastPolicy(ports: Ports, input: IamInput): Promise<PolicyDocument> {
  const targets = input.notify.map(knownTarget);
  const { document, diagnostics } = await load(ports, input);
  if (document === undefined) throw new DiagnosticsError(diagnostics);
  if (diagnostics.length > 0) ports.warn(diagnostics);
  const { lock } = await openLock(ports, input.file);
  const { account = '*', region = input.region ?? '*' } = document;
  return policyOf(grantsOf({ ...input, targets }, scopeOf({ document, lock, account, region })));
}
