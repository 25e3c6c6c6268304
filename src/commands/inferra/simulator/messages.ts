// inferra simulator messages: what reached the topics, buses and webhooks of the simulated account.
import * as Flags from '@oclif/core/flags';
import type { ExitCode } from '../../../core/exit.ts';
import { messagesJson, messagesText } from '../../../render/messages.ts';
import { InferraCommand } from '../../base.ts';
import { regionFlag } from '../../flags.ts';
import { SIMULATED_REGION } from '../../ports.ts';
import { openWorld } from '../../world.ts';

export default class Messages extends InferraCommand {
  static override summary = 'show what SNS, EventBridge and webhooks got from the simulated account';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %>',
      description: 'What was published, the first one first',
    },
  ];
  static override flags = {
    region: regionFlag,
    account: Flags.string({ helpValue: '<id>', summary: 'the account; 123456789012 unless given' }),
  };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Messages);
    const { region = SIMULATED_REGION, account } = flags;
    const { world } = await openWorld(this.session, { region, account });
    const messages = [...world.seenAll('message', 0)].sort((a, b) => a.created - b.created);
    this.session.out.result(flags.json ? messagesJson(messages) : messagesText(messages));
    return 0;
  }
}
