// inferra schema: the JSON Schemas of what inferra reads and writes, for editors and for other tools.
import * as Args from '@oclif/core/args';
import type { ExitCode } from '../../core/exit.ts';
import { InferraCommand } from '../base.ts';
import { packageText } from '../package.ts';

export default class Schema extends InferraCommand {
  static override summary =
    'print the JSON Schema of inference.yaml, of plans, of drift reports, of fleets, or of notifications';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> > inference.schema.json',
      description: 'Keep the schema beside the file; an editor completes and explains with it',
    },
    {
      command: '<%= config.bin %> <%= command.id %> plan > plan.schema.json',
      description: 'For programs that read plan --json',
    },
    {
      command: '<%= config.bin %> <%= command.id %> notification > notification.schema.json',
      description: 'For programs that drift --notify tells',
    },
    {
      command: '<%= config.bin %> <%= command.id %> drift > drift.schema.json',
      description: 'For programs that read drift --json',
    },
  ];
  static override args = {
    name: Args.string({
      default: 'inference',
      options: ['inference', 'plan', 'drift', 'fleet', 'notification'],
      description: 'of what; inference (inference.yaml) unless given',
      ignoreStdin: true,
    }),
  };

  async run(): Promise<ExitCode> {
    const { args } = await this.parse(Schema);
    this.session.out.result(await packageText(`schemas/${args.name}.schema.json`));
    return 0;
  }
}
