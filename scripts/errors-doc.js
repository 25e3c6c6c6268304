// Writes docs/errors.md from the registry of codes; with --check, fails when the file is not what would be written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { source } from './source.js';
import { root } from './steps.js';

const FAMILIES = {
  1: 'The configuration file',
  2: 'The account, credentials and the service',
  3: 'Ownership, history and the plan',
  4: 'Applying',
  5: 'Safety',
  6: 'Usage, interruption and inferra itself',
  7: 'Decisions and the lock file',
  8: 'Drift',
  9: 'Before anything is changed',
};

const { registry } = await source({ registry: 'core/codes.ts' });
const file = join(root, 'docs', 'errors.md');
const text = page(registry.codes);
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('docs/errors.md is stale: run npm run gen');
  process.exitCode = 1;
}

function page(all) {
  const families = Object.entries(FAMILIES).map(([digit, title]) => family(title, `INF${digit}`, all));
  const intro = 'Every problem that inferra reports has a code. `inferra explain CODE` prints the same text.';
  return `# Errors\n\nGenerated from \`src/core/codes\`; do not edit. ${intro}\n\n${families.join('\n')}`;
}

function family(title, prefix, all) {
  const entries = Object.entries(all)
    .filter(([code]) => code.startsWith(prefix))
    .sort(([a], [b]) => a.localeCompare(b));
  return `## ${title}\n\n${entries.map(([code, one]) => entry(code, one)).join('\n')}`;
}

function entry(code, { title, why, fix, exit }) {
  return `### ${code}\n\n${title} (exit ${exit})\n\n- Why: ${why}\n- Fix: ${fix}\n`;
}
