// `npm run quickstart`: walks a person through a first deployment on the embedded SageMaker, in a temporary copy of
// examples/quickstart. No account and no network are needed once the packages are installed. --keep leaves the folder.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.js';
import { root } from './steps.js';

const CHANGES = [
  ['instance: { type: ml.m5.large, count: 2 }', 'instance: { type: ml.m5.xlarge, count: 2 }'],
  ['instance: { type: ml.c6i.xlarge, count: 1 }', 'instance: { type: ml.c6i.xlarge, count: 2 }'],
];

const TOUR = [
  ['Check the file. This needs no account and shows every problem at once.', 'validate'],
  [
    'Compare it with the account. Nothing exists yet, so everything is to be created. Nothing is changed.',
    'plan',
  ],
  [
    'Carry it out. Each endpoint counts as done once it is in service with exactly the planned config. The simulated minutes pass in an instant.',
    'apply --auto-approve',
  ],
  ['Look at what is live.', 'status'],
  ['Plan again: the account is what the file says, so there is nothing to do.', 'plan'],
  ['Now change the file: a larger instance type for one endpoint, one more instance for another.', change],
  [
    'Plan the change. The new type is a swap to a new fleet; the new count is a live change of the running one.',
    'plan',
  ],
  ['Carry it out. What serves goes on serving; the old config stays for a way back.', 'apply --auto-approve'],
  ['Remove everything that this project owns, and nothing else.', 'destroy --auto-approve'],
];

console.log('Preparing: install if needed, then build.');
await build();
const folder = mkdtempSync(join(tmpdir(), 'inferra-quickstart-'));
let failed = false;
try {
  cpSync(join(root, 'examples', 'quickstart'), folder, { recursive: true });
  console.log(`\nWorking in ${folder}, on the embedded simulator: no AWS account is involved.`);
  failed = !TOUR.every(([why, what], index) => stop(index + 1, why, what));
} finally {
  if (process.argv.includes('--keep')) console.log(`\nThe folder is kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
console.log(
  failed
    ? '\nThe tour ended early: the last command failed.'
    : '\nThat was the tour. Next: docs/tutorial.md, a whole day.',
);
process.exitCode = failed ? 1 : 0;

function stop(number, why, what) {
  console.log(`\n${'─'.repeat(80)}\n${number}. ${why}\n`);
  return typeof what === 'function' ? what() : inferra(what);
}

function inferra(line) {
  const words = [...line.split(' '), ...(line === 'validate' ? [] : ['--simulator'])];
  console.log(`$ inferra ${words.join(' ')}\n`);
  const program = join(root, 'bin', 'run.js');
  return spawnSync(process.execPath, [program, ...words], { cwd: folder, stdio: 'inherit' }).status === 0;
}

function change() {
  const file = join(folder, 'inference.yaml');
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of CHANGES) {
    if (!text.includes(from)) throw new Error(`examples/quickstart/inference.yaml has no "${from}"`);
    text = text.replace(from, to);
    console.log(`- ${from}\n+ ${to}\n`);
  }
  writeFileSync(file, text);
  return true;
}
