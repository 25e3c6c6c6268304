// The jobs of the GitLab template, run by gitlab-ci-local on this machine instead of a runner, against the simulated account: a
// merge request is planned under the policy of the branch that it goes to, and what was planned is what is applied.
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage, templates, type Variables } from './stage.ts';

const bin = join(createRequire(import.meta.url).resolve('gitlab-ci-local/package.json'), '../src/index.js');
const LOOSE = 'policy: { instances: [ml.*] }\n';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  // The pinned copy of inferra is the one of this repository, and the jobs run in this folder, not in a copy for a container.
  await stage.command('npm', 'true');
  await stage.command('rsync', 'true');
  await stage.run(['cp', join(templates, 'gitlab-ci/inferra.gitlab-ci.yml'), '.gitlab-ci.yml']);
  await git('.', 'init', '--quiet', '--initial-branch', 'feature');
  await git('.', 'remote', 'add', 'origin', 'https://gitlab.com/risk/models.git');
  await mkdir(join(stage.folder, 'main'));
  await git('main', 'init', '--quiet', '--initial-branch', 'main');
});
afterAll(() => stage.close());

const git = (where: string, ...args: readonly string[]) =>
  stage.run([
    'git',
    ...['-C', join(stage.folder, where), '-c', 'user.name=a', '-c', 'user.email=a@example.com'],
    ...args,
  ]);

/** What the branch has that merge requests go to. */
async function commit(policy: string): Promise<void> {
  await writeFile(join(stage.folder, 'main/inference.policy.yaml'), policy);
  await git('main', 'add', '.');
  expect(await git('main', 'commit', '--quiet', '--message', 'policy')).toMatchObject({ exit: 0 });
}

function job(names: readonly string[], more: Variables = {}) {
  const own = { CI_REPOSITORY_URL: join(stage.folder, 'main'), CI_JOB_ID: '1' };
  const variables = { ...own, CI_PROJECT_DIR: stage.folder, ...more };
  return stage.run([
    // The schema is read in static.test.ts, and takes most of the time.
    ...[process.execPath, bin, '--force-shell-executor', '--no-json-schema-validation', ...names],
    ...Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]),
  ]);
}

const REQUEST = {
  ...{ CI_PIPELINE_SOURCE: 'merge_request_event', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' },
  INFERRA_POLICY: 'inference.policy.yaml',
};
const MERGED = {
  ...{ CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'main', CI_DEFAULT_BRANCH: 'main' },
  INFERRA_POLICY: 'inference.policy.yaml',
};

it('plans under the policy of the branch that is merged into, whatever the merge request says, and applies that plan', async () => {
  await commit('policy: { instances: [ml.c6i.*] }\n');
  await writeFile(join(stage.folder, 'inference.policy.yaml'), LOOSE);
  await writeFile(join(stage.folder, 'team-policy.yaml'), LOOSE);
  expect((await job(['--needs', 'inferra plan'], REQUEST)).exit).not.toBe(0);
  expect(await stage.read('plan.xml')).toContain(
    '<skipped message="outside the policy of team-policy.yaml"/>',
  );
  expect(await stage.read('plan.md')).toContain('ml.m5.large is not among ml.c6i.*');

  await commit(LOOSE);
  const merged = await job(['--needs', 'inferra plan'], MERGED);
  expect(merged, merged.output).toMatchObject({ exit: 0 });
  expect(await stage.read('plan.xml')).toContain('tests="3" failures="0" errors="0" skipped="0"');
  const applied = await job(['inferra apply'], MERGED);
  expect(applied, applied.output).toMatchObject({ exit: 0 });
  expect(await stage.read('apply.xml')).toContain('tests="3" failures="0"');

  const drift = await job(['inferra drift'], {
    ...{ CI_PIPELINE_SOURCE: 'schedule', INFERRA_NOTIFY: 'events:default' },
  });
  expect(drift, drift.output).toMatchObject({ exit: 0 });
  expect(await stage.read('drift.xml')).toContain('tests="3" failures="0"');
});

it('plans nothing where that branch has no policy', async () => {
  await git('main', 'rm', '--quiet', 'inference.policy.yaml');
  await git('main', 'commit', '--quiet', '--message', 'none');
  const planned = await job(['--needs', 'inferra plan'], REQUEST);
  expect(planned.exit).not.toBe(0);
  expect(planned.output).toContain('inference.policy.yaml');
  expect(planned.output).not.toContain('to add');
});
