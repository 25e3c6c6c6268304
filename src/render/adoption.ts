// `inferra import`: what is written into the file, which tags the endpoint gets, and how it ended.
import type { AdoptedComponent, Adoption, AdoptionRow } from '../core/adoption.ts';
import { count } from './count.ts';
import { headerLine } from './header.ts';
import { jsonText } from './json-text.ts';
import type { View } from './paint.ts';
import { planRow, type Row, rowLayout } from './plan-row.ts';
import { safe } from './safe.ts';

/** What is about to be done. Ends in a line break. */
export function adoptionText(adoption: Adoption, view: View): string {
  const { rows, additions, variables, absent, file } = adoption;
  const { paint } = view;
  const blocks = [
    paint.strong(headerLine('import', adoption)),
    ...rows.map((row) => rowText(row, view)),
    ...(additions.length === 0 ? [] : [additionsText(adoption, view)]),
    ...(variables.length === 0 ? [] : [variablesText(variables, file)]),
    ...(absent.length === 0
      ? []
      : [
          `Not in the account: ${absent.map((one) => safe(one)).join(', ')}. inferra plan tells what would be made.`,
        ]),
    summaryText(adoption),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** How it ended; after {@link adoptionText}. Ends in a line break. */
export function adoptedText({ rows, file }: Adoption, view: View): string {
  const failed = rows.filter(({ state }) => state === 'failed');
  const done = rows.filter(({ state }) => state === 'adopted');
  const lines = failed.map(
    ({ address, because = '' }) => `${view.paint.bad('x')} ${safe(address)}: ${safe(because)}`,
  );
  const next = rows.some(({ pending }) => pending)
    ? 'shows what is still to be written'
    : 'finds nothing to do';
  const end =
    failed.length === 0
      ? `Took over ${whatOf(done)}. Commit ${safe(file)}; inferra plan ${next}.`
      : `Took over ${whatOf(done)} of ${rows.length}. The same command goes on with the rest.`;
  return `\n${[...lines, end].join('\n')}\n`;
}

/** `{formatVersion, type, project, …, rows, additions, variables, absent, exit}` with a line break. */
export function adoptionJson(adoption: Adoption, exit: number): string {
  return `${jsonText({ formatVersion: '1.0', type: 'import', ...adoption, exit }, 2)}\n`;
}

function rowText(row: AdoptionRow, { paint, width }: View): string {
  const { address, name, state } = row;
  const alone = row.components !== undefined && Object.keys(row.tags).length === 0;
  const how =
    state === 'ours'
      ? 'is in the file and owned already'
      : alone
        ? 'owned already, with components to take over'
        : 'taken over as it is';
  const head = `${state === 'ours' ? ' ' : paint.change('~')} endpoint ${paint.strong(safe(name))}  as ${safe(address)} · ${how}`;
  if (state === 'ours') return head;
  const rows: readonly Row[] = [
    ...(row.from === undefined ? [] : [{ label: 'until now', to: safe(row.from) }]),
    {
      label: 'stays',
      to: [`config ${row.config}`, ...row.models.map((one) => `model ${one}`)]
        .map((one) => safe(one))
        .join(', '),
    },
    ...Object.entries(row.tags)
      .sort()
      .map(([key, value]) => ({ label: 'tag', to: safe(`${key} = ${value}`) })),
    ...(row.components ?? []).map((one) => ({ label: 'component', to: safe(componentText(one)) })),
    ...(row.left ?? []).map(({ name, because }) => ({ label: 'left', to: safe(`${name}: ${because}`) })),
    ...(row.kept ?? []).map((one) => ({ label: 'not in file', to: safe(one) })),
  ];
  const layout = rowLayout(rows, width);
  return [head, ...rows.flatMap((one) => planRow(one, layout, { paint, width }))].join('\n');
}

/** What is nobody's business but inferra's is only counted. */
function componentText({ address, name, tags }: AdoptedComponent): string {
  const [own, theirs] = [true, false].map((inferra) =>
    Object.entries(tags).filter(([key]) => key.startsWith('inferra:') === inferra),
  );
  const told = (theirs ?? []).sort().map(([key, value]) => `${key} = ${value}`);
  const as = address.split('.').slice(-1);
  return [`${name} as ${as}`, ...told, `${count(own?.length ?? 0, 'tag')} of inferra`].join(', ');
}

function additionsText({ additions, file }: Adoption, { paint }: View): string {
  const sections = new Map<string, string[]>();
  for (const { path, text } of additions) {
    const section = path.slice(0, path.lastIndexOf('.'));
    const lines = text.trimEnd().split('\n');
    sections.set(section, [...(sections.get(section) ?? []), ...lines]);
  }
  const shown = [...sections].flatMap(([section, lines]) => [
    `    ${safe(section)}:`,
    ...lines.map((line) => `${paint.good('+')}     ${safe(line)}`),
  ]);
  return [`Added to ${safe(file)}, where every other line stays as it is:`, ...shown].join('\n');
}

function variablesText(variables: readonly string[], file: string): string {
  const names = variables.map((one) => safe(one)).join(', ');
  return `What looks like a secret is not written into ${safe(file)}: set ${names} to the value that the model has, for plan and apply too.`;
}

function summaryText({ rows, additions }: Adoption): string {
  const open = rows.filter(({ state }) => state === 'to adopt');
  if (open.length === 0 && additions.length === 0) return 'Nothing to do.';
  return `Import: ${whatOf(open)} to take over, nothing is made, replaced or restarted.`;
}

function whatOf(rows: readonly AdoptionRow[]): string {
  const components = rows.flatMap((row) => row.components ?? []).length;
  const endpoints = count(rows.length, 'endpoint');
  return components === 0 ? endpoints : `${endpoints} with ${count(components, 'component')}`;
}
