// What a browser is asked about a page that it shows. This function runs there: it may use nothing of this file but its
// own lines.

export type Seen = {
  /** Parts that are wider than their place. */
  readonly wide: readonly string[];
  /** Words that lie on other words, or out of their figure. */
  readonly covered: readonly string[];
  /** Words of a contrast below 4.5. */
  readonly faint: readonly string[];
  /** How much was looked at. */
  readonly words: number;
  readonly shownTables: number;
  readonly background: string;
};

/** An expression for `Chromium.evaluate`. */
export const SEEN = `(${seen.toString()})()`;

type Rect = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Element = {
  readonly tagName: string;
  readonly id: string;
  readonly textContent: string;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly parentElement: Element | null;
  closest(selector: string): Element | null;
  getClientRects(): ArrayLike<Rect>;
  getBoundingClientRect(): Rect;
};
type Style = Readonly<Record<string, string>>;
declare const document: {
  readonly documentElement: Element;
  readonly body: Element;
  querySelectorAll(selector: string): Iterable<Element>;
  createRange(): { selectNodeContents(node: unknown): void; getClientRects(): ArrayLike<Rect> };
  createTreeWalker(
    root: Element,
    show: number,
  ): {
    nextNode(): { readonly textContent: string; readonly parentElement: Element } | null;
  };
};
declare function getComputedStyle(element: Element): Style;
declare const innerWidth: number;

function seen(): Seen {
  const short = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 60);
  const wide: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) wide.push(`page: ${scrollWidth} in ${innerWidth}`);
  for (const one of document.querySelectorAll('body *')) {
    if (one.closest('svg') !== null || one.clientWidth === 0 || isHidden(one)) continue;
    if (one.scrollWidth > one.clientWidth + 1) wide.push(`${one.tagName} ${short(one.textContent)}`);
  }
  const words: { readonly text: string; readonly rect: Rect; readonly of: Element }[] = [];
  const faint: string[] = [];
  const walker = document.createTreeWalker(document.body, 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const of = node.parentElement;
    if (node.textContent.trim() === '' || isHidden(of)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = Array.from(range.getClientRects()).filter(({ left, right }) => right > left);
    for (const rect of rects) words.push({ text: short(node.textContent), rect, of });
    const style = getComputedStyle(of);
    const ink = of.closest('svg') === null ? style.color : style.fill;
    const ratio = contrastOf(colorOf(ink), paperOf(of));
    if (rects.length > 0 && ratio < 4.5) faint.push(`${ratio.toFixed(2)} ${short(node.textContent)}`);
  }
  const covered = words.flatMap((one, at) => [
    ...words
      .slice(at + 1)
      .filter((other) => covers(one.rect, other.rect))
      .map((other) => `${one.text} | ${other.text}`),
    ...(isOut(one.rect, one.of.closest('svg')) ? [`out: ${one.text}`] : []),
  ]);
  const shownTables = Array.from(document.querySelectorAll('.folded')).filter((one) => !isHidden(one)).length;
  const background = getComputedStyle(document.body).backgroundColor ?? '';
  return { wide, covered, faint, words: words.length, shownTables, background };

  function isHidden(one: Element): boolean {
    if (one.getClientRects().length === 0) return true;
    const head = one.closest('thead');
    return head !== null && getComputedStyle(head).clipPath !== 'none';
  }

  /** Lines of one paragraph may touch: their boxes are taller than their letters. */
  function covers(a: Rect, b: Rect): boolean {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return across > 1 && down > 4;
  }

  function isOut(rect: Rect, figure: Element | null): boolean {
    if (figure === null) return rect.left < -0.5 || rect.right > innerWidth + 0.5;
    const paper = figure.getBoundingClientRect();
    return (
      rect.left < paper.left - 1 ||
      rect.right > paper.right + 1 ||
      rect.top < paper.top - 1 ||
      rect.bottom > paper.bottom + 1
    );
  }

  function colorOf(text = ''): readonly number[] {
    return (text.match(/[\d.]+/g) ?? []).map(Number);
  }

  function paperOf(one: Element | null): readonly number[] {
    for (let at = one; at !== null; at = at.parentElement) {
      const color = colorOf(getComputedStyle(at).backgroundColor);
      if (color.length === 3) return color;
    }
    return [255, 255, 255];
  }

  function contrastOf(a: readonly number[], b: readonly number[]): number {
    const [dark = 0, light = 0] = [brightness(a), brightness(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  }

  function brightness(color: readonly number[]): number {
    const [red = 0, green = 0, blue = 0] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
