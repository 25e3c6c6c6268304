import { describe, expect, it } from 'vitest';
import type { UnitChange } from '../core/plan.ts';
import { RISKS } from '../core/risks.ts';
import { LONGEST_COMMENT } from './markdown-blocks.ts';
import { code, fence, marker } from './markdown-safe.ts';
import { planMarkdown } from './plan-markdown.ts';
import { hostile, markup } from './testing/hostile.ts';
import { harmInMarkdown, shownText } from './testing/markdown.ts';
import { plan, unit } from './testing/plan.ts';

const swap = unit({
  name: 'risk-fraud',
  fields: [
    { field: 'compute', from: 'ml.m5.xlarge × 5', to: 'ml.c6i.large × 3', note: 'from the file' },
    { field: 'env A', to: '"2"' },
    { field: 'env B', from: '"1"' },
  ],
  reasons: ['the file moved on'],
  cost: { before: 1.15, after: 0.306, surge: 1.456 },
});
const unpruned = unit({
  address: 'endpoints.old-ranker',
  effect: 'remove',
  summary: 'not in the file',
  held: 'needs --prune',
  minutes: 0,
});
const same = unit({ address: 'endpoints.same', verdict: 'same', effect: 'none', summary: '', minutes: 0 });

describe('the plan as a comment', () => {
  it('has the marker, verdict, digest, cost and risks in sight, and each endpoint to unfold', () => {
    const whole = plan([swap, unpruned, same], {
      environment: 'prod',
      summary: { add: 0, change: 1, destroy: 0, unpruned: 1, held: 0 },
      diagnostics: [{ code: 'INF1001', severity: 'warning', message: 'look', address: 'endpoints.fraud' }],
    });
    expect(planMarkdown(whole)).toBe(`<!-- inferra:plan:risk:prod -->

<h3>inferra plan: 0 to add, 1 to change, 0 to destroy (1 needs --prune) · digest <code>dddddddddddd</code></h3>

<table>
<tr><th align="left">project</th><td><code>risk</code></td></tr>
<tr><th align="left">environment</th><td><code>prod</code></td></tr>
<tr><th align="left">account</th><td><code>123456789012/us-east-1</code></td></tr>
<tr><th align="left">cost</th><td><code>$1.15/h → $0.31/h; prices of 2026-11-02</code></td></tr>
<tr><th align="left">digest</th><td><code>${'d'.repeat(64)}</code></td></tr>
</table>

<h4>Risks</h4>
<table>
<tr><th align="left">Held (1)</th><td><code>old-ranker</code> <code>needs --prune</code></td></tr>
</table>

<h4>Problems</h4>
<ul>
<li>warning <code>INF1001</code> <code>endpoints.fraud</code>: <code>look</code></li>
</ul>

<p>1 endpoint unchanged.</p>

<details>
<summary><code>~ endpoint fraud</code> <code>swap · blue/green, all at once · about 25 min · no downtime</code></summary>

\`\`\`diff
  name     risk-fraud
- compute  ml.m5.xlarge × 5
+ compute  ml.c6i.large × 3
           from the file
+ env A    "2"
- env B    "1"
- cost     $1.15/h now
+ cost     $0.31/h
           surge during the update $1.46/h
  why      the file moved on
\`\`\`

</details>

<details>
<summary><code>- endpoint old-ranker</code> <code>not in the file</code></summary>

\`\`\`diff
  name  old-ranker
  held  needs --prune
\`\`\`

</details>
`);
  });

  it('says clearly that nothing is to do', () => {
    const text = planMarkdown(plan([same]));
    expect(text).toContain('<h3>inferra plan: no changes · ');
    expect(text).toContain('<p>1 endpoint as the file says.</p>');
    expect(text).not.toContain('<details>');
  });

  it.each<[string, Partial<UnitChange>, string]>([
    ['a new creation', { effect: 'recreate' }, 'Deleted and created again (1)'],
    ['a protection in the way', { effect: 'remove', protected: true }, 'Protected, and would be deleted (1)'],
    ["somebody else's", { effect: 'none', verdict: 'foreign' }, 'Belongs to somebody else (1)'],
    ['a rollback', { effect: 'none', verdict: 'rolled back' }, 'Was rolled back by the service (1)'],
    ['what cannot be told', { effect: 'none', verdict: 'unclear' }, 'State is unclear (1)'],
    ['what is held', { held: 'needs --retry' }, 'Held (1)'],
  ])('shows %s among the risks', (_, change, title) => {
    const [risks = ''] = /<h4>Risks<\/h4>\n[\s\S]*?<\/table>/.exec(planMarkdown(plan([unit(change)]))) ?? [];
    expect(risks).toContain(`<th align="left">${title}</th><td><code>fraud</code>`);
  });

  it('tells what the guards found, by rule, with what moves and why it is accepted', () => {
    const found = { code: 'INF5022', severity: 'high', address: 'endpoints.fraud' } as const;
    const risks = [
      { ...found, rule: 'capacity-cut', what: '8 → 2 × ml.m5.large', because: 'the <b>campaign</b> is over' },
      { ...found, rule: 'delete', what: '' },
    ] as const;
    const text = planMarkdown(plan([swap], { risks }));
    expect(text).toContain(
      [
        '<tr><th align="left">Deleted (1)</th><td><code>fraud</code></td></tr>',
        '<tr><th align="left">Less than half of the instances (1)</th><td><code>fraud</code> <code>8 → 2 × ml.m5.large</code> (accepted: <code>the &lt;b&gt;campaign&lt;/b&gt; is over</code>)</td></tr>',
      ].join('\n'),
    );
  });

  it('has no risks where there are none', () => {
    expect(planMarkdown(plan([swap]))).not.toContain('Risks');
  });
});

describe('a plan that is too long for a comment', () => {
  const many = (count: number, change: Partial<UnitChange>, key: string) =>
    Array.from({ length: count }, (_, index) =>
      unit({
        ...change,
        address: `endpoints.${key}-${index}`,
        fields: [{ field: 'image', to: 'x'.repeat(900) }],
      }),
    );
  const creations = many(60, { effect: 'create' }, 'create');
  const swaps = many(40, { effect: 'swap' }, 'swap');
  const removals = many(10, { effect: 'remove' }, 'remove');
  const text = planMarkdown(plan([...creations, ...removals, ...swaps]));
  const shown = (key: string) => text.split(`endpoint ${key}-`).length - 1;

  it('stays below the limit, and uses what there is', () => {
    expect(text.length).toBeLessThan(LONGEST_COMMENT);
    expect(text.length).toBeGreaterThan(LONGEST_COMMENT - 3_000);
  });

  it('leaves out whole endpoints of the lowest risk, and says how many', () => {
    expect([shown('remove'), shown('swap')]).toEqual([10, 40]);
    expect(shown('create')).toBeLessThan(60);
    expect(text).toContain(`<b>${60 - shown('create')} of 110 left out here</b>`);
    expect(text.split('<details>')).toHaveLength(text.split('</details>').length);
    expect(harmInMarkdown(text)).toBeUndefined();
  });

  it('keeps the order of the plan', () => {
    const order = Array.from(text.matchAll(/endpoint (create|remove|swap)-/g), ([, key]) => key);
    expect(new Set(order)).toEqual(new Set(['create', 'remove', 'swap']));
    expect(order.toSorted()).toEqual(order);
  });

  it('names every kind of risk and its number, however many there are', () => {
    const units = many(2_000, { effect: 'remove', downtime: true }, 'a'.repeat(50));
    const risks = (['delete', 'downtime'] as const).flatMap((rule) =>
      units.map(({ address }) => ({
        rule,
        code: RISKS[rule].code,
        severity: 'high' as const,
        address,
        what: '',
      })),
    );
    const long = planMarkdown(plan(units, { risks }));
    expect(long).toMatch(/Deleted \(2000\).*, and \d+ more</);
    expect(long).toMatch(/Downtime \(2000\)/);
    expect(long.length).toBeLessThan(LONGEST_COMMENT);
    expect(harmInMarkdown(long)).toBeUndefined();
  });

  it('leaves out one endpoint that alone is too long, and keeps the others', () => {
    const fields = Array.from({ length: 80 }, (_, index) => ({
      field: `env ${index}`,
      to: 'x'.repeat(1000),
    }));
    const huge = planMarkdown(plan([unit({ effect: 'remove', fields }), ...swaps]));
    expect(huge).toMatch(/<b>1 of 41 left out here<\/b>: .* <code>fraud<\/code><\/p>/);
    expect(huge).toContain('endpoint swap-39');
  });
});

describe('the choke point', () => {
  it.each([...hostile, ...markup])('shows %j in code as text', (payload) => {
    const line = code(payload);
    expect(line).toMatch(/^<code>[^<>]*<\/code>$/);
    expect(line).not.toContain('\n');
    if (markup.includes(payload) && !payload.includes('\n')) expect(shownText(line)).toBe(payload);
  });

  it('fences what holds fences', () => {
    expect(fence(['a ``` b', '`````'], 'diff')).toEqual(['``````diff', 'a ``` b', '`````', '``````']);
    expect(fence([], 'diff')).toEqual(['```diff', '```']);
    expect(fence(['a\n```\nb'], '')[1]).toBe('a\\u{a}```\\u{a}b');
  });

  it('lets no fence hold a marker', () => {
    expect(fence([marker('plan', 'risk', 'prod')], '').join('\n')).not.toContain('<!--');
  });

  it.each([
    ['risk', 'prod', '<!-- inferra:plan:risk:prod -->'],
    ['a--b', '-->', '<!-- inferra:plan:a%2D-b:%2D-%3E -->'],
    ['a:b', 'é', '<!-- inferra:plan:a%3Ab:%C3%A9 -->'],
    ['---', '', '<!-- inferra:plan:%2D%2D-: -->'],
  ])('marks %s:%s', (project, environment, line) => {
    expect(marker('plan', project, environment)).toBe(line);
  });
});
