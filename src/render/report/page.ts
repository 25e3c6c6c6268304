// The report of recommendations: one page that needs nothing beside itself. No script, no address, no time but those of
// the data; the policy for contents forbids browsers to fetch anything, whatever a name may hold.
import type { DrawnChoice, DrawnPolicy, DrawnReport } from '../../core/figures.ts';
import { dollars } from '../money.ts';
import { answer, candidates } from './answer.ts';
import { figureMarkup } from './figure.ts';
import { figuresOf } from './figures.ts';
import { type Child, el, type Markup, markupText, styleSheet } from './markup.ts';
import { provenance } from './provenance.ts';
import { rowsOf } from './rows.ts';
import { STYLE } from './style.ts';
import { table } from './table.ts';

const CONTENTS = "default-src 'none'; style-src 'unsafe-inline'";

/** Whole HTML with a line break at its end. */
export function reportPage(report: DrawnReport): string {
  const { project, environment, policies } = report;
  const title = `Hardware of ${project}${environment === 'default' ? '' : ` · ${environment}`}`;
  const head = el(
    'head',
    {},
    el('meta', { charset: 'utf-8' }),
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: CONTENTS }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('title', {}, title),
    styleSheet(STYLE),
  );
  const body = el(
    'body',
    {},
    el(
      'header',
      {},
      el('h1', {}, title),
      el('p', { class: 'under' }, 'Chosen by measurements of Amazon SageMaker Inference Recommender'),
    ),
    el(
      'main',
      {},
      overview(policies),
      policies.map((policy, at) => section(report, policy, at)),
    ),
    el('footer', {}, el('p', {}, `Made by inferra from ${sourcesOf(report)}.`)),
  );
  return `<!doctype html>\n${markupText(el('html', { lang: 'en' }, head, body))}\n`;
}

function sourcesOf({ policies }: DrawnReport): string {
  const looked = policies.some(({ measured }) => measured?.choices.some(({ live }) => live !== undefined));
  return looked
    ? 'the configuration, the lock file and what is live in the account'
    : 'the configuration and the lock file alone';
}

/** Where there is more than one answer, all of them first. */
function overview(policies: readonly DrawnPolicy[]): Markup | undefined {
  const rows = policies.flatMap(({ policy, measured }, at) =>
    (measured?.choices ?? []).map((choice, nth) => ({ policy, choice, id: idOf(at, nth) })),
  );
  if (rows.length < 2) return undefined;
  return el(
    'nav',
    { class: 'card', style: 'margin-top:20px' },
    table(
      'The answers',
      [{ name: 'For' }, { name: 'Policy' }, { name: 'Hardware' }, { name: 'A month', numeric: true }],
      rows.map(({ policy, choice, id }) => ({
        cells: [
          el('a', { href: `#${id}` }, choice.address),
          policy,
          choice.choice ?? 'no hardware',
          monthlyOf(choice),
        ],
      })),
    ),
  );
}

function monthlyOf({ candidates: all }: DrawnChoice): string {
  const monthly = all.find(({ verdict }) => verdict === 'chosen')?.monthly;
  return monthly === undefined ? '–' : dollars(monthly);
}

function idOf(policy: number, choice: number): string {
  return `answer-${policy + 1}-${choice + 1}`;
}

function section(report: DrawnReport, policy: DrawnPolicy, at: number): Markup {
  const { measured, command, model } = policy;
  return el(
    'section',
    {},
    el('h2', {}, `${policy.policy} · ${model}`),
    measured === undefined
      ? el('div', { class: 'card' }, el('p', {}, 'Nothing is measured yet. Run ', el('code', {}, command)))
      : [
          measured.choices.map((choice, nth) => {
            // Said once, in the room that the last one's figures leave.
            const last = nth === measured.choices.length - 1;
            return asked(choice, idOf(at, nth), last ? provenance(report, policy, measured) : undefined);
          }),
        ],
  );
}

function asked(choice: DrawnChoice, id: string, origin: Markup | undefined): readonly Child[] {
  const rows = rowsOf(choice);
  return [
    el('h3', { id }, 'For ', el('b', {}, choice.address)),
    answer(choice, rows),
    candidates(choice, rows),
    el('div', { class: 'figures' }, figuresOf(choice, rows).map(figureMarkup), origin),
  ];
}
