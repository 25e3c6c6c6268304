// What the Markdown of every fleet begins with: its title, and the members in a table.
import { hasFailed, type Outcome } from '../../core/fleet.ts';
import { type Block, bullets, listed } from '../markdown-blocks.ts';
import { code } from '../markdown-safe.ts';
import { type FleetWords, fleetWords, memberTitle, type Row } from './summary.ts';

/** @param digest over all members; absent where there is none */
export function fleetHead(rows: readonly Row[], words: FleetWords, digest?: string): readonly Block[] {
  const shown = digest === undefined ? '' : ` · digest ${code(digest.slice(0, 12))}`;
  return [
    [`<h3>inferra ${words.command}: fleet of ${fleetWords(rows, words)}${shown}</h3>`],
    memberTable(rows),
    ...(digest === undefined ? [] : [[`<p>digest of all: ${code(digest)}</p>`]]),
  ];
}

/** The failed ones first, and of the others those that have something to tell: not all may have room. */
function memberTable(rows: readonly Row[]): Block {
  const order: readonly Row['state'][] = ['failed', 'telling', 'quiet'];
  const items = order.flatMap((state) =>
    rows
      .filter((row) => row.state === state)
      .map((row) => `<tr><th align="left">${code(memberTitle(row))}</th><td>${code(row.words)}</td></tr>`),
  );
  const lines = listed(items, '\n').replace(/and \d+ more$/, '<tr><td>$&</td></tr>');
  return ['<table>', lines, '</table>'];
}

/** Why members have no result. */
export function failuresBlock(outcomes: readonly Outcome<unknown>[]): Block {
  const items = outcomes
    .filter(hasFailed)
    .map((one) => `<li>${code(memberTitle(one))}: ${code(one.error.code)} ${code(one.error.message)}</li>`);
  return bullets('<h4>Failed</h4>', items);
}
