import { expect, it } from 'vitest';
import { keysOf } from './keys.ts';

it.each([
  ['of a section', 'endpoints: { fraud: {}, docs-search: {} }', ['fraud', 'docs-search']],
  ['of a file that is not valid', 'version: 9\nendpoints: { a: { modl: 1 } }', ['a']],
  [
    'without those that a shell would make something of',
    'endpoints: { "$(id)": {}, "a b": {}, "-x": {}, ok: {} }',
    ['ok'],
  ],
  ['of a file without the section', 'version: 1', []],
  ['of a section that is a list', 'endpoints: [a]', []],
  ['of what is no YAML', 'a: [', []],
  ['of an empty file', '', []],
])('keys %s', (_, text, keys) => {
  expect(keysOf(text, 'endpoints')).toEqual(keys);
});
