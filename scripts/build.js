// Builds dist/ and oclif.manifest.json from the sources.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publish, replace } from './publish.js';
import { ensureInstalled, root, step, tool } from './steps.js';

const ENTRY = 'commands/bin';

export async function build() {
  ensureInstalled();
  const { buildValidator } = await import('./validator.js');
  await buildValidator();
  step('tsc', tool('tsc'), ['-p', 'tsconfig.build.json']);
  const { manifest } = await import('./manifest.js');
  replace(join(root, 'oclif.manifest.json'), await manifest());
  publish(join(root, 'dist'), await files());
}

/** Everything of dist/, the program's entry last. */
async function files() {
  const { bundle } = await import('./bundle.js');
  const { thirdPartyLicences } = await import('./licences.js');
  const bundled = await bundle({ [ENTRY]: `${ENTRY}.ts` });
  const licences = thirdPartyLicences(bundled.flatMap(({ modules }) => modules));
  const isEntry = ({ path }) => path === `${ENTRY}.js`;
  const sorted = [...bundled.filter((one) => !isEntry(one)), ...bundled.filter(isEntry)];
  return new Map([['THIRD-PARTY-LICENSES.txt', licences], ...sorted.map(({ path, text }) => [path, text])]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
