// Each kind of mutating request × each moment, by a real SIGKILL of the built program: the same command once more ends
// well, the plan after it is empty, and the account holds what a run that nobody killed leaves there.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Moment } from '../../src/simulator/index.ts';
import { MIXED } from './scene.ts';
import { SCENES, VERBS, type Verb } from './sigkill-scenes.ts';
import { killProcess, type Stage, setStage } from './sigkill-stage.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];

let root = '';
const stages = new Map<string, Stage>();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'inferra-sigkill-'));
  for (const [name, scene] of Object.entries(SCENES))
    stages.set(name, await setStage(join(root, name), scene));
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a process that is killed', () => {
  const cases = VERBS.flatMap((verb) => MOMENTS.map((moment) => ({ ...verb, moment })));

  it.concurrent.each(cases)('at $what ($operation, $moment)', async ({ operation, nth, moment, ...verb }) => {
    await killProcess(stageOf(verb), { operation, nth, moment });
  });

  it('has died at every kind of request that these runs make', () => {
    const made = [...stages.values()].flatMap(({ requests }) => requests);
    const fatal = VERBS.map(({ operation }) => operation);
    expect([...new Set(made)].sort()).toEqual([...new Set(fatal)].sort());
  });
});

/** `npm run soak`: 20 endpoints, every boundary; about twenty minutes. */
if (process.env.INFERRA_KILL === 'all') {
  describe('a process with 20 endpoints', () => {
    it('is taken up whichever request it was killed at', async () => {
      const stage = await setStage(join(root, 'mixed'), MIXED);
      for (const moment of MOMENTS) {
        for (let nth = 1; nth <= stage.requests.length; nth += 1) await killProcess(stage, { nth, moment });
      }
    });
  });
}

function stageOf({ scene }: Pick<Verb, 'scene'>): Stage {
  const stage = stages.get(scene);
  if (stage === undefined) throw new Error(`no scene ${scene}`);
  return stage;
}
