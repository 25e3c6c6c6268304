// The scripts of the GitHub Actions template, played against the simulated account and a GitHub that is a file: a plan in
// one comment, the apply of exactly that plan, and one issue for as long as the account has drifted.
import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const scripts = join(root, 'templates/github-actions/scripts');

type GitHub = {
  readonly requests: readonly string[];
  readonly comments: Readonly<Record<string, readonly { readonly body: string; readonly user: object }[]>>;
  readonly issues: readonly { readonly state: string; readonly title: string; readonly body: string }[];
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inferra-actions-'));
  await cp(join(root, 'examples/quickstart/inference.yaml'), join(folder, 'inference.yaml'));
  const empty = { requests: [], comments: {}, issues: [], pulls: { abc123: [7] }, last: 100 };
  await writeFile(join(folder, 'github.json'), JSON.stringify(empty));
  await command('inferra', `exec "${process.execPath}" "${root}/bin/run.js" "$@" --simulator`);
  await command('gh', `exec "${process.execPath}" "${import.meta.dirname}/gh.js" "$@"`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function command(name: string, line: string): Promise<void> {
  await writeFile(join(folder, name), `#!/usr/bin/env bash\n${line}\n`);
  await chmod(join(folder, name), 0o755);
}

type Ran = { readonly exit: number; readonly output: string };

const script = (name: string, more: Readonly<Record<string, string>> = {}) =>
  run(['bash', join(scripts, `${name}.sh`)], more);

/** Simulated time stands still between commands: somebody has to wait until a change by hand is through. */
const settle = () => run([join(folder, 'inferra'), 'status', '--watch'], {});

function run([file = '', ...args]: readonly string[], more: Readonly<Record<string, string>>): Promise<Ran> {
  const env = {
    ...{ PATH: `${folder}${delimiter}${process.env.PATH}`, HOME: folder, NO_COLOR: '1' },
    ...{ AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    ...{ GITHUB_REPOSITORY: 'risk/models', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') },
    ...{ RUNNER_TEMP: folder, BASE_BRANCH: 'main' },
    ...{ GH_STORE: join(folder, 'github.json'), PR_NUMBER: '7', COMMIT: 'abc123', INFERRA_ENVIRONMENT: '' },
    ...more,
  };
  return new Promise((resolve) => {
    execFile(file, args, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ exit: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` });
    });
  });
}

const github = async () => JSON.parse(await readFile(join(folder, 'github.json'), 'utf8')) as GitHub;
const edit = async (from: string, to: string) => {
  const path = join(folder, 'inference.yaml');
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
};

/** Somebody scales an endpoint in the console. */
const BY_HAND = {
  events: [{ kind: 'scale', atMinutes: 1, endpoint: 'quickstart-ranker', variant: 'AllTraffic', count: 3 }],
};
const scenario = async (json: object) => {
  await writeFile(join(folder, 'scenario.json'), JSON.stringify(json));
  return { INFERRA_SIMULATOR_SCENARIO: 'scenario.json' };
};

describe('plan', () => {
  it('writes one comment, and keeps that one up to date', async () => {
    expect(await script('plan')).toMatchObject({ exit: 0 });
    await edit('ml.m5.large, count: 2', 'ml.m5.large, count: 1');
    expect(await script('plan')).toMatchObject({ exit: 0 });
    const { comments, requests } = await github();
    expect(comments['7']).toHaveLength(1);
    expect(comments['7']?.[0]?.body).toMatch(/^<!-- inferra:plan:quickstart:default -->\n/);
    expect(comments['7']?.[0]?.body).toContain('ml.m5.large × 1');
    expect(requests.filter((one) => !one.startsWith('GET'))).toEqual([
      'POST repos/risk/models/issues/7/comments',
      'PATCH repos/risk/models/issues/comments/101',
    ]);
    expect(await readFile(join(folder, 'summary.md'), 'utf8')).toContain('inferra plan: 3 to add');
  });

  it('holds what is outside the policy of the branch that is merged into, whatever the pull request says', async () => {
    const policed = { INFERRA_POLICY: 'inference.policy.yaml' };
    await writeFile(join(folder, 'inference.policy.yaml'), 'policy: { instances: [ml.*] }\n');
    expect(await script('plan', policed)).toMatchObject({ exit: 1 });
    const files = { main: { 'inference.policy.yaml': 'policy: { instances: [ml.c6i.*] }\n' } };
    await writeFile(join(folder, 'github.json'), JSON.stringify({ ...(await github()), files }));
    expect(await script('plan', policed)).toMatchObject({ exit: 6 });
    expect((await github()).comments['7']?.[0]?.body).toContain('ml.m5.large is not among ml.c6i.*');
    expect(await script('apply', policed)).toMatchObject({ exit: 6 });
    expect((await run([join(folder, 'inferra'), 'status'], {})).output).toContain('not created');
  });

  it('stops at a file with problems, and says each beside its line', async () => {
    await edit('ml.m5.large', 'ml.m5.lrge');
    const { exit, output } = await script('plan');
    expect(exit).toBe(65);
    expect(output).toMatch(/^::error file=inference\.yaml,line=\d+,/m);
    expect((await github()).requests).toEqual([]);
  });
});

describe('apply', () => {
  it('applies the plan of the comment', async () => {
    await script('plan');
    const { exit, output } = await script('apply');
    expect(output).toContain('Applied: 3 created.');
    expect(exit).toBe(0);
  });

  it('refuses what has moved since, and changes nothing', async () => {
    await script('plan');
    await edit('ml.m5.large, count: 2', 'ml.m5.large, count: 1');
    expect(await script('apply')).toMatchObject({ exit: 5, output: expect.stringContaining('INF3017') });
  });

  it('takes the digest of nobody but the bot, and none of another pull request', async () => {
    await script('plan', { GH_USER: 'mallory' });
    expect(await script('apply')).toMatchObject({ exit: 1, output: expect.stringContaining('has no plan') });
    await script('plan', { PR_NUMBER: '8' });
    expect(await script('apply')).toMatchObject({ exit: 1, output: expect.stringContaining('has no plan') });
    expect(await script('apply', { COMMIT: 'fff' })).toMatchObject({
      exit: 1,
      output: expect.stringContaining('belongs to no pull request'),
    });
  });
});

describe('drift', () => {
  it('opens one issue, keeps it up to date, and closes it once the account is as the file says', async () => {
    await script('plan');
    await script('apply');
    expect(await script('drift')).toMatchObject({ exit: 0 });
    expect((await github()).issues).toEqual([]);

    const moved = await scenario(BY_HAND);
    expect(await script('drift', moved)).toMatchObject({ exit: 0 });
    expect(await script('drift', moved)).toMatchObject({ exit: 0 });
    const opened = (await github()).issues;
    expect(opened).toMatchObject([{ state: 'open', title: expect.stringContaining('inference.yaml') }]);
    expect(opened[0]?.body).toContain('instance count');

    expect(await settle()).toMatchObject({ exit: 0 });
    await script('plan');
    expect(await script('apply')).toMatchObject({ exit: 0 });
    expect(await script('drift')).toMatchObject({ exit: 0 });
    expect((await github()).issues).toMatchObject([{ state: 'closed' }]);
  });

  it('that could not be looked for fails the job and touches no issue', async () => {
    const expired = await scenario({ requests: [{ kind: 'expired-credentials' }] });
    expect(await script('drift', expired)).toMatchObject({
      exit: 4,
      output: expect.stringContaining('::error::the drift check itself failed (exit 4)'),
    });
    expect((await github()).requests).toEqual([]);
  });
});
