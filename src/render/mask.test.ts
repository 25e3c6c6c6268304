import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandProperty, commandText, htmlText } from './escapes.ts';
import { jsonText } from './json-text.ts';
import { MASKED, masker } from './mask.ts';
import { formsOf } from './mask-forms.ts';
import { safe } from './safe.ts';

const SECRET = '>>>???p@ss/w0rd+"ß"\n?';

describe('a secret is masked', () => {
  it.each([
    ['as it is', SECRET],
    ['made safe', safe(SECRET)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in JSON that JSON holds', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
    ['made safe and in JSON', JSON.stringify(safe(SECRET)).slice(1, -1)],
    ['in JSON and made safe', safe(JSON.stringify(SECRET)).slice(1, -1)],
    ['in ASCII JSON', String.raw`>>>???p@ss/w0rd+\"\u00df\"\n?`],
    ['as text of HTML', htmlText(SECRET)],
    ['as the text of a GitHub command', commandText(SECRET)],
    ['as a property of a GitHub command', commandProperty(SECRET)],
    ['as a URL component', encodeURIComponent(SECRET)],
    [
      'as a URL component in lower case',
      encodeURIComponent(SECRET).replace(/%../g, (hex) => hex.toLowerCase()),
    ],
    ['as a URL', encodeURI(SECRET)],
    ['as a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64 for URLs', Buffer.from(SECRET).toString('base64url')],
    ['in hexadecimal', Buffer.from(SECRET).toString('hex')],
    ['in upper-case hexadecimal', Buffer.from(SECRET).toString('hex').toUpperCase()],
  ])('%s', (_, form) => {
    const mask = masker([SECRET]);
    expect(mask(form)).toBe(MASKED);
    expect(mask(`say "${form}" twice: ${form}`)).toBe(`say "${MASKED}" twice: ${MASKED}`);
  });

  it('without the white space around it', () => {
    expect(masker([' token-1234\n'])('a token-1234.')).toBe(`a ${MASKED}.`);
  });

  it.each([
    ['bidi and C1 controls', 'a\u202eb\u009bc', 'x', 'y'],
    ['what is a command only behind a #', '#[word]', '#', ''],
    ['what is a command only before a bracket', 'word##', '', '['],
  ])('in a JSON that escapes %s', (_, secret, before, after) => {
    const text = `${before}${secret}${after}`;
    const mask = masker([secret]);
    expect(JSON.parse(mask(jsonText([text])))).toEqual([`${before}${MASKED}${after}`]);
    expect(JSON.parse(mask(jsonText([safe(text)])))).toEqual([expect.stringContaining(MASKED)]);
  });

  it.each([0, 1, 2, 3, 4, 5])('in base64 of longer text, %i bytes in', (lead) => {
    const secret = 'correct horse battery';
    const bytes = `${'x'.repeat(lead)}${secret}${'y'.repeat(7)}`;
    const shown = masker([secret])(Buffer.from(bytes).toString('base64'));
    // At most the digits that a neighbour shares are left on each side.
    expect(shown.replace(MASKED, '').length).toBeLessThan(4 * (lead + 7));
    expect(Buffer.from(shown.replace(MASKED, '|'), 'base64').toString()).not.toContain('horse');
    expect(shown).toContain(MASKED);
  });
});

describe('the masker', () => {
  it('gives the text back untouched where there are no secrets', () => {
    expect(masker([])('text')).toBe('text');
    expect(masker(['', 'abc'])('abc text')).toBe('abc text');
  });

  it('takes the longest secret first and leaves no rest of overlapping ones', () => {
    expect(masker(['abcd', 'abcdefgh'])('abcdefgh abcd')).toBe(`${MASKED} ${MASKED}`);
    expect(masker(['abcdef', 'efghij'])('-abcdefghij-')).toBe(`-${MASKED}-`);
    expect(masker(['abab'])('ababab')).toBe(MASKED);
  });

  it('masks what is left of a secret where the text was cut', () => {
    const secret = 'correct-horse-battery';
    expect(masker([secret])(safe(`${'.'.repeat(8)}${secret}`, 16))).toBe(`${'.'.repeat(8)}${MASKED}…`);
    expect(masker([secret])('…se-battery and more')).toBe(`…${MASKED} and more`);
  });

  it('leaves valid JSON where a match begins inside an escape', () => {
    for (const [secret, value] of [
      ['nabc', '\nabc'],
      ['nabc', '\\\nabc'],
      ['00adxyz', '\u00adxyz'],
    ] as const) {
      expect(JSON.parse(masker([secret])(jsonText({ value })))).toEqual({
        value: expect.stringContaining(MASKED),
      });
    }
  });

  it('leaves a digest of the secret alone', () => {
    const digest = createHash('sha256').update(SECRET).digest('hex');
    expect(masker([SECRET])(digest)).toBe(digest);
  });

  it('lets no form of any secret through, whatever stands around it', () => {
    const secrets = fc.array(fc.string({ unit: 'binary', minLength: 4, maxLength: 24 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(secrets, fc.array(fc.string(), { maxLength: 4 }), fc.nat(), (values, around, pick) => {
        const forms = values.flatMap(formsOf);
        const form = forms[pick % forms.length] ?? '';
        const pieces = masker(values)(`${around.join(form)}${form}`).split(MASKED);
        for (const piece of pieces) for (const one of forms) expect(piece).not.toContain(one);
      }),
    );
  });

  it('lets nothing through that a renderer makes of a secret', () => {
    const secret = fc
      .string({ unit: 'binary', minLength: 4, maxLength: 40 })
      .filter((one) => one.trim().length > 3);
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const mask = masker([value]);
        const text = `${before}${value}${after}`;
        for (const shown of [
          text,
          safe(text, 10_000),
          jsonText({ text }),
          jsonText({ text: safe(text) }),
          htmlText(safe(text, 10_000)),
          commandText(safe(text, 10_000)),
          commandProperty(safe(text, 10_000)),
        ]) {
          expect(mask(shown)).toContain(MASKED);
        }
      }),
    );
  });
});
