// Jobs that a run waits for and does not own the end of: their limit, their stop, credentials that end before they do; and
// that nobody starts one who may not.
import { describe, expect, it } from 'vitest';
import { InferraError } from '../../src/core/errors.ts';
import type { Event } from '../../src/core/events.ts';
import type { ApplyInput } from '../../src/flow/ports.ts';
import { recommendRun } from '../../src/flow/recommend-run.ts';
import { recommendStop } from '../../src/flow/recommend-stop.ts';
import type { Scenario } from '../../src/simulator/index.ts';
import { openAccount } from '../../src/simulator/testing/account.ts';
import { jobsOf } from '../../src/simulator/testing/jobs.ts';
import {
  BUCKETS,
  benchmarksIn,
  jobsIn,
  measuredFile,
  POLICY,
  SAMPLES,
  SMALL_BUDGET,
} from '../support/measured.ts';
import { openRig, PLAIN, type Rig } from '../support/rig.ts';

const FILE = measuredFile();
const CHEAP = measuredFile('a', '2', SMALL_BUDGET);
const SLOW: Scenario = { ...BUCKETS, jobs: [{ kind: 'slow', minutes: 60 }] };

type More = Partial<ApplyInput> & { readonly force?: boolean };

function run(rig: Rig, file: string, more: More = {}) {
  const ports = { ...rig.ports(file, rig.simulator, SAMPLES), presentJobs: () => {} };
  return recommendRun(ports, { ...PLAIN, policies: [], force: false, ...more });
}

function stop(rig: Rig, file: string, more: Partial<ApplyInput> = {}) {
  const ports = { ...rig.ports(file, rig.simulator, SAMPLES), presentStops: () => {} };
  return recommendStop(ports, { ...PLAIN, policies: [], ...more });
}

const statusOf = (rig: Rig, name: string) =>
  rig.simulator.world.get('inference-recommendations-job', name)?.status;
const sent = (rig: Rig, operation: string) =>
  rig.simulator.world.requests().filter((one) => one.operation === operation).length;
const told = <Type extends Event['type']>(rig: Rig, type: Type) =>
  rig.events().filter((event): event is Extract<Event, { type: Type }> => event.type === type);

describe('a job whose estimated spend passes its limit', () => {
  it.each([
    ['recommend run', (rig: Rig) => run(rig, CHEAP)],
    ['apply', (rig: Rig) => rig.apply(CHEAP, {}, rig.simulator, SAMPLES)],
  ])('is stopped by %s, with nothing left behind and nothing pinned', async (_, command) => {
    const rig = await openRig({ scenario: SLOW });
    const { outcomes, exit } = await command(rig);
    const [name = ''] = jobsIn(rig);
    expect(outcomes.map(({ error }) => error?.code)).toEqual(['INF7040']);
    expect(exit).toBe(6);
    expect(statusOf(rig, name)).toBe('STOPPED');
    expect(told(rig, 'limit-passed')).toMatchObject([{ name, code: 'INF7040' }]);
    expect([benchmarksIn(rig), rig.files.size, sent(rig, 'StopInferenceRecommendationsJob')]).toEqual([
      [],
      0,
      1,
    ]);
  });

  it('is followed by another attempt only with --force', async () => {
    const rig = await openRig({ scenario: { ...BUCKETS, jobs: [{ kind: 'slow', minutes: 60, nth: 1 }] } });
    await run(rig, CHEAP);
    expect((await run(rig, CHEAP)).exit).toBe(3);
    expect((await rig.apply(CHEAP, {}, rig.simulator, SAMPLES)).exit).toBe(3);
    expect(jobsIn(rig)).toHaveLength(1);
    expect((await run(rig, CHEAP, { force: true })).exit).toBe(0);
    expect(jobsIn(rig)).toHaveLength(2);
  });

  it('goes on where it was left to run, and is stopped by the run that comes for its results', async () => {
    const rig = await openRig({ scenario: SLOW });
    const { exit } = await run(rig, CHEAP, { wait: false });
    await rig.simulator.clock.sleep(40 * 60_000);
    const [name = ''] = jobsIn(rig);
    expect([exit, statusOf(rig, name)]).toEqual([0, 'IN_PROGRESS']);
    expect((await run(rig, CHEAP)).exit).toBe(6);
    expect(statusOf(rig, name)).toBe('STOPPED');
  });

  it('is named as going on where it could not be stopped, and keeps what it needs', async () => {
    const denied = { kind: 'access-denied' as const, operation: 'StopInferenceRecommendationsJob' };
    const rig = await openRig({ scenario: { ...SLOW, requests: [denied] } });
    const { outcomes, exit, goOn } = await run(rig, CHEAP);
    expect(outcomes[0]?.result).toBe('running');
    expect(outcomes[0]?.error?.message).toContain('goes on and could not be stopped');
    expect([exit, goOn, benchmarksIn(rig).length]).toEqual([4, `inferra recommend run ${POLICY}`, 1]);
  });

  it('is told to stop again where nobody answered', async () => {
    const lost = { kind: 'lost-request' as const, operation: 'StopInferenceRecommendationsJob', times: 4 };
    const rig = await openRig({ scenario: { ...SLOW, requests: [lost] } });
    const { exit } = await run(rig, CHEAP);
    expect(exit).toBe(6);
    expect(benchmarksIn(rig)).toEqual([]);
  });

  it('whose limit nobody can watch says so once, and goes on', async () => {
    const odd = { ...SMALL_BUDGET, instances: ['ml.c6i.large'], limits: { maxTests: 1, duration: '2h' } };
    const rig = await openRig({ scenario: SLOW });
    await run(rig, measuredFile('a', '2', odd), { wait: false });
    const limited = { ...odd, limits: { ...odd.limits, maxCost: '$0.05' } };
    expect((await run(rig, measuredFile('a', '2', limited))).exit).toBe(0);
    expect(told(rig, 'limit-unwatched').map(({ reason }) => reason)).toEqual([
      'the limit of $0.05 cannot be watched: the price of ml.c6i.large is not known',
    ]);
  });
});

describe('the tests of a job', () => {
  it('are not listed before one can have begun', async () => {
    const requests = [
      { kind: 'expired-credentials' as const, operation: 'ListInferenceRecommendationsJobSteps' },
    ];
    const rig = await openRig({ scenario: { ...BUCKETS, requests } });
    expect((await run(rig, FILE)).exit).toBe(7);
    expect(statusOf(rig, jobsIn(rig)[0] ?? '')).toBe('IN_PROGRESS');
  });

  it('are listed once a look at most', async () => {
    const rig = await openRig({ scenario: BUCKETS });
    await run(rig, FILE);
    const requests = rig.simulator.world.requests().map(({ operation }) => operation);
    const between = requests.join(' ').split('DescribeInferenceRecommendationsJob');
    for (const one of between)
      expect(one.split('ListInferenceRecommendationsJobSteps').length).toBeLessThan(3);
    const events = told(rig, 'status-changed');
    expect(events[0]).toMatchObject({ status: 'PENDING', tests: { done: 0, planned: 1 } });
    expect(events.at(-1)).toMatchObject({ status: 'IN_PROGRESS', tests: { done: 0, planned: 1 } });
  });
});

describe('credentials that expire while jobs are waited for', () => {
  const expired: Scenario = {
    ...BUCKETS,
    requests: [
      {
        kind: 'expired-credentials',
        operation: 'DescribeInferenceRecommendationsJob',
        nth: 14,
        times: 1_000,
      },
    ],
  };

  it.each([
    ['recommend run', (rig: Rig) => run(rig, FILE)],
    ['apply', (rig: Rig) => rig.apply(FILE, {}, rig.simulator, SAMPLES)],
  ])('end %s with exit 7, with what goes on and the command that goes on', async (_, command) => {
    const rig = await openRig({ scenario: expired });
    const result = await command(rig);
    const [name = ''] = jobsIn(rig);
    expect(result.exit).toBe(7);
    expect(result.outcomes).toMatchObject([{ result: 'running', error: { code: 'INF4004' } }]);
    expect(result.outcomes[0]?.error?.message).toMatch(
      new RegExp(`^${name} is still in progress: .*expired`),
    );
    expect(result.outcomes[0]?.error?.details.hint).toContain('run the same command again');
    if ('goOn' in result) expect(result.goOn).toBe(`inferra recommend run ${POLICY}`);
    // What the job needs is not taken away, and with new credentials the same command takes it up.
    expect([statusOf(rig, name), benchmarksIn(rig), rig.files.size]).toEqual(['IN_PROGRESS', [name], 0]);
    const later = await openRig({ from: rig.simulator.world.state() });
    expect((await later.apply(FILE, {}, later.simulator, SAMPLES)).exit).toBe(0);
    expect([jobsIn(later), benchmarksIn(later)]).toEqual([[name], []]);
  });

  it('end a run that has to stop a job with exit 7, too', async () => {
    const requests = [{ kind: 'expired-credentials' as const, operation: 'StopInferenceRecommendationsJob' }];
    const rig = await openRig({ scenario: { ...SLOW, requests } });
    expect((await run(rig, CHEAP)).exit).toBe(7);
    expect(benchmarksIn(rig)).toHaveLength(1);
  });
});

describe('a run that may start no job', () => {
  const dear = measuredFile('a', '2', {
    ...SMALL_BUDGET,
    limits: { ...SMALL_BUDGET.limits, maxCost: '$0.01' },
  });

  it('sends nothing that changes anything: apply, locked', async () => {
    const rig = await openRig({ scenario: BUCKETS });
    const locked = rig.apply(FILE, { locked: true }, rig.simulator, SAMPLES);
    await expect(locked).rejects.toMatchObject({ code: 'INF7020', exit: 6 });
    expect(rig.mutations()).toEqual([]);
  });

  it.each([
    ['apply', async (rig: Rig) => (await rig.apply(dear, {}, rig.simulator, SAMPLES)).exit],
    ['apply, locked', (rig: Rig) => exitOf(rig.apply(dear, { locked: true }, rig.simulator, SAMPLES))],
    ['recommend run', (rig: Rig) => exitOf(run(rig, dear))],
    ['recommend run --force', (rig: Rig) => exitOf(run(rig, dear, { force: true }))],
  ])('sends nothing that changes anything above the limit: %s', async (_, command) => {
    const rig = await openRig({ scenario: BUCKETS });
    expect(await command(rig)).toBe(6);
    expect(rig.mutations()).toEqual([]);
  });

  it('sends nothing that changes anything where nobody said yes', async () => {
    const rig = await openRig({ scenario: BUCKETS });
    const own = { ...SAMPLES, ask: async () => false };
    const declined = rig.apply(FILE, { autoApprove: false }, rig.simulator, own);
    await expect(declined).rejects.toMatchObject({ code: 'INF6008', exit: 6 });
    expect(rig.mutations()).toEqual([]);
  });
});

describe('a stop', () => {
  it('ends every attempt under way, and nothing a second time', async () => {
    const rig = await openRig({ scenario: BUCKETS });
    await run(rig, FILE, { wait: false });
    const both = await Promise.all([stop(rig, FILE), stop(rig, FILE)]);
    expect(both.map(({ exit }) => exit)).toEqual([0, 0]);
    const [name = ''] = jobsIn(rig);
    expect([statusOf(rig, name), benchmarksIn(rig)]).toEqual(['STOPPED', []]);
    const before = rig.mutations().length;
    const again = await stop(rig, FILE);
    expect([again.exit, again.report.policies]).toEqual([0, [{ policy: POLICY, jobs: [] }]]);
    expect(rig.mutations()).toHaveLength(before);
  });

  it('that is not waited for leaves the model that the job may still need', async () => {
    const rig = await openRig({ scenario: BUCKETS });
    await run(rig, FILE, { wait: false });
    const { exit, report } = await stop(rig, FILE, { wait: false });
    const [name = ''] = jobsIn(rig);
    expect([exit, report.policies]).toEqual([0, [{ policy: POLICY, jobs: [{ name, result: 'stopping' }] }]]);
    expect([statusOf(rig, name), benchmarksIn(rig)]).toEqual(['STOPPING', [name]]);
    expect((await stop(rig, FILE)).exit).toBe(0);
    expect([benchmarksIn(rig), sent(rig, 'StopInferenceRecommendationsJob')]).toEqual([[], 1]);
  });

  it('ends the run that waits with exit 3', async () => {
    const rig = await openRig({ scenario: BUCKETS });
    const waiting = run(rig, FILE);
    await rig.simulator.clock.sleep(5 * 60_000);
    await stop(rig, FILE);
    const { exit, problems } = await waiting;
    expect([exit, problems.map(({ code }) => code)]).toEqual([3, ['INF7022']]);
    expect(benchmarksIn(rig)).toEqual([]);
  });

  it('leaves what is not ours, with exit 5, and stops what is', async () => {
    const rig = await openRig({ scenario: BUCKETS });
    await run(rig, FILE, { wait: false });
    const [name = ''] = jobsIn(rig);
    const theirs = `${name.slice(0, -10)}0123456789`;
    const account = await openAccount({ from: rig.simulator.world.state() });
    await account.model('m');
    await jobsOf(account).quick(theirs);
    const mixed = await openRig({ from: account.simulator.world.state() });
    const { exit, problems } = await stop(mixed, FILE);
    expect([exit, problems.map(({ code }) => code)]).toEqual([5, ['INF7041']]);
    expect(problems[0]?.message).toContain(theirs);
    expect(statusOf(mixed, name)).toBe('STOPPED');
    expect(statusOf(mixed, theirs)).not.toMatch(/^STOP/);
    expect(sent(mixed, 'StopInferenceRecommendationsJob')).toBe(1);
  });

  it('knows no policy that no endpoint asks, and sends nothing for it', async () => {
    const rig = await openRig({ scenario: BUCKETS });
    const ports = { ...rig.ports(FILE, rig.simulator, SAMPLES), presentStops: () => {} };
    const wrong = recommendStop(ports, { ...PLAIN, policies: ['slb'] });
    await expect(wrong).rejects.toMatchObject({ code: 'INF7029', exit: 64 });
    expect(rig.simulator.world.requests()).toEqual([]);
  });
});

async function exitOf(refused: Promise<unknown>): Promise<unknown> {
  return refused.then(
    () => 0,
    (error: unknown) => (error instanceof InferraError ? error.exit : error),
  );
}
