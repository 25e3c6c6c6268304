// What stands beside the program in its package: package.json and the schemas. This file is two folders below the
// root in src as it is in dist, where the bundle puts every chunk.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../..', import.meta.url);

/** The folder of the package. */
export const packageRoot = fileURLToPath(ROOT);

/** The text of a file of the package, by its path from the root. */
export function packageText(path: string): Promise<string> {
  return readFile(new URL(path, ROOT), 'utf8');
}

/** The version of inferra. */
export async function programVersion(): Promise<string> {
  const { version } = JSON.parse(await packageText('package.json')) as { readonly version: string };
  return version;
}
