// What every command of inferra is: oclif's flags and arguments, our own io. A command says what it wants to its flow
// and shows what comes back; it decides nothing.
import { Command } from '@oclif/core/command';
import type { Config } from '@oclif/core/config';
import type { ExitCode } from '../core/exit.ts';
import { globalFlags } from './flags.ts';
import type { Session } from './session.ts';

export abstract class InferraCommand extends Command {
  static override baseFlags = globalFlags;
  /** True where a run that is interrupted has something to bring to an end; all others are dropped at once. */
  static readonly windsDown: boolean = false;

  protected readonly session: Session;

  constructor(argv: readonly string[], config: Config, session: Session) {
    super([...argv], config);
    this.session = session;
  }

  /** Throws what went wrong; `run(argv, io)` turns it into words and an exit code. */
  abstract override run(): Promise<ExitCode>;
}

export type CommandClass = {
  readonly windsDown: boolean;
  new (argv: readonly string[], config: Config, session: Session): InferraCommand;
};
