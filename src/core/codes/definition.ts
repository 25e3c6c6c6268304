// What every code says for itself: `inferra explain CODE` and docs/errors.md print these and nothing else.
import type { ExitCode } from '../exit.ts';

export type CodeDefinition = {
  /** One line, lower case, no full stop. */
  readonly title: string;
  /** Why it happens, in a few plain sentences. */
  readonly why: string;
  /** How to fix it, in a few plain sentences. */
  readonly fix: string;
  /** The exit code of a command that ends because of it. */
  readonly exit: ExitCode;
};
