// What keeps AWS from patching live endpoints: drift knows which config or model under one is gone or made anew, and this says
// what that means the next time that an instance is started.
import type { Check } from '../core/checkup.ts';
import type { Checked, Finding, PartKind } from '../core/drift.ts';

type PartFinding = Extract<Finding, { is: 'part' }>;

/** Those that are well in one sentence. Of one that is under way, or is not ours, nothing is known. */
export function patchChecks({
  checked,
  findings,
}: {
  readonly checked: readonly Checked[];
  readonly findings: readonly Finding[];
}): readonly Check[] {
  const parts = findings.filter((one) => one.is === 'part' && one.state !== 'disowned') as PartFinding[];
  const unwell = new Set(
    [...parts, ...findings.filter(({ is }) => is === 'foreign')].map(({ address }) => address),
  );
  const well = checked.filter(({ address, status }) => status === 'InService' && !unwell.has(address));
  return [...parts.map(partCheck), ...(well.length === 0 ? [] : [wellCheck(well)])];
}

const WORDS: Readonly<Record<PartKind, string>> = { 'endpoint-config': 'config', model: 'model' };

function partCheck({ name, kind, part, state, fields }: PartFinding): Check {
  const about = { about: 'endpoint', subject: name } as const;
  const what = `its ${WORDS[kind]} ${part}`;
  if (state === 'deleted') {
    return { ...about, state: 'failed', code: 'INF9008', says: `AWS cannot patch it: ${what} is gone` };
  }
  const moved = fields.map(({ field }) => field).join(', ');
  const says = `AWS would start something else: ${what} was made anew with another ${moved}`;
  return { ...about, state: 'warning', code: 'INF9009', says };
}

function wellCheck([first, ...more]: readonly Checked[]): Check {
  const name = first?.name ?? '';
  const about = { about: 'endpoint', state: 'ok' } as const;
  return more.length === 0
    ? {
        ...about,
        subject: name,
        says: 'AWS can patch it: its config and models are those that were deployed',
      }
    : {
        ...about,
        subject: `${name} and ${more.length} more`,
        says: 'AWS can patch them: their configs and models are those that were deployed',
      };
}
