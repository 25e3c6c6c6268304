// What a page may hold, as a list: whatever it has beside that came from somewhere else.

const ELEMENTS = new Set(
  `html head meta title style body header main footer nav section figure figcaption details summary div p span b a h1 h2
  h3 h4 ul li dl dt dd code table caption thead tbody tr th td svg g path line rect circle text`.split(/\s+/),
);
const ATTRIBUTES = new Set(
  `lang charset http-equiv content name class style id href role scope data-name aria-label aria-hidden viewBox x y x1 x2
  y1 y2 cx cy r d width height text-anchor`.split(/\s+/),
);
const TAG = /<(\/?)([^\s>/]*)([^>]*)>/g;
const ATTRIBUTE = /\s+([^\s=]+)="([^"]*)"/g;

/** Elements, attributes and values that no page of ours has; markup that cannot be read is one too. */
export function strangersIn(html: string): readonly string[] {
  const sheet = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? '';
  const fetches = /@import|url\(|expression/i.test(sheet) ? ['a style that fetches'] : [];
  const body = html.replace('<!doctype html>', '').replace(sheet, '');
  return [
    ...fetches,
    ...[...body.matchAll(TAG)].flatMap(([tag, , name = '', rest = '']) => strange(tag, name, rest)),
  ];
}

function strange(tag: string, name: string, rest: string): readonly string[] {
  if (!ELEMENTS.has(name)) return [tag];
  const known = [...rest.matchAll(ATTRIBUTE)];
  const left = rest.replaceAll(ATTRIBUTE, '').trim();
  const odd = known.filter(
    ([, key = '', value = '']) =>
      !ATTRIBUTES.has(key) ||
      (key === 'href' && !value.startsWith('#')) ||
      (key === 'style' && value !== 'margin-top:20px'),
  );
  return left !== '' || odd.length > 0 ? [tag] : [];
}
