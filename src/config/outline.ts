// What an entry that is added to a file has to know of the rest of it: keys that are taken, how endpoints are named, and what
// need not be repeated. As the picked environment has it, and as far as it can be read.
import { definitionAt } from './definitions.ts';
import { overlaid } from './overlay.ts';
import { parse } from './parse/parse.ts';
import { expand } from './references.ts';
import { factAt, type Sources } from './substitute.ts';
import { isMapping, type Path, valueAt } from './tree.ts';

export type Outline = {
  /** With every substitution but `${key}` carried out; absent where the file says nothing of it. */
  readonly naming?: string;
  readonly role?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Keys that any environment has, too. */
  readonly models: ReadonlySet<string>;
  readonly endpoints: ReadonlySet<string>;
  /** Where entries are added: at the top, or in the picked environment, whose business alone they are. */
  readonly holder: Path;
};

export function outlineOf(text: string, sources: Sources): Outline {
  const written = parse('', text).tree ?? { value: {}, spots: new Map() };
  const { environment } = sources;
  const holder = environment === undefined ? [] : ['environments', environment];
  const known = Object.keys(definitionAt(['environments', '*']).properties);
  const tree = environment === undefined ? written : overlaid(written, holder, known);
  const textAt = (path: Path) => {
    const value = valueAt(tree.value, path);
    return typeof value === 'string' ? expanded(value, tree.value, sources) : undefined;
  };
  const [naming, role] = [textAt(['naming']), textAt(['defaults', 'role'])];
  const tags = Object.keys(mappingAt(tree.value, ['defaults', 'tags'])).flatMap((key) => {
    const value = textAt(['defaults', 'tags', key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return {
    ...(naming === undefined ? {} : { naming }),
    ...(role === undefined ? {} : { role }),
    tags: Object.fromEntries(tags),
    models: keysOf(written.value, 'models'),
    endpoints: keysOf(written.value, 'endpoints'),
    holder,
  };
}

function keysOf(file: unknown, section: string): ReadonlySet<string> {
  const patches = Object.values(mappingAt(file, ['environments']));
  return new Set([file, ...patches].flatMap((one) => Object.keys(mappingAt(one, [section]))));
}

function mappingAt(value: unknown, path: Path): Readonly<Record<string, unknown>> {
  const found = valueAt(value, path);
  return isMapping(found) ? found : {};
}

function expanded(text: string, file: unknown, sources: Sources): string | undefined {
  return expand(text, ({ name, argument = '', written }) => {
    if (name === 'key') return written;
    if (name === 'env') return sources.env[argument];
    return name === 'param' ? sources.params[argument] : factAt(file, name, sources);
  });
}
