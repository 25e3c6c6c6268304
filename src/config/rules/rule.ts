// What a rule between fields gets. A rule is a function that reports what it finds; it never sees a wrong value.
import type { Findings } from '../findings.ts';
import type { SoundFile } from '../sound.ts';
import type { Sources } from '../substitute.ts';

export type RuleInput = {
  /** Substitutions carried out, wrong values cut out. */
  readonly file: SoundFile;
  /** The tree as it was written, wrong values and references included. */
  readonly written: unknown;
  readonly sources: Sources;
  readonly findings: Findings;
};

export type Rule = (input: RuleInput) => void;
