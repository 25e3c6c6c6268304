// The components of an endpoint in `status`, below the table of the endpoints.
import { type ComponentStatus, isBusy, type StatusRow } from '../core/status.ts';
import type { Paint, View } from './paint.ts';
import { safe } from './safe.ts';
import { type Cell, tableLines } from './table.ts';
import { titleOf } from './title.ts';
import { widthOf } from './width.ts';

/** Lines with a blank one before each endpoint; none where no endpoint has components. */
export function componentLines(rows: readonly StatusRow[], view: View): readonly string[] {
  return rows.flatMap(({ address, components }) => {
    if (components === undefined) return [];
    const head = view.paint.strong(`Components of ${titleOf(address)}`);
    if (components.length === 0) return ['', `${head}: none`];
    const wide = linesOf(components, WIDE, view);
    const fits = wide.every(({ width }) => width <= view.width);
    return ['', head, ...(fits ? wide : linesOf(components, NARROW, view)).map(({ text }) => text)];
  });
}

/** `endpoint chat, component llama: …` */
export function componentFailures({ address, components = [] }: StatusRow): readonly string[] {
  return components.flatMap((one) =>
    one.failure === undefined
      ? []
      : [`${titleOf(address)}, component ${safe(keyOf(one))}: ${safe(one.failure)}`],
  );
}

type Column = { readonly title: string; readonly cell: (one: ComponentStatus, paint: Paint) => Cell };

const NARROW: readonly Column[] = [
  { title: 'component', cell: (one) => ({ text: safe(nameOf(one)) }) },
  { title: 'status', cell: (one, paint) => ({ text: safe(one.status), style: styleOf(one, paint) }) },
  { title: 'copies', cell: (one) => ({ text: copiesText(one) }) },
  { title: 'note', cell: (one) => ({ text: safe(noteOf(one)) }) },
];
const WIDE: readonly Column[] = [
  ...NARROW,
  {
    title: 'serves',
    cell: (one) => ({ text: safe(one.model ?? one.image ?? (one.base ? `adapter of ${one.base}` : '')) }),
  },
];

function linesOf(components: readonly ComponentStatus[], columns: readonly Column[], { paint }: View) {
  const shown = columns.filter(({ cell }) => components.some((one) => cell(one, paint).text !== ''));
  const titles = shown.map(({ title }): Cell => ({ text: title, style: paint.quiet }));
  const cells = [titles, ...components.map((one) => shown.map(({ cell }) => cell(one, paint)))];
  const bare = tableLines(cells.map((row) => row.map(({ text }) => ({ text }))));
  return tableLines(cells).map((text, index) => ({ text, width: widthOf(bare[index] ?? '') }));
}

function keyOf({ address, name }: ComponentStatus): string {
  return address?.split('.').at(-1) ?? name;
}

function nameOf(one: ComponentStatus): string {
  const key = keyOf(one);
  return key === one.name ? key : `${key} (${one.name})`;
}

function copiesText({ copies }: ComponentStatus): string {
  if (copies === undefined) return '';
  const { current, desired, min, max } = copies;
  return `${current} of ${desired}${min === undefined ? '' : `, ${min}–${max} by autoscaling`}`;
}

function noteOf({ owner, attempt, status }: ComponentStatus): string {
  if (owner !== undefined) return `not ours: ${owner}`;
  if (attempt === 'intent') return 'a change was about to be sent';
  if (attempt !== 'sent') return '';
  return isBusy({ status }) ? 'a change is under way' : 'the last change is not verified';
}

function styleOf(one: ComponentStatus, paint: Paint): (text: string) => string {
  if (one.status === 'InService') return paint.good;
  return isBusy(one) ? paint.change : paint.bad;
}
