// `npm run soak`: the properties and the kill harness with many more cases, for as long as it takes. The counts can be
// set: INFERRA_PROPERTY_RUNS, INFERRA_KILL (`all`: every boundary by real SIGKILL), INFERRA_SEED.
import { build } from './build.js';
import { run, tool } from './steps.js';

await build();
const defaults = {
  INFERRA_PROPERTY_RUNS: '10000',
  INFERRA_KILL: 'all',
  INFERRA_SEED: String(Date.now() % 2 ** 31),
  INFERRA_TEST_TIMEOUT_MS: String(12 * 3_600_000),
};
const env = { ...defaults, ...process.env };
console.error(`seed ${env.INFERRA_SEED}`);
const folders = ['test/properties', 'test/kill'];
const { status } = run(
  tool('vitest'),
  ['run', '--testTimeout', env.INFERRA_TEST_TIMEOUT_MS, ...folders, ...process.argv.slice(2)],
  env,
);
process.exitCode = status ?? 1;
