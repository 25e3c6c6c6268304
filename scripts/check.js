// `npm run check`: everything that CI runs, the quick things first, the tests last.
import { ensureInstalled, root, step, tool } from './steps.js';

const node = (title, script, ...args) => step(title, process.execPath, [`scripts/${script}`, ...args]);

process.chdir(root);
node('lockcheck', 'lockcheck.js');
ensureInstalled();
const { build } = await import('./build.js');
await build();
step('biome', tool('biome'), ['ci', '.']);
step('tsc', tool('tsc'), ['-p', '.']);
node('generated files are fresh', 'gen.js', '--check');
node('docs/errors.md is fresh', 'errors-doc.js', '--check');
node('docs/coverage.md is fresh', 'coverage.js', '--check');
step('knip', tool('knip'), []);
node('tests', 'test.js');
