// A cron tells drift from a broken check by exit 2: no error that a run may end with has it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codes, definitionOf, isCode } from '../codes.ts';

const SOURCES = join(import.meta.dirname, '../..');

it('no error that is thrown ends a run with 2', async () => {
  const two = new Set(Object.keys(codes).filter((code) => isCode(code) && definitionOf(code).exit === 2));
  expect([...two].filter((code) => code.startsWith('INF80')).length).toBeGreaterThan(10);
  const entries = await readdir(SOURCES, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile() && /(?<!\.test)\.ts$/.test(one.name));
  const thrown = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const text = await readFile(join(parentPath, name), 'utf8');
      return Array.from(text.matchAll(/Error\(\s*'(INF\d{4})'/g), ([, code = '']) => code);
    }),
  );
  expect(thrown.flat().length).toBeGreaterThan(20);
  expect(thrown.flat().filter((code) => two.has(code))).toEqual([]);
});
