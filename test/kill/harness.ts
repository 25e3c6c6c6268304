// One scene, killed at one boundary, and what must hold after one re-run.
import { expect } from 'vitest';
import type { Moment, State } from '../../src/simulator/index.ts';
import { ALLOWED, type Line, openRig, type Rig } from '../support/rig.ts';
import { isMutating, mortal } from './mortal.ts';
import { FRESH, type Scene, SERVING } from './scene.ts';

/** What a run that dies at this boundary leaves: the account, and what it had made by then. */
export type Left = {
  /** Of the mutating requests, from 1. */
  readonly at: number;
  readonly state: State;
  readonly made: readonly string[];
};

/** What is in the account in the end, and how many mutating requests it took: from the run that nobody killed. */
export type Reference = {
  readonly before: State;
  readonly inventory: readonly string[];
  readonly requests: number;
  /** At every boundary. Whether the last answer was read makes no difference to the account. */
  readonly left: { readonly before: readonly Left[]; readonly applied: readonly Left[] };
};

export async function reference(scene: Scene): Promise<Reference> {
  const past = await openRig();
  for (const file of scene.past) expect((await past.apply(file, ALLOWED)).exit).toBe(0);
  const before = past.simulator.world.state();
  await past.simulator.close();

  const rig = await openRig({ from: before });
  const outages = watchServing(rig);
  const { line, left } = recorded(rig);
  const whole = await rig.apply(scene.after, ALLOWED, line);
  expect(whole.outcomes.filter(({ result }) => result !== 'done')).toEqual([]);
  expect(whole.exit).toBe(0);
  expect(await rig.plan(scene.after, ALLOWED)).toMatchObject({ differs: false });
  expect(outages()).toEqual([]);
  const found = { before, inventory: inventoryOf(rig), requests: rig.mutations().length, left };
  await rig.simulator.close();
  return found;
}

/** A line that keeps what the account is before and after each mutating request. */
function recorded(rig: Rig): { readonly line: Line; readonly left: Reference['left'] } {
  const { simulator } = rig;
  const left = { before: [] as Left[], applied: [] as Left[] };
  const leave = (at: number): Left => ({ at, state: simulator.world.state(), made: madeIn(rig) });
  let sent = 0;
  const handle: Line['requestHandler']['handle'] = async (request, options) => {
    if (!isMutating(request)) return simulator.requestHandler.handle(request, options);
    const at = ++sent;
    left.before.push(leave(at));
    const answer = await simulator.requestHandler.handle(request, options);
    left.applied.push(leave(at));
    return answer;
  };
  return { line: { clock: simulator.clock, requestHandler: { ...simulator.requestHandler, handle } }, left };
}

/** Goes on from what a dead run left, with the same command. */
export async function runAgain(scene: Scene, past: Reference, { state, made }: Left): Promise<void> {
  const rig = await openRig({ from: state });
  await runToTheEnd(rig, scene, past, watchServing(rig), made);
}

export type Kill = { readonly at: number; readonly moment: Moment };

/** Kills a run at each of the given boundaries, one after the other, then runs the same command once more to its end. */
export async function killAndRunAgain(scene: Scene, past: Reference, kills: readonly Kill[]): Promise<void> {
  const rig = await openRig({ from: past.before });
  const outages = watchServing(rig);
  for (const { at, moment } of kills) {
    const { line, died } = mortal(rig.simulator, at, moment);
    await Promise.race([died, rig.apply(scene.after, ALLOWED, line)]);
  }
  await runToTheEnd(rig, scene, past, outages);
}

async function runToTheEnd(
  rig: Rig,
  scene: Scene,
  past: Reference,
  outages: () => readonly string[],
  made: readonly string[] = [],
): Promise<void> {
  const again = await rig.apply(scene.after, ALLOWED);
  expect(again.outcomes.filter(({ result }) => result !== 'done')).toEqual([]);
  expect(again.exit).toBe(0);
  expect(await rig.plan(scene.after, ALLOWED)).toMatchObject({ differs: false });
  expect(inventoryOf(rig)).toEqual(past.inventory);
  expect(twice([...made, ...madeIn(rig)])).toEqual([]);
  expect(outages()).toEqual([]);
  await rig.simulator.close();
}

/**
 * Asks after every change of the world whether each endpoint that served before, and is meant to stay, still answers.
 * Between two changes nothing changes, so this covers every simulated second.
 */
function watchServing({ simulator: { world } }: Rig): () => readonly string[] {
  const outages: string[] = [];
  world.onChange(({ at, kind, name }) => {
    for (const endpoint of SERVING) {
      const met = world.invoke(endpoint);
      if (!met.served) outages.push(`${endpoint}: ${met.error} after ${kind} ${name} at ${at}`);
    }
  });
  for (const endpoint of SERVING) expect(world.invoke(endpoint).served).toBe(true);
  return () => outages;
}

/** Parts that no endpoint accounts for: configs that no endpoint remembers as verified, models that no config refers to. */
export function orphansOf({ simulator: { world } }: Pick<Rig, 'simulator'>): readonly string[] {
  const remembered = new Set(world.endpoints().flatMap(({ tags }) => verifiedOf(tags)));
  const referred = new Set(
    world
      .configs()
      .flatMap(({ spec }) => [...spec.ProductionVariants, ...(spec.ShadowProductionVariants ?? [])])
      .map((one) => one.ModelName),
  );
  return [
    ...world.configs().filter(({ name }) => !remembered.has(name)),
    ...world.models().filter(({ name }) => !referred.has(name)),
  ].map(({ kind, name }) => `${kind}/${name}`);
}

function verifiedOf(tags: readonly { readonly Key: string; readonly Value: string }[]): readonly string[] {
  return (tags.find(({ Key }) => Key === 'inferra:verified')?.Value ?? '').split(' ');
}

/** Every part of the account, sorted. */
export function inventoryOf({ simulator: { world } }: Pick<Rig, 'simulator'>): readonly string[] {
  return [...world.endpoints(), ...world.configs(), ...world.models()]
    .map(({ kind, name }) => `${kind}/${name}`)
    .sort();
}

/** Creations and updates that the service accepted more than once. */
export function madeTwice(rig: Pick<Rig, 'simulator'>): readonly string[] {
  return twice(madeIn(rig));
}

function twice(made: readonly string[]): readonly string[] {
  return made.filter(
    (one, index) => made.indexOf(one) !== index && !FRESH.some((name) => one.endsWith(` ${name}`)),
  );
}

function madeIn({ simulator: { world } }: Pick<Rig, 'simulator'>): readonly string[] {
  return world
    .requests()
    .filter(({ operation, applied }) => applied && /^(Create|Update)/.test(operation))
    .map(
      ({ operation, input }) =>
        `${operation} ${input.EndpointName ?? input.EndpointConfigName ?? input.ModelName ?? input.JobName}`,
    );
}
