// `npm run bench`: what inferra costs its users, as figures with their targets beside them: start-up next to bare node,
// requests, and a large account and a fleet served over HTTP at 30 ms a request. Figures, never assertions.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fleet } from './bench-fleet.js';
import { build } from './build.js';
import { source } from './source.js';
import { root } from './steps.js';

const RUNS = Number(process.env.INFERRA_BENCH_RUNS ?? 15);
const LATENCY_MS = 30;
const SHARDS = 16;
const FIRST_APPLY = 100;

/** What is asked whether the account has what the changes need; of endpoints without pins nothing else asks it. */
const PREFLIGHT = [
  'ListServiceQuotas',
  'GetRole',
  'SimulatePrincipalPolicy',
  'DescribeSubnets',
  'HeadObject',
  'BatchGetImage',
];
const SIZES = (process.env.INFERRA_BENCH_SIZES ?? '1000,10000').split(',').filter(Boolean).map(Number);
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const program = join(root, 'bin', 'run.js');

/**
 * The process says its own greatest memory as it ends. Linux counts what this script had at the fork into maxRSS of the
 * program; VmHWM begins with the program.
 */
const SAY = `
import { readFileSync } from 'node:fs';
process.on('exit', () => {
  let kilobytes = process.resourceUsage().maxRSS;
  try { kilobytes = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]; } catch {}
  process.stderr.write('\\nrss ' + kilobytes + '\\n');
});`;

await build();
const sources = await source({
  simulator: 'simulator/index.ts',
  cloud: 'cloud/connect.ts',
  apply: 'flow/apply.ts',
  plan: 'flow/plan.ts',
});
const { openSimulator } = sources.simulator;
const folder = mkdtempSync(join(tmpdir(), 'inferra-bench-'));
try {
  writeFileSync(join(folder, 'one.yaml'), file(1));
  startUp();
  await firstApply();
  const large = [];
  for (const size of SIZES) large.push(await largeAccount(size));
  if (large.length > 0) growth(large);
  await fleet({ folder, sources, flow, serve, measured, row });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function startUp() {
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const programs = [
    { name: 'node -e 0', args: ['-e', '0'] },
    { name: 'node with an empty module', args: [empty] },
    { name: 'inferra --version', args: [program, '--version'] },
    { name: 'inferra validate', args: [program, 'validate', '-f', 'one.yaml'], target: '≤ 2.5' },
    {
      name: 'inferra plan --simulator',
      args: [program, 'plan', '--simulator', '-f', 'one.yaml'],
      target: '≤ 3.5',
    },
  ];
  const [load = 0] = loadavg();
  console.log(`\nNode ${process.version}, ${cpus().length} cores, load ${load.toFixed(1)}`);
  console.log(`Start-up, one endpoint: median of ${RUNS} (fastest) in ms, times bare node, target`);
  const times = inRounds(programs);
  const bare = median(times[0]);
  for (const [nth, { name, target = '' }] of programs.entries()) {
    const own = median(times[nth]);
    const ratio = nth === 0 ? '' : `× ${(own / bare).toFixed(1)}`;
    row(name, `${own.toFixed(0)} (${Math.min(...times[nth]).toFixed(0)})`, ratio, target);
  }
}

/** Every program once, then every program again: what else the machine does meanwhile falls on all of them alike. */
function inRounds(programs) {
  for (const one of programs) timed(one);
  const rounds = Array.from({ length: RUNS }, () => programs.map(timed));
  return programs.map((_, nth) => rounds.map((round) => round[nth]));
}

function timed({ name, args }) {
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder });
  if (status !== 0) throw new Error(`${name}: exit ${status}\n${stderr}`);
  return performance.now() - begin;
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** Requests are counted by the simulated account itself. */
async function firstApply() {
  console.log(`\nFirst apply of ${FIRST_APPLY} endpoints: requests, mutating ones an endpoint, target`);
  const simulator = await openSimulator();
  const sent = await requestsOf(simulator, 'apply', placeFor('first', FIRST_APPLY));
  row('inferra apply', `${sent.length}`, mutatingOf(sent, FIRST_APPLY), '≤ 5');
  const asked = sent.filter(({ operation }) => PREFLIGHT.includes(operation));
  row('of which the preflight', asked.length, '', 'by what they have');
  await simulator.close();
}

/** A first plan, its apply, and a plan of which nothing is to be done: that by the program, against another process. */
async function largeAccount(size) {
  console.log(`\n${size} endpoints: requests`);
  const place = placeFor('large', size);
  writeFileSync(join(place, 'scenario.json'), JSON.stringify({ latencyMs: LATENCY_MS }));
  const simulator = await openSimulator({ dir: join(place, '.inferra', 'simulator') });
  const first = await requestsOf(simulator, 'plan', place);
  const applied = await requestsOf(simulator, 'apply', place);
  const unchanged = await requestsOf(simulator, 'plan', place);
  await simulator.close();
  const polls = applied.filter((one) => one.operation === 'ListEndpoints').length;
  row('first plan', first.length, '', '≤ 25');
  row('first apply', applied.length, `${mutatingOf(applied, size)} mutating`, '≤ 5 an endpoint');
  row('of which pages of polling', polls, '', 'by pages');
  row('unchanged plan', unchanged.length, '', `≤ ${Math.ceil((25 * size) / 1000)}`);
  return { size, requests: unchanged.length, polls, ...(await unchangedPlan(size, place)) };
}

async function unchangedPlan(size, place) {
  console.log(`${size} endpoints: unchanged plan at ${LATENCY_MS} ms a request (validate alone beside it)`);
  const served = await serve(place);
  try {
    const plan = measured(place, ['plan'], served.url);
    const validate = measured(place, ['validate'], served.url);
    const seconds = `≤ ${((1.5 * size) / 1000).toFixed(1)} s`;
    const memory = size > 1000 ? 'linear' : '≤ 150 MB';
    row('inferra plan', `${plan.seconds.toFixed(2)} s`, `${plan.megabytes} MB`, `${seconds}, ${memory}`);
    row('inferra validate', `${validate.seconds.toFixed(2)} s`, `${validate.megabytes} MB`);
    sharedDrift(size, place, served.url);
    return plan;
  } finally {
    served.end();
  }
}

/** One drift run, and the same by shards, each of which could have a machine of its own; put together they are the same bytes. */
function sharedDrift(size, place, url) {
  console.log(`${size} endpoints: drift by one run, and by ${SHARDS} shards one after the other`);
  const whole = measured(place, ['drift', '--json'], url);
  row('inferra drift', `${whole.seconds.toFixed(2)} s`, `${whole.megabytes} MB`);
  const shards = Array.from({ length: SHARDS }, (_, at) => {
    const shard = measured(place, ['drift', '--json', '--shard', `${at + 1}/${SHARDS}`], url);
    writeFileSync(join(place, `shard-${at + 1}.json`), shard.stdout);
    return { ...shard, addresses: JSON.parse(shard.stdout).endpoints.map(({ address }) => address) };
  });
  const slowest = shards.reduce((left, right) => (left.seconds > right.seconds ? left : right));
  const most = Math.max(...shards.map(({ addresses }) => addresses.length));
  row('the slowest shard', `${slowest.seconds.toFixed(2)} s`, `${slowest.megabytes} MB`, `${most} endpoints`);
  const checked = shards.flatMap(({ addresses }) => addresses);
  row('looked at, and each once', `${checked.length}`, `${new Set(checked).size}`, `${size}, ${size}`);
  const files = shards.map((_, at) => `shard-${at + 1}.json`);
  const merged = measured(place, ['drift', 'merge', '--json', ...files], url);
  row('inferra drift merge', `${merged.seconds.toFixed(2)} s`, `${merged.megabytes} MB`);
  row('the same bytes as of one run', merged.stdout === whole.stdout ? 'yes' : 'NO', '', 'yes');
}

/** The same figures for a thousand endpoints of each size: what is linear does not grow from row to row. */
function growth(accounts) {
  console.log(
    '\nA thousand endpoints of so many: unchanged plan, pages of polling; target: no more than above',
  );
  for (const { size, requests, polls, seconds } of accounts) {
    const each = (figure, digits) => ((figure * 1000) / size).toFixed(digits);
    row(`of ${size}`, `${each(requests, 1)} requests`, `${each(seconds, 2)} s`, `${each(polls, 0)} pages`);
  }
}

async function requestsOf(simulator, name, place) {
  const before = simulator.world.requests().length;
  await flow(name, simulator, place);
  return simulator.world.requests().slice(before);
}

function mutatingOf(sent, endpoints) {
  return (sent.filter((one) => one.mutating).length / endpoints).toFixed(1);
}

function serve(cwd) {
  const args = [program, 'simulator', 'serve', '--port', '0', '--json'];
  const env = { ...process.env, INFERRA_SIMULATOR_SCENARIO: 'scenario.json' };
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`simulator serve: exit ${code}`)));
    child.stdout.once('data', (line) =>
      resolve({ url: JSON.parse(line).url, end: () => child.kill('SIGTERM') }),
    );
  });
}

/** @param exits codes that are no failure */
function measured(cwd, command, url, exits = [0]) {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'SIMULATOR123456789012',
    AWS_SECRET_ACCESS_KEY: 'simulated',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(SAY)}`,
  };
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...command], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - begin) / 1000;
  if (!exits.includes(status)) throw new Error(`${command}: exit ${status}\n${stderr}`);
  return { stdout, seconds, megabytes: Math.round(Number(/rss (\d+)/.exec(stderr)?.[1]) / 1024) };
}

function placeFor(name, endpoints) {
  const place = join(folder, `${name}-${endpoints}`);
  mkdirSync(place);
  writeFileSync(join(place, 'inference.yaml'), file(endpoints));
  return place;
}

async function flow(name, { clock, requestHandler }, place, more = {}) {
  const { connect } = sources.cloud;
  const { [name]: run } = sources[name];
  const nothing = () => {};
  const ports = {
    readFile: async (path) => readFileSync(join(place, path), 'utf8'),
    readIfThere: async (path) =>
      existsSync(join(place, path)) ? readFileSync(join(place, path), 'utf8') : undefined,
    writeFile: async (path, text) => writeFileSync(join(place, path), text),
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
  const running = { autoApprove: true, locked: false, wait: true, parallelism: 10, timeoutMs: 6 * 3_600_000 };
  const { exit } = await run(ports, {
    ...{ file: 'inference.yaml', params: {}, preflight: name === 'apply' },
    ...allowances,
    ...running,
    ...more,
  });
  if (exit !== 0) throw new Error(`${name}: exit ${exit}`);
}

function row(name, ...cells) {
  console.log(`  ${name.padEnd(28)} ${cells.map((cell) => String(cell).padStart(14)).join(' ')}`);
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
