// The file as a document, with its values from the environment masked from here on.
import { type Loaded, loadDocument } from '../config/load.ts';
import type { FileInput, Ports } from './ports.ts';

export type LoadedFile = Loaded & {
  /** As it was read: places of the diagnostics lie in it. */
  readonly text: string;
};

/**
 * Reads and checks the file; offline.
 * @param check whether one environment is meant, or all of them where none is picked
 */
export async function load(
  ports: Ports,
  input: FileInput,
  check: typeof loadDocument = loadDocument,
): Promise<LoadedFile> {
  const text = await ports.readFile(input.file);
  const loaded = check({
    file: input.file,
    text,
    params: input.params,
    env: ports.env,
    ...(input.environment === undefined ? {} : { environment: input.environment }),
    ...(input.region === undefined ? {} : { region: input.region }),
  });
  ports.mask(loaded.masked);
  return { ...loaded, text };
}
