// Whatever becomes of the runs that measure (killed at any request, stopped, answers lost, two at once, the lock file
// deleted, jobs that fail, are stopped by somebody or by their spend), a question is measured once, and once more at most for each `--force`; and
// undisturbed runs in the end leave nothing behind. All of it is read from the records of the account. The tests are in
// two files, so that they run side by side.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InferraError } from '../../src/core/errors.ts';
import { decideHardware } from '../../src/flow/hardware.ts';
import { runJobs } from '../../src/flow/measure.ts';
import type { Ports } from '../../src/flow/ports.ts';
import { prepareLocked } from '../../src/flow/prepare.ts';
import { recommendStop } from '../../src/flow/recommend-stop.ts';
import type { JobFault, Moment, RequestFault } from '../../src/simulator/faults/scenario.ts';
import { mortal } from '../kill/mortal.ts';
import {
  BUCKETS,
  benchmarksIn,
  ENDPOINT,
  jobsIn,
  measuredFile,
  POLICY,
  SAMPLES,
  SMALL_BUDGET,
} from '../support/measured.ts';
import { type Line, openRig, PLAIN, type Rig } from '../support/rig.ts';
import { seedOfRun } from '../support/seed.ts';

const RUNS = Number(process.env.INFERRA_PROPERTY_RUNS ?? 400);
const SEED = seedOfRun();
/** Per history: ten times what one takes. */
const PATIENCE_MS = 2_000;
const HOUR = 3_600_000;

type End =
  | 'whole'
  | { readonly at: number; readonly counted: 'mutating' | 'any'; readonly by: Moment | 'stop' };
type One = { readonly command: 'apply' | 'force' | 'stop'; readonly end: End };
type Turn = {
  /** At once. */
  readonly runs: readonly One[];
  readonly unlocked: boolean;
  /** Afterwards, in milliseconds. */
  readonly pause: number;
};
type History = {
  readonly model: 'a' | 'package';
  readonly turns: readonly Turn[];
  readonly jobs: readonly JobFault[];
  readonly requests: readonly RequestFault[];
};

const by = fc.constantFrom<Moment | 'stop'>('before', 'applied', 'answered', 'stop');
/** Most requests are those of the wait; those that change something are few, and drawn as often. */
const cut: fc.Arbitrary<End> = fc.oneof(
  fc.record({ at: fc.integer({ min: 1, max: 8 }), counted: fc.constant('mutating' as const), by }),
  fc.record({ at: fc.integer({ min: 1, max: 60 }), counted: fc.constant('any' as const), by }),
);
const turnOf = (commands: readonly One['command'][]): fc.Arbitrary<Turn> =>
  fc.record({
    runs: fc.array(
      fc.record({
        command: fc.constantFrom(...commands),
        end: fc.oneof({ weight: 1, arbitrary: fc.constant('whole' as const) }, { weight: 3, arbitrary: cut }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    unlocked: fc.boolean(),
    pause: fc.constantFrom(0, 0, HOUR / 10, HOUR),
  });
const OPERATIONS = [
  'CreateInferenceRecommendationsJob',
  'StopInferenceRecommendationsJob',
  'CreateModel',
  'DeleteModel',
  'PutObject',
] as const;
const historyOf = (commands: readonly One['command'][]): fc.Arbitrary<History> =>
  fc.record({
    model: fc.constantFrom('a', 'a', 'package'),
    turns: fc.array(turnOf(commands), { minLength: 1, maxLength: 2 }),
    jobs: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<JobFault[]>(
          [{ kind: 'fail', nth: 1 }],
          [{ kind: 'stop', nth: 1 }],
          // So slow that its spend passes the limit: the run that waits for it stops it.
          [{ kind: 'slow', minutes: 30, nth: 1 }],
        ),
      },
    ),
    requests: fc.array(
      fc.record({
        kind: fc.constantFrom('lost-response' as const, 'lost-request' as const),
        operation: fc.constantFrom(...OPERATIONS),
        nth: fc.integer({ min: 1, max: 2 }),
      }),
      { maxLength: 2 },
    ),
  });

/** Waits six times as long as it is asked to: a wait is looked at often enough. */
function patient(line: Line): Line {
  return {
    ...line,
    clock: { now: line.clock.now, sleep: (ms, signal) => line.clock.sleep(6 * ms, signal) },
  };
}

function lineOf({ simulator: { clock, requestHandler } }: Rig): Line {
  return {
    clock: { now: () => clock.now(), sleep: (ms, signal) => clock.sleep(ms, signal) },
    requestHandler,
  };
}

/** A run that ends as it is told, and the promise of its death. */
function ending(rig: Rig, end: End): { line: Line; own: Partial<Ports>; died: Promise<void> } {
  const write: Ports['writeFile'] = async (path, text) => void rig.files.set(path, text);
  if (end === 'whole') return { line: patient(lineOf(rig)), own: SAMPLES, died: new Promise(() => {}) };
  if (end.by !== 'stop') {
    const { line, files, died } = mortal(rig.simulator, end.at, end.by, end.counted);
    return { line: patient(line), own: { ...SAMPLES, ...files(write) }, died };
  }
  // A stop comes just after the answer of the request that a kill would have come at.
  const stop = new AbortController();
  const { line, died } = mortal(rig.simulator, end.at, 'answered', end.counted);
  const requestHandler = {
    ...rig.simulator.requestHandler,
    handle: (...request: Parameters<typeof line.requestHandler.handle>) =>
      stop.signal.aborted
        ? rig.simulator.requestHandler.handle(...request)
        : line.requestHandler.handle(...request),
  };
  void died.then(() => stop.abort());
  return {
    line: patient({ clock: lineOf(rig).clock, requestHandler }),
    own: { ...SAMPLES, stop: stop.signal },
    died: new Promise(() => {}),
  };
}

/** As `recommend run --force` does: further attempts at what has ended. */
async function force(
  rig: Rig,
  file: string,
  line: Line = patient(lineOf(rig)),
  own: Partial<Ports> = SAMPLES,
) {
  const ports = rig.ports(file, line, own);
  const { account, lockFile } = await prepareLocked(ports, PLAIN);
  const asking = { endpoints: account.document.endpoints, anew: new Set([POLICY]), force: true };
  const { planned } = await decideHardware(ports, account, lockFile.lock, asking);
  const works = planned.jobs.map(({ work }) => work);
  return runJobs(ports, account, works, PLAIN);
}

/** As `recommend stop --auto-approve` does. */
function stop(rig: Rig, file: string, line: Line, own: Partial<Ports>) {
  const ports = { ...rig.ports(file, line, own), presentStops: () => {} };
  return recommendStop(ports, { ...PLAIN, policies: [] });
}

const begun: Readonly<
  Record<One['command'], (rig: Rig, file: string, line: Line, own: Partial<Ports>) => Promise<unknown>>
> = {
  apply: (rig, file, line, own) => rig.apply(file, {}, line, own),
  force,
  stop,
};

async function play(rig: Rig, file: string, { runs, unlocked, pause }: Turn): Promise<void> {
  if (unlocked) rig.files.clear();
  await Promise.all(
    runs.map(async ({ command, end }) => {
      const { line, own, died } = ending(rig, end);
      const run = begun[command](rig, file, line, own);
      await Promise.race([died, run]).catch((error: unknown) => {
        if (!(error instanceof InferraError)) throw error;
      });
    }),
  );
  await rig.simulator.clock.sleep(pause);
}

async function follow({ model, turns, jobs, requests }: History): Promise<void> {
  const rig = await openRig({ scenario: { ...BUCKETS, jobs, requests } });
  const file = measuredFile(model, '2', SMALL_BUDGET);
  const again = () => rig.apply(file, {}, patient(lineOf(rig)), SAMPLES);
  for (const turn of turns) await play(rig, file, turn);
  const commands = turns.flatMap(({ runs }) => runs.map(({ command }) => command));
  let forces = commands.filter((command) => command === 'force').length;
  const before = jobsIn(rig).length;
  let { exit } = await again();
  if (exit !== 0) {
    // What has failed is not tried again unasked.
    expect([...jobs, ...commands.filter((command) => command === 'stop')]).not.toEqual([]);
    expect((await again()).exit).not.toBe(0);
    expect(jobsIn(rig).length).toBe(Math.max(1, before));
    forces += 1;
    expect((await force(rig, file)).exit).toBe(0);
    exit = (await again()).exit;
  }
  if (benchmarksIn(rig).length > 0) {
    // What another run may have been about to do a moment ago is left to it for a while.
    await rig.simulator.clock.sleep(2 * HOUR);
    expect((await again()).exit).toBe(0);
  }
  const { differs, plan } = await rig.plan(file, {}, rig.simulator, SAMPLES);
  expect({
    exit,
    differs,
    open: [...plan.jobs, ...plan.decisions],
    benchmarks: benchmarksIn(rig),
    serves: rig.simulator.world.invoke(ENDPOINT).served,
    lock: rig.files.size,
    uploads: rig.simulator.world.seenAll('object', 0).length,
  }).toEqual({ exit: 0, differs: false, open: [], benchmarks: [], serves: true, lock: 1, uploads: 1 });
  expect(jobsIn(rig).length).toBeGreaterThan(0);
  expect(jobsIn(rig).length).toBeLessThanOrEqual(1 + forces);
  await rig.simulator.close();
}

/** @param share of the seeds, where several files have some each */
export function followHistories(sentence: string, commands: readonly One['command'][], share: number): void {
  const runs = Math.ceil(RUNS * share);
  test(
    `${sentence} (seed ${SEED})`,
    async () => {
      await fc.assert(fc.asyncProperty(historyOf(commands), follow), { numRuns: runs, seed: SEED });
    },
    runs * PATIENCE_MS,
  );
}
