// inferra simulator serve: the same simulated account over HTTP, for any AWS client.
import * as Flags from '@oclif/core/flags';
import { InferraError } from '../../../core/errors.ts';
import type { ExitCode } from '../../../core/exit.ts';
import { jsonText } from '../../../render/json-text.ts';
import { InferraCommand } from '../../base.ts';
import { regionFlag } from '../../flags.ts';
import { stopReason } from '../../io.ts';
import { orCannotStart, readScenario, worldFolder } from '../../world.ts';

export default class Serve extends InferraCommand {
  static override windsDown = true;
  static override summary = 'serve the embedded SageMaker over HTTP on this machine';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> --port 4599',
      description:
        'Serve until Ctrl-C; then, in another terminal:\naws --endpoint-url http://127.0.0.1:4599 sagemaker list-endpoints',
    },
    {
      command: '<%= config.bin %> <%= command.id %> --speed 60',
      description: 'A minute of the service passes in a second',
    },
  ];
  static override flags = {
    region: regionFlag,
    port: Flags.integer({
      default: 4599,
      min: 0,
      max: 65535,
      helpValue: '<number>',
      summary: 'the port; 0 takes a free one',
    }),
    speed: Flags.string({ default: '1', helpValue: '<factor>', summary: 'simulated seconds in a second' }),
    seed: Flags.integer({
      default: 1,
      min: 0,
      helpValue: '<number>',
      summary: 'durations, ids and refusals follow from it',
    }),
    account: Flags.string({ helpValue: '<id>', summary: 'the account; 123456789012 unless given' }),
  };

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(Serve);
    const { io, out } = this.session;
    const { serveSimulator } = await import('../../../simulator/index.ts');
    const scenario = await readScenario(io);
    const served = await orCannotStart(() =>
      serveSimulator({
        dir: worldFolder(io),
        port: flags.port,
        speed: factor(flags.speed),
        seed: flags.seed,
        ...(flags.region === undefined ? {} : { region: flags.region }),
        ...(flags.account === undefined ? {} : { account: account(flags.account) }),
        ...(scenario === undefined ? {} : { scenario }),
      }),
    );
    this.session.onClose(() => served.close());
    const url = `http://127.0.0.1:${served.port}`;
    const json = `${jsonText({ formatVersion: '1.0', type: 'serving', url, port: served.port })}\n`;
    out.result(flags.json ? json : `SageMaker is simulated at ${url} until Ctrl-C\n`);
    await aborted(io.stop);
    return stopReason(io.stop)?.exit ?? 0;
  }
}

function factor(text: string): number {
  const speed = Number(text);
  if (speed > 0 && Number.isFinite(speed)) return speed;
  throw new InferraError('INF6004', `--speed ${text} is not a number above 0`);
}

function account(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InferraError('INF6004', `--account ${text} is not an account id of 12 digits`);
}

function aborted(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}
