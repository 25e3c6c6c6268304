// The examples are true: each validates without a word, its plan.txt is what `plan` prints, it applies, and the plan
// after that is empty. So is the plan in the README. `UPDATE=1` writes the plans anew.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, inExample } from './folder.ts';

const names = (await readdir(EXAMPLES)).sort();
const updating = Boolean(process.env.UPDATE) && !process.env.CI;

describe('an example', () => {
  it.each(names)('%s validates without a warning', async (name) => {
    await inExample(name, async ({ inferra }) => {
      const expected = { exit: 0, stdout: 'inference.yaml is valid.\n', stderr: '' };
      expect(await inferra('validate')).toEqual(expected);
    });
  });

  it.each(names)('%s plans what its plan.txt shows', async (name) => {
    await inExample(name, async ({ inferra }) => {
      const { exit, stdout, stderr } = await inferra('plan --simulator');
      expect([exit, stderr]).toEqual([0, '']);
      const file = join(EXAMPLES, name, 'plan.txt');
      if (updating) await writeFile(file, stdout);
      expect(stdout).toBe(await readFile(file, 'utf8'));
    });
  });

  it.each(names)('%s applies, and its second plan is empty', async (name) => {
    await inExample(name, async ({ inferra }) => {
      const applied = await inferra('apply --simulator --auto-approve');
      expect(applied.exit, applied.stdout + applied.stderr).toBe(0);
      const again = await inferra('plan --simulator --detailed-exitcode');
      expect([again.exit, again.stdout]).toEqual([0, expect.stringContaining('No changes.')]);
    });
  });
});

const README = join(EXAMPLES, '../README.md');
const COMMAND = '$ inferra plan --simulator\n';

describe('the README', () => {
  it('shows the plan of the change that the quickstart makes', async () => {
    await inExample('quickstart', async ({ inferra, edit }) => {
      await inferra('apply --simulator --auto-approve');
      await edit('type: ml.m5.large, count: 2', 'type: ml.m5.xlarge, count: 2');
      await edit('type: ml.c6i.xlarge, count: 1', 'type: ml.c6i.xlarge, count: 2');
      const { exit, stdout } = await inferra('plan --simulator');
      expect(exit).toBe(0);
      const text = await readFile(README, 'utf8');
      const shown = text.split(COMMAND)[1]?.split('```')[0] ?? '';
      if (updating)
        await writeFile(
          README,
          text.replace(COMMAND + shown, () => COMMAND + stdout),
        );
      expect((await readFile(README, 'utf8')).split(COMMAND)[1]?.split('```')[0]).toBe(stdout);
    });
  });
});
