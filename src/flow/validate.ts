// `validate`: everything that can be known offline, in one run; of every environment, unless one is picked.
import { check, type LoadedFile } from './load.ts';
import type { FileInput, Ports } from './ports.ts';

export function validate(ports: Ports, input: FileInput): Promise<LoadedFile> {
  return check(ports, input);
}
