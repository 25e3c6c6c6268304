// The fleet of `npm run bench`: one file in many environments of several accounts, looked at by one run and by shards. Every
// run assumes a role in each account, from an account of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [ENDPOINTS, ENVIRONMENTS] = (process.env.INFERRA_BENCH_FLEET ?? '10000,50').split(',').map(Number);
const SHARDS = 16;
const ACCOUNTS = ['111111111111', '222222222222', '333333333333', '444444444444', '555555555555'];
const NAMES = Array.from({ length: ENVIRONMENTS }, (_, nth) => `env-${String(nth).padStart(2, '0')}`);
const accountOf = (nth) => ACCOUNTS[nth % ACCOUNTS.length];
/** By hand, one in each environment: a report of nothing would prove little. */
const MOVED = 'endpoint-1';

/** @param bench how the other parts of the benchmark run, measure and show */
export async function fleet({ folder, sources, flow, serve, measured, row }) {
  const each = Math.floor(ENDPOINTS / ENVIRONMENTS);
  const size = each * ENVIRONMENTS;
  const place = join(folder, 'fleet');
  mkdirSync(place);
  writeFileSync(join(place, 'inference.yaml'), file(each));
  writeFileSync(join(place, 'scenario.json'), JSON.stringify({ latencyMs: 30 }));
  await applied(place, sources, flow);
  console.log(
    `\n${size} endpoints in ${ENVIRONMENTS} environments of ${ACCOUNTS.length} accounts: drift by one run, and by ${SHARDS} shards one after the other`,
  );
  const served = await serve(place);
  // A shard without any of what was moved ends with 0.
  const run = (...more) => measured(place, ['drift', ...more], served.url, [0, 2]);
  try {
    const whole = run('--env', 'all', '--json');
    row('inferra drift', `${whole.seconds.toFixed(2)} s`, `${whole.megabytes} MB`);
    const shards = Array.from({ length: SHARDS }, (_, at) => {
      const shard = run('--env', 'all', '--json', '--shard', `${at + 1}/${SHARDS}`);
      writeFileSync(join(place, `shard-${at + 1}.json`), shard.stdout);
      return { ...shard, checked: checkedIn(JSON.parse(shard.stdout)) };
    });
    const slowest = shards.reduce((left, right) => (left.seconds > right.seconds ? left : right));
    const most = Math.max(...shards.map(({ checked }) => checked.length));
    row(
      'the slowest shard',
      `${slowest.seconds.toFixed(2)} s`,
      `${slowest.megabytes} MB`,
      `${most} endpoints`,
    );
    const checked = shards.flatMap((shard) => shard.checked);
    row('looked at, and each once', `${checked.length}`, `${new Set(checked).size}`, `${size}, ${size}`);
    const merged = run('merge', '--json', ...shards.map((_, at) => `shard-${at + 1}.json`));
    row('inferra drift merge', `${merged.seconds.toFixed(2)} s`, `${merged.megabytes} MB`);
    row('the same bytes as of one run', merged.stdout === whole.stdout ? 'yes' : 'NO', '', 'yes');
    const { counts } = JSON.parse(merged.stdout);
    row('moved by hand, and found', `${ENVIRONMENTS}`, `${counts.changed}`, `${ENVIRONMENTS}`);
  } finally {
    served.end();
  }
}

function checkedIn({ members }) {
  return members.flatMap(({ environment, report }) =>
    report.endpoints.map(({ address }) => `${environment} ${address}`),
  );
}

async function applied(place, sources, flow) {
  for (const [at, account] of ACCOUNTS.entries()) {
    const dir = join(place, '.inferra', 'simulator');
    const simulator = await sources.simulator.openSimulator({ dir, account });
    const cloud = sources.cloud.connect({ ...simulator, region: 'us-east-1' });
    for (const environment of NAMES.filter((_, nth) => accountOf(nth) === ACCOUNTS[at])) {
      await flow('apply', simulator, place, { environment });
      await cloud.call('UpdateEndpointWeightsAndCapacities', {
        EndpointName: `bench-${environment}-${MOVED}`,
        DesiredWeightsAndCapacities: [{ VariantName: 'AllTraffic', DesiredInstanceCount: 3 }],
      });
    }
    await simulator.clock.sleep(3_600_000);
    await simulator.close();
  }
}

function file(endpoints) {
  return JSON.stringify({
    version: 1,
    project: 'bench',
    region: 'us-east-1',
    naming: '${project}-${environment}-${key}',
    assumeRole: 'arn:aws:iam::${account}:role/inferra',
    defaults: { role: 'arn:aws:iam::${account}:role/sagemaker-execution' },
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
    environments: Object.fromEntries(NAMES.map((name, nth) => [name, { account: accountOf(nth) }])),
  });
}
