// The published schemas of plans and drift reports: they explain themselves, and plans of every story are of their form.
// Those of the flows and properties, and all drift reports, are held against them by the rig.
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import driftSchema from '../schemas/drift.schema.json' with { type: 'json' };
import fleetSchema from '../schemas/fleet.schema.json' with { type: 'json' };
import notificationSchema from '../schemas/notification.schema.json' with { type: 'json' };
import schema from '../schemas/plan.schema.json' with { type: 'json' };
import { definitionOf } from '../src/core/codes.ts';
import { play, setStage } from './stories/play.ts';
import { type Command, parseScript, words } from './stories/script.ts';
import { parseTxtar } from './stories/txtar.ts';
import { fileOf } from './support/files.ts';
import { demandFleetForm, demandPlanForm } from './support/plan-schema.ts';
import { openRig } from './support/rig.ts';

const STORIES = join(import.meta.dirname, 'stories');
const stories = (await readdir(STORIES)).filter((name) => name.endsWith('.txtar')).sort();

/** The plans that the `inferra plan` commands of a story make, in place of what they print. */
async function plansOf(name: string): Promise<readonly string[]> {
  const archive = parseTxtar(await readFile(join(STORIES, name), 'utf8'));
  const cwd = await realpath(await mkdtemp(join(tmpdir(), 'inferra-plans-')));
  const plans: string[] = [];
  try {
    const stage = await setStage(cwd, archive.files);
    for (const command of parseScript(archive.comment).commands) {
      const lines = await play(asJson(command), stage);
      const document = lines
        .filter((line) => !/^2>( |$)/.test(line) && !/^\[exit \d+\]$/.test(line))
        .join('\n');
      if (isPlan(command.line) && document.includes('"units"')) plans.push(document);
    }
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
  return plans;
}

const isPlan = (line: string) => words(line).join(' ').includes('inferra plan');

function asJson(command: Command): Command {
  const line = command.line.replace(/ --json| --format[= ]\w+/g, '');
  return isPlan(command.line) ? { ...command, line: `${line} --json` } : command;
}

type Definitions = Readonly<
  Record<
    string,
    {
      readonly title?: string;
      readonly description?: string;
      readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
    }
  >
>;

describe('the schema of plans', () => {
  let seen = 0;

  it.each(stories)('describes the plans of %s', async (name) => {
    for (const text of await plansOf(name)) {
      seen += 1;
      const document = JSON.parse(text);
      const demand = document.fleet === undefined ? demandPlanForm : demandFleetForm;
      expect(() => demand(document), text).not.toThrow();
    }
  });

  it('has met plans', () => {
    expect(seen).toBeGreaterThan(5);
  });

  it.each([
    ['plans', schema.$defs],
    ['drift reports', driftSchema.$defs],
    ['notifications', notificationSchema.$defs],
    ['fleets', fleetSchema.$defs],
  ] as readonly [string, Definitions][])('explains every property of %s', (_name, definitions) => {
    const silent = Object.entries(definitions).flatMap(([name, { properties = {}, description, title }]) => [
      ...(description && title ? [] : [name]),
      ...Object.entries(properties)
        .filter(([, one]) => (one.description ?? '').length < 10)
        .map(([key]) => `${name}.${key}`),
    ]);
    expect(silent).toEqual([]);
  });

  it('refuses what is no plan', async () => {
    const { plan } = await (await openRig()).plan(fileOf({ fraud: {} }));
    const [unit] = plan.units;
    expect(() => demandPlanForm(plan)).not.toThrow();
    for (const other of [
      { ...plan, digest: 'x' },
      { ...plan, secret: 'x' },
      { ...plan, units: [{ ...unit, effect: 'explode' }] },
      { ...plan, units: [{ ...unit, basis: undefined }] },
    ]) {
      expect(() => demandPlanForm(other)).toThrow();
    }
  });

  it('names codes that exist', () => {
    const examples = JSON.stringify(schema).match(/INF\d{4}/g) ?? [];
    for (const code of examples) expect(() => definitionOf(code as 'INF5001').title).not.toThrow();
  });
});
