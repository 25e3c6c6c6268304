// Files are written whole or not at all, whatever a killed run left behind.
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSample, readTextIfThere, writeText } from './files.ts';

let cwd = '';
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), 'inferra-files-')));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const DRAFT = `a.yaml.${process.pid}.tmp`;

describe('writing', () => {
  test('replaces the file and leaves nothing else', async () => {
    await writeFile(join(cwd, 'a.yaml'), 'old');
    await writeText({ cwd }, 'a.yaml', 'new');
    expect(await readdir(cwd)).toEqual(['a.yaml']);
    expect(await readFile(join(cwd, 'a.yaml'), 'utf8')).toBe('new');
  });

  test('goes on over the draft of a run that was killed while it wrote', async () => {
    await writeFile(join(cwd, 'a.yaml'), 'old');
    await writeFile(join(cwd, DRAFT), 'ha');
    await writeText({ cwd }, 'a.yaml', 'new');
    expect(await readdir(cwd)).toEqual(['a.yaml']);
    expect(await readFile(join(cwd, 'a.yaml'), 'utf8')).toBe('new');
  });

  test('follows no link that stands where the draft goes', async () => {
    await writeFile(join(cwd, 'precious'), 'mine');
    await symlink(join(cwd, 'precious'), join(cwd, DRAFT));
    await writeText({ cwd }, 'a.yaml', 'new');
    expect(await readFile(join(cwd, 'precious'), 'utf8')).toBe('mine');
  });

  test('leaves the file as it was where it cannot be replaced', async () => {
    await expect(writeText({ cwd }, 'none/a.yaml', 'new')).rejects.toMatchObject({ code: 'INF6014' });
    expect(await readdir(cwd)).toEqual([]);
  });
});

describe('reading what may not be there', () => {
  test('is undefined where nothing is, and an error where it cannot be read', async () => {
    expect(await readTextIfThere({ cwd }, 'a.yaml')).toBeUndefined();
    await expect(readTextIfThere({ cwd }, '.')).rejects.toMatchObject({ code: 'INF6005' });
  });
});

describe('a sample beside a file', () => {
  test('is read as it is, and not out of its folder', async () => {
    await mkdir(join(cwd, 'team/samples'), { recursive: true });
    await writeFile(join(cwd, 'secret'), 'mine');
    await writeFile(join(cwd, 'team/samples/one'), Buffer.from([0, 255, 10]));
    await symlink(join(cwd, 'secret'), join(cwd, 'team/samples/two'));
    await symlink(cwd, join(cwd, 'team/samples/up'));
    await symlink(join(cwd, 'team/samples/one'), join(cwd, 'team/samples/three'));
    const kindOf = async (path: string) => (await readSample({ cwd }, 'team/inference.yaml', path)).kind;
    expect(await readSample({ cwd }, 'team/inference.yaml', './samples/one')).toEqual({
      path: './samples/one',
      kind: 'file',
      bytes: Buffer.from([0, 255, 10]),
    });
    expect(await kindOf('./samples/two')).toBe('link');
    expect(await kindOf('./samples/up/secret')).toBe('link');
    expect(await kindOf('./../secret')).toBe('link');
    expect(await kindOf('./samples/three')).toBe('file');
    expect(await kindOf('./samples')).toBe('other');
    await expect(kindOf('./samples/none')).rejects.toMatchObject({ code: 'INF6005' });
  });
});
