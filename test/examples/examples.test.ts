// The examples are true: each validates without a word, its plan.txt is what `plan` prints, it applies, and the plan
// after that is empty. So is the plan in the README. `UPDATE=1` writes the plans anew.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, inExample } from './folder.ts';

const names = (await readdir(EXAMPLES)).sort();
/** Each plan of each example: plan.txt, or plan.<environment>.txt for each environment. */
const plans = (await Promise.all(names.map(plansOf))).flat();
const updating = Boolean(process.env.UPDATE) && !process.env.CI;

describe('an example', () => {
  it.each(names)('%s validates without a warning', async (name) => {
    await inExample(name, async ({ inferra }) => {
      const expected = { exit: 0, stdout: 'inference.yaml is valid.\n', stderr: '' };
      expect(await inferra('validate')).toEqual(expected);
    });
  });

  it.each(plans)('$name plans what its $plan shows', async ({ name, plan, option }) => {
    await inExample(name, async ({ inferra }) => {
      const { exit, stdout, stderr } = await inferra(`plan --simulator${option}`);
      expect([exit, stderr]).toEqual([0, '']);
      const file = join(EXAMPLES, name, plan);
      if (updating) await writeFile(file, stdout);
      expect(stdout).toBe(await readFile(file, 'utf8'));
    });
  });

  it.each(names)('%s applies, and its second plan is empty', async (name) => {
    await inExample(name, async ({ inferra, approved }) => {
      const options = plans.filter((one) => one.name === name).map(({ option }) => option);
      for (const option of options) {
        const command = `apply --simulator --auto-approve --allow-jobs${option}`;
        const first = await inferra(command);
        // What waits for people is approved by one, and nothing else makes another run necessary.
        const waits = first.stdout.includes('held[INF7036]');
        expect(waits).toBe(name === 'recommend-generative');
        const applied = waits && (await approved()).length > 0 ? await inferra(command) : first;
        expect(applied.exit, applied.stdout + applied.stderr).toBe(0);
      }
      for (const option of options) {
        const again = await inferra(`plan --simulator --detailed-exitcode${option}`);
        expect([again.exit, again.stdout]).toEqual([0, expect.stringContaining('No changes.')]);
      }
    });
  });
});

async function plansOf(name: string) {
  const files = (await readdir(join(EXAMPLES, name))).filter((file) =>
    /^plan(\.[a-z0-9-]+)?\.txt$/.test(file),
  );
  expect(files, `${name} shows its plan`).not.toEqual([]);
  return files.map((plan) => {
    const [, environment] = /^plan\.(.+)\.txt$/.exec(plan) ?? [];
    return { name, plan, option: environment === undefined ? '' : ` --env ${environment}` };
  });
}

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
