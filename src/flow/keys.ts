// `completion --keys`: what the file names, for a shell that completes a command line. Offline, and silent about trouble.
import { type KeySection, keysOf } from '../config/keys.ts';
import type { Ports } from './ports.ts';

export async function fileKeys(
  ports: Pick<Ports, 'readFile'>,
  file: string,
  section: KeySection,
): Promise<readonly string[]> {
  // Somebody is in the middle of a command line: a file that cannot be read just offers nothing.
  const text = await ports.readFile(file).catch(() => '');
  return keysOf(text, section);
}
