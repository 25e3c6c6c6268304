// What holds of every page without a browser to ask: it needs nothing beside itself, no label lies on another one, and
// every text can be read. test/browser/report.test.ts asks a browser.
import { describe, expect, it } from 'vitest';
import type { DrawnChoice, DrawnReport } from '../../core/figures.ts';
import { masker } from '../mask.ts';
import { harmIn, hostile } from '../testing/hostile.ts';
import { WIDTHS } from './figure.ts';
import { figuresOf } from './figures.ts';
import { type Box, overlap, within } from './labels.ts';
import { reportPage } from './page.ts';
import { DARK, LIGHT, TEXTS } from './palette.ts';
import { ADVANCED, drawnChoice, onInstance, REPORTS, reportOf } from './report.fixture.ts';
import { rowsOf } from './rows.ts';
import { contrast } from './testing/contrast.ts';
import { strangersIn } from './testing/elements.ts';

const CASES = Object.entries(REPORTS);
const choicesOf = ({ policies }: DrawnReport): readonly DrawnChoice[] =>
  policies.flatMap(({ measured }) => measured?.choices ?? []);
const drawingsOf = (report: DrawnReport) =>
  choicesOf(report).flatMap((choice) =>
    figuresOf(choice, rowsOf(choice)).flatMap(({ title, draw }) =>
      Object.values(WIDTHS).map((width) => ({ title: `${title} at ${width}`, ...draw(width) })),
    ),
  );

describe.each(CASES)('the page of %s', (_name, report) => {
  it('has no script, nothing to fetch and no address', () => {
    expect(strangersIn(reportPage(report))).toEqual([]);
    expect(reportPage(report)).not.toMatch(/https?:/);
  });

  it('has no label that lies on another one, or out of its figure', () => {
    for (const { title, labels, width, height } of drawingsOf(report)) {
      const paper: Box = { left: -0.1, top: 0, right: width + 0.1, bottom: height };
      const out = labels.filter(({ box }) => !within(box, paper)).map(({ text }) => text);
      const pairs = labels.flatMap((one, at) =>
        labels
          .slice(at + 1)
          .filter((other) => overlap(one.box, other.box))
          .map((other) => `${one.text} | ${other.text}`),
      );
      expect({ title, out, pairs }).toEqual({ title, out: [], pairs: [] });
    }
  });

  it('is the same for the same report', () => {
    expect(reportPage(structuredClone(report))).toBe(reportPage(report));
  });

  it('has a row of a table for each point of a figure', () => {
    for (const choice of choicesOf(report)) {
      const html = reportPage(reportOf(choice));
      const rows = (caption: string) =>
        html.split(caption)[1]?.split('</table>')[0]?.split('role="row"').length ?? 1;
      const drawn = choice.curves.places.length;
      expect(drawn === 0 ? 0 : rows('Cost and latency of each candidate') - 2).toBe(drawn);
      const loaded = choice.curves.headroom.length;
      expect(loaded === 0 ? 0 : rows('Load at the declared peak') - 2).toBe(loaded);
      expect(html).toContain(`caption>${choice.candidates.length === 1 ? 'The candidate' : 'All '}`);
    }
  });
});

describe('the palette', () => {
  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('has text that can be read in the %s', (_name, palette) => {
    const low = TEXTS.filter(([ink, paper]) => contrast(palette[ink], palette[paper]) < 4.5);
    expect(low).toEqual([]);
  });

  it('has lines and marks that can be seen', () => {
    for (const palette of [LIGHT, DARK]) {
      for (const ink of ['chosen', 'other', 'refused', 'limit', 'serverless', 'quiet'] as const)
        expect(contrast(palette[ink], palette.card)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('a page', () => {
  it('says the answer before anything else: hardware, cost, reason, and what would change it', () => {
    const [choice] = choicesOf(REPORTS['twelve candidates at one threshold'] ?? reportOf());
    const html = reportPage(reportOf(choice as DrawnChoice));
    const at = (text: string) => html.indexOf(text);
    const order = [
      '>ml.c5.large × 2<',
      '<b>$148.92</b>',
      'is the cheapest of 11 that meet the policy',
      'What would change it',
      'All 12 candidates',
      'Cost against latency',
      'Break-even over traffic',
      'Headroom, and with one instance lost',
      'Provenance',
    ].map(at);
    expect(order).not.toContain(-1);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it('is the same in whichever order the job gave its rows', () => {
    const of = (rows: typeof ADVANCED) =>
      reportPage(reportOf(drawnChoice('endpoints.fraud', { candidates: rows })));
    expect(of(ADVANCED.toReversed())).toBe(of(ADVANCED));
  });

  it.each(hostile)('lets nothing of %j be more than text', (text) => {
    const measured = { maxInvocations: 600, latency: 80, latencyAt: 'p95' } as const;
    const rows = [
      { ...onInstance('ml.c5.large', measured), id: text },
      { ...onInstance('ml.m5.large', measured), failure: text },
    ];
    const choice = drawnChoice(text, {
      candidates: rows,
      more: { pin: { candidate: 'x', text }, live: { text, monthly: 9 } },
    });
    const report = reportOf({ ...choice, reason: text, whatWouldChange: [text], breakEven: text });
    const html = reportPage({ ...report, project: text, environment: text, file: text, source: text });
    expect(strangersIn(html)).toEqual([]);
    expect(harmIn(html)).toBeUndefined();
  });

  it('holds every live text whole, or cut where the masker knows it', () => {
    const secret = 'hunter2-hunter2-hunter2-hunter2-hunter2-hunter2-hunter2-hunter2-hunter2-hunter2';
    const measured = { maxInvocations: 600, latency: 80, latencyAt: 'p95' } as const;
    const rows = [
      onInstance('ml.c5.large', measured, { TOKEN: secret }),
      onInstance('ml.m5.large', measured),
    ];
    const html = masker([secret])(reportPage(reportOf(drawnChoice('endpoints.fraud', { candidates: rows }))));
    expect(html).toContain('(masked)');
    expect(html).not.toContain('hunter2');
  });

  it('names the command where nothing is measured', () => {
    const { policies, ...rest } = reportOf();
    const bare = policies.map(({ policy, model, command }) => ({ policy, model, command }));
    expect(reportPage({ ...rest, policies: bare })).toContain(
      'Nothing is measured yet. Run <code>inferra recommend run fraud-sla --env prod</code>',
    );
  });
});
