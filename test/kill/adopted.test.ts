// An import that is abandoned at every boundary: of the write of the file, and of each request that tags. The same command
// again ends where the one that nobody killed ends; and what a kill leaves is never something that a plan would remove.
import { describe, expect, it } from 'vitest';
import { type ImportPorts, importEndpoints } from '../../src/flow/import.ts';
import type { Moment, State } from '../../src/simulator/index.ts';
import { LEGACY, SECRET, seedLegacy } from '../support/legacy.ts';
import { type Line, openRig, PLAIN, type Rig } from '../support/rig.ts';
import { mortal } from './mortal.ts';

const FILE = 'inference.yaml';
const ENV = { HUB_HF_TOKEN: SECRET, TWO_STEPS_API_KEY: 'k-12345' };
const NAMES = LEGACY.slice(0, 3).map(({ name }) => name);
const BEFORE = '# Ours.\nversion: 1\nproject: risk\nregion: us-east-1\nmodels: {}\nendpoints: {}\n';
const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];

function importing(rig: Rig, line: Line = rig.simulator, files: Partial<ImportPorts> = {}) {
  const own = { env: ENV, readFile: async (path: string) => rig.files.get(path) ?? '', ...files };
  const ports: ImportPorts = { ...rig.ports('', line, own), presentAdoption: () => {} };
  const input = {
    file: FILE,
    params: {},
    names: NAMES,
    all: false,
    takeOver: false,
    autoApprove: true,
    dryRun: false,
  };
  return importEndpoints(ports, input);
}

async function started(from: State): Promise<Rig> {
  const rig = await openRig({ from });
  rig.files.set(FILE, BEFORE);
  return rig;
}

const inventory = ({ files, simulator: { world } }: Rig) =>
  JSON.stringify([files.get(FILE), world.endpoints(), world.configs(), world.models()]);

describe('an import that is killed', () => {
  it('goes on with the same command, whatever had been done', async () => {
    const past = await openRig();
    await seedLegacy(past.simulator, NAMES);
    const from = past.simulator.world.state();
    const whole = await started(from);
    expect((await importing(whole)).exit).toBe(0);
    expect(whole.mutations()).toEqual(['AddTags', 'AddTags', 'AddTags']);
    const wrong: string[] = [];
    for (const moment of MOMENTS) {
      for (let at = 1; at <= 4; at += 1) {
        const rig = await started(from);
        const { line, files, died } = mortal(rig.simulator, at, moment);
        await Promise.race([
          died,
          importing(
            rig,
            line,
            files(async (path, text) => void rig.files.set(path, text)),
          ),
        ]);
        const text = rig.files.get(FILE) ?? '';
        const own = { env: ENV };
        const between = await rig.plan(text, { ...PLAIN, prune: true }, rig.simulator, own);
        const removed = between.plan.units.filter(({ effect }) => effect === 'remove');
        const { exit } = await importing(rig);
        const { differs } = await rig.plan(rig.files.get(FILE) ?? '', PLAIN, rig.simulator, own);
        const found = [exit, differs, removed, inventory(rig) === inventory(whole)];
        if (JSON.stringify(found) !== '[0,false,[],true]')
          wrong.push(`${moment} ${at}: ${JSON.stringify(found)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
