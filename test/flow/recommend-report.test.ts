// The report as a run writes it: the same bytes whenever it is written, masked like all output, with what is live where
// the account was open.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { stringIo } from '../stories/string-io.ts';

const FILE = `version: 1
project: risk
account: "123456789012"
region: us-east-1
defaults:
  role: arn:aws:iam::\${account}:role/sagemaker-execution
models:
  fraud-xgb:
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1
    artifact: s3://risk-models/fraud/42/model.tar.gz
    env: { TOKEN: "\${env:TOKEN}" }
endpoints:
  fraud:
    model: fraud-xgb
    recommend: sla
recommendations:
  sla:
    advanced:
      instances: [ml.c5.large, ml.m5.large]
      env: { OMP_NUM_THREADS: ["1", "2"] }
      load: { phases: [{ users: 1, spawnRate: 1, duration: 2m }, { users: 3, spawnRate: 1, duration: 2m }] }
      limits: { maxTests: 10, maxParallel: 5, maxCost: $20 }
    container: { domain: machine-learning, task: classification, framework: xgboost, frameworkVersion: "1.7" }
    payload: s3://risk-benchmarks/payload.tar.gz
    require: { p95: 80ms }
    traffic: { average: 120/min, peak: 600/min }
    refresh: { after: 90d }
`;

let cwd = '';
const page = (name: string) => readFile(join(cwd, name), 'utf8');

/** @returns its exit code */
function inferra(line: string, token = 'a-token-of-somebody'): Promise<number> {
  return run(line.split(' '), stringIo({ cwd, env: { TOKEN: token } }).io);
}

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'inferra-report-'));
  await writeFile(join(cwd, 'inference.yaml'), FILE);
  expect(await inferra('apply --simulator --auto-approve --allow-jobs')).toBe(0);
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

test('the same files give the same page, with a clock and without one', async () => {
  expect(await inferra('recommend show --report one.html --simulator')).toBe(0);
  expect(await inferra('recommend show sla --report two.html')).toBe(0);
  expect(await page('two.html')).toBe(await page('one.html'));
  expect(await page('one.html')).toMatch(/Counts as old after<\/dt><dd>2026-04-05T09:/);
});

test('a run marks what is live, which the lock file does not know', async () => {
  expect(await inferra('recommend run --report run.html --simulator')).toBe(0);
  expect(await page('run.html')).toContain('live now: ml.c5.large × 1, $74.46 a month');
  expect(await page('run.html')).toContain('class="live"');
  expect(await inferra('recommend show --report show.html')).toBe(0);
  expect(await page('show.html')).not.toContain('live now');
});

test('a secret is masked in it, wherever it stands', async () => {
  expect(await inferra('recommend show --report masked.html --simulator', 'OMP_NUM_THREADS')).toBe(0);
  expect(await page('masked.html')).not.toContain('OMP_NUM_THREADS');
  expect(await page('masked.html')).toContain('(masked)=1');
});

test('a path that cannot be written leaves nothing behind', async () => {
  const before = await readdir(cwd);
  expect(await inferra('recommend show --report none/there.html')).toBe(1);
  expect(await readdir(cwd)).toEqual(before);
});
