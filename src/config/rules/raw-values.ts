// Whether one value is one that the service takes for a member, in words.
import type { Code } from '../../core/codes.ts';
import { isPlain, type Shape } from '../../service/shape.ts';
import type { Words } from '../findings.ts';
import { didYouMean, quote } from '../words.ts';

export type Broken = Words & { readonly code: Code };

/** Of a list or structure only itself, not what is in it. */
export function brokenBy(name: string, value: unknown, shape: Shape): Broken | undefined {
  switch (shape.is) {
    case 'switch':
      return typeof value === 'boolean' ? undefined : notOf(name, value, 'true or false');
    case 'whole':
      if (typeof value !== 'number' || !Number.isInteger(value)) return notOf(name, value, 'a whole number');
      return shape.of?.includes(value) === false
        ? unlisted(name, value, shape.of)
        : outside(name, value, shape);
    case 'text':
      return typeof value === 'string' ? brokenText(name, value, shape) : notOf(name, value, 'text');
    case 'list':
      return Array.isArray(value) ? miscounted(name, value.length, shape) : notOf(name, value, 'a list');
    case 'structure':
      if (!isPlain(value)) return notOf(name, value, 'a mapping');
      return Object.keys(value).length > 0
        ? undefined
        : { code: 'INF1012', message: `${name} has no entry`, hint: 'write one at least' };
  }
}

function notOf(name: string, value: unknown, kind: string): Broken {
  const actual = typeof value === 'string' ? `the text ${quote(value)}` : quote(value);
  return { code: 'INF1013', message: `${name} must be ${kind}, not ${actual}` };
}

function unlisted(name: string, value: unknown, of: readonly (string | number)[]): Broken {
  const texts = of.map(String);
  return {
    code: 'INF1014',
    message: `${name} ${quote(value)} is not known`,
    hint:
      (typeof value === 'string' ? didYouMean(value, texts) : undefined) ?? `possible: ${texts.join(', ')}`,
  };
}

type Limits = { readonly min?: number; readonly max?: number };

function outside(name: string, value: number, { min, max }: Limits): Broken | undefined {
  const rule =
    min !== undefined && value < min
      ? `at least ${min}`
      : max !== undefined && value > max
        ? `at most ${max}`
        : undefined;
  return rule === undefined
    ? undefined
    : { code: 'INF1015', message: `${name} must be ${rule}, not ${quote(value)}` };
}

/** An empty list is told as no list at all. */
function miscounted(name: string, count: number, { min = 1, max }: Limits): Broken | undefined {
  if (count < min) {
    return { code: 'INF1012', message: `${name}: ${count} entries, but at least ${min} must be there` };
  }
  return max === undefined || count <= max
    ? undefined
    : { code: 'INF1021', message: `${name}: ${count} entries, but at most ${max} are possible` };
}

function brokenText(
  name: string,
  value: string,
  { of, min = 1, max = Number.POSITIVE_INFINITY, pattern }: Extract<Shape, { is: 'text' }>,
): Broken | undefined {
  if (of !== undefined) return of.includes(value) ? undefined : unlisted(name, value, of);
  const length = Array.from(value).length;
  if (length < min) {
    return {
      code: 'INF1016',
      message:
        length === 0
          ? `${name} is empty`
          : `${name} has ${length} characters, but at least ${min} are needed`,
    };
  }
  if (length > max) {
    return { code: 'INF1016', message: `${name} has ${length} characters, but at most ${max} are possible` };
  }
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value)) return undefined;
  return {
    code: 'INF1014',
    message: `${name} ${quote(value)} is not allowed`,
    reason: `SageMaker wants it to match ${pattern}`,
  };
}
