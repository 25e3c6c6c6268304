import { describe, expect, it } from 'vitest';
import { formatOf } from './flags.ts';

describe('the format of a result', () => {
  it.each([
    ['is the first one without a flag', { json: false }, 'text'],
    ['is that of --format', { json: false, format: 'sarif' }, 'sarif'],
    ['is JSON with --json', { json: true }, 'json'],
    ['is JSON with both saying so', { json: true, format: 'json' }, 'json'],
  ])('%s', (_, flags, format) => {
    expect(formatOf(flags, 'text')).toBe(format);
  });

  it('is refused where the flags contradict each other', () => {
    expect(() => formatOf({ json: true, format: 'sarif' }, 'text')).toThrow('exclude each other');
  });
});
