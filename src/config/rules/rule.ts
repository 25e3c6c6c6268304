// What a rule between fields gets. A rule is a function that reports what it finds; it never sees a wrong value.
import type { Findings } from '../findings.ts';
import type { SoundFile } from '../sound.ts';
import type { Sources } from '../substitute.ts';
import type { Path } from '../tree.ts';

export type RuleInput = {
  /** Substitutions carried out, wrong values cut out. */
  readonly file: SoundFile;
  /** The tree as it was written, wrong values and references included. */
  readonly written: unknown;
  readonly sources: Sources;
  /** Whether the value at `path` holds something from `${env:…}`, and must not be shown. */
  readonly isSecret: (path: Path) => boolean;
  readonly findings: Findings;
};

export type Rule = (input: RuleInput) => void;
