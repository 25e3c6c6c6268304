// The examples whose hardware is measured, from the first plan to the next one that is empty; and what a reviewer reads
// of the lock file when something moves, as `git diff` prints it. `UPDATE=1` writes the diffs anew.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { inExample } from './folder.ts';

const LOCK = 'inference.lock.yaml';
const updating = Boolean(process.env.UPDATE) && !process.env.CI;

describe.each([
  ['recommend', 'quick', 1, 'up to 3 tests, about 45 min, estimated $'],
  ['recommend-advanced', 'fraud-sla', 2, 'up to 8 tests, about 40 min, estimated $'],
] as const)('%s', (name, policy, jobs, estimate) => {
  it('is measured, pinned, and serves on what was chosen', async () => {
    await inExample(name, async ({ inferra, read }) => {
      const plan = await inferra('plan --simulator');
      expect(plan.exit).toBe(0);
      expect(unfolded(plan.stdout)).toContain(
        `decided by recommendation ${policy}: ${jobs} ${jobs === 1 ? 'job' : 'jobs'}, ${estimate}`,
      );
      const names = [...plan.stdout.matchAll(/job (\S+-[0-9a-f]{10})\b/g)].map(([, job]) => job);
      expect(names).toHaveLength(jobs);

      const applied = await inferra('apply --simulator --allow-jobs --auto-approve');
      expect(applied.exit).toBe(0);
      for (const said of [
        `${jobs} ${jobs === 1 ? 'job' : 'jobs'} to run`,
        `recommendation ${policy} (fraud-xgb, instances): started`,
        `recommendation ${policy} (fraud-xgb, instances): 0 of up to `,
        `recommendation ${policy} (fraud-xgb, instances): done after`,
        `wrote ${LOCK}: commit it`,
        'endpoint fraud: done after',
      ])
        expect(applied.stderr).toContain(said);

      const measured = measurementIn(await read(LOCK), policy);
      expect(measured.jobs).toEqual(names);
      const [choice] = Object.values(measured.choices);
      const status = JSON.parse((await inferra('status --simulator --json')).stdout);
      expect(status.endpoints[0]).toMatchObject({
        status: 'InService',
        hardware: choice?.instance?.type ?? `serverless ${(choice?.serverless?.memory ?? 0) / 1024} GB`,
        size: String(choice?.instance?.count ?? choice?.serverless?.maxConcurrency),
      });

      const again = await inferra('plan --simulator --detailed-exitcode');
      expect([again.exit, again.stdout]).toEqual([0, expect.stringContaining('No changes.')]);
    });
  });
});

type Written = {
  readonly jobs: readonly string[];
  readonly choices: Readonly<
    Record<
      string,
      {
        readonly instance?: { readonly type: string; readonly count: number };
        readonly serverless?: { readonly memory: number; readonly maxConcurrency: number };
      }
    >
  >;
};

function measurementIn(text: string, policy: string): Written {
  return parse(text).environments.default.recommendations[policy]['fraud-xgb'] as Written;
}

function unfolded(text: string): string {
  return text.replace(/\n +/g, ' ');
}

const RUN = 'recommend run --simulator --auto-approve';
const APPLY = 'apply --simulator --allow-jobs --auto-approve';

describe('what a reviewer reads where', () => {
  it.each<readonly [string, string, string, readonly (readonly [string, string])[], string]>([
    ['the traffic has doubled', 'traffic', 'recommend', [['peak: 20000/min', 'peak: 40000/min']], APPLY],
    ['a new model was measured', 'model', 'recommend', [['fraud/42/', 'fraud/43/']], RUN],
    [
      'a candidate was added',
      'candidates',
      'recommend',
      [['ml.m5.xlarge]', 'ml.m5.xlarge, ml.c6i.large]']],
      RUN,
    ],
    [
      'instances take over from serverless',
      'kind',
      'recommend-advanced',
      [['average: 120/min, peak: 600/min', 'average: 6000/min, peak: 20000/min']],
      APPLY,
    ],
  ])('%s (%s.diff)', async (_, diff, name, edits, command) => {
    await inExample(name, async ({ inferra, edit, git }) => {
      expect((await inferra(APPLY)).exit).toBe(0);
      await git('init', '--quiet');
      await git('add', LOCK);
      await git('commit', '--quiet', '--message', 'first');
      for (const [from, to] of edits) await edit(from, to);
      const { exit, stderr } = await inferra(command);
      expect(exit, stderr).toBe(0);
      const text = await git('diff', '--no-color', '--no-ext-diff', '--unified=1', LOCK);
      const file = join(import.meta.dirname, 'lock-diffs', `${diff}.diff`);
      if (updating) await writeFile(file, text);
      expect(text).toBe(await readFile(file, 'utf8'));
    });
  });

  it('of an unrelated change: nothing, byte for byte', async () => {
    await inExample('recommend', async ({ inferra, edit, read }) => {
      await inferra(APPLY);
      const before = await read(LOCK);
      await edit(
        'endpoints:\n',
        'endpoints:\n  other: { model: fraud-xgb, instance: { type: ml.m5.large } }\n',
      );
      await edit('defaults:\n', 'defaults:\n  tags: { team: risk }\n');
      expect((await inferra(APPLY)).exit).toBe(0);
      expect((await inferra(RUN)).exit).toBe(0);
      expect(await read(LOCK)).toBe(before);
    });
  });

  it('of a file in the earlier form: nothing either, until something is decided', async () => {
    await inExample('recommend', async ({ inferra, edit, read, write }) => {
      await inferra(APPLY);
      expect((await inferra('update --simulator')).exit).toBe(0);
      const short = await read(LOCK);
      const long = stringify(parse(short), { lineWidth: 0 });
      expect(long).not.toContain('{ type:');
      await write(LOCK, long);
      expect((await inferra(RUN)).exit).toBe(0);
      expect((await inferra(APPLY)).exit).toBe(0);
      expect((await inferra('update --simulator')).exit).toBe(0);
      expect(await read(LOCK)).toBe(long);
      await edit('peak: 20000/min', 'peak: 40000/min');
      expect((await inferra(APPLY)).exit).toBe(0);
      expect(await read(LOCK)).toContain('instance: { type: ml.c5.large, count: 6 }');
    });
  });
});
