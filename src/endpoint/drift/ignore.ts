// Differences that the file says to live with, for a time: an ignore rule takes single fields out of the findings, and
// never anything that the repository itself has moved.
import type { IgnoreRule } from '../../config/document.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { DriftField, Finding, Ignored } from '../../core/drift.ts';

export type Sifted = {
  readonly findings: readonly Finding[];
  readonly ignored: readonly Ignored[];
  readonly diagnostics: readonly Diagnostic[];
};

const DAY_MS = 86_400_000;

/**
 * @param now milliseconds since the epoch; a rule counts to the end of its last day, in UTC
 * @param looked whether anything at an address was looked at: only then can a rule be said to fit nothing
 */
export function sift(
  findings: readonly Finding[],
  rules: readonly IgnoreRule[],
  now: number,
  looked: (address: string) => boolean,
): Sifted {
  const over = rules.filter((rule) => isOver(rule, now));
  const open = rules.filter((rule) => !isOver(rule, now));
  const used = new Set<IgnoreRule>();
  const ignored: Ignored[] = [];
  const ruleFor = (at: string) => {
    const fitting = open.filter((rule) => covers(rule, at));
    for (const rule of fitting) used.add(rule);
    return fitting[0];
  };
  const kept = findings.flatMap((finding) => siftOne(finding, ruleFor, ignored));
  return {
    findings: kept,
    ignored,
    diagnostics: [
      ...over.filter(({ at }) => looked(addressOf(at))).map(overNote),
      ...open.filter((rule) => !used.has(rule) && looked(addressOf(rule.at))).map(idleNote),
    ],
  };
}

function isOver({ until }: IgnoreRule, now: number): boolean {
  return now >= Date.parse(`${until}T00:00:00Z`) + DAY_MS;
}

/** The field itself, or everything that stands below it. */
function covers({ at }: IgnoreRule, field: string): boolean {
  return field === at || field.startsWith(`${at}.`);
}

/** `endpoints.fraud` of `endpoints.fraud.tags.team` */
function addressOf(at: string): string {
  return at.split('.').slice(0, 2).join('.');
}

type RuleFor = (at: string) => IgnoreRule | undefined;

function siftOne(finding: Finding, ruleFor: RuleFor, ignored: Ignored[]): readonly Finding[] {
  const { address } = finding;
  const take = (rule: IgnoreRule, one: Pick<Ignored, 'at' | 'field' | 'applied' | 'live'>) => {
    const { at, field, applied, live } = one;
    ignored.push({
      address,
      at,
      field,
      ...(applied === undefined ? {} : { applied }),
      ...(live === undefined ? {} : { live }),
      because: rule.because,
      until: rule.until,
    });
  };
  const rest = (fields: readonly DriftField[]) =>
    fields.filter((field) => {
      const rule = field.by === 'repository' ? undefined : ruleFor(field.at);
      if (rule !== undefined) take(rule, field);
      return rule === undefined;
    });
  switch (finding.is) {
    case 'changed':
    case 'both': {
      const fields = rest(finding.fields);
      if (fields.length === 0) return finding.fields.length === 0 ? [finding] : [];
      const byHand = fields.some(({ by }) => by !== 'repository');
      return [{ ...finding, is: byHand ? finding.is : 'pending', fields }];
    }
    case 'part': {
      const fields = rest(finding.fields);
      return fields.length === 0 && finding.fields.length > 0 ? [] : [{ ...finding, fields }];
    }
    case 'content': {
      const rule = ruleFor(finding.at);
      if (rule === undefined) return [finding];
      const { pinned } = finding;
      const field = { at: finding.at, field: finding.what, live: finding.live };
      take(rule, pinned === undefined ? field : { ...field, applied: pinned });
      return [];
    }
    case 'stale':
    case 'outdated': {
      const rule = ruleFor(address);
      if (rule === undefined) return [finding];
      const live = finding.is === 'stale' ? finding.measuredAt : finding.measuredOn;
      take(rule, { at: address, field: finding.is, live });
      return [];
    }
    default:
      return [finding];
  }
}

function overNote({ at, until, place }: IgnoreRule): Diagnostic {
  return {
    code: 'INF8020',
    severity: 'warning',
    message: `the rule that ignores ${at} ended on ${until}, and ignores nothing any more`,
    hint: 'put the difference right and remove the rule, or give it another `until`',
    place,
  };
}

function idleNote({ at, place }: IgnoreRule): Diagnostic {
  return {
    code: 'INF8021',
    severity: 'warning',
    message: `the rule that ignores ${at} fits no difference`,
    hint: 'remove it where the difference is gone; correct `at` where it is not (a report names each field by it)',
    place,
  };
}
