// HTML and SVG whose texts cannot be markup: a string that is put in is made safe and escaped, only what this file made
// goes in as it is. A live text stands whole in one node, so that the masker finds a secret in it.
import { htmlText } from '../escapes.ts';
import { safe } from '../safe.ts';

const MADE: unique symbol = Symbol('made');

export type Markup = { readonly [MADE]: string };
export type Child = Markup | string | undefined | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Elements that have no end tag in HTML. */
const VOID: ReadonlySet<string> = new Set(['meta', 'br', 'hr']);

export function el(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  const open = `<${name}${attributesText(attributes)}>`;
  return { [MADE]: VOID.has(name) ? open : `${open}${inner(children)}</${name}>` };
}

export function markupText(markup: Markup): string {
  return markup[MADE];
}

/** The sheet of styles, which is ours. The text must not hold `<`. */
export function styleSheet(text: string): Markup {
  return { [MADE]: `<style>${text}</style>` };
}

/** Coordinates to a tenth of a pixel: no more can be seen, and every machine writes the same. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10 || 0);
}

function inner(children: readonly Child[]): string {
  return children
    .map((child) => {
      if (child === undefined) return '';
      if (typeof child === 'string') return htmlText(safe(child));
      return isMarkup(child) ? child[MADE] : inner(child);
    })
    .join('');
}

function isMarkup(child: Markup | readonly Child[]): child is Markup {
  return MADE in child;
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) =>
      value === undefined
        ? []
        : [` ${name}="${htmlText(safe(typeof value === 'number' ? px(value) : value))}"`],
    )
    .join('');
}
