// inferra apply: makes the account what the file says, and verifies that it is.
import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import type { Plan } from '../../core/plan.ts';
import { apply } from '../../flow/apply.ts';
import { parsePlan } from '../../flow/saved.ts';
import { applyFormatFlag, applyOutput } from '../apply-output.ts';
import { FleetCommand } from '../base.ts';
import { readText } from '../files.ts';
import {
  type AllowanceFlags,
  allowanceFlags,
  enforceFlag,
  noPreflightFlag,
  policyFlag,
  runFlags,
} from '../flags.ts';
import { alone } from '../fleet/asked.ts';
import { allowances, fileInput, runInput } from '../inputs.ts';
import { programVersion } from '../package.ts';
import { openPerformance } from '../stage.ts';

/** How a plan says that its file has no environments; the file cannot call one so. */
const NO_ENVIRONMENT = 'default';

export default class Apply extends FleetCommand {
  static override windsDown = true;
  static override summary = 'show the plan, ask, carry it out and verify it';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'Show the plan and ask before anything changes',
    },
    {
      command: '<%= config.bin %> <%= command.id %> plan.json',
      description:
        'Carry out a reviewed plan; refused, with nothing changed, once anything that it saw has moved',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --expect-digest $(jq -r .digest reviewed.json)',
      description: 'Carry out the plan of this digest, and no other',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --auto-approve --json',
      description: 'In CI: do not ask; one event a line',
    },
    {
      command: '<%= config.bin %> <%= command.id %> plan.json --format github',
      description: 'In GitHub Actions: annotations for what did not come off, and the summary of the step',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --prune --max-deletes 1 --target old-ranker',
      description: 'Remove one endpoint that the file no longer has',
    },
  ];
  static override flags = {
    ...runFlags,
    ...allowanceFlags,
    'allow-jobs': Flags.boolean({
      exclusive: ['locked'],
      summary:
        'without a terminal too: run the recommendation jobs that endpoints wait for, and pin what they find',
    }),
    enforce: enforceFlag,
    policy: policyFlag,
    preflight: noPreflightFlag,
    format: applyFormatFlag,
    'expect-digest': Flags.string({
      helpValue: '<digest>',
      summary: 'carry out the plan of this digest, which was reviewed, and refuse any other; does not ask',
    }),
    locked: Flags.boolean({
      summary: 'refuse what the lock file does not decide; without a terminal that is so anyway',
    }),
  };
  static override args = { plan: Args.string({ description: 'a plan that was saved with plan --out' }) };

  async run(): Promise<ExitCode> {
    const { args, flags: given, metadata } = await this.parse(Apply);
    const flags = alone(this.session.io, given);
    if (flags === undefined) throw oneAtATime();
    const output = applyOutput(this.session, flags);
    const saved = args.plan === undefined ? undefined : await this.savedPlan(args.plan, flags);
    const unattended = flags['no-input'] || !this.session.io.terminal.stdin;
    const locked = flags.locked || (unattended && !flags['allow-jobs']);
    const input = {
      ...fileInput({ ...flags, env: flags.env ?? environmentOf(saved) }),
      locked,
      enforce: flags.enforce,
      preflight: flags.preflight,
      ...(flags.policy === undefined ? {} : { policy: flags.policy }),
      ...expected(flags['expect-digest']),
      ...(saved === undefined ? allowances(flags) : { ...saved.allowances, saved }),
      ...runInput(flags),
      // Unless told otherwise, as long as `recommend run` waits.
      ...(metadata.flags.timeout?.setFromDefault === true ? { jobsTimeoutMs: JOBS_TIMEOUT_MS } : {}),
    };
    const stage = await openPerformance(this.session, {
      command: 'apply',
      flags: { ...flags, json: output.format === 'json' },
      isDocument: output.isDocument,
      version: await programVersion(),
    });
    const result = await apply(stage.ports, input);
    stage.end(result.exit, result.outcomes.length > 0);
    await output.write(result);
    return result.exit;
  }

  /** What may be changed stands in the plan: a flag that says something else would not be what was reviewed. */
  private async savedPlan(file: string, flags: AllowanceFlags): Promise<Plan> {
    const plan = await parsePlan(await readText(this.session.io, file), file);
    const given = Object.keys(allowanceFlags).filter((name) => flags[name as keyof AllowanceFlags]);
    if (given.length === 0) return plan;
    throw new InferraError('INF6001', `--${given.join(', --')} cannot be given with a saved plan`, {
      hint: `make the plan with it: inferra plan --${given.join(' --')} --out ${file}`,
    });
  }
}

function oneAtATime(): InferraError {
  return new InferraError('INF6021', 'apply carries out one plan, and this is a fleet', {
    hint: 'plan the fleet, have it reviewed, and apply each member by itself: --file FILE --env NAME',
  });
}

const JOBS_TIMEOUT_MS = 6 * 3_600_000;

/** A digest as the plan shows it, whole: one that is cut short is easily met by another plan. */
function expected(text: string | undefined): { readonly expectDigest?: string } {
  if (text === undefined) return {};
  const digest = text.toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digest)) return { expectDigest: digest };
  throw new InferraError('INF6004', `--expect-digest ${text} is not a digest`, {
    hint: 'give all 64 digits, as the last line of the plan has them, or `digest` of plan --json',
  });
}

/** Where a reviewed plan is for need not be said again. */
function environmentOf(saved: Plan | undefined): string | undefined {
  return saved?.environment === NO_ENVIRONMENT ? undefined : saved?.environment;
}
