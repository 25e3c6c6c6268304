// Regions whose price list inferra does not read, because its figures are no dollars or are not public. Sums, budgets and limits
// are in dollars throughout: a figure of another currency must never get in among them.

const ELSEWHERE: readonly (readonly [regions: RegExp, why: string])[] = [
  // Getting Started with Amazon Web Services in China, "Billing and payment", read 2026-11.
  [/^cn-/, 'AWS bills this region in yuan, and inferra reckons in dollars'],
  // Partitions of the AWS SDK's partitions.json that have regions, and offers, of their own (read 2026-11).
  [/^eusc-/, 'the European Sovereign Cloud has a price list of its own'],
  [/^(us|eu)-iso[a-z]?-/, 'its price list is not public'],
];

/** Why the price list of a region is not read; undefined where it is. */
export function listedElsewhere(region: string): string | undefined {
  return ELSEWHERE.find(([regions]) => regions.test(region))?.[1];
}
