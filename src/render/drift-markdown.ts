// The drift report as the body of an issue, or the summary of a step: what differs for everybody, values to unfold. Made of
// raw HTML and fences only, see markdown-safe.ts.
import { type DriftReport, FINDING_NAMES, type Finding } from '../core/drift.ts';
import { count } from './count.ts';
import { countedWords, notComparedGroups, safeRow, titleOfFinding } from './drift.ts';
import { kindOf, wordsOf } from './drift-words.ts';
import {
  type Block,
  bullets,
  changeLines,
  context,
  diffLines,
  folded,
  joined,
  listed,
  problemsBlock,
  type Ranked,
  table,
  within,
} from './markdown-blocks.ts';
import { code, marker } from './markdown-safe.ts';

/** Of one reason for not being compared. */
const PLACES_SHOWN = 20;

/**
 * Deterministic Markdown, shorter than LONGEST_COMMENT of markdown-blocks.ts: where it would be longer, the details of
 * whole endpoints are left out, those of the mildest findings first, and counted. Begins with the hidden marker; ends in a
 * line break.
 */
export function driftMarkdown(report: DriftReport): string {
  const { findings } = report;
  const head = [
    [marker('drift', report.project, report.environment)],
    [`<h3>inferra drift: ${titleOfReport(report)}</h3>`],
    scopeBlock(report),
    findingsBlock(findings),
    ignoredBlock(report),
    problemsBlock(report.diagnostics),
    notComparedBlock(report),
  ];
  return joined([...head, ...within(head, detailsIn(findings), 'the report is too long for an issue')]);
}

/**
 * What was found, to unfold, by address.
 * @param before what stands before the address in its head; live
 */
export function detailsIn(findings: readonly Finding[], before: readonly string[] = []): readonly Ranked[] {
  return [...byAddress(findings)].map(([address, all]) => ({
    name: [...before, address].join(' '),
    rank: Math.min(...all.map(rankOf)),
    lines: detailsOf(all, before),
  }));
}

function titleOfReport({ counts }: DriftReport): string {
  return counts.findings === 0 ? 'none' : countedWords(counts).join(', ');
}

function scopeBlock({ project, environment, account, region, shard, counts }: DriftReport): Block {
  return table([
    ['project', code(project)],
    ...(environment === 'default' ? [] : [['environment', code(environment)]]),
    ['account', code(`${account}/${region}`)],
    ...(shard === undefined ? [] : [['shard', code(`${shard.index} of ${shard.of}`)] as const]),
    ['checked', code(count(counts.endpoints, 'endpoint'))],
  ]);
}

export function findingsBlock<One extends Pick<Finding, 'is' | 'address'>>(
  findings: readonly One[],
  nameOf: (one: One) => string = ({ address }) => address,
): Block {
  const rows = FINDING_NAMES.flatMap((is) => {
    const found = findings.filter((one) => one.is === is);
    if (found.length === 0) return [];
    const names = [...new Set(found.map((one) => code(nameOf(one))))];
    return [[`${kindOf({ is }).counted} (${found.length})`, listed(names, ', ')]];
  });
  return rows.length === 0 ? [] : ['<h4>Differences</h4>', ...table(rows)];
}

function ignoredBlock({ ignored }: DriftReport): Block {
  const items = ignored.map(
    ({ at, live = '(none)', because, until }) =>
      `<li>${code(at)}: ${code(live)}, until ${code(until)}: ${code(because)}</li>`,
  );
  return bullets('<h4>Ignored by the file</h4>', items);
}

function notComparedBlock(report: DriftReport): Block {
  const groups = notComparedGroups(report);
  if (groups.length === 0) return [];
  const items = groups.map(({ because, at }) => {
    const shown = at.slice(0, PLACES_SHOWN).map(code).join(', ');
    const more = at.length - PLACES_SHOWN;
    return `<li>${code(because)}: ${shown}${more > 0 ? ` and ${more} more` : ''}</li>`;
  });
  const [title = '', ...list] = bullets(
    `<summary>Not compared (${report.notCompared.length})</summary>`,
    items,
  );
  return ['<details>', title, ...list, '</details>'];
}

function byAddress(findings: readonly Finding[]): ReadonlyMap<string, readonly [Finding, ...Finding[]]> {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const one of findings) {
    const group = groups.get(one.address);
    if (group === undefined) groups.set(one.address, [one]);
    else group.push(one);
  }
  return groups;
}

function rankOf({ is }: Finding): number {
  return FINDING_NAMES.indexOf(is);
}

function detailsOf(all: readonly [Finding, ...Finding[]], before: readonly string[]): Block {
  const heads = all.map((one) => wordsOf(one).head);
  const lines = all.flatMap((one) => [
    ...('name' in one ? [context('name', one.name)] : []),
    ...wordsOf(one).rows.flatMap((row) =>
      row.from === undefined
        ? [context(row.label, row.to ?? ''), ...noted(row.note)]
        : changeLines(safeRow(row)),
    ),
  ]);
  return folded([...before, titleOfFinding(all[0]), heads.join('; ')], diffLines(lines));
}

function noted(note: string | undefined) {
  return note === undefined ? [] : [context('', note)];
}
