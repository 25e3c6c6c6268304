// `npm run bench`: what inferra costs its users, as figures: start-up beside bare node, and requests a plan.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.js';
import { root } from './steps.js';

const RUNS = Number(process.env.INFERRA_BENCH_RUNS ?? 15);
const ENDPOINTS = 100;
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const program = join(root, 'bin', 'run.js');

await build();
const folder = mkdtempSync(join(tmpdir(), 'inferra-bench-'));
try {
  writeFileSync(join(folder, 'one.yaml'), file(1));
  writeFileSync(join(folder, 'many.yaml'), file(ENDPOINTS));
  startUp();
  await requests();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function startUp() {
  console.log(`\nStart-up, median of ${RUNS} (fastest), ms`);
  figure('bare node', ['-e', '0']);
  figure('inferra --version', [program, '--version']);
  figure('inferra validate', [program, 'validate', '-f', 'one.yaml']);
  figure('inferra plan --simulator', [program, 'plan', '--simulator', '-f', 'one.yaml']);
  figure(`inferra validate, ${ENDPOINTS} endpoints`, [program, 'validate', '-f', 'many.yaml']);
  figure(`inferra plan --simulator, ${ENDPOINTS} endpoints`, [
    program,
    'plan',
    '--simulator',
    '-f',
    'many.yaml',
  ]);
}

function figure(name, args) {
  const times = Array.from({ length: RUNS }, () => {
    const begin = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder });
    if (status !== 0) throw new Error(`${name}: exit ${status}\n${stderr}`);
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  console.log(`  ${name.padEnd(46)} ${median.toFixed(0).padStart(6)} (${times[0].toFixed(0)})`);
}

/** Requests are counted by the simulated account itself. */
async function requests() {
  console.log(`\nRequests, ${ENDPOINTS} endpoints`);
  const { openSimulator } = await import('../dist/simulator/index.js');
  const simulator = await openSimulator();
  const count = async (name, work) => {
    const before = simulator.world.requests().length;
    await work();
    const sent = simulator.world.requests().slice(before);
    const mutating = sent.filter((one) => one.mutating).length;
    console.log(`  ${name.padEnd(46)} ${String(sent.length).padStart(6)}, ${mutating} of them mutating`);
  };
  await count('first plan', () => flow('plan', simulator));
  await count('apply', () => flow('apply', simulator));
  await count('plan with nothing to do', () => flow('plan', simulator));
  await simulator.close();
}

async function flow(name, { clock, requestHandler }) {
  const { connect } = await import('../dist/cloud/connect.js');
  const { [name]: run } = await import(`../dist/flow/${name}.js`);
  const nothing = () => {};
  const ports = {
    readFile: async () => file(ENDPOINTS),
    env: {},
    connect: async ({ region }) => ({ clock, cloud: connect({ region, clock, requestHandler }) }),
    mask: nothing,
    warn: nothing,
    present: nothing,
    ask: async () => true,
    listen: nothing,
    stop: new AbortController().signal,
  };
  const allowances = { targets: [], prune: false, allowDowntime: false, retry: false };
  const running = { autoApprove: true, wait: true, parallelism: 10, timeoutMs: 6 * 3_600_000 };
  const { exit } = await run(ports, { file: 'inference.yaml', params: {}, ...allowances, ...running });
  if (exit !== 0) throw new Error(`${name}: exit ${exit}`);
}

function file(endpoints) {
  return JSON.stringify({
    version: 1,
    project: 'bench',
    account: '123456789012',
    region: 'us-east-1',
    defaults: { role: 'arn:aws:iam::123456789012:role/sagemaker-execution' },
    models: {
      model: {
        image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
        artifact: 's3://bench-models/1/model.tar.gz',
      },
    },
    endpoints: Object.fromEntries(
      Array.from({ length: endpoints }, (_, nth) => [
        `endpoint-${nth}`,
        { model: 'model', instance: { type: 'ml.m5.large', count: 1 } },
      ]),
    ),
  });
}
