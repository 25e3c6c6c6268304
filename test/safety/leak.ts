// Looks for a secret in output, in every form in which it could have been printed. Written apart from the masker, so that
// a form which the masker forgets is found here.

/** Characters of a secret that may not stand in a row: a cut or folded secret is a leak too. */
const WINDOW = 12;

/** The first form of `secret` that `output` holds, or undefined. */
export function leakIn(output: string, secret: string): string | undefined {
  return needlesOf(secret).find((needle) => output.includes(needle));
}

function needlesOf(secret: string): readonly string[] {
  const json = (text: string) => JSON.stringify(text).slice(1, -1);
  const bytes = Buffer.from(secret);
  const forms = [
    secret,
    json(secret),
    json(json(secret)),
    ascii(json(secret)),
    encodeURIComponent(secret),
    new URLSearchParams({ a: secret }).toString().slice(2),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((lead) => base64At(bytes, lead)),
  ];
  return [...new Set([...forms, ...windowsOf(secret)])].filter((form) => form.length >= 4);
}

/** The groups of digits that the secret alone decides, with so many bytes before it. */
function base64At(bytes: Buffer, lead: number): readonly string[] {
  const whole = Buffer.concat([Buffer.alloc(lead), bytes]).toString('base64');
  const inner = whole.slice(lead === 0 ? 0 : 4, Math.floor((lead + bytes.length) / 3) * 4);
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
}

function ascii(text: string): string {
  return text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function windowsOf(secret: string): readonly string[] {
  const count = Math.max(0, secret.length - WINDOW + 1);
  return Array.from({ length: count }, (_, start) => secret.slice(start, start + WINDOW));
}
