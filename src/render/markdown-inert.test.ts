// Markdown as GitHub reads it: rendered by a parser of its own, with GitHub's extensions and its raw HTML, whatever stands in a
// live field makes no element, no attribute and no text outside of code that a plain word would not have made.
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { driftMarkdown } from './drift-markdown.ts';
import { LONGEST_COMMENT } from './markdown-blocks.ts';
import { planMarkdown } from './plan-markdown.ts';
import { reportOf } from './testing/drift.ts';
import { hostile, markup } from './testing/hostile.ts';
import { plan, unit } from './testing/plan.ts';
import { poisoned, wholePlan } from './testing/poison.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** GitHub filters some tags of raw HTML and keeps the rest: here all of it is kept. */
function rendered(markdown: string): readonly Node[] {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return parseFragment(html).childNodes;
}

/** Elements with their attributes, and the text outside of code; what stands inside of code is left out. */
function skeleton(nodes: readonly Node[]): string {
  return nodes.map(outline).join('');
}

function outline(node: Node): string {
  if (node.nodeName === '#text') return 'value' in node ? node.value.replaceAll(/\s+/g, ' ') : '';
  if (!('tagName' in node)) return `<!${node.nodeName}>`;
  const { tagName, attrs, childNodes } = node;
  const named = attrs.map(({ name, value }) => ` ${name}=${value}`).join('');
  const inside = tagName === 'code' ? codeIn(childNodes) : skeleton(childNodes);
  return `<${tagName}${named}>${inside}</>`;
}

/** Nothing but text may stand in code. */
function codeIn(nodes: readonly Node[]): string {
  return nodes.every(({ nodeName }) => nodeName === '#text') ? '…' : skeleton(nodes);
}

/** What a text that says nothing makes; a marker is a comment, and holds names. */
const WORD = 'word';
/** Of these whole endpoints are left out, so that less is there. */
const LONG = 1_000;
const withoutMarker = (markdown: string) => markdown.slice(markdown.indexOf('\n'));

const KINDS = [
  ['a plan', (payload: string) => planMarkdown(poisoned(wholePlan, payload))],
  ['a drift report', (payload: string) => driftMarkdown(reportOf(payload))],
] as const;

describe.each(KINDS)('%s as Markdown', (_what, written) => {
  const expected = skeleton(rendered(withoutMarker(written(WORD))));

  it('is made of a few elements', () => {
    const tags = new Set(expected.match(/<\/?[a-z0-9]+[^>]*>/g));
    expect(
      [...tags].filter(
        (tag) =>
          !/^<(h3|h4|table|tbody|tr|th align=left|td|code|pre|code class=language-diff|details|summary|ul|li|p|b)>$/.test(
            tag,
          ),
      ),
    ).toEqual([]);
  });

  it('renders the same whatever the account holds', () => {
    const found = [...hostile, ...markup].filter(
      (payload) => payload.length < LONG && skeleton(rendered(withoutMarker(written(payload)))) !== expected,
    );
    expect(found).toEqual([]);
  });

  it('begins with one comment, which no name can end', () => {
    for (const payload of [...hostile, ...markup]) {
      const [marker = ''] = written(payload).split('\n');
      expect(rendered(marker).map(({ nodeName }) => nodeName)).toEqual(['#comment']);
    }
  });
});

describe('a plan over 400 changed endpoints', () => {
  const units = Array.from({ length: 400 }, (_, at) =>
    unit({
      address: `endpoints.e-${at}`,
      name: `risk-prod-e-${at}`,
      fields: Array.from({ length: 5 }, (_one, nth) => ({
        field: `env SETTING_${nth}`,
        from: 'x'.repeat(80),
        to: `${markup[(at * 5 + nth) % markup.length]}`,
      })),
    }),
  );
  const text = planMarkdown(plan(units));

  it('stays below what a comment may have, and names what it leaves out', () => {
    expect(text.length).toBeLessThan(LONGEST_COMMENT);
    expect(LONGEST_COMMENT).toBeLessThanOrEqual(60_000);
    const shown = text.match(/<details>/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(20);
    const [, left, names = ''] = /<b>(\d+) of 400 left out here<\/b>: [^<]*(.*)<\/p>/.exec(text) ?? [];
    expect(Number(left)).toBe(400 - shown);
    const named = names.match(/<code>e-\d+<\/code>/g) ?? [];
    const [, more = '0'] = /and (\d+) more$/.exec(names) ?? [];
    expect(named.length + Number(more)).toBe(400 - shown);
    expect(named.length).toBeGreaterThan(200);
  });

  it('is whole: what it has to unfold can be unfolded, and nothing of it speaks', () => {
    const tree = rendered(withoutMarker(text));
    const details = tree.filter(({ nodeName }) => nodeName === 'details');
    expect(details).toHaveLength(text.match(/<details>/g)?.length ?? 0);
    expect(skeleton(tree)).not.toMatch(/<(a|img|input|del|sup|section|script|iframe|form|style)[ >]/);
  });
});
