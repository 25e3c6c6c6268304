// oclif's manifest: summaries, flags and examples of every command, so that --help and completion load none of them.
import { Plugin, settings } from '@oclif/core';
import { source } from './source.js';
import { root } from './steps.js';

settings.enableAutoTranspile = false;

/** oclif finds commands in folders; ours stand in the table. */
class OfTable extends Plugin {
  #table;

  constructor(table) {
    super({ root, type: 'core', ignoreManifest: true, errorOnManifestCreate: true });
    this.#table = table;
  }

  async getCommandIDs() {
    return Object.keys(this.#table);
  }

  async findCommand(id) {
    const { default: Command } = await this.#table[id]();
    Command.id = id;
    return Command;
  }
}

/** @returns {Promise<string>} the text of oclif.manifest.json */
export async function manifest() {
  const { commands } = await source({ commands: 'commands/table.ts' });
  const plugin = new OfTable(commands.table);
  await plugin.load();
  return `${JSON.stringify(plugin.manifest, null, 2)}\n`;
}
