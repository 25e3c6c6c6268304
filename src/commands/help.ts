// --help as people read it: the summary, then examples, then the rest; written through the run's own io.
import type { Config } from '@oclif/core/config';
import { CommandHelp, Help } from '@oclif/core/help';
import { loadConfig } from './oclif.ts';
import type { Output } from './output.ts';

class ExamplesFirst extends CommandHelp {
  protected override defaultUsage(): string {
    return `${super.defaultUsage()} [FLAGS]`;
  }

  protected override sections() {
    const sections = super.sections();
    const rank = (header: string) => (header === 'EXAMPLES' ? 0 : 1);
    return sections.sort((a, b) => rank(a.header) - rank(b.header));
  }
}

class InferraHelp extends Help {
  protected override CommandHelpClass = ExamplesFirst;
  readonly #out: Output;

  constructor(config: Config, out: Output, layout: { readonly columns: number; readonly color: boolean }) {
    super(config, {
      maxWidth: layout.columns,
      stripAnsi: !layout.color,
      docopts: false,
      flagSortOrder: 'none',
      hideCommandSummaryInDescription: true,
    });
    this.#out = out;
  }

  protected override log(...lines: string[]): void {
    this.#out.result(`${lines.join(' ')}\n`);
  }
}

/** Writes the help of a command, a topic or (`subject` empty) the program as a result. */
export async function showHelp(
  subject: string,
  out: Output,
  layout: { readonly columns: number; readonly color: boolean },
): Promise<void> {
  const config = await loadConfig();
  await new InferraHelp(config, out, layout).showHelp(subject === '' ? [] : subject.split(':'));
}
