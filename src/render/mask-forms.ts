// The texts under which a secret can appear in output. A form that is missing here is a leak, so each has its reason.
import { commandProperty, commandText, htmlText } from './escapes.ts';
import { jsonText } from './json-text.ts';
import { safe } from './safe.ts';

/** Shorter values are no secrets, and masking them would make any output unreadable. */
export const SHORTEST_SECRET = 4;

/**
 * Every text under which `secret` may be printed, each at least {@link SHORTEST_SECRET} long:
 * - the value, and the value without the white space around it;
 * - through {@link safe} and through `JSON.stringify`, also one inside the other, as NDJSON nests them; ASCII JSON;
 * - through the escapes of HTML and of GitHub's commands;
 * - URL-encoded as components, strictly (RFC 3986), as a form and as a whole URL, hexadecimal in both cases;
 * - base64 in the standard and the URL alphabet, alone or at any of the three alignments inside longer bytes;
 * - hexadecimal in both cases.
 */
export function formsOf(secret: string): readonly string[] {
  const values = unique([secret, secret.trim()]).filter(isLongEnough);
  const forms = values.flatMap((value) => [...escapedForms(value), ...encodedForms(Buffer.from(value))]);
  return unique(forms).filter(isLongEnough);
}

function escapedForms(value: string): readonly string[] {
  const once = [
    value,
    ...inContext(value, safeWhole),
    json(value),
    asciiJson(value),
    ...inContext(value, printedJson),
  ];
  const twice = once.flatMap((form) => [form, ...NESTED.map((escaped) => escaped(form))]);
  return unique(twice.flatMap((form) => [form, json(form)]));
}

const NESTED: readonly ((text: string) => string)[] = [
  safeWhole,
  json,
  printedJson,
  htmlText,
  commandText,
  commandProperty,
];

/** Both escapes look at neighbours: `#` behind another one and a bracket ahead make a command of what was none. */
function inContext(value: string, printed: (text: string) => string): readonly string[] {
  return [printed(value), printed(`#${value}`).slice(1), printed(`${value}[`).slice(0, -1)];
}

function safeWhole(text: string): string {
  return safe(text, Number.POSITIVE_INFINITY);
}

function printedJson(text: string): string {
  return jsonText(text).slice(1, -1);
}

function encodedForms(bytes: Buffer): readonly string[] {
  const hex = bytes.toString('hex');
  return [
    hex,
    hex.toUpperCase(),
    ...URL_KEPT.flatMap((kept) => percentEncoded(bytes, kept)),
    ...base64Forms(bytes),
  ];
}

function json(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function asciiJson(text: string): string {
  return json(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What the usual encoders leave as it is: encodeURIComponent, RFC 3986, HTML forms, encodeURI. */
const URL_KEPT: readonly RegExp[] = [/[\w.\-~!'()*]/, /[\w.\-~]/, /[\w.\-* ]/, /[\w.\-~!'()*;/?:@&=+$,#]/];

function percentEncoded(bytes: Buffer, kept: RegExp): readonly string[] {
  const encode = (hexCase: (hex: string) => string) =>
    Array.from(bytes, (byte) => {
      const character = String.fromCharCode(byte);
      if (byte < 0x80 && kept.test(character)) return character === ' ' ? '+' : character;
      return `%${hexCase(byte.toString(16).padStart(2, '0'))}`;
    }).join('');
  return [encode((hex) => hex.toUpperCase()), encode((hex) => hex)];
}

/** The whole encodings, and for each alignment the digits that the value alone decides, whatever stands around it. */
function base64Forms(bytes: Buffer): readonly string[] {
  const whole = bytes.toString('base64');
  const cores = [0, 1, 2].map((lead) => {
    const digits = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64');
    const start = Math.ceil((lead * 8) / 6);
    return digits.slice(start, Math.floor(((lead + bytes.length) * 8) / 6));
  });
  return [whole, whole.replace(/=+$/, ''), ...cores].flatMap((form) => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
}

function isLongEnough(text: string): boolean {
  return text.length >= SHORTEST_SECRET;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
