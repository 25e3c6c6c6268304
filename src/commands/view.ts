// How text looks on each of the two streams.
import { paintFor, type View } from '../render/paint.ts';
import { wantsColor } from './color.ts';
import type { Io } from './io.ts';

export function viewOf(io: Io, stream: 'stdout' | 'stderr', noColor: boolean): View {
  return { paint: paintFor(wantsColor(io, stream, noColor)), width: io.terminal.columns };
}
