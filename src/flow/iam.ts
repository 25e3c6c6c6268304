// `iam`: the least policy under which a command works on this file, and, where the file assumes a role, what lets somebody do
// so. Offline.
import type { AssumedRole, Document } from '../config/document.ts';
import { DiagnosticsError, InferraError } from '../core/errors.ts';
import { assuming, type TrustPolicy, trustOf } from '../iam/assuming.ts';
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

/**
 * Of whoever acts in the account: the role that the file assumes, or who runs inferra.
 * @throws DiagnosticsError for a file or lock file with errors; InferraError INF6004 for a word that is no target
 */
export async function leastPolicy(ports: Ports, input: IamInput): Promise<PolicyDocument> {
  const targets = input.notify.map(knownTarget);
  const document = await sound(ports, input);
  const { lock } = await openLock(ports, input.file);
  const { account = '*', region = input.region ?? '*' } = document;
  return policyOf(grantsOf({ ...input, targets }, scopeOf({ document, lock, account, region })));
}

/** Of who runs inferra. @throws DiagnosticsError for a file with errors; InferraError INF6024 where it assumes no role */
export async function callerPolicy(ports: Ports, input: FileInput): Promise<PolicyDocument> {
  return policyOf([assuming(await roleIn(ports, input))]);
}

/**
 * What the role has to trust.
 * @param principal the ARN of who runs inferra
 * @throws as callerPolicy
 */
export async function trustPolicy(ports: Ports, input: FileInput, principal: string): Promise<TrustPolicy> {
  return trustOf(await roleIn(ports, input), principal);
}

async function roleIn(ports: Ports, input: FileInput): Promise<AssumedRole> {
  const { assumeRole } = await sound(ports, input);
  if (assumeRole === undefined) throw new InferraError('INF6024', 'the file assumes no role');
  return assumeRole;
}

async function sound(ports: Ports, input: FileInput): Promise<Document> {
  const { document, diagnostics } = await load(ports, input);
  if (document === undefined) throw new DiagnosticsError(diagnostics);
  if (diagnostics.length > 0) ports.warn(diagnostics);
  return document;
}
