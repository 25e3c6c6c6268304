// `validate`: everything that can be known offline, in one run.
import type { Loaded } from '../config/load.ts';
import { load } from './load.ts';
import type { FileInput, Ports } from './ports.ts';

export function validate(ports: Ports, input: FileInput): Promise<Loaded> {
  return load(ports, input);
}
