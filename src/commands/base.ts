// What every command of inferra is: flags and arguments as oclif describes and parses them, our own io. A command says
// what it wants to its flow and shows what comes back; it decides nothing.
import type { ArgInput, FlagInput } from '@oclif/core/interfaces';
import { type Input, type ParserOutput, parse } from '@oclif/core/parser';
import type { ExitCode } from '../core/exit.ts';
import { fleetFlags, globalFlags, outputFlags } from './flags.ts';
import type { Session } from './session.ts';

type Values = Readonly<Record<string, unknown>>;
type Example = { readonly command: string; readonly description: string };

/**
 * oclif's manifest, and with it --help, is written from the static members at build time. oclif's own Command is not
 * the base: it loads all of oclif, of which a run needs only the parser (docs/decisions/0018).
 */
export abstract class InferraCommand {
  static readonly summary: string = '';
  static readonly examples: readonly Example[] = [];
  static readonly args: ArgInput = {};
  static readonly flags: FlagInput = {};
  static readonly baseFlags = outputFlags;
  /** True where a run that is interrupted has something to bring to an end; all others are dropped at once. */
  static readonly windsDown: boolean = false;

  protected readonly argv: readonly string[];
  protected readonly session: Session;

  constructor(argv: readonly string[], session: Session) {
    this.argv = argv;
    this.session = session;
  }

  /** Throws what went wrong; `run(argv, io)` turns it into words and an exit code. */
  abstract run(): Promise<ExitCode>;

  /** The command line as this command declares it. @throws oclif's CLIError, which failure.ts puts into our words. */
  protected parse<F extends Values, B extends Values, A extends Values>(
    command: Input<F, B, A>,
  ): Promise<ParserOutput<F, B, A>> {
    const { args, flags, baseFlags } = command;
    const all = { ...baseFlags, ...flags } as NonNullable<typeof flags>;
    return parse([...this.argv], { ...(args === undefined ? {} : { args }), flags: all });
  }
}

/** A command that reads the configuration. */
export abstract class FileCommand extends InferraCommand {
  static override readonly baseFlags = globalFlags;
}

/** A command that reads one configuration, or those of a fleet. */
export abstract class FleetCommand extends InferraCommand {
  static override readonly baseFlags = fleetFlags;
}

export type CommandClass = {
  readonly examples: readonly Example[];
  readonly windsDown: boolean;
  new (argv: readonly string[], session: Session): InferraCommand;
};
