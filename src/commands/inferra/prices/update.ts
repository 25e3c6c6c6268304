// inferra prices update: writes the price list of AWS down beside the file. Changes nothing in the account.
import type { ExitCode } from '../../../core/exit.ts';
import { updatePrices } from '../../../flow/update-prices.ts';
import { pricesJson, pricesText } from '../../../render/prices.ts';
import { FileCommand } from '../../base.ts';
import { fileInput } from '../../inputs.ts';
import { createPorts } from '../../ports.ts';
import { viewOf } from '../../view.ts';

export default class PricesUpdate extends FileCommand {
  /** A price file that is being written is written. */
  static override readonly windsDown = true;
  static override summary = 'read the price list of AWS into the price file that plans reckon with';
  static override examples = [
    { command: '<%= config.bin %> <%= command.id %>', description: 'The region of the file' },
    {
      command: '<%= config.bin %> <%= command.id %> --env prod-eu',
      description: 'The region of one environment; those of others stay as they are',
    },
  ];

  async run(): Promise<ExitCode> {
    const { flags } = await this.parse(PricesUpdate);
    const { io, out } = this.session;
    const report = await updatePrices(createPorts(this.session, flags), fileInput(flags));
    const view = viewOf(io, 'stdout', flags['no-color']);
    out.result(flags.json ? pricesJson(report) : pricesText(report, view));
    return 0;
  }
}
