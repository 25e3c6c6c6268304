// The scripts of the GitHub Actions template, played against the simulated account and a GitHub that is a file: a plan in
// one comment, the apply of exactly that plan, and one issue for as long as the account has drifted.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage, templates, type Variables } from './stage.ts';

type GitHub = {
  readonly requests: readonly string[];
  readonly comments: Readonly<Record<string, readonly { readonly body: string; readonly user: object }[]>>;
  readonly issues: readonly { readonly state: string; readonly title: string; readonly body: string }[];
};

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
  const empty = { requests: [], comments: {}, issues: [], pulls: { abc123: [7] }, last: 100 };
  await writeFile(join(stage.folder, 'github.json'), JSON.stringify(empty));
  await stage.command('gh', `exec "${process.execPath}" "${import.meta.dirname}/gh.js" "$@"`);
});
afterEach(() => stage.close());

const script = (name: string, more: Variables = {}) =>
  stage.run(['bash', join(templates, 'github-actions/scripts', `${name}.sh`)], {
    ...{ GITHUB_REPOSITORY: 'risk/models', GITHUB_STEP_SUMMARY: join(stage.folder, 'summary.md') },
    ...{ RUNNER_TEMP: stage.folder, BASE_BRANCH: 'main' },
    ...{ GH_STORE: join(stage.folder, 'github.json'), PR_NUMBER: '7', COMMIT: 'abc123' },
    ...{ INFERRA_ENVIRONMENT: '' },
    ...more,
  });

const github = async () => JSON.parse(await stage.read('github.json')) as GitHub;

/** Somebody scales an endpoint in the console. */
const BY_HAND = {
  events: [{ kind: 'scale', atMinutes: 1, endpoint: 'quickstart-ranker', variant: 'AllTraffic', count: 3 }],
};

describe('plan', () => {
  it('writes one comment, and keeps that one up to date', async () => {
    expect(await script('plan')).toMatchObject({ exit: 0 });
    await stage.edit('ml.m5.large, count: 2', 'ml.m5.large, count: 1');
    expect(await script('plan')).toMatchObject({ exit: 0 });
    const { comments, requests } = await github();
    expect(comments['7']).toHaveLength(1);
    expect(comments['7']?.[0]?.body).toMatch(/^<!-- inferra:plan:quickstart:default -->\n/);
    expect(comments['7']?.[0]?.body).toContain('ml.m5.large × 1');
    expect(requests.filter((one) => !one.startsWith('GET'))).toEqual([
      'POST repos/risk/models/issues/7/comments',
      'PATCH repos/risk/models/issues/comments/101',
    ]);
    expect(await stage.read('summary.md')).toContain('inferra plan: 3 to add');
  });

  it('holds what is outside the policy of the branch that is merged into, whatever the pull request says', async () => {
    const policed = { INFERRA_POLICY: 'inference.policy.yaml' };
    await writeFile(join(stage.folder, 'inference.policy.yaml'), 'policy: { instances: [ml.*] }\n');
    expect(await script('plan', policed)).toMatchObject({ exit: 1 });
    const files = { main: { 'inference.policy.yaml': 'policy: { instances: [ml.c6i.*] }\n' } };
    await writeFile(join(stage.folder, 'github.json'), JSON.stringify({ ...(await github()), files }));
    expect(await script('plan', policed)).toMatchObject({ exit: 6 });
    expect((await github()).comments['7']?.[0]?.body).toContain('ml.m5.large is not among ml.c6i.*');
    expect(await script('apply', policed)).toMatchObject({ exit: 6 });
    expect((await stage.inferra('status')).output).toContain('not created');
  });

  it('stops at a file with problems, and says each beside its line', async () => {
    await stage.edit('ml.m5.large', 'ml.m5.lrge');
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
    await stage.edit('ml.m5.large, count: 2', 'ml.m5.large, count: 1');
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

    await stage.happen(BY_HAND);
    const told = { INFERRA_NOTIFY: 'sns:arn:aws:sns:us-east-1:123456789012:alerts' };
    expect(await script('drift', told)).toMatchObject({ exit: 0 });
    expect(await script('drift', told)).toMatchObject({ exit: 0 });
    const opened = (await github()).issues;
    expect(opened).toMatchObject([{ state: 'open', title: expect.stringContaining('inference.yaml') }]);
    expect(opened[0]?.body).toContain('instance count');
    expect((await stage.inferra('simulator', 'messages')).output.match(/^\d{4}-\S+ {2}sns/gm)).toHaveLength(
      1,
    );

    await script('plan');
    expect(await script('apply')).toMatchObject({ exit: 0 });
    expect(await script('drift')).toMatchObject({ exit: 0 });
    expect((await github()).issues).toMatchObject([{ state: 'closed' }]);
  });

  it('that could not be looked for fails the job and touches no issue', async () => {
    const expired = { requests: [{ kind: 'expired-credentials' }] };
    await writeFile(join(stage.folder, 'expired.json'), JSON.stringify(expired));
    expect(await script('drift', { INFERRA_SIMULATOR_SCENARIO: 'expired.json' })).toMatchObject({
      exit: 4,
      output: expect.stringContaining('::error::the drift check itself failed (exit 4)'),
    });
    expect((await github()).requests).toEqual([]);
  });
});
