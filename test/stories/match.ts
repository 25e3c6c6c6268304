// Compares what a command said with what its story expects: `...` alone stands for any lines, `[..]` for any text in one.

export function matches(actual: readonly string[], expected: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return actual.length === 0;
  if (first === '...')
    return matches(actual, rest) || (actual.length > 0 && matches(actual.slice(1), expected));
  return actual[0] !== undefined && lineMatches(actual[0], first) && matches(actual.slice(1), rest);
}

function lineMatches(actual: string, expected: string): boolean {
  if (!expected.includes('[..]')) return actual === expected;
  const pattern = expected
    .split('[..]')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`, 'u').test(actual);
}
