// inferra show: a saved plan, as plan printed it. Needs no account.
import * as Args from '@oclif/core/args';
import type { ExitCode } from '../../core/exit.ts';
import { parsePlan } from '../../flow/saved.ts';
import { planText } from '../../render/plan.ts';
import { planJson } from '../../render/plan-json.ts';
import { InferraCommand } from '../base.ts';
import { readText } from '../files.ts';
import { viewOf } from '../view.ts';

export default class Show extends InferraCommand {
  static override summary = 'show a plan that was saved with plan --out';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> plan.json',
      description: 'Read what apply plan.json would do',
    },
  ];
  static override args = { plan: Args.string({ required: true, description: 'the plan file' }) };

  async run(): Promise<ExitCode> {
    const { args, flags } = await this.parse(Show);
    const { io, out } = this.session;
    const plan = parsePlan(await readText(io, args.plan), args.plan);
    out.result(flags.json ? planJson(plan) : planText(plan, viewOf(io, 'stdout', flags['no-color'])));
    return 0;
  }
}
