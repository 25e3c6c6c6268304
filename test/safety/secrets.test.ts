// Canaries in every field that `${env:…}` may fill, of every shape, through every command: none of them is in any output,
// whether the service succeeds, refuses in words that hold them, or rolls back for a reason that does.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { stringIo } from '../stories/string-io.ts';
import { leakIn } from './leak.ts';

const SHAPES: Readonly<Record<string, string>> = {
  'a word': 'swordfish-swordfish-42',
  'a long one': Array.from({ length: 40 }, (_, index) => `part-${index * 7919}`).join('.'),
  'one with quotes, lines and tabs': 'first "line\'s" end\nsecond\\line\ttabbed\r\n`ticked` $dollar',
  'one in other scripts': 'ключ-密钥-🔑-schlüssel-\u00a0-\u202e-clé',
  'one like base64': 'aGVsbG8gd29ybGQhISE/Pz8+Pj4+Zm9vYmFy+/==',
  'one like an address': 'postgres://svc:p%40ss+w0rd@db.internal:5432/x?a=b&c=d#e',
  'one like JSON': '{"password":"correct horse battery staple","n":1}',
  'one like a CI command': '##[set-env name=A]hidden-value-of-it::add-mask::x',
};

/** Fields with patterns of their own take what fits there. */
const FIELDS: Readonly<Record<string, string>> = {
  ROLE: 'role-quiet-harbour-4711',
  REGISTRY: 'registry-silver-lantern-0815',
  FOLDER: 'folder-amber-meadow-1234',
};

const file = (env: string) => `version: 1
project: risk
region: us-east-1
models:
  fraud:
    image: 683313688378.dkr.ecr.us-east-1.amazonaws.com/\${env:REGISTRY}:1.7-1
    artifact: s3://models/\${env:FOLDER}/model.tar.gz
    role: arn:aws:iam::123456789012:role/\${env:ROLE}
    env: ${env}
endpoints:
  fraud: { model: fraud, instance: { type: ml.m5.large, count: 1 } }
`;

const FILE = file('{ VALUE: "${env:TOKEN}", MIXED: "https://x/?t=${env:TOKEN}&u=1" }');

const folders: string[] = [];
let cwd = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'inferra-secret-'));
  folders.push(cwd);
  await writeFile(join(cwd, 'inference.yaml'), FILE);
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

type Run = {
  readonly env: Readonly<Record<string, string>>;
  readonly scenario?: object;
  readonly interruptAt?: string;
  readonly columns?: number;
};

/** Runs a command and demands that no secret is in what it wrote. */
async function quiet(line: string, { env, scenario, ...io }: Run, also: readonly string[] = []) {
  await writeFile(join(cwd, 'scenario.json'), JSON.stringify(scenario ?? {}));
  const outside = stringIo({ cwd, env: { ...env, INFERRA_SIMULATOR_SCENARIO: 'scenario.json' }, ...io });
  const exit = await run(line.split(' '), outside.io);
  const output = outside.stdout() + outside.stderr();
  expect(output, line).not.toBe('');
  for (const secret of [...Object.values(env), ...also]) expect(leakIn(output, secret), line).toBeUndefined();
  return { exit, output };
}

const FORMATS = ['', ' --json', ' --debug'] as const;
/** Where nothing goes wrong there is nothing to debug. */
const QUIET_FORMATS = ['', ' --json'] as const;
const APPLY = 'apply --simulator --auto-approve';

describe.each(Object.entries(SHAPES))('%s', (_shape, TOKEN) => {
  const env = { ...FIELDS, TOKEN };

  it.each(QUIET_FORMATS)('stays hidden when all goes well%s', async (format) => {
    for (const [line, exit] of [
      ['validate', 0],
      ['plan --simulator --detailed-exitcode', 2],
      [APPLY, 0],
      ['plan --simulator --detailed-exitcode', 0],
      ['status --simulator', 0],
      ['destroy --simulator --auto-approve', 0],
    ] as const)
      expect((await quiet(line + format, { env })).exit, line).toBe(exit);
  });

  it.each([80, 41])('stays hidden on a terminal of %i columns', async (columns) => {
    const { output } = await quiet(APPLY, { env: { ...env, TERM: 'xterm' }, columns });
    expect(output).toContain('1 created');
    await quiet('plan --simulator', { env: { ...env, TOKEN: `${TOKEN}-new` }, columns }, [TOKEN]);
  });

  it.each(FORMATS)('stays hidden when the service refuses it in its own words%s', async (format) => {
    for (const said of [TOKEN, ` ${TOKEN} `, `{TOKEN=${TOKEN}, A=${encodeURIComponent(TOKEN)}}`]) {
      const message = `1 validation error detected: Value '${said}' at 'x' failed`;
      const scenario = {
        requests: [{ kind: 'refused', operation: 'CreateModel', code: 'ValidationException', message }],
      };
      const { exit, output } = await quiet(APPLY + format, { env, scenario });
      expect(exit).toBe(1);
      expect(output).toContain('(masked)');
    }
  });

  it.each(FORMATS)('stays hidden in the reason of a failure%s', async (format) => {
    const encoded = ['', 'a', 'ab'].map((lead) => Buffer.from(`${lead}${TOKEN}z`).toString('base64'));
    const hex = Buffer.from(TOKEN).toString('hex');
    const reason = `It said ${encoded.join(' ')} ${hex} ${encodeURIComponent(TOKEN)} ${'x'.repeat(700)} ${TOKEN}`;
    const scenario = { endpoints: [{ kind: 'ping', reason }] };
    expect((await quiet(APPLY + format, { env, scenario })).exit).toBe(1);
    await quiet(`status --simulator${format}`, { env, scenario });
    await quiet(`plan --simulator${format}`, { env, scenario });
  });

  it.each(FORMATS)('stays hidden when the change to it is rolled back%s', async (format) => {
    const scenario = { endpoints: [{ kind: 'ping', on: 'update', reason: `No: ${TOKEN}` }] };
    await quiet(APPLY, { env: { ...env, TOKEN: 'something-else-entirely' } });
    expect((await quiet(APPLY + format, { env, scenario })).exit).toBe(3);
    expect((await quiet(APPLY + format, { env, scenario })).exit).toBe(3);
    await quiet(`plan --simulator${format}`, { env, scenario });
    await quiet(`status --simulator${format}`, { env, scenario });
  });

  it.each(QUIET_FORMATS)('stays hidden when the run is interrupted%s', async (format) => {
    const { exit } = await quiet(APPLY + format, { env, interruptAt: 'Creating' });
    expect(exit).toBe(130);
  });
});

describe('a value of the environment that is not the one of before', () => {
  const before = { ...FIELDS, TOKEN: 'before-before-before-1' };
  const after = {
    ROLE: 'role-other-harbour-99',
    REGISTRY: 'registry-other-lantern-98',
    FOLDER: 'folder-other-meadow-97',
    TOKEN: 'after-after-after-after-2',
  };
  const literal = FILE.replaceAll('${env:TOKEN}', 'plain-words')
    .replace('${env:REGISTRY}', 'plain-image')
    .replace('${env:FOLDER}', 'plain-folder')
    .replace('${env:ROLE}', 'plain-role');

  it.each(FORMATS)('is shown neither as the old nor as the new one%s', async (format) => {
    await quiet(APPLY, { env: before });
    const { output } = await quiet(`plan --simulator${format}`, { env: after }, Object.values(before));
    for (const field of ['image', 'artifact', 'role', 'env VALUE']) expect(output).toContain(field);
    await quiet(APPLY + format, { env: after }, Object.values(before));
  });

  it.each(FORMATS)('is not shown where the file has a literal now%s', async (format) => {
    await quiet(APPLY, { env: before });
    await writeFile(join(cwd, 'inference.yaml'), literal);
    await quiet(`plan --simulator${format}`, { env: {} }, Object.values(before));
    expect((await quiet(APPLY + format, { env: {} }, Object.values(before))).exit).toBe(0);
  });

  it.each(FORMATS)('is not shown in the reason of a failure%s', async (format) => {
    const scenario = { endpoints: [{ kind: 'ping', on: 'update', reason: `No: ${before.TOKEN}` }] };
    await quiet(APPLY, { env: { ...before, TOKEN: 'the-very-first-one' } });
    expect((await quiet(APPLY, { env: before, scenario })).exit).toBe(3);
    for (const command of ['status --simulator', 'plan --simulator']) {
      const { output } = await quiet(command + format, { env: after }, [before.TOKEN]);
      if (command.startsWith('status')) expect(output).toContain('No: (masked)');
    }
  });

  it.each(FORMATS)('is not shown where the file had a literal%s', async (format) => {
    await writeFile(join(cwd, 'inference.yaml'), literal);
    await quiet(APPLY, { env: {} });
    await writeFile(join(cwd, 'inference.yaml'), FILE);
    expect((await quiet(APPLY + format, { env: after })).exit).toBe(0);
  });
});

describe('a file with errors', () => {
  const env = { ...FIELDS, TOKEN: 'swordfish-swordfish-42' };

  it.each([
    ['in the hardware', FILE.replace('ml.m5.large', 'ml.m5.larg')],
    ['in a value that is also written out', FILE.replace('ml.m5.large', env.TOKEN)],
    ['in a value of the environment', FILE.replace('s3://models/', 'models/')],
    ['in a role of the environment', FILE.replace('role/${env:ROLE}', '${env:ROLE}')],
    ['in an env value that is too long', FILE.replace('&u=1', `&u=${'long'.repeat(300)}`)],
    ['next to a variable that is not set', FILE.replace('&u=1', '${env:NOT_SET}')],
    ['where a variable is not possible', FILE.replace('project: risk', 'project: "${env:TOKEN}"')],
    ['that is no YAML', FILE.replace('endpoints:', 'endpoints')],
  ])('shows none: %s', async (_what, text) => {
    await writeFile(join(cwd, 'inference.yaml'), text);
    for (const format of FORMATS) {
      expect((await quiet(`validate${format}`, { env })).exit).toBe(65);
      expect((await quiet(`plan --simulator${format}`, { env })).exit).toBe(65);
    }
  });
});

describe('the address of a webhook and the secret of its signatures', () => {
  const [HOOK_TOKEN, ALERT_TOKEN] = ['quiet-harbour-0815-lantern', 'amber-meadow-4711-swordfish'];
  const key = Buffer.alloc(32, 9).toString('base64');
  const secrets = [HOOK_TOKEN, ALERT_TOKEN, key];
  const env = {
    HOOK: `https://hooks.example.com/services/${HOOK_TOKEN}`,
    ALERTS: `https://alerts.example.com/in?token=${ALERT_TOKEN}`,
    ALERTS_SECRET: `whsec_${key}`,
  };
  const TELL = 'drift --simulator --notify slack:HOOK --notify https:ALERTS --notify-state told.json';
  const literalFile = FILE.replaceAll(/\$\{env:(\w+)\}/g, (_, name: string) => `plain-${name.toLowerCase()}`);

  /** Runs a command and demands that none of them is in what it wrote, to files either. */
  async function hidden(line: string, given: Readonly<Record<string, string>>, scenario: object = {}) {
    await writeFile(join(cwd, 'scenario.json'), JSON.stringify(scenario));
    const outside = stringIo({ cwd, env: { ...given, INFERRA_SIMULATOR_SCENARIO: 'scenario.json' } });
    const exit = await run(line.split(' '), outside.io);
    const written = [outside.stdout(), outside.stderr()];
    for (const path of await readdir(cwd, { recursive: true, withFileTypes: true })) {
      if (path.isFile() && path.name !== 'scenario.json') {
        written.push(await readFile(join(path.parentPath, path.name), 'utf8'));
      }
    }
    for (const secret of secrets) expect(leakIn(written.join('\n'), secret), line).toBeUndefined();
    return { exit, output: written.join('\n') };
  }

  it.each(FORMATS)('are in no output and no file%s', async (format) => {
    await writeFile(join(cwd, 'inference.yaml'), literalFile);
    expect((await hidden(TELL + format, env)).exit).toBe(2);
  });

  it('are in no output where they cannot be used, or stand where they must not', async () => {
    await writeFile(join(cwd, 'inference.yaml'), literalFile);
    const { HOOK } = env;
    for (const wrong of [
      { ...env, HOOK: HOOK.replace('https', 'http') },
      { ...env, HOOK: HOOK.replace('hooks.example.com', '10.0.0.1') },
      { ...env, HOOK: ` ${HOOK_TOKEN}` },
      { ...env, HOOK: HOOK.replace('//', `//me:${HOOK_TOKEN}@`) },
      { ...env, ALERTS_SECRET: key },
    ]) {
      expect((await hidden(`${TELL} --debug`, wrong)).exit).toBe(64);
    }
    for (const word of [HOOK, `slack:${HOOK}`, `https:${env.ALERTS}`]) {
      const line = `drift --simulator --notify ${word} --notify-state t.json --debug`;
      expect((await hidden(line, env)).exit).toBe(64);
    }
  });

  it.each(FORMATS)('are not told either, where the account quotes them%s', async (format) => {
    await writeFile(join(cwd, 'inference.yaml'), literalFile);
    await hidden('apply --simulator --auto-approve', {});
    const said = `No: ${HOOK_TOKEN} ${env.ALERTS_SECRET}`;
    const scenario = {
      requests: [{ kind: 'refused', operation: 'Publish', code: 'InvalidParameter', message: said }],
    };
    const topic = '--notify sns:arn:aws:sns:us-east-1:123456789012:alerts';
    await writeFile(join(cwd, 'inference.yaml'), literalFile.replace('count: 1', 'count: 2'));
    const { exit, output } = await hidden(`${TELL} ${topic}${format}`, env, scenario);
    expect(exit).toBe(2);
    expect(output).toContain('No: (masked)');
  });
});
