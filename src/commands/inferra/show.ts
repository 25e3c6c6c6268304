// inferra show: a saved plan, as plan printed it. Needs no account.
import * as Args from '@oclif/core/args';
import type { ExitCode } from '../../core/exit.ts';
import { parsePlan } from '../../flow/saved.ts';
import { InferraCommand } from '../base.ts';
import { readText } from '../files.ts';
import { savedPlanWriter, showFormatFlag } from '../plan-output.ts';

export default class Show extends InferraCommand {
  static override summary = 'show a plan that was saved with plan --out';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> plan.json',
      description: 'Read what apply plan.json would do',
    },
    {
      command: '<%= config.bin %> <%= command.id %> plan.json --format markdown',
      description: 'The same for the comment of a pull request',
    },
  ];
  static override flags = { format: showFormatFlag };
  static override args = { plan: Args.string({ required: true, description: 'the plan file' }) };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Show);
    const write = savedPlanWriter(this.session, flags);
    await write(await parsePlan(await readText(this.session.io, args.plan), args.plan));
    return 0;
  }
}
