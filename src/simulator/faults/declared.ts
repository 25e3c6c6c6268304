// What a scenario says that the account holds, besides what requests made: data of other people, each with the time from
// which it holds. docs/simulator.md, "What the account holds", explains each with examples.
import type { Statement } from '../access/statements.ts';
import { type Check, flag, listOf, number, object, oneOf, text, whole, wrong } from './checks.ts';
import { statements } from './permissions.ts';

/** Minutes after the world's beginning; 0 where absent. */
export type Since = { readonly fromMinutes?: number };

export type Approval = 'Approved' | 'Rejected' | 'PendingManualApproval';

/** A version of a model package as it is from a time on. A later entry of the same version adds to the earlier ones. */
export type DeclaredVersion = Since & {
  readonly version: number;
  /** PendingManualApproval where no entry says otherwise, as the service has it. */
  readonly approval?: Approval;
  readonly status?: 'Completed' | 'Failed' | 'InProgress' | 'Pending' | 'Deleting';
  readonly image?: string;
  /** S3 URI of the model data. */
  readonly modelData?: string;
  /** It is not there, or no more. */
  readonly missing?: boolean;
};

/** An alarm of somebody else as it is from a time on; a later entry adds to the earlier ones. */
export type DeclaredAlarm = Since & {
  /** Its name, or the beginning of several followed by `*`. */
  readonly alarm: string;
  /** OK where no entry says otherwise. */
  readonly state?: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly missing?: boolean;
};

export type DeclaredGroup = Since & {
  readonly group: string;
  readonly versions?: readonly DeclaredVersion[];
};

/** A bucket as it is from a time on. */
export type DeclaredBucket = Since & {
  readonly bucket: string;
  /** The account's region where absent. */
  readonly region?: string;
  readonly versioned?: boolean;
  /** Whether objects that nobody declared or wrote are there all the same; what the scenario says where absent. */
  readonly undeclared?: 'exists' | 'missing';
  readonly missing?: boolean;
  /** The caller may do nothing in it. */
  readonly denied?: boolean;
};

/** An object as it is from a time on. */
export type DeclaredObject = Since & {
  /** `s3://bucket/key`, or its beginning followed by `*`. */
  readonly uri: string;
  readonly content?: string;
  /** With or without quotes; of the content where absent. */
  readonly etag?: string;
  readonly versionId?: string;
  readonly missing?: boolean;
  /** The caller may neither read nor write it. */
  readonly denied?: boolean;
};

/** A tag of a registry as it is from a time on; without a tag, the whole repository. */
export type DeclaredImage = Since & {
  /** `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>`, or its beginning followed by `*`. */
  readonly image: string;
  /** `sha256:` and 64 hex digits; follows from the image's name where absent. */
  readonly digest?: string;
  readonly missing?: boolean;
  /** The caller may not read it. */
  readonly denied?: boolean;
};

/** Whom a role trusts, and what it may do. One that nobody declared lets SageMaker assume it, for this account only, and everybody who asks. */
export type DeclaredRole = {
  /** Its ARN. */
  readonly role: string;
  /** Services that may assume it. */
  readonly trusts?: readonly string[];
  /** Whether for this account only (`aws:SourceAccount`); so where absent. */
  readonly guarded?: boolean;
  /** ARNs of users, roles and accounts (or their ids) that may assume it; everybody who asks where absent. */
  readonly assumedBy?: readonly string[];
  /** The external id that whoever assumes it has to give; none where absent. */
  readonly externalId?: string;
  /** The longest session, in seconds; an hour where absent. */
  readonly maxSession?: number;
  /** Statements of its identity-based policy: what its sessions may do. Everything where absent. */
  readonly permissions?: readonly Statement[];
};

/** A subnet as it is from a time on. */
export type DeclaredSubnet = Since & {
  /** Its id, or the beginning of several followed by `*`. */
  readonly subnet: string;
  /** Addresses that nobody has; 251 where absent. */
  readonly free?: number;
  readonly state?: 'available' | 'pending' | 'failed';
  readonly missing?: boolean;
};

/** A key of KMS as it is from a time on. */
export type DeclaredKey = Since & {
  /** Its id, its ARN or an alias, or the beginning of several followed by `*`. */
  readonly key: string;
  /** Enabled where absent. */
  readonly state?: 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport' | 'Unavailable';
  readonly usage?: 'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC';
  /** SYMMETRIC_DEFAULT where absent. */
  readonly spec?: string;
  readonly missing?: boolean;
};

/** A name in full or its beginning followed by `*`; letter case counts, unlike in faults. */
export function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** Of entries in the order of the scenario: those that hold at `minutes`, the last to begin last. */
export function holding<T extends Since>(entries: readonly T[], minutes: number): readonly T[] {
  const begun = entries.filter((one) => (one.fromMinutes ?? 0) <= minutes);
  return [...begun].sort((a, b) => (a.fromMinutes ?? 0) - (b.fromMinutes ?? 0));
}

export const role: Check = object(
  {
    role: text,
    trusts: listOf(text),
    guarded: flag,
    assumedBy: listOf(text),
    externalId: text,
    maxSession: whole(3_600),
    permissions: statements,
  },
  ['role'],
);

const since = { fromMinutes: number(0) };

const version = object(
  {
    ...since,
    version: whole(1),
    approval: oneOf('Approved', 'Rejected', 'PendingManualApproval'),
    status: oneOf('Completed', 'Failed', 'InProgress', 'Pending', 'Deleting'),
    image: text,
    modelData: text,
    missing: flag,
  },
  ['version'],
);

export const packageGroup: Check = object({ ...since, group: text, versions: listOf(version) }, ['group']);

export const bucket: Check = object(
  {
    ...since,
    bucket: text,
    region: text,
    versioned: flag,
    undeclared: oneOf('exists', 'missing'),
    missing: flag,
    denied: flag,
  },
  ['bucket'],
);

export const subnet: Check = object(
  { ...since, subnet: text, free: whole(0), state: oneOf('available', 'pending', 'failed'), missing: flag },
  ['subnet'],
);

export const key: Check = object(
  {
    ...since,
    key: text,
    state: oneOf('Enabled', 'Disabled', 'PendingDeletion', 'PendingImport', 'Unavailable'),
    usage: oneOf('ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC'),
    spec: text,
    missing: flag,
  },
  ['key'],
);

export const alarm: Check = object(
  { ...since, alarm: text, state: oneOf('OK', 'ALARM', 'INSUFFICIENT_DATA'), missing: flag },
  ['alarm'],
);

const s3Uri: Check = (value, path) => {
  if (typeof value !== 'string' || !/^s3:\/\/[^/]+\/./.test(value)) wrong(path, 'must be s3://bucket/key');
};

const anyText: Check = (value, path) => {
  if (typeof value !== 'string') wrong(path, 'must be a text');
};

export const s3Object: Check = object(
  { ...since, uri: s3Uri, content: anyText, etag: text, versionId: text, missing: flag, denied: flag },
  ['uri'],
);

const sha256: Check = (value, path) => {
  if (typeof value !== 'string' || !/^sha256:[0-9a-f]{64}$/.test(value)) {
    wrong(path, 'must be sha256: and 64 hex digits');
  }
};

export const image: Check = object({ ...since, image: text, digest: sha256, missing: flag, denied: flag }, [
  'image',
]);
