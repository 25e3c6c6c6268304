// A folder of sample requests as the archive that a job reads: the same files give the same bytes on every machine, and
// what does not belong into a bucket that jobs read is refused.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { credentialIn } from '../config/rules/secrets.ts';

/** What stands in a folder; paths are relative to it, with forward slashes. */
export type FolderEntry =
  | { readonly path: string; readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly path: string; readonly kind: 'link' | 'other' };

export type Payload = {
  /** `s3://bucket/prefix/<folder>-<hash>.tar.gz` */
  readonly url: string;
  /** Absent for an archive that stands in S3 already. */
  readonly archive?: Uint8Array;
  /** SHA-256 of the unpacked archive; for one in S3 its address. */
  readonly content: string;
  readonly files: number;
};

/** Why a folder is not packed. */
export type PayloadProblem = { readonly path: string; readonly reason: string; readonly hint: string };

/**
 * InvokeEndpoint takes bodies of up to 25 MB, serverless endpoints of 4 MB (Developer Guide, quotas, read 2026-11); each
 * file is one body.
 */
const LARGEST_FILE = 25 * 1024 * 1024;
const LARGEST_SERVERLESS_FILE = 4 * 1024 * 1024;
const LARGEST_FOLDER = 256 * 1024 * 1024;
const MOST_FILES = 10_000;

/** @param serverless whether the job measures serverless candidates, which take less */
export function payloadProblems(
  entries: readonly FolderEntry[],
  serverless: boolean,
): readonly PayloadProblem[] {
  const files = entries.filter((one) => one.kind === 'file');
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const largest = serverless ? LARGEST_SERVERLESS_FILE : LARGEST_FILE;
  return [
    ...(files.length === 0
      ? [{ path: '.', reason: 'the folder holds no file', hint: 'put one sample request into each file' }]
      : []),
    ...(files.length > MOST_FILES
      ? [{ path: '.', reason: `the folder holds ${files.length} files`, hint: `leave ${MOST_FILES} at most` }]
      : []),
    ...(total > LARGEST_FOLDER
      ? [
          {
            path: '.',
            reason: `the folder holds ${megabytes(total)} MB`,
            hint: `leave ${megabytes(LARGEST_FOLDER)} MB at most`,
          },
        ]
      : []),
    ...entries.flatMap((entry) => entryProblem(entry, largest) ?? []),
    ...twins(entries),
  ];
}

function entryProblem(entry: FolderEntry, largest: number): PayloadProblem | undefined {
  const { path } = entry;
  if (entry.kind !== 'file') {
    return entry.kind === 'link'
      ? { path, reason: 'it is a link, which may lead out of the folder', hint: 'put the file itself there' }
      : { path, reason: 'it is no file', hint: 'remove it' };
  }
  if (SECRET_NAMES.test(path)) {
    return { path, reason: 'files of this name hold secrets', hint: 'keep it out of the folder' };
  }
  const secret = credentialIn(Buffer.from(entry.bytes.subarray(0, SCANNED)).toString('latin1'));
  if (secret !== undefined) {
    return { path, reason: `it holds ${secret}`, hint: 'use a sample request without it' };
  }
  if (entry.bytes.length <= largest) return undefined;
  const reason = `it has ${megabytes(entry.bytes.length)} MB, and a request has ${megabytes(largest)} MB at most`;
  return { path, reason, hint: 'use a smaller sample' };
}

/** Bytes of each file that are searched for credentials. */
const SCANNED = 1024 * 1024;
const SECRET_NAMES =
  /(^|\/)(\.env(\..*)?|\.git|\.aws|\.ssh|\.npmrc|\.netrc|id_(rsa|dsa|ecdsa|ed25519)|credentials|.*\.(pem|key|p12|pfx|kdbx))(\/|$)/i;

/** Where a file system tells no upper from lower case, one of them would be lost. */
function twins(entries: readonly FolderEntry[]): readonly PayloadProblem[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ path }) => {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, path);
    if (other === undefined) return [];
    return [
      { path, reason: `it differs from ${other} in upper and lower case only`, hint: 'rename one of them' },
    ];
  });
}

/**
 * The archive of a folder without problems.
 * @param bucket `s3://bucket/prefix/`
 * @param folder the folder's own name, for people
 */
export async function packed(
  entries: readonly FolderEntry[],
  bucket: string,
  folder: string,
): Promise<Payload> {
  const files = entries
    .filter((one) => one.kind === 'file')
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
  const tar = await packTar(
    files.map(({ path, bytes }) => ({
      header: {
        name: path,
        size: bytes.length,
        type: 'file',
        mode: 0o644,
        uid: 0,
        gid: 0,
        mtime: new Date(0),
      },
      body: bytes,
    })),
  );
  const content = createHash('sha256').update(tar).digest('hex');
  return {
    url: `${bucket}${folder}-${content.slice(0, 16)}.tar.gz`,
    archive: gzipSync(tar, { level: 9 }),
    content,
    files: files.length,
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) === 0 ? 0 : 1);
}
