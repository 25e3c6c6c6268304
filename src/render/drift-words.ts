// What is said of a finding, in every format: a few words, its rows, a sentence and what to do about it. Nothing here is
// safe to print yet; each format makes it so in its own way.
import type { Code } from '../core/codes.ts';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import type { DriftField, Finding, FindingName, PartKind } from '../core/drift.ts';
import { count } from './count.ts';
import { titleOf } from './title.ts';

export type FindingRow = {
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
  readonly note?: string;
};

export type FindingWords = {
  /** `changed in the account` */
  readonly head: string;
  readonly rows: readonly FindingRow[];
};

type Kind = { readonly symbol: string; readonly severity: Severity; readonly counted: string };

/** What stands in the way of serving, or was done behind the file's back, is an error; what waits is a warning. */
const KINDS: Readonly<Record<FindingName, Kind>> = {
  foreign: { symbol: '!', severity: 'error', counted: 'not ours' },
  missing: { symbol: '!', severity: 'error', counted: 'missing' },
  failed: { symbol: '!', severity: 'error', counted: 'failed' },
  'rolled back': { symbol: '!', severity: 'error', counted: 'rolled back' },
  unclear: { symbol: '?', severity: 'error', counted: 'unclear' },
  changed: { symbol: '~', severity: 'error', counted: 'changed in the account' },
  both: { symbol: '~', severity: 'error', counted: 'changed on both sides' },
  part: { symbol: '!', severity: 'error', counted: 'with parts gone or replaced' },
  pending: { symbol: '>', severity: 'warning', counted: 'pending' },
  unfinished: { symbol: '>', severity: 'warning', counted: 'unfinished' },
  undecided: { symbol: '?', severity: 'warning', counted: 'undecided' },
  extra: { symbol: '-', severity: 'warning', counted: 'not in the file' },
  content: { symbol: '!', severity: 'error', counted: 'with other content' },
  stale: { symbol: '>', severity: 'warning', counted: 'stale' },
  outdated: { symbol: '>', severity: 'warning', counted: 'outdated' },
};

export function kindOf({ is }: Pick<Finding, 'is'>): Kind {
  return KINDS[is];
}

export function wordsOf(finding: Finding): FindingWords {
  switch (finding.is) {
    case 'changed':
      return { head: `changed in the account · ${finding.takes}`, rows: finding.fields.map(fieldRow) };
    case 'both':
      return {
        head: `${bothWords(finding.fields)} · ${finding.takes}`,
        rows: finding.fields.map(fieldRow),
      };
    case 'pending':
      return {
        head: `pending: the file has moved on · ${finding.takes}`,
        rows: finding.fields.map(fieldRow),
      };
    case 'missing':
      return { head: missingWords(finding), rows: [] };
    case 'extra': {
      const { replacedBy } = finding;
      return { head: replacedBy === undefined ? 'not in the file' : `replaced by ${replacedBy}`, rows: [] };
    }
    case 'foreign':
      return { head: 'not ours', rows: [{ label: 'owner', to: finding.owner }] };
    case 'failed':
      return { head: finding.served ? 'failed' : 'failed, and never served', rows: reasonRows(finding) };
    case 'rolled back':
      return { head: 'the last deployment was rolled back', rows: reasonRows(finding) };
    case 'unfinished':
      return { head: 'unfinished', rows: [{ label: 'why', to: finding.because }] };
    case 'unclear':
      return { head: 'unclear', rows: [{ label: 'why', to: finding.because }] };
    case 'undecided':
      return { head: 'undecided', rows: [{ label: 'why', to: finding.because }] };
    case 'part':
      return {
        head: `${PARTS[finding.kind]} ${PART_STATES[finding.state]}`,
        rows: [{ label: PARTS[finding.kind], to: finding.part }, ...finding.fields.map(fieldRow)],
      };
    case 'content': {
      const { what, uri, state, pinned, live } = finding;
      const row = pinned === undefined ? { label: what, to: live } : { label: what, from: pinned, to: live };
      return { head: `${what} ${CONTENT_STATES[state]}`, rows: [{ label: 'address', to: uri }, row] };
    }
    case 'stale': {
      const { model, measuredAt, after, since } = finding;
      return {
        head: `stale since ${since}`,
        rows: [
          { label: 'model', to: model },
          { label: 'measured', to: measuredAt, note: `${count(after, 'day')} are allowed` },
        ],
      };
    }
    case 'outdated': {
      const { model, measuredOn, changed } = finding;
      return {
        head: `measured before the ${changed} changed`,
        rows: [
          { label: 'model', to: model },
          { label: 'measured', to: `on ${measuredOn}` },
        ],
      };
    }
  }
}

function bothWords(fields: readonly DriftField[]): string {
  return fields.every(({ by }) => by === 'unknown')
    ? 'changed, and by whom cannot be told'
    : 'changed in the file and in the account';
}

const PARTS: Readonly<Record<PartKind, string>> = { 'endpoint-config': 'endpoint config', model: 'model' };

const PART_STATES = {
  deleted: 'deleted under the live endpoint',
  replaced: 'replaced under the live endpoint',
  disowned: 'without the tags that say whose it is',
} as const;

const CONTENT_STATES = {
  moved: 'is not what is pinned',
  gone: 'is gone',
  unapproved: 'is not approved any more',
} as const;

function missingWords({ deleting, parts }: Extract<Finding, { is: 'missing' }>): string {
  if (deleting) return 'being deleted';
  return parts ? 'missing: it was there, and its parts still are' : 'missing: never made, or deleted';
}

function reasonRows({ reason }: { readonly reason?: string }): readonly FindingRow[] {
  return reason === undefined ? [] : [{ label: 'why', to: reason }];
}

const NONE = '(none)';

/** From what it was to what it has become, whoever moved it; what the file wants stands beside it. */
function fieldRow({ field, by, applied, live, desired }: DriftField): FindingRow {
  const row = (from: string | undefined, to: string | undefined, note?: string): FindingRow => ({
    label: field,
    ...(from === undefined ? {} : { from }),
    to: to ?? NONE,
    ...(note === undefined ? {} : { note }),
  });
  switch (by) {
    case 'account':
      return row(applied ?? NONE, live);
    case 'repository':
      return row(live ?? NONE, desired, 'in the file');
    case 'both':
      return row(applied ?? NONE, live, `the file wants ${desired ?? NONE}`);
    case 'unknown':
      return row(live, live === undefined ? undefined : desired, 'who moved it cannot be told');
  }
}

const CODES: Readonly<Record<Exclude<FindingName, 'part'>, Code>> = {
  changed: 'INF8001',
  both: 'INF8001',
  pending: 'INF8002',
  missing: 'INF8003',
  extra: 'INF8004',
  foreign: 'INF8005',
  failed: 'INF8006',
  'rolled back': 'INF8007',
  unfinished: 'INF8008',
  unclear: 'INF8009',
  undecided: 'INF8010',
  content: 'INF8013',
  stale: 'INF8014',
  outdated: 'INF8015',
};

function codeOf(finding: Finding): Code {
  if (finding.is !== 'part') return CODES[finding.is];
  return finding.state === 'deleted' ? 'INF8011' : 'INF8012';
}

/** The finding as a problem with a code, for annotations and code scanning. */
export function diagnosticOf(finding: Finding): Diagnostic {
  const { address, place } = finding;
  const { head, rows } = wordsOf(finding);
  const told = rows.map(rowText).join('; ');
  return {
    code: codeOf(finding),
    severity: kindOf(finding).severity,
    message: `${titleOf(address)}: ${head}${told === '' ? '' : ` (${told})`}`,
    address,
    ...(place === undefined ? {} : { place }),
  };
}

/** `instance count: 2 → 3 (the file wants 4)` */
export function rowText({ label, from, to = NONE, note }: FindingRow): string {
  const change = from === undefined ? to : `${from} → ${to}`;
  return `${label}: ${change}${note === undefined ? '' : ` (${note})`}`;
}
