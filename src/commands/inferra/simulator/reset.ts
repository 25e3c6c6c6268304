// inferra simulator reset: an empty world.
import { rm } from 'node:fs/promises';
import type { ExitCode } from '../../../core/exit.ts';
import { InferraCommand } from '../../base.ts';
import { worldFolder } from '../../world.ts';

export default class Reset extends InferraCommand {
  static override summary = 'forget the world of the embedded SageMaker';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'Start again with an empty account' },
  ];

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Reset);
    const folder = worldFolder(this.session.io);
    await rm(folder, { recursive: true, force: true });
    const json = { formatVersion: '1.0', removed: folder };
    this.session.out.result(flags.json ? `${JSON.stringify(json)}\n` : 'The simulated account is empty.\n');
    return 0;
  }
}
