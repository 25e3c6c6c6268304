// What is wrong with an instance type: not one of SageMaker's, not one for hosting, or a slip of the pen.
import type { Complaint } from './complaints.ts';
import { didYouMean, nearest, quote } from './words.ts';

/**
 * Families that EC2 has and that SageMaker does not host endpoints on, although people look for them here
 * (service model of botocore 1.43.11, enum ProductionVariantInstanceType, read 2026-11).
 */
const NOT_FOR_HOSTING: Readonly<Record<string, string>> = {
  t3: 't2',
  t3a: 't2',
  t4g: 't2',
  m5a: 'm5',
  m5n: 'm5',
  m5zn: 'm5',
  m6a: 'm6i',
  m7a: 'm7i',
  m7g: 'm6g',
  m7gd: 'm6gd',
  c5a: 'c5',
  c5ad: 'c5d',
  c5n: 'c6in',
  c6a: 'c6i',
  c7a: 'c7i',
  c7gn: 'c6gn',
  r5a: 'r5',
  r5n: 'r5',
  r6a: 'r6i',
  r7a: 'r7i',
  r7g: 'r6g',
  g4ad: 'g4dn',
  g5g: 'g5',
  x2idn: 'r6i',
};

/** @param allowed every type that the service hosts endpoints on */
export function instanceTypeComplaint(type: unknown, allowed: readonly string[]): Complaint {
  const name = String(type);
  const [, family = '', size = ''] = /^(?:ml\.)?([a-z0-9-]+)\.([a-z0-9]+)$/.exec(name.toLowerCase()) ?? [];
  const instead = Object.hasOwn(NOT_FOR_HOSTING, family) ? NOT_FOR_HOSTING[family] : undefined;
  if (instead !== undefined) return notForHosting(name, family, instead, size, allowed);
  const message = `${quote(name)} is not an instance type that SageMaker hosts endpoints on`;
  const exact = allowed.find((one) => one === `ml.${family}.${size}`);
  const hint = exact === undefined ? nearby(name, family, allowed) : `did you mean ${quote(exact)}?`;
  return { code: 'INF1018', message, hint };
}

function notForHosting(
  name: string,
  family: string,
  instead: string,
  size: string,
  allowed: readonly string[],
): Complaint {
  const same = `ml.${instead}.${size}`;
  return {
    code: 'INF1018',
    message: `${quote(name)} cannot host an endpoint`,
    reason: `EC2 has the family ${family}, but SageMaker does not host endpoints on it`,
    hint: `use ${allowed.includes(same) ? same : `a type of the family ml.${instead}`}`,
  };
}

function nearby(name: string, family: string, allowed: readonly string[]): string {
  const sizes = allowed.filter((one) => one.startsWith(`ml.${family}.`)).map((one) => one.split('.')[2]);
  if (sizes.length > 0) return `ml.${family} has the sizes ${sizes.join(', ')}`;
  const full = name.startsWith('ml.') ? name : `ml.${name}`;
  return nearest(full, allowed) === undefined
    ? 'for example "ml.m5.large"'
    : (didYouMean(full, allowed) ?? '');
}
