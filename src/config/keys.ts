// The keys of one section of a file, for the completion of a command line: as far as the file can be read, and never
// with an error.
import { parse } from './parse/parse.ts';
import { isMapping } from './tree.ts';

/** A word that no shell makes anything of. */
const PLAIN = /^[a-z0-9][a-z0-9._-]*$/i;

export type KeySection = 'endpoints' | 'environments' | 'addresses';

/**
 * Keys of `section` in the order of the file, or of models and endpoints as addresses; those that are more than a plain
 * word are left out.
 */
export function keysOf(text: string, section: KeySection): readonly string[] {
  const file = parse('', text).tree?.value;
  if (section !== 'addresses') return keysIn(file, section);
  return ['models', 'endpoints'].flatMap((one) => keysIn(file, one).map((key) => `${one}.${key}`));
}

function keysIn(file: unknown, section: string): readonly string[] {
  const found = isMapping(file) ? file[section] : undefined;
  return isMapping(found) ? Object.keys(found).filter((key) => PLAIN.test(key)) : [];
}
