import { expect, it } from 'vitest';
import { repositoryPath } from './repository-path.ts';

it.each([
  ['a file of the working folder', '/repo', undefined, 'inference.yaml', 'inference.yaml'],
  [
    'a file of a folder below',
    '/repo',
    undefined,
    './teams/risk/inference.yaml',
    'teams/risk/inference.yaml',
  ],
  ['a run in a folder of the checkout', '/repo/teams', '/repo', 'inference.yaml', 'teams/inference.yaml'],
  ['an absolute path into the checkout', '/tmp', '/repo', '/repo/a.yaml', 'a.yaml'],
  ['an empty variable, which says nothing', '/repo', '', 'a.yaml', 'a.yaml'],
  ['a file outside', '/repo', '/repo', '../other/a.yaml', '/other/a.yaml'],
  ['a neighbour whose name begins the same', '/repo', '/repo', '/repository/a.yaml', '/repository/a.yaml'],
])('%s', (_, cwd, workspace, file, path) => {
  expect(repositoryPath({ cwd, env: { GITHUB_WORKSPACE: workspace } }, file)).toBe(path);
});
