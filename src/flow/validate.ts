// `validate`: everything that can be known offline, in one run; of every environment, unless one is picked.
import { checkDocument } from '../config/load.ts';
import { type LoadedFile, load } from './load.ts';
import type { FileInput, Ports } from './ports.ts';

export function validate(ports: Ports, input: FileInput): Promise<LoadedFile> {
  return load(ports, input, checkDocument);
}
