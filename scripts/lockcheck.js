import fs from 'node:fs';

const p = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')).packages;
const have = new Set(Object.keys(p).map((k) => k.replace(/^.*node_modules\//, '')));
const miss = Object.entries(p).flatMap(([k, v]) =>
  Object.keys({ ...v.dependencies, ...v.optionalDependencies })
    .filter((d) => !have.has(d))
    .map((d) => `${k} -> ${d}`),
);
console.log(miss);
