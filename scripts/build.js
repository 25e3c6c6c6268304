// Builds dist/ and oclif.manifest.json from the sources.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root, step, tool } from './steps.js';

export async function build() {
  ensureInstalled();
  const { buildValidator } = await import('./validator.js');
  await buildValidator();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  step('tsc', tool('tsc'), ['-p', 'tsconfig.build.json']);
  copyAssets();
  await writeManifest();
}

/** What tsc leaves behind: generated JavaScript and JSON that is read, not imported. */
function copyAssets() {
  const copied = new Set(['', '.js', '.json']);
  cpSync(join(root, 'src'), join(root, 'dist'), {
    recursive: true,
    filter: (path) => copied.has(extname(path)) && basename(path) !== 'testing',
  });
}

/** oclif reads summaries, flags and examples from here, so that --help loads no command. */
async function writeManifest() {
  const { Plugin, settings } = await import('@oclif/core');
  settings.enableAutoTranspile = false;
  const plugin = new Plugin({ root, type: 'core', ignoreManifest: true, errorOnManifestCreate: true });
  await plugin.load();
  writeFileSync(join(root, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
