// inferra simulator reset: an empty world.
import type { ExitCode } from '../../../core/exit.ts';
import { jsonText } from '../../../render/json-text.ts';
import { InferraCommand } from '../../base.ts';
import { orCannotStart, worldFolder } from '../../world.ts';

export default class Reset extends InferraCommand {
  static override summary = 'forget the world of the embedded SageMaker';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'Start again with an empty account' },
  ];

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Reset);
    const { io, out } = this.session;
    const { resetSimulator } = await import('../../../simulator/index.ts');
    await orCannotStart(() => resetSimulator(worldFolder(io)));
    const json = `${jsonText({ formatVersion: '1.0', reset: true })}\n`;
    out.result(flags.json ? json : 'The simulated account is empty.\n');
    return 0;
  }
}
