// Every live field of every renderer, filled with every hostile string at once: nothing of it may act on a terminal or
// a CI runner, with colour or without.
import { describe, expect, it } from 'vitest';
import type { Event } from '../core/events.ts';
import type { StatusReport } from '../core/status.ts';
import { diagnosticsText } from './diagnostics.ts';
import { failureJson, failureText } from './error.ts';
import { ciProgress } from './events/ci.ts';
import { eventLine } from './events/ndjson.ts';
import { runSummary } from './events/summary.ts';
import { terminalProgress } from './events/terminal.ts';
import { paintFor, type View } from './paint.ts';
import { planText } from './plan.ts';
import { planJson } from './plan-json.ts';
import { planMarkdown } from './plan-markdown.ts';
import { sarifText } from './sarif.ts';
import { statusJson, statusText } from './status.ts';
import { START, story } from './testing/events.ts';
import { harmIn, hostile } from './testing/hostile.ts';
import { harmInMarkdown, outsideOfCode } from './testing/markdown.ts';
import { poisoned, problem, wholePlan } from './testing/poison.ts';
import { diagnosticsJson } from './validate-json.ts';

const report: StatusReport = {
  project: 'p',
  environment: 'prod',
  account: 'a',
  region: 'r',
  rows: [
    { address: 'endpoints.a', name: 'n', status: 's', verified: false, protected: false },
    {
      address: 'endpoints.a',
      name: 'n',
      status: 's',
      hardware: 'h',
      size: 's',
      config: 'c',
      verified: true,
      protected: true,
      failure: 'f',
      aside: 's',
      components: [
        {
          ...{ address: 'endpoints.a.components.c', name: 'n', status: 's', model: 'm', failure: 'f' },
          ...{ copies: { current: 1, desired: 2, min: 1, max: 3 } },
        },
        { name: 'n', status: 's', base: 'b', owner: 'o' },
      ],
    },
  ],
};

const run: readonly Event[] = [
  { at: START, type: 'settling', address: 'endpoints.fraud', name: 'fraud', status: 'Updating' },
  ...story.slice(0, -2),
  {
    at: START,
    type: 'request-retried',
    operation: 'ListEndpoints',
    attempt: 9,
    waitMs: 1,
    reason: 'Rate exceeded',
  },
  {
    at: START,
    type: 'status-changed',
    address: 'endpoints.fraud',
    kind: 'endpoint',
    name: 'fraud',
    status: 'Updating',
    detail: 'health check',
    elapsedMs: 1,
    typicalMs: 1,
  },
];

const ending: readonly Event[] = [
  {
    at: START,
    type: 'interrupt-received',
    running: [{ address: 'endpoints.fraud', name: 'fraud', what: 'Updating' }],
  },
  {
    at: START,
    type: 'unit-finished',
    address: 'endpoints.fraud',
    result: 'refused',
    reason: 'r',
    hint: 'h',
    code: 'INF4001',
    elapsedMs: 1,
  },
];

function terminalLines(events: readonly Event[], end: readonly Event[], view: View): string {
  const progress = terminalProgress(view);
  const stays = events.flatMap((event) => progress.take(event));
  return [...stays, ...progress.frame(START), ...end.flatMap((event) => progress.take(event))].join('\n');
}

function ciLines(events: readonly Event[], end: readonly Event[]): string {
  const progress = ciProgress();
  const lines = events.flatMap((event) => progress.take(event));
  return [
    ...lines,
    ...progress.tick(START + 10_000_000),
    ...end.flatMap((event) => progress.take(event)),
  ].join('\n');
}

function summaryOf(events: readonly Event[], view: View): string {
  const summary = runSummary('apply');
  for (const event of events) summary.take(event);
  return summary.text(view);
}

type Renderer = readonly [name: string, render: (payload: string, view: View) => string];

const renderers: readonly Renderer[] = [
  ['the plan', (payload, view) => planText(poisoned(wholePlan, payload), view)],
  ['the plan as JSON', (payload) => planJson(poisoned(wholePlan, payload))],
  ['the plan as Markdown', (payload) => planMarkdown(poisoned(wholePlan, payload))],
  ['problems', (payload, view) => diagnosticsText(poisoned([problem], payload), view)],
  ['problems as JSON', (payload) => diagnosticsJson(poisoned([problem], payload))],
  [
    'problems as SARIF',
    (payload) =>
      sarifText({ path: payload, text: payload, diagnostics: poisoned([problem], payload) }, '0.1.0'),
  ],
  [
    'a failure',
    (payload, view) =>
      failureText(poisoned({ exit: 1, diagnostics: [problem], trace: 't' } as const, payload), view),
  ],
  [
    'a failure as JSON',
    (payload) => failureJson({ exit: 1, diagnostics: poisoned([problem], payload) }, payload),
  ],
  ['the status', (payload, view) => statusText(poisoned(report, payload), view)],
  ['the status as JSON', (payload) => statusJson(poisoned(report, payload))],
  [
    'progress on a terminal',
    (payload, view) => terminalLines(poisoned(run, payload), poisoned(ending, payload), view),
  ],
  ['progress in CI', (payload) => ciLines(poisoned(run, payload), poisoned(ending, payload))],
  ['the end of a run', (payload, view) => summaryOf(poisoned([...run, ...ending], payload), view)],
  [
    'the stream of events',
    (payload) =>
      poisoned([...run, ...ending], payload)
        .map(eventLine)
        .join(''),
  ],
];

const views: readonly View[] = [
  { paint: paintFor(false), width: 80 },
  { paint: paintFor(true), width: 200 },
];

/** Our own colours: numbers between ESC [ and m. Anything else of a payload that reads so is found without colour. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are controls
const COLOUR = /\u001b\[\d{1,2}m/g;

describe('no hostile string acts through', () => {
  it.each(renderers)('%s', (_, render) => {
    const harms = hostile.flatMap((payload) =>
      views.map((view) => harmIn(render(payload, view).replace(view === views[1] ? COLOUR : '', ''))),
    );
    expect(harms.filter((harm) => harm !== undefined)).toEqual([]);
  });

  it('and Markdown makes nothing of any', () => {
    const harms = hostile.map((payload) => harmInMarkdown(planMarkdown(poisoned(wholePlan, payload))));
    expect(harms.filter((harm) => harm !== undefined)).toEqual([]);
    expect(
      outsideOfCode(planMarkdown(poisoned(wholePlan, 'LIVE')))
        .split('\n')
        .slice(1)
        .join(),
    ).not.toContain('LIVE');
  });

  it('and none of that is so because nothing is shown', () => {
    const view: View = { paint: paintFor(false), width: 80 };
    const least = renderers.map(([, render]) => render('LIVE', view).split('LIVE').length - 1);
    expect(Math.min(...least)).toBeGreaterThan(3);
  });
});
