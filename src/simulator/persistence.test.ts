// Heading "The world on disk" of docs/simulator.md: nothing that was answered is lost.
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateAIRecommendationJobCommand,
  CreateAIWorkloadConfigCommand,
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resetSimulator } from './index.ts';
import { openAccount, ROLE } from './testing/account.ts';
import { jobsOf, realTime } from './testing/jobs.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'simulator-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const WORLD = '123456789012-us-east-1';
let dirs = 0;
const fresh = () => join(root, String(dirs++));

/** The folder as a process killed right now would leave it. */
async function killedCopy(dir: string): Promise<string> {
  const copy = fresh();
  await cp(dir, copy, { recursive: true });
  await writeFile(join(copy, WORLD, 'lock'), '999999999\n');
  return copy;
}

test('a world goes on where it was left, time and transitions included', async () => {
  const dir = fresh();
  const first = await openAccount({ dir });
  await first.serving();
  await first.tag('arn:aws:sagemaker:us-east-1:123456789012:endpoint/e', { a: 'b' });
  await first.config('c2', { count: 2 });
  await first.update('e', 'c2');
  const left = first.simulator.world.state();
  await first.simulator.close();

  const second = await openAccount({ dir });
  expect(second.simulator.world.state()).toEqual(left);
  expect(await second.settled('e')).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'c2' });
  await second.simulator.close();
});

test('a kill after any answer loses nothing, and a line that is half written was never answered', async () => {
  const dir = fresh();
  const { model, config, create, sagemaker, s3, simulator } = await openAccount({ dir });
  const ModelPackageGroupName = 'g';
  const requests = [
    () => model('m'),
    () => config('c', {}),
    () => create('e', 'c'),
    () => sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName })),
    () => sagemaker.send(new CreateModelPackageCommand({ ModelPackageGroupName })),
    () => s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'Key', Body: 'body' })),
  ];
  for (const request of requests) {
    await request();
    const copy = await killedCopy(dir);
    await appendFile(join(copy, WORLD, 'journal.ndjson'), '{"n":99,"time":5,"put":[{"ki');
    const again = await openAccount({ dir: copy });
    expect(again.simulator.world.state()).toEqual(simulator.world.state());
    await again.model('after-the-kill');
    await again.simulator.close();
    const third = await openAccount({ dir: copy });
    expect(third.simulator.world.get('model', 'after-the-kill')).toBeDefined();
    await third.simulator.close();
  }
  await simulator.close();
});

/** Copies of the folder as processes killed after each line that was written since `before` lines would leave it. */
async function* cutCopies(dir: string, before: number): AsyncGenerator<string> {
  const copy = await killedCopy(dir);
  const lines = (await readFile(join(copy, WORLD, 'journal.ndjson'), 'utf8')).split('\n').slice(0, -1);
  for (let count = before; count <= lines.length; count++) {
    const cut = await killedCopy(copy);
    await writeFile(join(cut, WORLD, 'journal.ndjson'), `${lines.slice(0, count).join('\n')}\n`);
    yield cut;
  }
}

async function linesIn(dir: string): Promise<number> {
  return (await readFile(join(dir, WORLD, 'journal.ndjson'), 'utf8')).split('\n').length - 1;
}

test('a job that was cut off after any line of the journal goes on to the same result, and leaves nothing behind', async () => {
  const dir = fresh();
  const whole = await openAccount({ dir });
  await whole.model('m');
  await jobsOf(whole).quick('j', { ContainerConfig: realTime(['ml.c5.large', 'ml.m5.large']) });
  const before = await linesIn(dir);
  const wanted = await jobsOf(whole).rows('j');
  expect(await linesIn(dir)).toBeGreaterThan(before + 10);
  for await (const cut of cutCopies(dir, before)) {
    const again = await openAccount({ dir: cut });
    expect(await jobsOf(again).rows('j')).toEqual(wanted);
    await again.minutes(3);
    expect(again.simulator.world.endpoints()).toEqual([]);
    expect(again.simulator.world.configs()).toEqual([]);
    expect(again.simulator.world.models().map((one) => one.name)).toEqual(['m']);
    await again.simulator.close();
  }
  await whole.simulator.close();
});

test('a generative job that was cut off after any line of the journal makes one package', async () => {
  const dir = fresh();
  const whole = await openAccount({ dir });
  const { sagemaker, minutes } = whole;
  await sagemaker.send(new CreateAIWorkloadConfigCommand({ AIWorkloadConfigName: 'w' }));
  await sagemaker.send(
    new CreateAIRecommendationJobCommand({
      AIRecommendationJobName: 'j',
      ModelSource: { S3: { S3Uri: 's3://risk-models/llama-8b/' } },
      OutputConfig: { S3OutputLocation: 's3://risk-benchmarks/out/' },
      AIWorkloadConfigIdentifier: 'w',
      PerformanceTarget: { Constraints: [{ Metric: 'cost' }] },
      RoleArn: ROLE,
    }),
  );
  const before = await linesIn(dir);
  await minutes(300);
  const wanted = whole.simulator.world.get('ai-recommendation-job', 'j');
  expect(wanted?.status).toBe('Completed');
  for await (const cut of cutCopies(dir, before)) {
    const again = await openAccount({ dir: cut });
    await again.minutes(300);
    const { world } = again.simulator;
    expect(world.get('ai-recommendation-job', 'j')?.recommendations).toEqual(wanted?.recommendations);
    expect(world.seenAll('model-package', 0).map((one) => one.name)).toEqual(['j/1']);
    await again.simulator.close();
  }
  await whole.simulator.close();
});

test('folding the journal away changes nothing, even when it is cut off half-way', async () => {
  const dir = fresh();
  const { model, tag, removeModel, simulator } = await openAccount({ dir });
  await model('gone');
  await removeModel('gone');
  await model('m');
  const journal = join(dir, WORLD, 'journal.ndjson');
  const old = await readFile(journal, 'utf8');
  for (let times = 0; times < 550; times++)
    await tag('arn:aws:sagemaker:us-east-1:123456789012:model/m', { t: `${times}` });
  for (let times = 0; times < 550; times++)
    await tag('arn:aws:sagemaker:us-east-1:123456789012:model/m', { u: `${times}` });
  const copy = await killedCopy(dir);
  const lines = (await readFile(join(copy, WORLD, 'journal.ndjson'), 'utf8')).split('\n').length;
  expect(lines).toBeLessThan(1000);
  const folded = await openAccount({ dir: await killedCopy(dir) });
  expect(folded.simulator.world.state()).toEqual(simulator.world.state());
  await folded.simulator.close();
  // The snapshot was put in place, but the journal still holds entries from before it.
  await writeFile(join(copy, WORLD, 'journal.ndjson'), old);
  const { n: _, ...snapshot } = JSON.parse(await readFile(join(copy, WORLD, 'snapshot.json'), 'utf8'));
  const again = await openAccount({ dir: copy });
  expect(again.simulator.world.state()).toEqual(snapshot);
  await again.simulator.close();
  await simulator.close();
});

describe('the folder', () => {
  test('is refused while a living process has it, and taken over from a dead one', async () => {
    const dir = fresh();
    const { simulator } = await openAccount({ dir });
    await expect(openAccount({ dir })).rejects.toThrow(`is in use by process ${process.pid}`);
    await expect(resetSimulator(dir)).rejects.toThrow('is in use');
    await simulator.close();
    await writeFile(join(dir, WORLD, 'lock'), '999999999\n');
    const again = await openAccount({ dir });
    await again.simulator.close();
    expect(await readdir(join(dir, WORLD))).not.toContain('lock');
  });

  test('holds a world for each account and region, and a reset forgets them all', async () => {
    const dir = fresh();
    for (const region of ['us-east-1', 'eu-west-1']) {
      const { model, simulator } = await openAccount({ dir, region });
      await model('m');
      await simulator.close();
    }
    await resetSimulator(dir);
    const { simulator } = await openAccount({ dir, region: 'eu-west-1' });
    expect(simulator.world.models()).toEqual([]);
    await simulator.close();
    await resetSimulator(fresh());
  });

  test('that is damaged in the middle is told so', async () => {
    const dir = fresh();
    const { model, simulator } = await openAccount({ dir });
    await model('m');
    await simulator.close();
    await writeFile(join(dir, WORLD, 'journal.ndjson'), '{"n":1\n{"n":2,"time":1}\n');
    await expect(openAccount({ dir })).rejects.toThrow(/damaged at .*journal\.ndjson:1; reset it/);
    await expect(openAccount({ dir })).rejects.toThrow(/damaged/);
  });
});

test('what is counted goes on being counted: an nth fault strikes once in the life of a world', async () => {
  const dir = fresh();
  const scenario = { requests: [{ kind: 'lost-response', operation: 'CreateModel', nth: 2 }] } as const;
  const first = await openAccount({ dir, scenario });
  await first.model('m');
  await first.simulator.close();
  const second = await openAccount({ dir, scenario });
  await expect(second.model('m2')).rejects.toMatchObject({ code: 'ECONNRESET' });
  await second.simulator.close();
  const third = await openAccount({ dir, scenario });
  await third.model('m3');
  await third.simulator.close();
});

describe('a scripted kill', () => {
  let built: string;
  beforeAll(async () => {
    // In the tree, so that the SDK is found from there.
    built = await mkdtemp(join(process.cwd(), 'node_modules', '.simulator-'));
    const options =
      '--module node20 --target es2023 --types node --skipLibCheck --rewriteRelativeImportExtensions --allowImportingTsExtensions';
    const rest = ['--outDir', built, '--noCheck', '--noEmit', 'false', '--ignoreConfig'];
    await promisify(execFile)(join('node_modules', '.bin', 'tsc'), [
      'src/simulator/testing/account.ts',
      ...options.split(' '),
      ...rest,
    ]);
  });
  afterAll(() => rm(built, { recursive: true, force: true }));

  test.each([
    ['before', [], 'm1'],
    ['applied', ['m2'], 'm1'],
    ['answered', ['m2'], 'm1 m2'],
  ] as const)('%s ends the process by SIGKILL at the second mutation', async (moment, extra, told) => {
    const dir = fresh();
    const program = `
      import { openAccount } from ${JSON.stringify(join(built, 'testing', 'account.js'))};
      const scenario = { requests: [{ kind: 'kill', nth: 2, moment: '${moment}' }] };
      const account = await openAccount({ dir: ${JSON.stringify(dir)}, scenario });
      for (const name of ['m1', 'm2', 'm3']) {
        await account.model(name);
        process._rawDebug(name);
      }`;
    const result = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]).catch(
      (error: { signal: string; stderr: string }) => error,
    );
    expect(result).toMatchObject({ signal: 'SIGKILL' });
    expect(
      result.stderr
        .split('\n')
        .filter((line) => /^m\d$/.test(line))
        .join(' '),
    ).toBe(told);
    const { simulator } = await openAccount({ dir });
    expect(simulator.world.models().map((one) => one.name)).toEqual(['m1', ...extra]);
    await simulator.close();
  });
});
