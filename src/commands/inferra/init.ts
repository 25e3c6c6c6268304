// inferra init: a first inference.yaml, by a few questions or by flags alone.
import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import { type Asking, init } from '../../flow/init.ts';
import { jsonText } from '../../render/json-text.ts';
import { safe } from '../../render/safe.ts';
import { InferraCommand } from '../base.ts';
import { writeText } from '../files.ts';
import { fileFlag, outputFlags, regionFlag } from '../flags.ts';

/** Where the schema is once inferra is installed for the folder. */
const INSTALLED = 'node_modules/inferra/schemas/inference.schema.json';
const BESIDE = 'inference.schema.json';

export default class Init extends InferraCommand {
  static override summary = 'write a first inference.yaml';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'Answer a few questions' },
    {
      command:
        '<%= config.bin %> <%= command.id %> --no-input --project risk --region eu-central-1 --hardware ml.m5.large',
      description: 'Ask nothing: flags, and defaults for the rest',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --env staging',
      description: 'A file with environments, staging the first one',
    },
  ];
  static override baseFlags = { file: fileFlag, ...outputFlags };
  static override flags = {
    env: Flags.string({ helpValue: '<name>', summary: 'a first environment; without it the file has none' }),
    region: regionFlag,
    project: Flags.string({ helpValue: '<name>', summary: 'who owns the resources; the name of the folder' }),
    account: Flags.string({ helpValue: '<digits>', summary: 'the AWS account, as a guard' }),
    role: Flags.string({ helpValue: '<arn>', summary: 'the execution role of SageMaker' }),
    image: Flags.string({ helpValue: '<uri>', summary: 'the container image in Amazon ECR' }),
    artifact: Flags.string({ helpValue: '<s3-uri>', summary: 'the model archive in S3' }),
    hardware: Flags.string({
      helpValue: '<type>',
      summary: 'an instance type such as ml.m5.large, or serverless',
    }),
    force: Flags.boolean({ summary: 'overwrite the file where it exists' }),
  };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Init);
    const { io, out } = this.session;
    const target = resolve(io.cwd, flags.file);
    if (existsSync(target) && !flags.force) throw new InferraError('INF6016', `${flags.file} exists already`);
    const { project, account, region, role, image, artifact, hardware, env } = flags;
    const asked = Object.entries({ project, account, region, role, image, artifact, hardware, env });
    const input = {
      given: Object.fromEntries(asked.filter((one) => one[1] !== undefined)),
      folder: basename(dirname(target)),
      file: flags.file,
      schema: this.schemaFor(target),
    };
    await writeText(io, flags.file, await init(input, flags['no-input'] ? undefined : this.asking()));
    const next = nextSteps(flags, input.schema);
    out.result(
      flags.json
        ? `${jsonText({ formatVersion: '1.0', file: flags.file, next }, 2)}\n`
        : `Wrote ${safe(flags.file)}. Next:\n${nextText(next)}`,
    );
    return 0;
  }

  private schemaFor(target: string): string {
    const installed = resolve(this.session.io.cwd, INSTALLED);
    return existsSync(installed) ? relative(dirname(target), installed) : BESIDE;
  }

  /** Nobody is asked where the input is no terminal. */
  private asking(): Asking | undefined {
    const { io, out } = this.session;
    if (!io.terminal.stdin) return undefined;
    return {
      ask: ({ text, fallback }) => io.ask(`${text} [${safe(fallback) || 'none'}]: `, io.stop),
      refuse: ({ message, reason, hint }) =>
        out.note(`  ${safe([message, reason, hint].filter((words) => words !== undefined).join('; '))}\n`),
    };
  }
}

type Next = { readonly command: string; readonly why: string };

function nextSteps(
  { file, env }: { file: string; env?: string | undefined },
  schema: string,
): readonly Next[] {
  const option = `${file === 'inference.yaml' ? '' : ` --file ${file}`}${env === undefined ? '' : ` --env ${env}`}`;
  const editor = { command: `inferra schema > ${BESIDE}`, why: 'your editor completes and explains' };
  return [
    ...(schema === BESIDE ? [editor] : []),
    { command: `inferra validate${option}`, why: 'offline' },
    { command: `inferra plan --simulator${option}`, why: 'on a simulated account' },
    { command: `inferra plan${option}`, why: 'in AWS; check account and role first' },
  ];
}

function nextText(next: readonly Next[]): string {
  const width = Math.max(...next.map(({ command }) => command.length));
  return next.map(({ command, why }) => `  ${safe(command.padEnd(width))}  # ${why}\n`).join('');
}
