// inferra export: writes a file for what the account has. Read-only.
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../../core/errors.ts';
import type { ExitCode } from '../../core/exit.ts';
import { exportAccount } from '../../flow/export.ts';
import { projectOf } from '../../flow/init.ts';
import { exportJson, exportNotes } from '../../render/export.ts';
import { InferraCommand } from '../base.ts';
import { writeText } from '../files.ts';
import { allowanceFlags, connectionFlags, outputFlags } from '../flags.ts';
import { createPorts } from '../ports.ts';
import { viewOf } from '../view.ts';

export default class Export extends InferraCommand {
  static override summary = 'write a file for what the account has';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> --project risk --out inference.yaml',
      description: 'All endpoints that belong to no project yet',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --target FraudDetection-Prod --target ranker',
      description: 'Two endpoints, to stdout, whoever owns them',
    },
  ];
  static override baseFlags = { ...connectionFlags, ...outputFlags };
  static override flags = {
    target: allowanceFlags.target,
    project: Flags.string({
      helpValue: '<name>',
      summary: 'the project of the file; the name of the folder',
    }),
    'assume-role': Flags.string({
      helpValue: '<arn>',
      summary: 'act as this IAM role, and have the file do so, too',
    }),
    out: Flags.string({ helpValue: '<path>', summary: 'a new file to write to; stdout unless given' }),
  };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Export);
    const { io, out } = this.session;
    if (flags.out !== undefined && existsSync(resolve(io.cwd, flags.out))) {
      throw new InferraError('INF6016', `${flags.out} exists already`, {
        hint: 'write to another file and compare: what is in a file is never written over',
      });
    }
    const { report, exit } = await exportAccount(createPorts(this.session, flags), {
      project: flags.project ?? projectOf(basename(io.cwd)),
      names: flags.target ?? [],
      ...(flags['assume-role'] === undefined ? {} : { assumeRole: roleIn(flags['assume-role']) }),
      ...(flags.region === undefined ? {} : { region: flags.region }),
    });
    if (flags.out !== undefined) await writeText(io, flags.out, report.text);
    if (flags.json) out.result(exportJson(report));
    else if (flags.out === undefined) out.result(report.text);
    const notes = exportNotes(report, flags.out, viewOf(io, 'stderr', flags['no-color']));
    if (!flags.json && notes !== '') out.note(notes);
    return exit;
  }
}

function roleIn(arn: string): string {
  if (/^arn:aws[a-z-]*:iam::[0-9]{12}:role\/[a-zA-Z0-9_+=,.@/-]+$/.test(arn)) return arn;
  throw new InferraError('INF6004', `--assume-role ${arn} is not the ARN of an IAM role`, {
    hint: 'for example arn:aws:iam::123456789012:role/inferra',
  });
}
