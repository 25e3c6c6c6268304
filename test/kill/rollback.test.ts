// A rollback by hand, abandoned at every boundary of every mutating request: the same command again ends where the one
// that nobody killed ends, an apply in between undoes nothing, and a file that moves on leaves nothing behind.
import { describe, expect, it } from 'vitest';
import type { Moment, State } from '../../src/simulator/index.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { inventoryOf, madeTwice, orphansOf } from './harness.ts';
import { mortal } from './mortal.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
const HOUR = 3_600_000;

const old = fileOf({ fraud: {} });
const bad = fileOf({ fraud: { model: 'b', instance: ['ml.c5.large', 2] } });
const fixed = fileOf({ fraud: { model: 'b' } });

type Way = { readonly past: readonly string[]; readonly now: string; readonly release?: true };

const WAYS: Readonly<Record<string, Way>> = {
  'to another fleet': { past: [old, bad], now: bad },
  'from a state that the file never had': { past: [old, bad], now: old },
  'of an endpoint that was renamed and not applied since': {
    past: [old, bad],
    now: withMembers(bad.replaceAll('"fraud":', '"scam":'), {
      moved: [{ from: 'endpoints.fraud', to: 'endpoints.scam' }],
    }),
  },
};

async function pastOf({ past }: Way): Promise<State> {
  const rig = await openRig();
  for (const file of past) expect((await rig.apply(file)).exit).toBe(0);
  return rig.simulator.world.state();
}

const back = (rig: Rig, { now }: Way, line = rig.simulator as Parameters<Rig['rollback']>[2]) =>
  rig.rollback(now, { endpoint: now.includes('scam') ? 'scam' : 'fraud' }, line);

/** Which config serves, what is held, and what stands. */
function standing(rig: Rig) {
  const [endpoint] = rig.simulator.world.endpoints();
  const tags = Object.fromEntries((endpoint?.tags ?? []).map(({ Key, Value }) => [Key, Value]));
  return {
    status: endpoint?.status,
    hold: tags['inferra:hold'],
    applied: tags['inferra:applied'],
    verified: tags['inferra:verified'],
    inventory: inventoryOf(rig),
  };
}

function watched(rig: Rig): () => readonly string[] {
  const outages: string[] = [];
  rig.simulator.world.onChange(({ at, kind, name }) => {
    if (!rig.simulator.world.invoke('fraud').served) outages.push(`after ${kind} ${name} at ${at}`);
  });
  return () => outages;
}

/** Kills the rollback at each boundary, waits, and says what `after` finds wrong. */
async function atEveryBoundary(
  way: Way,
  after: (rig: Rig, whole: ReturnType<typeof standing>) => Promise<unknown>,
): Promise<void> {
  const from = await pastOf(way);
  const unkilled = await openRig({ from });
  expect((await back(unkilled, way)).exit).toBe(0);
  const requests = unkilled.mutations().length;
  expect(requests).toBe(4);
  const wrong: string[] = [];
  for (const moment of MOMENTS) {
    for (let at = 1; at <= requests; at += 1) {
      for (const later of [0, HOUR]) {
        const rig = await openRig({ from });
        const outages = watched(rig);
        const { line, died } = mortal(rig.simulator, at, moment);
        await Promise.race([died, back(rig, way, line)]);
        await rig.simulator.clock.sleep(later);
        const found = await after(rig, standing(unkilled)).catch((error: unknown) => [String(error)]);
        const all = [found, outages()];
        if (JSON.stringify(all) !== '[[],[]]')
          wrong.push(`${moment} ${at}, ${later}: ${JSON.stringify(all)}`);
        await rig.simulator.close();
      }
    }
  }
  expect(wrong).toEqual([]);
}

const unlike = (is: unknown, wanted: unknown) =>
  JSON.stringify(is) === JSON.stringify(wanted) ? [] : [JSON.stringify({ is, wanted })];

describe.each(Object.entries(WAYS))('a rollback that is killed, %s', (_name, way) => {
  it('is taken up by the same command', async () => {
    await atEveryBoundary(way, async (rig, whole) => {
      const { exit } = await back(rig, way);
      const again = await back(rig, way);
      return [
        ...unlike(standing(rig), whole),
        ...unlike([exit, again.exit, again.outcomes], [0, 0, []]),
        ...madeTwice(rig),
      ];
    });
  });
});

describe('a rollback that is killed', () => {
  const way: Way = { past: [old, bad], now: bad };

  it('is not undone by an apply of the same file, which sends nothing once the hold is written', async () => {
    await atEveryBoundary(way, async (rig, whole) => {
      const isHeld = standing(rig).hold !== undefined;
      const sent = rig.mutations().length;
      const { exit } = await rig.apply(bad, ALLOWED);
      const found = unlike([exit, rig.mutations().length - sent], [isHeld ? 6 : 0, 0]);
      await back(rig, way);
      return [...found, ...unlike(standing(rig), whole), ...madeTwice(rig)];
    });
  });

  it('makes room for a file that moves on, and leaves nothing behind', async () => {
    await atEveryBoundary(way, async (rig) => {
      const { exit } = await rig.apply(fixed, ALLOWED);
      const { differs } = await rig.plan(fixed, ALLOWED);
      const { hold } = standing(rig);
      return unlike([exit, differs, hold, orphansOf(rig)], [0, false, undefined, []]);
    });
  });

  it('can be given up by a release, whereupon the file is as good as before', async () => {
    await atEveryBoundary(way, async (rig) => {
      await rig.rollback(bad, { release: true });
      const { exit } = await rig.apply(bad, ALLOWED);
      const { differs } = await rig.plan(bad, ALLOWED);
      return unlike([exit, differs, standing(rig).hold, orphansOf(rig)], [0, false, undefined, []]);
    });
  });
});
