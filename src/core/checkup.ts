// What `doctor` finds: one sentence a check, JSON-safe and without secrets.
import type { Code } from './codes.ts';

/** unchecked: whoever runs inferra may not look, or nobody knows. */
export type CheckState = 'ok' | 'warning' | 'failed' | 'unchecked';

export type Check = {
  readonly about:
    | 'node'
    | 'identity'
    | 'role'
    | 'access'
    | 'artifact'
    | 'image'
    | 'package'
    | 'payload'
    | 'bucket'
    | 'topic'
    | 'key'
    | 'subnet'
    | 'quota'
    | 'endpoint';
  /** The role's ARN, an address in S3, a topic, a key, the name of a quota or of an endpoint in the account. */
  readonly subject: string;
  readonly state: CheckState;
  readonly says: string;
  /** Present unless it is ok. */
  readonly code?: Code;
  readonly hint?: string;
  /** Of a quota that is too small: what Service Quotas finds it by, and the value that would do. */
  readonly raise?: { readonly code?: string; readonly to: number };
  /** The statement, as JSON, that a policy lacks: of a role; and unchecked, of whoever runs inferra. */
  readonly statement?: string;
};

export type Checkup = {
  readonly project: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** In the order in which they matter: who asks, what is run, how much of it, what is live. */
  readonly checks: readonly Check[];
};
