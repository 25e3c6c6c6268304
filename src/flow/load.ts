// The file as a document, with its values from the environment masked from here on.
import { checkDocument, type Loaded, loadDocument } from '../config/load.ts';
import type { Sources } from '../config/substitute.ts';
import type { FileInput, Ports } from './ports.ts';

export type LoadedFile = Loaded & {
  /** As it was read: places of the diagnostics lie in it. */
  readonly text: string;
};

/** Reads and checks the file, or the environment of it that is picked; offline. */
export async function load(ports: Ports, input: FileInput): Promise<LoadedFile> {
  const { shared } = input;
  return shared === undefined
    ? loadWith(ports, input, loadDocument)
    : masked(ports, shared.text, shared.open.load(sourcesOf(ports, input)));
}

/** The same, and every environment of it where none is picked. */
export async function check(ports: Ports, input: FileInput): Promise<LoadedFile> {
  return input.environment === undefined ? loadWith(ports, input, checkDocument) : load(ports, input);
}

async function loadWith(ports: Ports, input: FileInput, read: typeof loadDocument): Promise<LoadedFile> {
  const text = input.shared?.text ?? (await ports.readFile(input.file));
  return masked(ports, text, read({ file: input.file, text, ...sourcesOf(ports, input) }));
}

function masked(ports: Ports, text: string, loaded: Loaded): LoadedFile {
  ports.mask(loaded.masked);
  return { ...loaded, text };
}

function sourcesOf({ env }: Ports, { params, environment, region }: FileInput): Sources {
  return {
    params,
    env,
    ...(environment === undefined ? {} : { environment }),
    ...(region === undefined ? {} : { region }),
  };
}
