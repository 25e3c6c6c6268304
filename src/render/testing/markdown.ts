// Reads a Markdown document as strictly as inferra promises to write it: raw HTML blocks and fences, nothing that is
// parsed as Markdown (CommonMark 0.31, sections 4.5 and 4.6), and nothing live outside of <code> and fences.

const BLOCK = /^<(?:h3|h4|table|ul|p|details|\/details)>/;
const TAGS = /<(?:\/?(?:h3|h4|table|tr|td|th|ul|li|p|b|code|details|summary)|th align="left")>/g;
/** Anything that GitHub or GitLab turns into something when it stands in plain text. */
const SPEAKING = /[@#$`[\]*_~|<>&\\]|:\/\/|www\.|:\w+:/;

/** The first reason why `markdown` is not of that form, or undefined. */
export function harmInMarkdown(markdown: string): string | undefined {
  const [first = '', ...rest] = markdown.split('\n');
  if (!/^<!-- inferra:(?:plan|apply|drift):[\w.%-]*:[\w.%-]* -->$/.test(first)) return `marker: ${first}`;
  if (first.slice(4, -3).includes('--')) return `a marker that ends early: ${first}`;
  if (rest.join('\n').includes('<!--')) return 'a second comment';
  let fence = '';
  let inHtml = false;
  let open = 0;
  for (const line of rest) {
    if (fence !== '') {
      if (new RegExp(`^ {0,3}${fence}\`*[ \\t]*$`).test(line)) fence = '';
    } else if (line === '') inHtml = false;
    else if (inHtml || BLOCK.test(line)) {
      inHtml = true;
      open += line.split('<details>').length - line.split('</details>').length;
      const harm = harmInHtml(line);
      if (harm !== undefined) return harm;
    } else {
      fence = /^(`{3,})diff$/.exec(line)?.[1] ?? '';
      if (fence === '') return `read as Markdown: ${line}`;
    }
    if (open > 1) return `details in details: ${line}`;
  }
  if (fence !== '') return 'a fence that stays open';
  return open === 0 ? undefined : `${open} details stay open`;
}

function harmInHtml(line: string): string | undefined {
  const withoutLive = line.replaceAll(/<code>[^<>]*<\/code>/g, '');
  if (line.split('<code>').length !== line.split('</code>').length) return `code: ${line}`;
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(line)) return `a bare ampersand: ${line}`;
  const text = withoutLive.replaceAll(TAGS, '');
  return SPEAKING.test(text) ? `speaks: ${text}` : undefined;
}

/** What stands neither in <code> nor in a fence. */
export function outsideOfCode(markdown: string): string {
  return markdown.replaceAll(/^(`{3,})diff\n[\s\S]*?\n\1$/gm, '').replaceAll(/<code>[^<>]*<\/code>/g, '');
}

/** What a browser shows of the lines of HTML, entities undone. */
export function shownText(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '');
}
