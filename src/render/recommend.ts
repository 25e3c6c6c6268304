// `inferra recommend show`: per policy and model what was measured, the candidates as a table, and in words why each
// won or lost and what would change that.
import type {
  RecommendReport,
  ShownCandidate,
  ShownChoice,
  ShownEndpoint,
  ShownMeasurement,
  ShownPolicy,
} from '../core/recommendation.ts';
import { count } from './count.ts';
import { jsonText } from './json-text.ts';
import { dollars } from './money.ts';
import type { View } from './paint.ts';
import { safe } from './safe.ts';
import { type Cell, tableLines } from './table.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

const INDENT = '  ';

/** Ends in a line break. */
export function recommendText({ project, environment, policies }: RecommendReport, view: View): string {
  const named = environment === 'default' ? [] : [safe(environment)];
  const head = ['inferra recommend', `project ${safe(project)}`, ...named].join(' · ');
  const parts =
    policies.length === 0
      ? ['No endpoint of the file takes its hardware from a policy (`recommend`).']
      : policies.map((one) => policyText(one, view));
  return `${[view.paint.strong(head), ...parts].join('\n\n')}\n`;
}

/** `{formatVersion, project, environment, file, policies}` with a line break. */
export function recommendJson(report: RecommendReport): string {
  return `${jsonText({ formatVersion: '1.0', ...report }, 2)}\n`;
}

function policyText({ policy, model, measured, command }: ShownPolicy, view: View): string {
  const title = view.paint.strong(`${safe(policy)} · ${safe(model)}`);
  if (measured === undefined) return `${title}\n${INDENT}nothing is measured yet: run ${safe(command)}`;
  const choices = measured.choices.flatMap((one) => ['', ...choiceLines(one, view)]);
  return [title, ...factLines(measured, command), ...choices].join('\n');
}

function factLines(measured: ShownMeasurement, command: string): readonly string[] {
  const { measuredOn, measuredAt, ageDays, stale, jobs, prices } = measured;
  const age = ageDays === undefined ? '' : `, ${count(ageDays, 'day')} ago`;
  const rows: readonly (readonly [string, string])[] = [
    ['measured on', safe(measuredOn)],
    ['measured at', `${safe(measuredAt)}${age}`],
    ...jobs.map((job, at) => [at > 0 ? '' : jobs.length === 1 ? 'job' : 'jobs', safe(job)] as const),
    ['prices of', safe(prices)],
    ...(stale ? [['stale', `older than the policy allows: ${safe(command)} --force`] as const] : []),
  ];
  return tableLines(rows.map((row) => row.map((text): Cell => ({ text })))).map((line) => INDENT + line);
}

function choiceLines(shown: ShownChoice, view: View): readonly string[] {
  const { address, choice, reason, pinned, candidates, endpoint, breakEven, whatWouldChange } = shown;
  const { paint, width } = view;
  const said = (text: string) => wrap(words(text), width, INDENT.repeat(2));
  const what = choice === undefined ? paint.bad('no hardware') : paint.good(safe(choice));
  const note = pinned || choice === undefined ? '' : ' (not in the lock file yet)';
  return [
    `${INDENT}${safe(address)}: ${what}${note}`,
    said(reason),
    '',
    ...candidateLines(candidates, endpoint, view),
    ...section('why not', losers(candidates), view),
    ...section('break-even', breakEven === undefined ? [] : [breakEven], view),
    ...section('what would change it', whatWouldChange, view),
  ];
}

function losers(candidates: readonly ShownCandidate[]): readonly string[] {
  return candidates.filter(({ verdict }) => verdict !== 'chosen').map(({ id, reason }) => `${id}: ${reason}`);
}

function section(title: string, texts: readonly string[], { width }: View): readonly string[] {
  if (texts.length === 0) return [];
  const items = texts.map((text) => {
    const lines = wrap(words(text), width, INDENT.repeat(3));
    return `${INDENT.repeat(2)}- ${lines.slice(INDENT.length * 3)}`;
  });
  return ['', `${INDENT}${title}`, ...items];
}

/** Side by side where the screen is wide enough, otherwise each candidate's name above its figures. */
function candidateLines(
  candidates: readonly ShownCandidate[],
  endpoint: ShownEndpoint | undefined,
  view: View,
): readonly string[] {
  const cold = candidates.some(({ coldStart }) => coldStart !== undefined);
  const heads = ['a minute', 'latency', ...(cold ? ['cold start'] : []), 'size', 'a month', ''];
  const rows: readonly FigureRow[] = [
    ...candidates.map((one) => ({ name: safe(one.id), cells: figures(one, cold) })),
    ...(endpoint === undefined
      ? []
      : [{ name: endpointName(endpoint), cells: endpointFigures(endpoint, cold) }]),
  ];
  const table = [['candidate', ...heads], ...rows.map(({ name, cells }) => [name, ...cells])];
  const plain = tableLines(table.map((row) => row.map((text): Cell => ({ text }))));
  const fits = plain.every((line) => widthOf(INDENT + line) <= view.width);
  const lines = fits ? plain : stacked(heads, rows);
  return lines.map((line, at) => INDENT + (at === 0 ? view.paint.quiet(line) : line));
}

type FigureRow = { readonly name: string; readonly cells: readonly string[] };

function stacked(heads: readonly string[], rows: readonly FigureRow[]): readonly string[] {
  const lines = tableLines(
    [heads, ...rows.map(({ cells }) => cells)].map((row) => row.map((text) => ({ text }))),
  );
  const [head = '', ...figuresOfRows] = lines;
  return [INDENT + head, ...rows.flatMap(({ name }, at) => [name, INDENT + (figuresOfRows[at] ?? '')])];
}

function figures(one: ShownCandidate, cold: boolean): readonly string[] {
  const { capacity, latency, latencyAt, coldStart, size, monthly, verdict } = one;
  return [
    capacity === undefined ? '–' : String(Number(capacity.toFixed(1))),
    latency === undefined
      ? '–'
      : `${Number(latency.toFixed(1))} ms ${latencyAt === 'workload' ? 'p99' : latencyAt}`,
    ...(cold ? [coldStart === undefined ? '–' : `${Math.round(coldStart)} ms`] : []),
    size === undefined ? '–' : String(size),
    monthly === undefined ? '–' : dollars(monthly),
    verdict === 'eligible' ? '' : verdict,
  ];
}

/** `endpoint fraud (ml.m5.large × 2)` */
function endpointName({ name, hardware }: ShownEndpoint): string {
  return `endpoint ${safe(name)}${hardware === undefined ? '' : ` (${safe(hardware)})`}`;
}

/** Of one instance, like the candidates; of all of them where the job does not say how many there were. */
function endpointFigures(one: ShownEndpoint, cold: boolean): readonly string[] {
  const { capacity, maxInvocations, latency, size, monthly } = one;
  const total = maxInvocations === undefined ? '–' : `${Number(maxInvocations.toFixed(1))} in all`;
  return [
    capacity === undefined ? total : String(Number(capacity.toFixed(1))),
    latency === undefined ? '–' : `${Number(latency.toFixed(1))} ms saturation`,
    ...(cold ? ['–'] : []),
    size === undefined ? '–' : String(size),
    monthly === undefined ? '–' : dollars(monthly),
    'as it was',
  ];
}

/** Each word may come to begin a line, where runners of CI look for commands. */
function words(text: string): string {
  return safe(text)
    .split(' ')
    .map((word) => safe(word))
    .join(' ');
}
