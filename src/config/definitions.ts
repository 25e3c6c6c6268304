// Finds what the schema says about the value at a path: its title, its rule in words, an example.
import { type Definition, definitions } from './generated/validator.js';
import type { Path } from './tree.ts';

export type NamedDefinition = Definition & { readonly name: string };

const NONE: NamedDefinition = { name: '', title: 'the value', example: undefined, properties: {} };

/** The definition of the value at `path`; an empty one where the schema knows no such place. */
export function definitionAt(path: Path): NamedDefinition {
  return path.reduce((holder, key) => named(childOf(holder, key)), named('file'));
}

/** The definition of the key that `path` ends in, where the mapping has free keys. */
export function keyDefinitionAt(path: Path): NamedDefinition {
  return named(definitionAt(path.slice(0, -1)).eachKey);
}

/** What a message calls the value at `path`: the variable's own name in maps, else the title. */
export function titleOf(path: Path): string {
  const { name, title } = definitionAt(path);
  const key = path.at(-1) ?? '';
  if (name === 'envValue') return `env ${key}`;
  if (name === 'tagValue') return `tag ${key}`;
  if (name === 'model' || name === 'endpoint' || name === 'variant') return `${name} ${key}`;
  return title;
}

function childOf(holder: Definition, key: string): string | undefined {
  return Object.hasOwn(holder.properties, key) ? holder.properties[key] : holder.each;
}

function named(name: string | undefined): NamedDefinition {
  if (name === undefined || !Object.hasOwn(definitions, name)) return NONE;
  const definition = definitions[name];
  return definition === undefined ? NONE : { ...definition, name };
}
