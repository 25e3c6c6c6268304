// The choke point of Markdown: what is live stands in raw HTML inside <code>, or in a fence, and nowhere else. Neither
// is read as Markdown, so no name can make a link, an image or a heading; and what GitHub and GitLab do to rendered
// text (mentions, references, addresses, emoji, mathematics) leaves out <code> and <pre>.
import { htmlText } from './escapes.ts';
import { safe } from './safe.ts';

/** A live text for a line of raw HTML: a block that begins with a tag and lasts to the next blank line. */
export function code(text: string): string {
  return `<code>${htmlText(safe(text))}</code>`;
}

/**
 * Lines of live text, which the caller has bounded, as a fenced block: its fence is longer than any run of its own
 * characters inside.
 */
export function fence(lines: readonly string[], language: string): readonly string[] {
  const shown = lines.map((line) => safe(line, Number.POSITIVE_INFINITY).replaceAll('<!--', COMMENT));
  const runs = shown.flatMap((line) => line.match(/`+/g) ?? []);
  const marks = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [marks + language, ...shown, marks];
}

/**
 * The hidden first line by which a bot finds its comment again, to write the next one over it. No other line can
 * hold it: a comment cannot be opened by anything that is live.
 */
export function marker(what: 'plan' | 'apply' | 'drift', project: string, environment: string): string {
  return `<!-- inferra:${what}:${plainName(project)}:${plainName(environment)} -->`;
}

/** A fence shows its text as it is; only who searches raw text for the marker would be misled. */
const COMMENT = '<\\u{21}--';

/** Anything that could end a comment, or part its fields, as UTF-8 in percents. */
function plainName(name: string): string {
  const encoded = Buffer.from(name).toString('latin1');
  return encoded.replaceAll(
    /[^\w.-]|-(?=-)/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}
