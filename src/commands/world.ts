// Where the embedded SageMaker keeps its world, and the scenario that it plays.
import { join } from 'node:path';
import type { Io } from './io.ts';

/** The folder belongs to the working folder, like the file it goes with. */
export function worldFolder(io: Pick<Io, 'cwd'>): string {
  return join(io.cwd, '.inferra', 'simulator');
}
