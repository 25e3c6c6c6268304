// The one way out: everything that a run writes passes here and is masked here.
import { masker } from '../render/mask.ts';
import type { Io } from './io.ts';

export interface Output {
  /** Results: stdout. Whole texts only: a secret that is split over two calls would not be seen. */
  result(text: string): void;
  /** Everything else: stderr. */
  note(text: string): void;
  /** Hides these values in everything that is written from now on. */
  mask(secrets: readonly string[]): void;
  /** The text as it would be written, for what is drawn piece by piece. */
  hide(text: string): string;
}

export function createOutput(io: Pick<Io, 'stdout' | 'stderr'>): Output {
  const secrets = new Set<string>();
  let hide = masker([]);
  return {
    result: (text) => io.stdout(hide(text)),
    note: (text) => io.stderr(hide(text)),
    mask(more) {
      for (const one of more) secrets.add(one);
      hide = masker([...secrets]);
    },
    hide: (text) => hide(text),
  };
}
