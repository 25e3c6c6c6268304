// The licences of the packages that a bundle contains, in one text that is shipped with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const INTRO = 'inferra is shipped with code of the packages below, each under its own licence.\n';
const RULE = '='.repeat(80);

/**
 * @param {Iterable<string>} modules paths of the bundled files; those outside node_modules are ours
 * @returns {string} every package with its version; packages with the same text share it
 */
export function thirdPartyLicences(modules) {
  const packages = [...new Set([...modules].flatMap((path) => folderOf(path) ?? []))].map(read).sort(byName);
  const texts = new Set(packages.map(({ text }) => text));
  const sections = [...texts].map((text) => section(text, packages));
  return INTRO + sections.join('');
}

/** The innermost folder with a name and a version: some packages have further package.json files without. */
function folderOf(path) {
  if (!path.includes('/node_modules/')) return undefined;
  let folder = dirname(path.replace(/^\0/, '').replace(/\?.*$/, ''));
  while (packageOf(folder)?.version === undefined) folder = dirname(folder);
  return folder;
}

function packageOf(folder) {
  const file = join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function read(folder) {
  const { name, version, license } = packageOf(folder);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)(?:[.-]|$)/i.test(file));
  const text = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  // The Apache licence names nobody; every other one has to come with its copyright line.
  if (files.length === 0 && license !== 'Apache-2.0')
    throw new Error(`${name} ${version} has no licence file`);
  return { title: `${name} ${version} (${license})`, text: text.join('\n\n') };
}

function byName({ title: one }, { title: other }) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function section(text, packages) {
  const titles = packages.flatMap((one) => (one.text === text ? one.title : [])).join('\n');
  return `\n${RULE}\n${titles}\n\n${text || 'https://www.apache.org/licenses/LICENSE-2.0'}\n`;
}
