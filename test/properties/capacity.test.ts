// A deploy never takes instances from an endpoint that autoscaling has moved, and a change of hardware never takes
// measured capacity: looked at after every change of the world, while autoscaling goes on. But where the file says so.
import {
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scenario } from '../../src/simulator/index.ts';
import { clientsOf } from '../../src/simulator/testing/account.ts';
import { fileOf, withMembers } from '../support/files.ts';
import { BUCKETS, measuredFile, SAMPLES } from '../support/measured.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { POLICIES, registrationsIn, subjectOf } from '../support/scaled.ts';
import { seedOfRun } from '../support/seed.ts';

const RUNS = Number(process.env.INFERRA_PROPERTY_RUNS ?? 16);
const SEED = seedOfRun();
const PATIENCE_MS = 4_000;
/** Minutes of the world: everything is deployed and registered by then, and moved by then. */
const [MOVED, DEPLOY] = [60, 70];

const TYPES = ['ml.m5.large', 'ml.m5.xlarge', 'ml.c5.large'] as const;
const subject = subjectOf('fraud');

type Fleet = { readonly type: string; readonly count: number };

/** What serves, after each change of the world; a fleet that is being made does not serve yet. */
function watchFleet({ simulator: { world } }: Rig): () => readonly Fleet[] {
  const seen: Fleet[] = [];
  const end = world.onChange(() => {
    const variant = world.endpoints()[0]?.fleet?.variants[0];
    const fleet = { type: variant?.instanceType ?? 'none', count: variant?.desiredCount ?? 0 };
    const last = seen.at(-1);
    if (last?.type !== fleet.type || last.count !== fleet.count) seen.push(fleet);
  });
  return () => {
    end();
    return seen;
  };
}

async function until({ simulator: { clock, world } }: Rig, minute: number): Promise<void> {
  await clock.sleep(minute * 60_000 - (clock.now() - world.begun));
}

/** Steps at which there is less than before, in the measure of `capacityOf`, and not the most that is allowed. */
function losses(
  fleets: readonly Fleet[],
  most: number,
  capacityOf: (fleet: Fleet) => number,
): readonly string[] {
  return fleets.flatMap((now, at) => {
    const before = fleets[at - 1];
    if (before === undefined || now.count >= most || capacityOf(now) >= capacityOf(before) - 1e-6) return [];
    return [`${before.count} × ${before.type} → ${now.count} × ${now.type}, at most ${most}`];
  });
}

const numbers = fc
  .record({ min: fc.integer({ min: 1, max: 3 }), more: fc.integer({ min: 0, max: 7 }) })
  .map(({ min, more }) => ({ min, max: min + more }));

const world = fc.record({
  count: fc.integer({ min: 1, max: 4 }),
  before: fc.constantFrom(...TYPES),
  after: fc.constantFrom(...TYPES),
  newModel: fc.boolean(),
  newCount: fc.integer({ min: 1, max: 5 }),
  /** By whom it is autoscaled: the file before, the file after, somebody else. */
  fileBefore: fc.option(numbers, { nil: undefined }),
  fileAfter: fc.option(numbers, { nil: undefined }),
  others: fc.option(numbers, { nil: undefined }),
  moved: fc.integer({ min: 1, max: 9 }),
  /** It goes on growing while it is deployed. */
  grows: fc.array(fc.record({ after: fc.integer({ min: 0, max: 12 }), by: fc.integer({ min: 1, max: 3 }) }), {
    maxLength: 2,
  }),
  /** The run is made again: it was refused since autoscaling had grown. */
  policies: fc.boolean(),
});

function fileWith(
  type: string,
  count: number,
  model: string,
  scaling: { readonly min: number; readonly max: number } | undefined,
): string {
  const more = scaling === undefined ? {} : { scaling: { ...scaling, target: '420/min' } };
  // A count outside its bounds is refused by the file's own rules.
  const { min = count, max = count } = scaling ?? {};
  const instance = { type, count: Math.max(min, Math.min(max, count)) };
  return withMembers(fileOf({}), { endpoints: { fraud: { model, instance, ...more } } });
}

test(
  `no deploy takes instances of what autoscaling moves, in ${RUNS} worlds`,
  async () => {
    await fc.assert(
      fc.asyncProperty(world, async (drawn) => {
        const { count, fileBefore, fileAfter, others, moved, grows } = drawn;
        let wish = moved;
        const growth = grows.map(({ after, by }) => {
          wish += by;
          return { atMinutes: DEPLOY + after, count: wish };
        });
        const events = [{ atMinutes: MOVED, count: moved }, ...growth].map((one) => ({
          ...({ kind: 'autoscale', endpoint: 'fraud', variant: 'AllTraffic' } as const),
          ...one,
        }));
        const rig = await openRig({ scenario: { events } satisfies Scenario });
        await rig.apply(fileWith(drawn.before, count, 'a', fileBefore));
        const { scaling } = clientsOf(rig.simulator);
        if (others !== undefined) {
          const { min: MinCapacity, max: MaxCapacity } = others;
          await scaling.send(new RegisterScalableTargetCommand({ ...subject, MinCapacity, MaxCapacity }));
          if (drawn.policies)
            await scaling.send(
              new PutScalingPolicyCommand({ ...subject, PolicyName: 'gpu', ...POLICIES.gpu }),
            );
        }
        const registered = fileBefore !== undefined || others !== undefined;
        await until(rig, DEPLOY);
        const next = fileWith(drawn.after, drawn.newCount, drawn.newModel ? 'b' : 'a', fileAfter);
        const fleets = watchFleet(rig);
        // Refused where it has grown since it was planned: then nothing was changed, and it is planned again.
        for (let round = 0; round < 4; round += 1) if ((await rig.apply(next, ALLOWED)).exit === 0) break;
        const seen = fleets();
        expect((await rig.plan(next)).differs).toBe(false);
        expect(rig.simulator.world.endpoints()[0]?.fleet?.variants[0]?.instanceType).toBe(drawn.after);

        // Bounds of the file that are lower say so, and so does `scaling` that the file no longer has.
        const says = fileBefore !== undefined && fileAfter === undefined;
        if (!registered || says) return;
        const most = Math.min(fileAfter?.max ?? others?.max ?? Number.POSITIVE_INFINITY);
        expect(losses(seen, most, (fleet) => fleet.count)).toEqual([]);
        const kept = Object.values(registrationsIn(rig)).join();
        if (others !== undefined && drawn.policies) expect(kept).toContain('GPUUtilization');
      }),
      { seed: SEED, numRuns: RUNS },
    );
  },
  RUNS * PATIENCE_MS,
);

const MOST = 20;
const [OLD, NEW] = ['ml.c6i.large', 'ml.m5.xlarge'] as const;

function measuredBy(peak: number): string {
  const file = JSON.parse(
    measuredFile('a', '2', { instances: [OLD, NEW], limits: { maxTests: 2, duration: '2h' } }),
  );
  file.endpoints.fraud.scaling = { min: 1, max: MOST, target: '400/min' };
  file.recommendations.sla.traffic = { average: '2000/min', peak: `${peak}/min` };
  return JSON.stringify(file);
}

/** The lock file with other figures of what was measured: requests a minute of one, and a price that decides. */
function measured(lock: string, figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures).reduce(
    (text, [type, capacity]) => {
      const row = new RegExp(`(id: ${type.replaceAll('.', '\\.')}, .*?count: )\\d+(, maxInvocations: )\\d+`);
      return text.replace(row, `$11$2${capacity}`);
    },
    lock.replace(/(id: ml\.c6i\.large, .*costPerHour: )[\d.]+/, '$199'),
  );
}

test(
  `no change of hardware takes measured capacity, in ${Math.ceil(RUNS / 2)} worlds`,
  async () => {
    const base = await openRig({ scenario: BUCKETS });
    await base.apply(measuredBy(20_000), {}, base.simulator, SAMPLES);
    const from = base.simulator.world.state();
    const lock = [...base.files.values()].join();
    expect(base.simulator.world.endpoints()[0]?.fleet?.variants[0]?.instanceType).toBe(OLD);

    await fc.assert(
      fc.asyncProperty(
        fc.record({
          old: fc.integer({ min: 500, max: 9000 }),
          fresh: fc.integer({ min: 500, max: 9000 }),
          live: fc.integer({ min: 1, max: 15 }),
          peak: fc.integer({ min: 2_100, max: 12_000 }),
        }),
        async ({ old, fresh, live, peak }) => {
          const at = (base.simulator.clock.now() - base.simulator.world.begun) / 60_000 + 30;
          const event = { kind: 'autoscale', endpoint: 'fraud', variant: 'AllTraffic', count: live } as const;
          const rig = await openRig({
            from,
            scenario: { ...BUCKETS, events: [{ ...event, atMinutes: at }] },
          });
          rig.files.set('inference.lock.yaml', measured(lock, { [OLD]: old, [NEW]: fresh }));
          await until(rig, at + 10);
          const fleets = watchFleet(rig);
          const { exit, plan } = await rig.apply(measuredBy(peak), ALLOWED, rig.simulator, SAMPLES);
          expect(exit).toBe(0);
          const seen = fleets();
          expect(seen.at(-1)?.type).toBe(NEW);
          const capacityOf = ({ type, count }: Fleet) => count * (type === OLD ? old : fresh);
          expect(losses(seen, MOST, capacityOf)).toEqual([]);
          // And no more than that, or than the file sizes it for.
          const sized = Number(/× (\d+)/.exec(plan.decisions[0]?.to ?? '')?.[1] ?? 0);
          const needed = Math.ceil((live * old) / fresh - 1e-9);
          const begun = seen.find(({ type }) => type === NEW)?.count;
          expect(begun).toBe(Math.min(MOST, Math.max(sized, needed)));
        },
      ),
      { seed: SEED, numRuns: Math.ceil(RUNS / 2) },
    );
  },
  RUNS * PATIENCE_MS,
);
