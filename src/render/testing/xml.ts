// Judges XML as a reader of test reports would read it: what is not well-formed, or makes elements of live text.

/** The first reason why it is no well-formed XML of elements, attributes and texts, or undefined. */
export function harmInXml(text: string): string | undefined {
  const open: string[] = [];
  const [declaration = '', ...rest] = text.split('\n');
  if (declaration !== '<?xml version="1.0" encoding="UTF-8"?>') return 'no declaration';
  const body = rest.join('\n');
  const token =
    /<(\/?)(\w+)((?: \w+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>|&(?:amp|lt|gt|quot|#39);|[^<&]+/g;
  let at = 0;
  for (const match of body.matchAll(token)) {
    if (match.index !== at) return `not read at ${at}: ${body.slice(at, at + 60)}`;
    at += match[0].length;
    const [, end, name = '', , empty] = match;
    if (name === '' || empty === '/') continue;
    if (end !== '/') open.push(name);
    else if (open.pop() !== name) return `closes ${name}`;
  }
  if (at !== body.length) return `not read at ${at}`;
  return open.length === 0 ? undefined : `${open.join()} stay open`;
}
