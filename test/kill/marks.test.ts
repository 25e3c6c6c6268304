// What the marks are for: a deployment that fails is told from one that was never sent, however the run died; and a file
// that moved on after a kill leaves nothing behind.
import { describe, expect, it } from 'vitest';
import type { Moment, State } from '../../src/simulator/index.ts';
import { fileOf } from '../support/files.ts';
import { ALLOWED, openRig, type Rig } from '../support/rig.ts';
import { orphansOf } from './harness.ts';
import { mortal } from './mortal.ts';

const MOMENTS: readonly Moment[] = ['before', 'applied', 'answered'];
const HOUR = 3_600_000;

const good = fileOf({ fraud: {} });
const bad = fileOf({ fraud: { instance: ['ml.c5.xlarge', 1], model: 'b' } });
const moreBad = fileOf({ fraud: { instance: ['ml.m5.large', 4] } });
const FAILING = { endpoints: [{ kind: 'ping', endpoint: 'fraud', on: 'update' } as const] };
const SCALE_FAILING = { endpoints: [{ kind: 'capacity', endpoint: 'fraud', on: 'scale' } as const] };

/** Every boundary of the run: kills there, then calls `after` on the account as it was left. */
async function atEveryBoundary(
  past: State,
  file: string,
  scenario: object,
  after: (rig: Rig, where: string) => Promise<void>,
): Promise<void> {
  const whole = await openRig({ from: past, scenario });
  await whole.apply(file, ALLOWED);
  const requests = whole.mutations().length;
  expect(requests).toBeGreaterThan(2);
  for (const moment of MOMENTS) {
    for (let at = 1; at <= requests; at += 1) {
      const rig = await openRig({ from: past, scenario });
      const { line, died } = mortal(rig.simulator, at, moment);
      await Promise.race([died, rig.apply(file, ALLOWED, line)]);
      await after(rig, `${moment} request ${at}`);
      await rig.simulator.close();
    }
  }
}

async function pastOf(file: string): Promise<State> {
  const rig = await openRig();
  expect((await rig.apply(file)).exit).toBe(0);
  return rig.simulator.world.state();
}

const sentOf = (rig: Rig, operation: string) =>
  rig.simulator.world.requests().filter((one) => one.operation === operation && one.applied).length;

describe('a deployment that fails, whenever the run that sent it died', () => {
  it.each([
    ['a swap, taken up at once', bad, FAILING, 'UpdateEndpoint', 0],
    ['a swap, taken up after an hour', bad, FAILING, 'UpdateEndpoint', HOUR],
    ['a live change, taken up at once', moreBad, SCALE_FAILING, 'UpdateEndpointWeightsAndCapacities', 0],
    [
      'a live change, taken up after an hour',
      moreBad,
      SCALE_FAILING,
      'UpdateEndpointWeightsAndCapacities',
      HOUR,
    ],
  ] as const)('is tried once and no more: %s', async (_what, file, scenario, operation, later) => {
    const past = await pastOf(good);
    const wrong: string[] = [];
    await atEveryBoundary(past, file, scenario, async (rig, where) => {
      await rig.simulator.clock.sleep(later);
      const first = await rig.apply(file, ALLOWED);
      const second = await rig.apply(file, ALLOWED);
      const sent = sentOf(rig, operation);
      if (first.exit !== 3 || second.exit !== 3 || sent !== 1) {
        wrong.push(`${where}: exits ${first.exit} and ${second.exit}, sent ${sent} times`);
      }
    });
    expect(wrong).toEqual([]);
  });
});

/** The service gives no reason: only the mark that the request was accepted tells a rollback from another hand. */
describe('a deployment that fails without a reason, whenever the run that sent it died', () => {
  const silent = { endpoints: [{ kind: 'ping', endpoint: 'fraud', on: 'update', silent: true } as const] };
  const silentScale = {
    endpoints: [{ kind: 'capacity', endpoint: 'fraud', on: 'scale', silent: true } as const],
  };

  it.each([
    ['a swap, taken up at once', bad, silent, 'UpdateEndpoint', 0],
    ['a swap, taken up after an hour', bad, silent, 'UpdateEndpoint', HOUR],
    ['a live change, taken up at once', moreBad, silentScale, 'UpdateEndpointWeightsAndCapacities', 0],
    [
      'a live change, taken up after an hour',
      moreBad,
      silentScale,
      'UpdateEndpointWeightsAndCapacities',
      HOUR,
    ],
  ] as const)(
    'is tried once, and told as rolled back once it is marked as sent: %s',
    async (_what, file, scenario, operation, later) => {
      const past = await pastOf(good);
      const wrong: string[] = [];
      await atEveryBoundary(past, file, scenario, async (rig, where) => {
        const unmarked = isSentUnmarked(rig, operation);
        await rig.simulator.clock.sleep(later);
        // An hour later the endpoint is back where it was, and the account does not say why.
        const exit = unmarked && later > 0 ? 5 : 3;
        // Of sizes alone who waits cannot tell a rollback from another hand, and says failed; the next run can.
        const firsts = operation === 'UpdateEndpoint' ? [exit] : [exit, 1];
        const first = await rig.apply(file, ALLOWED);
        const second = await rig.apply(file, ALLOWED);
        const sent = sentOf(rig, operation);
        if (!firsts.includes(first.exit) || second.exit !== exit || sent !== 1)
          wrong.push(`${where}: exits ${first.exit} and ${second.exit}, not ${exit}; sent ${sent} times`);
      });
      expect(wrong).toEqual([]);
    },
  );
});

/** The service has accepted the request, and the mark that says so was not written. */
function isSentUnmarked(rig: Rig, operation: string): boolean {
  const applied = rig.simulator.world.requests().filter(({ mutating, applied }) => mutating && applied);
  return applied.at(-1)?.operation === operation;
}

describe('a file that moves on after a kill', () => {
  const next = fileOf({ fraud: { instance: ['ml.m5.xlarge', 1] } });

  it.each([
    ['a swap that would have worked', bad, {}, next],
    ['a swap that fails', bad, FAILING, good],
    ['a first create', bad, {}, next],
  ] as const)('leaves nothing behind: %s', async (what, file, scenario, then) => {
    const past = await pastOf(what === 'a first create' ? fileOf({ other: {} }) : good);
    const wrong: string[] = [];
    await atEveryBoundary(past, file, scenario, async (rig, where) => {
      const { exit } = await rig.apply(then, ALLOWED);
      const { differs } = await rig.plan(then, ALLOWED);
      const orphans = orphansOf(rig);
      if (exit !== 0 || differs || orphans.length > 0)
        wrong.push(`${where}: exit ${exit}, ${differs}, ${orphans}`);
    });
    expect(wrong).toEqual([]);
  });
});
