// oclif's view of the whole program, read off its manifest: for --help and completion. No other run loads it.
import { Config } from '@oclif/core/config';
import { settings } from '@oclif/core/settings';
import { packageRoot } from './package.ts';

// oclif looks for TypeScript sources under NODE_ENV=test; what runs is always what was loaded.
settings.enableAutoTranspile = false;

export function loadConfig(): Promise<Config> {
  return Config.load({ root: packageRoot });
}
