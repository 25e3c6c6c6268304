// `inferra status`: what this project has in the account, one endpoint a row.
import { isBusy, type StatusReport, type StatusRow } from '../core/status.ts';
import { headerLine } from './header.ts';
import { jsonText } from './json-text.ts';
import type { Paint, View } from './paint.ts';
import { safe } from './safe.ts';
import { componentFailures, componentLines } from './status-components.ts';
import { type Cell, tableLines } from './table.ts';
import { timeOfDay } from './time.ts';
import { nameBeside, titleOf } from './title.ts';
import { widthOf } from './width.ts';

/**
 * A table, wide where it fits and without the config's name where not; failures in full below. `at` (milliseconds since
 * the epoch) says when it was so. Ends in a line break.
 */
export function statusText(report: StatusReport, view: View, at?: number): string {
  const time = at === undefined ? '' : ` · ${timeOfDay(at)}`;
  const head = view.paint.strong(headerLine('status', report) + time);
  if (report.rows.length === 0) return `${head}\n\nThis project owns no endpoints here.\n`;
  const wide = tableOf(report.rows, WIDE, view);
  const lines = wide.every(({ width }) => width <= view.width) ? wide : tableOf(report.rows, NARROW, view);
  const failures = report.rows.flatMap((row) => [
    ...(row.failure === undefined ? [] : [`${titleOf(row.address)}: ${safe(row.failure)}`]),
    ...componentFailures(row),
  ]);
  const components = componentLines(report.rows, view);
  const held = report.rows.flatMap(({ address, heldAt }) =>
    heldAt === undefined
      ? []
      : [`${titleOf(address)}: rolled back to ${safe(heldAt)}; held until the file changes`],
  );
  const holds = held.length === 0 ? [] : ['', view.paint.change('Held'), ...held];
  const aside = report.rows.flatMap(({ address, aside }) =>
    aside === undefined ? [] : [`${titleOf(address)}: ${safe(aside)}; \`inferra apply\` restores it`],
  );
  const asides = aside.length === 0 ? [] : ['', view.paint.change('Put aside'), ...aside];
  const below = failures.length === 0 ? [] : ['', view.paint.bad('Last failures'), ...failures];
  return `${[head, '', ...lines.map(({ text }) => text), ...components, ...holds, ...asides, ...below].join('\n')}\n`;
}

/** `{formatVersion, project, environment, account, region, endpoints}` with a line break. */
export function statusJson(report: StatusReport): string {
  return `${jsonText({ formatVersion: '1.0', ...plainly(report) }, 2)}\n`;
}

/** The same in one line, with its time: an event of a watch. */
export function statusEvent(report: StatusReport, at: number): string {
  const event = { formatVersion: '1.0', type: 'status', '@timestamp': new Date(at).toISOString() };
  return `${jsonText({ ...event, ...plainly(report) })}\n`;
}

/** The report in the words of its JSON. */
export function plainly({ project, environment, account, region, rows }: StatusReport): object {
  return { project, environment, account, region, endpoints: rows };
}

type Column = { readonly title: string; readonly cell: (row: StatusRow, paint: Paint) => Cell };

const ENDPOINT: Column = { title: 'endpoint', cell: (row) => ({ text: nameOf(row) }) };
const STATUS: Column = {
  title: 'status',
  cell: (row, paint) => ({ text: safe(row.status), style: styleOf(row, paint) }),
};
const HARDWARE: Column = { title: 'hardware', cell: (row) => ({ text: safe(row.hardware ?? '') }) };
const SIZE: Column = { title: 'size', cell: (row) => ({ text: safe(row.size ?? '') }) };
const VERIFIED: Column = { title: 'verified', cell: (row) => ({ text: verifiedText(row) }) };
const PROTECTED: Column = { title: 'protect', cell: (row) => ({ text: row.protected ? 'on' : '' }) };
const CONFIG: Column = { title: 'config', cell: (row) => ({ text: safe(row.config ?? '') }) };

const NARROW: readonly Column[] = [ENDPOINT, STATUS, HARDWARE, SIZE, VERIFIED];
const WIDE: readonly Column[] = [...NARROW, PROTECTED, CONFIG];

function tableOf(rows: readonly StatusRow[], columns: readonly Column[], { paint }: View) {
  const titles = columns.map(({ title }): Cell => ({ text: title, style: paint.quiet }));
  const cells = [titles, ...rows.map((row) => columns.map(({ cell }) => cell(row, paint)))];
  const bare = tableLines(cells.map((row) => row.map(({ text }) => ({ text }))));
  return tableLines(cells).map((text, index) => ({ text, width: widthOf(bare[index] ?? '') }));
}

function nameOf(row: StatusRow): string {
  const key = row.address.slice(row.address.indexOf('.') + 1);
  return `${safe(key)}${nameBeside(row)}`;
}

function verifiedText(row: StatusRow): string {
  if (row.config === undefined) return '';
  return row.verified ? 'yes' : 'no';
}

function styleOf(row: StatusRow, paint: Paint): (text: string) => string {
  if (row.status === 'InService') return paint.good;
  return isBusy(row) ? paint.change : paint.bad;
}
