// Any files one after the other, with and without `replace: side-by-side`, applied with --prune and without
// --allow-downtime: it comes to an end, what an address serves goes on being served under one of its names, and what is not
// held is as the file says.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orphansOf } from '../kill/harness.ts';
import { type EndpointText, fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { seedOfRun } from '../support/seed.ts';

const RUNS = Number(process.env.INFERRA_PROPERTY_RUNS ?? 300);
const SEED = seedOfRun();
const CHAIN = 6;
/** Per chain: ten times what one takes. */
const PATIENCE_MS = 20_000;
/** Lift a protection, make the new endpoint, prune the old one, make a third, prune: no way is longer. */
const MOST_RUNS = 6;
const ALLOWED = { prune: true, maxDeletes: 1_000 } as const;

type Endpoints = Readonly<Record<string, EndpointText>>;

const often = <T>(usual: T, rare: T) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(rare) });

const endpoint: fc.Arbitrary<EndpointText> = fc
  .record({
    hardware: fc.constantFrom<EndpointText>(
      { instance: ['ml.m5.large', 1] },
      { instance: ['ml.c5.large', 2] },
      { serverless: ['2GB', 5] },
      { serverless: ['1GB', 5] },
    ),
    model: fc.constantFrom('a', 'b'),
    replace: often('side-by-side' as const, 'in-place' as const),
    protect: often(false, true),
  })
  .map(({ hardware, ...one }) => ({ ...hardware, ...one }));

const chains = fc.array(fc.dictionary(fc.constantFrom('p', 'q'), endpoint, { minKeys: 1, maxKeys: 2 }), {
  minLength: CHAIN,
  maxLength: CHAIN,
});

/** Endpoints that serve, by the key of their address. */
function servingIn({ simulator: { world } }: Rig): ReadonlySet<string> {
  const serving = world.endpoints().filter(({ name }) => world.invoke(name).served);
  return new Set(serving.map(({ name }) => name.replace(/-2$/, '')));
}

/** Keys that served before, are still wanted, and are not served by any endpoint after some change. */
function watchKeys(rig: Rig, wanted: Endpoints): () => readonly string[] {
  const before = [...servingIn(rig)].filter((key) => key in wanted);
  const outages: string[] = [];
  const end = rig.simulator.world.onChange(({ kind, name, at }) => {
    const now = servingIn(rig);
    for (const key of before) if (!now.has(key)) outages.push(`${key} after ${kind} ${name} at ${at}`);
  });
  return () => {
    end();
    return outages;
  };
}

/** Applies until a run has nothing to send. */
async function applyOut(rig: Rig, file: string): Promise<void> {
  for (let run = 1; run <= MOST_RUNS; run += 1) {
    const sent = rig.mutations().length;
    const { outcomes } = await rig.apply(file, ALLOWED);
    expect(outcomes.filter(({ result }) => result !== 'done')).toEqual([]);
    if (rig.mutations().length === sent) return;
  }
  throw new Error('it does not come to an end');
}

async function follow(rig: Rig, these: Endpoints): Promise<void> {
  const file = fileOf(these);
  const outages = watchKeys(rig, these);
  await applyOut(rig, file);
  expect(outages()).toEqual([]);
  expect(orphansOf(rig)).toEqual([]);
  const { plan } = await rig.plan(file, ALLOWED);
  expect(plan.units.filter(({ held }) => held === undefined).map(({ verdict }) => verdict)).toEqual(
    plan.units.filter(({ held }) => held === undefined).map(() => 'same'),
  );
  const held = plan.units.filter(({ heldBy }) => heldBy !== undefined);
  // Nothing waits for another run: only for a flag, or for the file to lift a protection.
  const reasons = held.map(({ heldBy, replacedBy }) => (heldBy === 'INF5006' ? replacedBy?.name : heldBy));
  const names = held.map(({ name }) => name);
  expect(reasons.filter((one) => !['INF5003', 'INF5004', 'INF5005', ...names].includes(one ?? ''))).toEqual(
    [],
  );
}

test(
  `any files with side-by-side replacements lead to each other (seed ${SEED})`,
  async () => {
    await fc.assert(
      fc.asyncProperty(chains, async (files) => {
        const rig = await openRig();
        for (const these of files) await follow(rig, these);
        await rig.simulator.close();
      }),
      { numRuns: Math.ceil(RUNS / CHAIN / 4), seed: SEED },
    );
  },
  RUNS * PATIENCE_MS,
);
