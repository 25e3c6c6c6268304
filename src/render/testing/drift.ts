// Drift reports for the tests of this room: one finding of each kind, with the same text wherever a live one may stand.
import type { DriftField, DriftReport, Finding } from '../../core/drift.ts';
import { sealed } from '../../endpoint/drift/report.ts';

export function field(text: string, change: Partial<DriftField> = {}): DriftField {
  return {
    at: `endpoints.${text}`,
    field: text,
    by: 'account',
    applied: text,
    live: text,
    desired: text,
    ...change,
  };
}

/** One of each kind; every text that comes from outside is `text`. */
export function everyFinding(text: string): readonly Finding[] {
  const about = { address: `endpoints.${text}`, name: text };
  const model = { address: `models.${text}`, model: text };
  return [
    { is: 'changed', ...about, takes: text, fields: [field(text)] },
    { is: 'pending', ...about, takes: text, fields: [field(text, { by: 'repository' })] },
    {
      is: 'both',
      ...about,
      takes: text,
      fields: [
        field(text, { by: 'both' }),
        field(text, { by: 'unknown' }),
        { at: text, field: text, by: 'account' },
      ],
    },
    { is: 'missing', ...about, deleting: false, parts: true },
    { is: 'extra', ...about, replacedBy: text },
    { is: 'foreign', ...about, owner: text },
    { is: 'failed', ...about, served: true, reason: text },
    { is: 'rolled back', ...about, reason: text },
    { is: 'unfinished', ...about, because: text },
    { is: 'unclear', ...about, because: text },
    { is: 'undecided', address: `endpoints.${text}`, because: text },
    { is: 'part', ...about, kind: 'model', part: text, state: 'replaced', fields: [field(text)] },
    { is: 'part', ...about, kind: 'endpoint-config', part: text, state: 'deleted', fields: [] },
    {
      is: 'content',
      address: model.address,
      at: text,
      what: text,
      uri: text,
      state: 'moved',
      pinned: text,
      live: text,
    },
    { is: 'stale', ...model, measuredAt: text, after: 90, since: text },
    { is: 'outdated', ...model, measuredOn: text, changed: 'model' },
  ];
}

export function report(change: Partial<Omit<DriftReport, 'counts'>> = {}): DriftReport {
  return sealed({
    formatVersion: '1.0',
    project: 'risk',
    environment: 'default',
    account: '123456789012',
    region: 'us-east-1',
    allowPending: false,
    findings: [],
    ignored: [],
    notCompared: [],
    diagnostics: [],
    endpoints: [],
    ...change,
  });
}

/** A report in which every text from outside is `text`. */
export function reportOf(text: string): DriftReport {
  return report({
    project: text,
    environment: text,
    findings: everyFinding(text),
    ignored: [
      { address: text, at: text, field: text, applied: text, live: text, because: text, until: '2027-01-31' },
    ],
    notCompared: [{ at: text, because: text }],
    diagnostics: [{ code: 'INF8021', severity: 'warning', message: text, address: text }],
    endpoints: [{ address: `endpoints.${text}`, name: text, verdict: 'both', status: text }],
  });
}
