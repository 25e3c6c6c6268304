// The price of an instance that may be of one type or another: what it costs at most.

/** Undefined where one of them has no price. */
export function dearest(
  types: readonly string[],
  priceOf: (type: string) => number | undefined,
): number | undefined {
  const prices = types.map(priceOf);
  return prices.reduce((most, one) =>
    most === undefined || one === undefined ? undefined : Math.max(most, one),
  );
}
