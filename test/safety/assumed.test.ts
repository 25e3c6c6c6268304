// What acts as a role knows an external id and gets credentials: neither is in any output, or in any file that is left behind,
// also where STS refuses in words that hold the id, or the file is wrong right there.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { stringIo } from '../stories/string-io.ts';
import { leakIn } from './leak.ts';

const ID = 'quiet-harbour/4711.amber=meadow';
const ROLE = 'arn:aws:iam::999999999999:role/inferra';

const file = (externalId: string) => `version: 1
project: risk
account: "999999999999"
region: us-east-1
assumeRole: { arn: ${ROLE}, externalId: "${externalId}" }
models:
  fraud:
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/xgboost:1.7-1
    role: arn:aws:iam::999999999999:role/sagemaker-execution
endpoints:
  fraud: { model: fraud, instance: { type: ml.m5.large, count: 1 } }
`;

let cwd = '';
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'inferra-assumed-'));
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

/** Temporary access keys, and tokens, which begin with what they hold. */
const CREDENTIALS = /ASIA[0-9A-F]{16}|eyJyb2xl/;

async function quiet(line: string, text: string, scenario: object = {}) {
  await writeFile(join(cwd, 'inference.yaml'), text);
  await writeFile(join(cwd, 'scenario.json'), JSON.stringify(scenario));
  const env = { INFERRA_SIMULATOR_SCENARIO: 'scenario.json', EXTERNAL: ID };
  const outside = stringIo({ cwd, env });
  const exit = await run(line.split(' '), outside.io);
  const output = outside.stdout() + outside.stderr();
  expect(leakIn(output, ID), line).toBeUndefined();
  expect(output).not.toMatch(CREDENTIALS);
  return { exit, output };
}

it('are shown by no command that goes well, and written nowhere', async () => {
  const trusting = { roles: [{ role: ROLE, assumedBy: ['123456789012'], externalId: ID }] };
  for (const text of [file(ID), file('${env:EXTERNAL}')]) {
    const lines = [
      'plan --json --out plan.json',
      'apply --auto-approve --debug',
      'doctor --json',
      'drift --json',
    ];
    for (const line of lines) {
      expect((await quiet(`${line} --simulator`, text, trusting)).exit, line).toBe(0);
      await rm(join(cwd, 'plan.json'), { force: true });
    }
    expect((await quiet('iam plan --trust arn:aws:iam::123456789012:role/ci', text)).exit).toBe(0);
  }
  const folder = join(cwd, '.inferra');
  const left = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  expect(left.length).toBeGreaterThan(0);
  for (const one of left) {
    const text = await readFile(join(one.parentPath, one.name), 'utf8');
    expect(leakIn(text, ID), one.name).toBeUndefined();
    expect(text).not.toMatch(CREDENTIALS);
  }
});

it.each(['', ' --json', ' --debug'])('are not shown where something is wrong%s', async (format) => {
  const message = `1 validation error detected: Value '${ID}' at 'externalId' failed to satisfy constraint`;
  const echoing = {
    requests: [{ kind: 'refused', operation: 'AssumeRole', code: 'ValidationError', message }],
  };
  const denied = { roles: [{ role: ROLE, externalId: 'another' }] };
  for (const text of [file(ID), file('${env:EXTERNAL}')]) {
    const refused = await quiet(`plan --simulator${format}`, text, echoing);
    expect([refused.exit, refused.output]).toEqual([
      4,
      expect.stringContaining("Value '(masked)' at 'externalId'"),
    ]);
    expect((await quiet(`plan --simulator${format}`, text, denied)).exit).toBe(4);
    expect(
      (await quiet(`plan --simulator${format}`, text.replace(ROLE, ROLE.replace('9', '8')), {})).exit,
    ).toBe(65);
  }
  for (const text of [file(`${ID} and a blank`), file(`\${env:EXTERNAL} \${env:EXTERNAL}`)]) {
    expect((await quiet(`validate${format}`, text)).exit).toBe(65);
  }
});
