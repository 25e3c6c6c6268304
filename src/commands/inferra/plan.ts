// inferra plan: what would change, why, in which order, and what that does to traffic and cost. Read-only.
import * as Flags from '@oclif/core/flags';
import { type ExitCode, worstExit } from '../../core/exit.ts';
import { plan } from '../../flow/plan.ts';
import { planJson } from '../../render/plan-json.ts';
import { safe } from '../../render/safe.ts';
import { FleetCommand } from '../base.ts';
import { writeText } from '../files.ts';
import { allowanceFlags, enforceFlag, type GlobalFlags, policyFlag, preflightFlag } from '../flags.ts';
import { alone } from '../fleet/asked.ts';
import { allowances, fileInput } from '../inputs.ts';
import { planFormatFlag, planWriter } from '../plan-output.ts';
import { createPorts } from '../ports.ts';

/** The plan itself says for which environment it is and what it may do; where it was made has to be said again. */
function applyArguments(out: string, { file, param = [], region, profile, simulator }: GlobalFlags): string {
  const words = [
    out,
    ...(file === 'inference.yaml' ? [] : ['--file', file]),
    ...param.flatMap((pair) => ['--param', pair]),
    ...(region === undefined ? [] : ['--region', region]),
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(simulator ? ['--simulator'] : []),
  ];
  return safe(words.join(' '));
}

export default class Plan extends FleetCommand {
  static override summary = 'show what apply would change, and change nothing';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'Compare inference.yaml with the account',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --simulator',
      description: 'The same against the embedded SageMaker, without an account',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --out plan.json',
      description: 'Save it for review; apply plan.json is refused once anything that it saw has moved',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --preflight',
      description: 'And whether the account has what the changes need: roles, archives, images, quotas',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --detailed-exitcode --json > plan.json',
      description: 'In CI: exit 2 when anything differs',
    },
    {
      command: '<%= config.bin %> <%= command.id %> -f "teams/**/inference.yaml" --env all',
      description: 'Every environment of every file, each in its own account',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --format github',
      description: 'In GitHub Actions: annotations, and the plan in the summary of the step',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --format markdown > plan.md',
      description: 'For the comment of a pull request',
    },
  ];
  static override flags = {
    ...allowanceFlags,
    enforce: enforceFlag,
    policy: policyFlag,
    preflight: preflightFlag,
    format: planFormatFlag,
    out: Flags.string({
      helpValue: '<path>',
      summary: 'save the plan, so that apply carries out exactly this one',
    }),
    'detailed-exitcode': Flags.boolean({
      summary: 'exit 2 when anything differs, unpruned endpoints included',
    }),
  };

  async run(): Promise<ExitCode> {
    const { flags: given } = await this.parse(Plan);
    const { io, out } = this.session;
    const flags = alone(io, given);
    if (flags === undefined) {
      const { planFleet } = await import('../fleet/plan.ts');
      return planFleet(this.session, given, allowances(given));
    }
    const write = planWriter(this.session, flags);
    const result = await plan(createPorts(this.session, flags), {
      ...fileInput(flags),
      ...allowances(flags),
      enforce: flags.enforce,
      preflight: flags.preflight,
      ...(flags.policy === undefined ? {} : { policy: flags.policy }),
    });
    await write(result.plan, result.places);
    if (flags.out !== undefined) {
      await writeText(io, flags.out, out.hide(planJson(result.plan)));
      out.note(
        `Saved; carry out exactly this plan with: inferra apply ${applyArguments(flags.out, flags)}\n`,
      );
    }
    return worstExit([result.exit, flags['detailed-exitcode'] && result.differs ? 2 : 0]);
  }
}
