// Files are written whole or not at all, whatever a killed run left behind.
import { mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTextIfThere, writeText } from './files.ts';

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
