// Whether to colour a stream, as the conventions of terminals have it.
import type { Io } from './io.ts';

/**
 * `--no-color` and a non-empty NO_COLOR (no-color.org) win over FORCE_COLOR; without either, a terminal that is not
 * dumb is coloured.
 */
export function wantsColor(io: Io, stream: 'stdout' | 'stderr', noColor: boolean): boolean {
  if (noColor || isSet(io.env.NO_COLOR)) return false;
  if (isSet(io.env.FORCE_COLOR)) return io.env.FORCE_COLOR !== '0' && io.env.FORCE_COLOR !== 'false';
  return io.terminal[stream] && io.env.TERM !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
