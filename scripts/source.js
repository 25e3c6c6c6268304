// Gives scripts modules of src, bundled as the program is: what a script measures or prints is what is shipped.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.js';
import { root } from './steps.js';

/**
 * Modules that are asked for together share what they import.
 * @param {Readonly<Record<string, string>>} entries from a name to a path in src
 * @returns {Promise<Readonly<Record<string, any>>>} from the name to the module
 */
export async function source(entries) {
  const folder = join(root, 'node_modules', '.cache', 'inferra', String(process.pid));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const named = Object.entries(entries).map(([name, path]) => [`entries/${name}`, path]);
  for (const { path, text } of await bundle(Object.fromEntries(named))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const load = async (name) => [
    name,
    await import(pathToFileURL(join(folder, 'entries', `${name}.js`)).href),
  ];
  return Object.fromEntries(await Promise.all(Object.keys(entries).map(load)));
}
