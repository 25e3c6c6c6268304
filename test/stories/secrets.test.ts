// Values of the environment reach no stream, by any command, in any format and any encoding.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { stringIo } from './string-io.ts';

const SECRET = 'p4ss "w/rd"+ünïcode';
const FORMS = [
  SECRET,
  JSON.stringify(SECRET).slice(1, -1),
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString('base64'),
  Buffer.from(SECRET).toString('base64url'),
  Buffer.from(SECRET).toString('hex'),
];

const FILE = `version: 1
project: risk
region: us-east-1
models:
  fraud:
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1
    role: arn:aws:iam::123456789012:role/sagemaker-execution
    env: { TOKEN: "\${env:TOKEN}", URL: "https://x/?t=\${env:TOKEN}" }
endpoints:
  fraud: { model: fraud, instance: { type: ml.m5.large, count: 1 } }
`;

/** The service finds no model data, and names the address in its own words. */
const LEAKY = { missing: { modelData: ['s3://*'] }, endpoints: [{ kind: 'model-data-missing' }] };
const LEAKING = FILE.replace('    role:', '    artifact: s3://models/${env:FOLDER}/model.tar.gz\n    role:');
const FOLDER = 'quiet-harbour-42';

let cwd = '';
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'inferra-secret-'));
  await writeFile(join(cwd, 'inference.yaml'), FILE);
  await writeFile(join(cwd, 'broken.yaml'), FILE.replace('ml.m5.large', 'ml.m5.larg'));
  await writeFile(join(cwd, 'leaking.yaml'), LEAKING);
  await writeFile(join(cwd, 'leaky.json'), JSON.stringify(LEAKY));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const LINES = [
  'validate',
  'plan --simulator',
  'apply --simulator --auto-approve',
  'plan --simulator',
  'status --simulator',
  'destroy --simulator --auto-approve',
  'validate -f broken.yaml',
];

describe('a value of the environment', () => {
  it.each(LINES.flatMap((line) => [line, `${line} --json`, `${line} --debug`]))(
    'is hidden by %s',
    async (line) => {
      const outside = stringIo({ cwd, env: { TOKEN: SECRET } });
      await run(line.split(' '), outside.io);
      expectHidden(outside.stdout() + outside.stderr());
    },
  );

  it.each([
    ['no-preflight', 'Could not find model data at (masked)'],
    ['preflight', 'artifact (masked): it is not there'],
  ])('is hidden where the service repeats it, with --%s', async (flag, words) => {
    const env = { TOKEN: SECRET, FOLDER, INFERRA_SIMULATOR_SCENARIO: 'leaky.json' };
    const outside = stringIo({ cwd, env });
    const line = `apply --simulator --auto-approve --debug -f leaking.yaml --${flag}`;
    const exit = await run(line.split(' '), outside.io);
    expect(exit).not.toBe(0);
    expect(outside.stderr()).toContain(words);
    expect(outside.stdout() + outside.stderr()).not.toContain(FOLDER);
  });
});

function expectHidden(text: string): void {
  expect(text).not.toBe('');
  for (const form of FORMS) expect(text).not.toContain(form);
}
