// A look for drift that several machines share, as each template has it: its own scripts, taken from its files, on one simulated
// account in which somebody has scaled an endpoint by hand. The whole is told once, and a part that is missing is no clean account.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openStage, type Stage, templates, type Variables } from './stage.ts';

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alerts';
const FOUND = /quickstart-ranker\)?\s+changed in the account|ranker {2}changed in the account/;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  expect(await stage.inferra('apply', '--auto-approve')).toMatchObject({ exit: 0 });
  await stage.happen({
    events: [{ kind: 'scale', atMinutes: 1, endpoint: 'quickstart-ranker', variant: 'AllTraffic', count: 3 }],
  });
});
afterAll(() => stage.close());

const read = (path: string) => readFile(join(templates, path), 'utf8');

/** How often topics were told since the last time that somebody asked. */
let heard = 0;
async function told(): Promise<number> {
  const all = (await stage.inferra('simulator', 'messages')).output.match(/^\d{4}-\S+ {2}sns/gm) ?? [];
  const before = heard;
  heard = all.length;
  return heard - before;
}

type Container = {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
};

describe('Kubernetes', () => {
  type CronJob = {
    readonly spec: {
      readonly jobTemplate: {
        readonly spec: {
          readonly completions?: number;
          readonly template: { readonly spec: { readonly containers: readonly Container[] } };
        };
      };
    };
  };
  const cronJob = async (name: string) => parse(await read(`kubernetes/overlays/fan-out/${name}`)) as CronJob;

  /** The container of a file, in the folder of the stage, as a pod would run it. */
  async function pod(name: string, more: Variables = {}) {
    const [container] = (await cronJob(name)).spec.jobTemplate.spec.template.spec.containers;
    if (container === undefined) throw new Error(`${name} has no container`);
    const env = Object.fromEntries(container.env.map(({ name: key, value }) => [key, value]));
    const args = container.args.map((text) => text.replaceAll('/etc/inferra', stage.folder));
    const reports = join(stage.folder, 'reports');
    return stage.run([...container.command, ...args], { ...env, REPORTS: reports, ...more });
  }

  it('tells what the parts of the day have found, once, and not of a day without one of them', async () => {
    for (const index of ['0', '1']) {
      expect(await pod('parts.yaml', { PARTS: '2', JOB_COMPLETION_INDEX: index })).toMatchObject({ exit: 0 });
    }
    const merged = await pod('merge.yaml', { NOTIFY: `sns:${TOPIC}` });
    expect(merged).toMatchObject({ exit: 2, output: expect.stringMatching(FOUND) });
    expect(merged.output).toContain('3 endpoints checked');
    expect(await pod('merge.yaml', { NOTIFY: `sns:${TOPIC}` })).toMatchObject({ exit: 2 });
    expect(await told()).toBe(1);

    const [day = ''] = (await stage.run(['ls', join(stage.folder, 'reports/runs')])).output.split('\n');
    await rm(join(stage.folder, 'reports/runs', day, '1.json'));
    expect(await pod('merge.yaml')).toMatchObject({
      exit: 1,
      output: expect.stringContaining('part 2 of 2'),
    });
  });

  it('has a part for each pod, and says where a check itself failed', async () => {
    const { completions, template } = (await cronJob('parts.yaml')).spec.jobTemplate.spec;
    expect(template.spec.containers[0]?.env).toContainEqual({ name: 'PARTS', value: String(completions) });
    const lost = await pod('parts.yaml', { PARTS: '2', JOB_COMPLETION_INDEX: '2' });
    expect(lost).toMatchObject({ exit: 64, output: expect.stringContaining('part 3 of 2') });
  });
});

describe('AWS Batch', () => {
  type Job = {
    readonly Properties: {
      readonly ContainerProperties: { readonly Command: readonly string[] };
    };
  };

  async function job(name: string, variables: Variables, run = 'none') {
    const tags = ['!Ref', '!Sub', '!GetAtt'].map((tag) => ({ tag, resolve: (text: unknown) => text }));
    const { Resources } = parse(await read('aws-batch/drift.yaml'), { customTags: tags }) as {
      readonly Resources: Readonly<Record<string, Job>>;
    };
    const command = Resources[name]?.Properties.ContainerProperties.Command ?? [];
    const own = { INFERRA_FILE: 'inference.yaml', REPORTS: join(stage.folder, 'efs'), TOPIC };
    return stage.run(
      command.map((word) => word.replace('Ref::run', run)),
      { ...own, ...variables },
    );
  }
  const look = (index: string) =>
    job('Look', {
      ...{ AWS_BATCH_JOB_ID: `a1b2:${index}`, AWS_BATCH_JOB_ARRAY_INDEX: index },
      ...{ AWS_BATCH_JOB_ARRAY_SIZE: '2', INFERRA_ENVIRONMENT: '' },
    });

  it('tells what the jobs of an array have found, once, and not of an array that lost one', async () => {
    expect(await look('0')).toMatchObject({ exit: 0 });
    expect(await job('Merge', {}, 'a1b2')).toMatchObject({
      exit: 1,
      output: expect.stringContaining('part 2 of 2 missing'),
    });
    expect(await told()).toBe(0);
    expect(await look('1')).toMatchObject({ exit: 0 });
    const merged = await job('Merge', {}, 'a1b2');
    expect(merged).toMatchObject({ exit: 2, output: expect.stringMatching(FOUND) });
    expect(await job('Merge', {}, 'a1b2')).toMatchObject({ exit: 2 });
    expect(await told()).toBe(1);
  });

  it('does not begin with what is left of another array', async () => {
    expect(await job('Merge', {}, 'c3d4')).toMatchObject({
      exit: 64,
      output: expect.stringContaining('runs/c3d4'),
    });
  });
});

describe('GitHub Actions', () => {
  const script = (name: string, more: Variables) =>
    stage.run(['bash', join(templates, 'github-actions/scripts', `${name}.sh`)], {
      ...{ GITHUB_REPOSITORY: 'risk/models', GITHUB_STEP_SUMMARY: join(stage.folder, 'summary.md') },
      ...{ GH_STORE: join(stage.folder, 'github.json') },
      ...more,
    });

  it('opens one issue for what the jobs of a matrix have found', async () => {
    const store = join(stage.folder, 'github.json');
    await writeFile(store, JSON.stringify({ requests: [], comments: {}, issues: [], last: 1 }));
    await stage.command('gh', `exec "${process.execPath}" "${import.meta.dirname}/gh.js" "$@"`);
    for (const part of ['1', '2']) {
      expect(await script('drift-part', { INFERRA_PART: `${part}/2` })).toMatchObject({ exit: 0 });
      await mkdir(join(stage.folder, `parts/drift-${part}`), { recursive: true });
      await writeFile(
        join(stage.folder, `parts/drift-${part}/drift-part.json`),
        await stage.read('drift-part.json'),
      );
    }
    expect(await script('drift', { INFERRA_REPORTS: 'parts' })).toMatchObject({ exit: 0 });
    const { issues } = JSON.parse(await stage.read('github.json')) as { readonly issues: readonly object[] };
    expect(issues).toMatchObject([{ state: 'open', body: expect.stringContaining('instance count') }]);

    await rm(join(stage.folder, 'parts/drift-1'), { recursive: true });
    expect(await script('drift', { INFERRA_REPORTS: 'parts' })).toMatchObject({
      exit: 1,
      output: expect.stringContaining('::error::the drift check itself failed (exit 1)'),
    });
    expect(JSON.parse(await stage.read('github.json'))).toMatchObject({ issues: [{ state: 'open' }] });
  });

  it('a part that did not come off fails its job', async () => {
    expect(await script('drift-part', { INFERRA_PART: '3/2' })).toMatchObject({
      exit: 64,
      output: expect.stringContaining('::error::part 3/2 of the drift check failed (exit 64)'),
    });
  });
});

describe('CodeBuild', () => {
  it('tells a topic once, shows the findings, and fails only where the check did not come off', async () => {
    // Its own copy of inferra, and the account's storage as a folder.
    await stage.command('npx', '"$@"');
    await stage.command('aws', 'shift 3; mkdir -p bucket "$2"; cp -r "$1/." "$2" 2>/dev/null || true');
    const commands = async (phase: 'build' | 'post_build') => {
      const template = (await read('aws-codebuild/drift.yaml')).replaceAll('${!', '${');
      const [, text = ''] = /BuildSpec: !Sub \|\n([\s\S]*?)\n {6}Environment:/.exec(template) ?? [];
      const { phases } = parse(text.replace('${Findings.Arn}', 'findings')) as {
        readonly phases: Readonly<Record<string, { readonly commands: readonly string[] }>>;
      };
      return phases[phase]?.commands ?? [];
    };
    const build = async (more: Variables = {}) => {
      const script = [...(await commands('build')), ...(await commands('post_build'))]
        .join('\n')
        .replaceAll('s3://$MEMORY', 'bucket');
      const own = { INFERRA_FILE: 'inference.yaml', INFERRA_ENVIRONMENT: '', TOPIC, MEMORY: 'bucket' };
      return stage.run(['bash', '-ec', script], { ...own, ...more });
    };
    expect(await build()).toMatchObject({ exit: 0, output: expect.stringMatching(FOUND) });
    expect(await stage.read('drift.xml')).toMatch(/<failure [^>]*changed/);
    await rm(join(stage.folder, 'memory'), { recursive: true });
    expect(await build()).toMatchObject({ exit: 0 });
    expect(await told()).toBe(1);
    expect(await build({ INFERRA_FILE: 'nowhere.yaml' })).toMatchObject({
      exit: 64,
      output: expect.stringContaining('nowhere.yaml'),
    });
  });
});
