// A renamed endpoint keeps the name that it has in the account (standing.ts), and is written down under its new address.
import type { LiveEndpoint } from '../../kinds/endpoint/spec.ts';
import { ADDRESS } from '../memory/tags.ts';
import type { Unit } from '../unit.ts';

/** The address that the live endpoint is written down under, where it is another one than the file's. */
export function renamedFrom(unit: Unit, live: LiveEndpoint | undefined): string | undefined {
  const written = live?.tags[ADDRESS];
  return written === unit.address ? undefined : written;
}
