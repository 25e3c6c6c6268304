// A build takes the place of the one before while programs of that one start.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

type Publish = { publish(folder: string, files: ReadonlyMap<string, string>): void };
const scripts: string = new URL('../scripts/publish.js', import.meta.url).href;
const { publish } = (await import(/* @vite-ignore */ scripts)) as Publish;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inferra-publish-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = async () => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((one) => one.isFile())
    .map((one) => one.name)
    .sort();
};

describe('publishing a build', () => {
  it('writes what is new, and takes away what is not in it', async () => {
    publish(
      folder,
      new Map([
        ['chunks/a.js', 'a'],
        ['bin.js', '1'],
      ]),
    );
    publish(
      folder,
      new Map([
        ['chunks/b.js', 'b'],
        ['bin.js', '2'],
      ]),
    );
    expect(await files()).toEqual(['b.js', 'bin.js']);
    expect(await readFile(join(folder, 'bin.js'), 'utf8')).toBe('2');
  });

  it('leaves a file alone that stays the same', async () => {
    publish(folder, new Map([['bin.js', '1']]));
    const before = await stat(join(folder, 'bin.js'), { bigint: true });
    publish(folder, new Map([['bin.js', '1']]));
    const after = await stat(join(folder, 'bin.js'), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  it('puts another file in the place of one, so that who reads the old one reads it to its end', async () => {
    publish(folder, new Map([['bin.js', '1']]));
    const before = await stat(join(folder, 'bin.js'));
    publish(folder, new Map([['bin.js', '2']]));
    expect((await stat(join(folder, 'bin.js'))).ino).not.toBe(before.ino);
  });

  it('takes nothing away before the entry, which comes last, is there', async () => {
    await mkdir(join(folder, 'bin.js'));
    await writeFile(join(folder, 'old.js'), 'old');
    expect(() =>
      publish(
        folder,
        new Map([
          ['new.js', 'new'],
          ['bin.js', '2'],
        ]),
      ),
    ).toThrow();
    expect(await files()).toEqual(expect.arrayContaining(['new.js', 'old.js']));
  });

  it('takes away what a build left that was cut off, and not what one that runs is writing', async () => {
    await writeFile(join(folder, `mine.js.${process.pid}`), '');
    await writeFile(join(folder, 'lost.js.4194304999'), '');
    publish(folder, new Map([['bin.js', '1']]));
    expect(await files()).toEqual(['bin.js', `mine.js.${process.pid}`]);
  });
});
