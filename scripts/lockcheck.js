// Fails when a package that a locked package needs has no entry of its own: `npm ci` would refuse such a lock file.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const locked = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
const missing = Object.entries(packages).flatMap(([path, one]) =>
  Object.keys({ ...one.dependencies, ...one.optionalDependencies })
    .filter((name) => !locked.has(name))
    .map((name) => `${path || 'package.json'} needs ${name}`),
);
for (const line of missing) console.error(line);
if (missing.length > 0) process.exitCode = 1;
