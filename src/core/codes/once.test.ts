// A code is said by one list alone: of two the registry would know the later one, and `explain` would tell of something else.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('every code stands in one place', async () => {
  const folder = import.meta.dirname;
  const files = (await readdir(folder)).filter((name) => !name.endsWith('.test.ts'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const found = texts.flatMap((text) => [...text.matchAll(/^ {2}(INF\d{4}): \{$/gm)].map(([, code]) => code));
  expect(found.length).toBeGreaterThan(200);
  expect(found.filter((code, at) => found.indexOf(code) !== at)).toEqual([]);
});
