// A working folder for the built program, prepared once and copied for each kill, and what must hold after a kill.
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Moment, openSimulator } from '../../src/simulator/index.ts';
import { toItsEnd } from '../cli/launch.ts';
import { ALLOWED, openRig } from '../support/rig.ts';
import { inventoryOf, orphansOf } from './harness.ts';
import type { Scene } from './scene.ts';

const ALLOWED_FLAGS = ['--simulator', '--prune', '--allow-downtime', '--max-deletes', '1000'];
const APPLY = ['apply', '--auto-approve', ...ALLOWED_FLAGS];
const PLAN = ['plan', '--detailed-exitcode', ...ALLOWED_FLAGS];

export type Stage = {
  /** The file, and the world as the past left it. Only ever copied. */
  readonly folder: string;
  /** What a run that nobody killed leaves in the account. */
  readonly inventory: readonly string[];
  /** Its mutating requests. */
  readonly requests: readonly string[];
};

/** One fatal request, as the scenario counts: the `nth` of an operation, or of all mutating requests. */
export type Fatal = { readonly operation?: string; readonly nth: number; readonly moment: Moment };

export async function setStage(folder: string, { past, after }: Scene): Promise<Stage> {
  const rig = await openRig();
  // 2: what was replaced is still there, to be pruned by the next run.
  for (const file of past) expect([0, 2]).toContain((await rig.apply(file, ALLOWED)).exit);
  const before = rig.simulator.world.state();
  const already = rig.mutations().length;
  expect((await rig.apply(after, ALLOWED)).exit).toBe(0);
  const kept = await openSimulator({ dir: worldOf(folder), from: before });
  await kept.close();
  await writeFile(join(folder, 'inference.yaml'), after);
  return { folder, inventory: inventoryOf(rig), requests: rig.mutations().slice(already) };
}

/** Kills `inferra apply` at one request by SIGKILL, runs the same command again, and looks at what is there then. */
export async function killProcess(stage: Stage, fatal: Fatal): Promise<void> {
  const { nth, operation = 'all', moment } = fatal;
  const cwd = `${stage.folder}-${operation}-${nth}-${moment}`;
  await cp(stage.folder, cwd, { recursive: true });
  await writeFile(join(cwd, 'kill.json'), JSON.stringify({ requests: [{ kind: 'kill', ...fatal }] }));

  const killed = await toItsEnd(APPLY, { cwd, env: { INFERRA_SIMULATOR_SCENARIO: 'kill.json' } });
  expect(killed, 'killed').toMatchObject({ exit: 'SIGKILL' });
  expect(await toItsEnd(APPLY, { cwd }), 'run again').toMatchObject({ exit: 0 });
  expect(await toItsEnd(PLAN, { cwd }), 'planned').toMatchObject({ exit: 0 });

  const simulator = await openSimulator({ dir: worldOf(cwd) });
  expect(orphansOf({ simulator })).toEqual([]);
  expect(inventoryOf({ simulator })).toEqual(stage.inventory);
  await simulator.close();
  await rm(cwd, { recursive: true });
}

function worldOf(folder: string): string {
  return join(folder, '.inferra', 'simulator');
}
