// inferra schema: the JSON Schema of inference.yaml, for editors and for other tools.
import { readFile } from 'node:fs/promises';
import type { ExitCode } from '../../core/exit.ts';
import { InferraCommand } from '../base.ts';

const SCHEMA = new URL('../../../schemas/inference.schema.json', import.meta.url);

export default class Schema extends InferraCommand {
  static override summary = 'print the JSON Schema of inference.yaml';
  static override examples = [
    {
      command: '<%= config.bin %> <%= command.id %> > inference.schema.json',
      description: 'Keep the schema beside the file; an editor completes and explains with it',
    },
  ];

  async run(): Promise<ExitCode> {
    await this.parse(Schema);
    this.session.out.result(await readFile(SCHEMA, 'utf8'));
    return 0;
  }
}
