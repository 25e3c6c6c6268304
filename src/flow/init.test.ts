// The first file validates whatever the answers are, or an answer is refused in the words of the language.
import { describe, expect, it } from 'vitest';
import { type Loaded, loadDocument } from '../config/load.ts';
import type { Answers } from './first-file.ts';
import { type Asking, init, type Key } from './init.ts';

const load = (text: string): Loaded => loadDocument({ file: 'inference.yaml', text, params: {}, env: {} });
const made = (given: Partial<Answers>, folder = 'models', asking?: Asking) =>
  init({ given, folder, file: 'inference.yaml', schema: 'inference.schema.json' }, asking);

/** Types these lines one after the other, then nothing. */
function typing(...lines: readonly string[]) {
  const rest = [...lines];
  const asked: Key[] = [];
  const refused: string[] = [];
  const asking: Asking = {
    async ask({ key }) {
      asked.push(key);
      return rest.shift();
    },
    refuse: ({ code }) => void refused.push(code),
  };
  return { asking, asked, refused };
}

describe('a first file', () => {
  it.each([
    ['nothing but defaults', {}],
    ['instances', { hardware: 'ml.m5.large' }],
    ['a model of its own', { artifact: 's3://risk-models/a/model.tar.gz' }],
    ['a project that YAML would read as a number', { project: '1000' }],
    ['a project that YAML would read as a truth value', { project: 'true' }],
    ['a project that YAML would read as nothing', { project: 'null' }],
    ['an account with a leading zero', { account: '012345678901' }],
    ['another region', { region: 'eu-central-1' }],
  ])('validates without a warning: %s', async (_what, given) => {
    const text = await made(given);
    const { document, diagnostics } = load(text);
    expect(diagnostics).toEqual([]);
    expect(document).toMatchObject('project' in given ? { project: given.project } : {});
    expect(text).toMatch(/^# yaml-language-server: \$schema=inference\.schema\.json\n/);
    expect(text.split('\n').filter((line) => line.trim().startsWith('#')).length).toBeGreaterThan(6);
  });

  it.each([
    ['My Models (v2)', 'my-models-v2'],
    ['.', 'my-project'],
    [`${'x'.repeat(31)}-y`, 'x'.repeat(31)],
  ])('is named after its folder: %s', async (folder, project) => {
    expect(load(await made({}, folder)).document?.project).toBe(project);
  });

  it.each([
    ['region', 'nowhere'],
    ['account', '1'],
    ['image', 'public.ecr.aws/x/y:1'],
    ['artifact', 'model.tar.gz'],
    ['role', 'arn:aws:iam::123456789012:user/joe'],
    ['role', 'a\nb: c'],
    ['hardware', 'ml.t9.large'],
    ['project', 'x"\nmodels: {}'],
    ['env', 'Staging 1'],
    ['env', 'x: {}\ny'],
  ])('is not made of a wrong flag: --%s %j', async (key, value) => {
    await expect(made({ [key]: value })).rejects.toMatchObject({
      code: 'INF6004',
      message: expect.stringContaining(`--${key} `),
    });
  });

  it('has a first environment where one is named, and is valid in it', async () => {
    const text = await made({ env: 'staging', project: 'risk' });
    const input = { file: 'inference.yaml', text, params: {}, env: {} };
    expect(load(text).document).toBeUndefined();
    const { document, diagnostics } = loadDocument({ ...input, environment: 'staging' });
    expect(diagnostics).toEqual([]);
    expect(document).toMatchObject({ environment: 'staging', endpoints: [{ name: 'risk-staging-main' }] });
    const both = {
      ...input,
      text: text.replaceAll(/^ {2}# (prod| {2}\w+):/gm, '  $1:'),
      environment: 'prod',
    };
    expect(loadDocument(both).document).toMatchObject({ account: '999999999999', environment: 'prod' });
  });

  it('is not made of flags that contradict each other', async () => {
    const role = 'arn:aws:iam::999999999999:role/x';
    await expect(made({ role, account: '111111111111' })).rejects.toMatchObject({ code: 'INF6004' });
    expect(load(await made({ role, account: '999999999999' })).diagnostics).toEqual([]);
    expect(load(await made({ role })).document?.account).toBe('999999999999');
  });
});

describe('questions', () => {
  it('are asked for what no flag says, and an empty answer is the default', async () => {
    const { asking, asked } = typing('', '', '', '', '');
    const text = await made({ project: 'risk', hardware: 'serverless' }, 'models', asking);
    expect(asked).toEqual(['region', 'account', 'role', 'image', 'artifact']);
    expect(text).toBe(await made({ project: 'risk' }));
  });

  it('are asked again where the answer would make no valid file', async () => {
    const { asking, asked, refused } = typing('Risk', 'risk', 'nowhere', '', '', '', '', '', '');
    await made({}, 'models', asking);
    expect(refused).toEqual(['INF1014', 'INF1014']);
    expect(asked.slice(0, 4)).toEqual(['project', 'project', 'region', 'region']);
  });

  it('that are not answered make no file', async () => {
    const { asking } = typing('risk');
    await expect(made({}, 'models', asking)).rejects.toMatchObject({ code: 'INF6015' });
  });
});
