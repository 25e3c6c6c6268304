// A monitor that cries wolf is turned off: a thousand runs over worlds that nobody touches report nothing, while the
// service patches endpoints and autoscaling, ours and somebody else's, moves counts.
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/simulator/index.ts';
import { type EndpointText, fileOf } from '../support/files.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { seedOfRun } from '../support/seed.ts';

/** The time between two runs: up to this. */
const LONGEST_MS = 86_400_000;

const FORMS: Readonly<Record<string, EndpointText>> = {
  plain: { tags: { team: 'risk' }, protect: true, instance: ['ml.m5.large', 2] },
  packaged: { model: 'package' },
  piped: { model: 'pipeline' },
  private: { model: 'v' },
  small: { serverless: ['2GB', 5] },
  split: { variants: { control: { weight: 0.9 }, candidate: { model: 'b', weight: 0.1 } } },
  shadowed: { variants: { main: {}, dark: { model: 'b', shadow: true } } },
  scaled: { instance: ['ml.m5.large', 2], scaling: { min: 1, max: 8, target: '400/min' } },
  theirs: { instance: ['ml.m5.large', 2] },
};
const MORE = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`e-${at}`, {}]));

type World = {
  readonly name: string;
  readonly file: string;
  readonly scenario: Scenario;
  /** A thousand together; a few endpoints are described one by one, which takes longer. */
  readonly runs: number;
};

const random = randomFrom(seedOfRun());
const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));

/** The service patches an endpoint every few days; twice a day a load moves the counts of those that are scaled. */
const alive: Scenario = {
  events: [
    ...Array.from({ length: 100 }, (_, at) => ({
      kind: 'system-update' as const,
      atMinutes: (at + 1) * 5_000,
      endpoint: 'plain',
      minutes: 45,
    })),
    { kind: 'register', atMinutes: 60, endpoint: 'theirs', variant: 'AllTraffic', min: 1, max: 6 },
    ...Array.from({ length: 900 }, (_, at) => ({
      kind: 'autoscale' as const,
      atMinutes: 720 * (at + 1),
      endpoint: 'theirs',
      variant: 'AllTraffic',
      count: between(1, 6),
    })),
  ],
  load: Array.from({ length: 900 }, (_, at) => ({
    fromMinutes: 720 * (at + 1) + 360,
    endpoint: 'scaled',
    perMinute: between(0, 4_000),
  })),
};

const WORLDS: readonly World[] = [
  { name: 'few endpoints', file: fileOf(FORMS), scenario: alive, runs: 100 },
  {
    name: 'many endpoints, an index and lists that are late, and pages that begin empty',
    file: fileOf({ ...FORMS, ...MORE }),
    runs: 900,
    scenario: { ...alive, lags: { search: 60_000, list: 5_000 }, emptyPages: true },
  },
];

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many instances the first variant of an endpoint has. */
function countOf({ simulator: { world } }: Rig, endpoint: string): number | undefined {
  return world.get('endpoint', endpoint)?.fleet?.variants[0]?.currentCount;
}

describe('a thousand drift runs', () => {
  it.each(WORLDS)('over $name report nothing', { timeout: 300_000 }, async ({ file, scenario, runs }) => {
    const rig = await openRig({ scenario });
    expect((await rig.apply(file)).exit).toBe(0);
    await rig.update(file);
    const counts = { scaled: new Set<unknown>(), theirs: new Set<unknown>() };
    for (let run = 0; run < runs; run += 1) {
      await rig.simulator.clock.sleep(Math.floor(random() * LONGEST_MS));
      const { report, exit } = await rig.drift(file);
      expect({ run, exit, findings: report.findings, diagnostics: report.diagnostics }).toEqual({
        run,
        exit: 0,
        findings: [],
        diagnostics: [],
      });
      counts.scaled.add(countOf(rig, 'scaled'));
      counts.theirs.add(countOf(rig, 'theirs'));
    }
    expect(counts.scaled.size, 'counts that load has moved').toBeGreaterThan(5);
    expect(counts.theirs.size, 'counts that others have moved').toBeGreaterThan(4);
  });
});
