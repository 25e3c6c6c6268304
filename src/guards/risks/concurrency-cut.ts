// A serverless variant is throttled earlier, or gets less memory and with it less CPU.

import { sizeOf } from '../../endpoint/fleet/sizes.ts';
import { isUnit } from '../../endpoint/subject.ts';
import type { Rule } from './risk.ts';

export const concurrencyCut: Rule = ({ change: { effect }, subject, now: { live } }) => {
  if (!isUnit(subject) || effect === 'none') return undefined;
  const cuts = subject.config.spec.variants.flatMap((variant) => {
    const from = live?.variants.find(({ name }) => name === variant.name)?.desiredServerless;
    const to = sizeOf(subject, variant);
    if (from === undefined || !('serverless' in variant) || to === undefined || !('maxConcurrency' in to))
      return [];
    const { memorySizeInMB: memory } = variant.serverless;
    return [
      ...(to.maxConcurrency < from.maxConcurrency
        ? [`concurrency ${from.maxConcurrency} → ${to.maxConcurrency}`]
        : []),
      ...(memory < from.memorySizeInMB ? [`${from.memorySizeInMB / 1024} GB → ${memory / 1024} GB`] : []),
    ];
  });
  return cuts.length === 0 ? undefined : cuts.join(', ');
};
