// Puts a simulated account together: the world as it was left, a clock, the scripted faults, and the doors to it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { uuid } from './chance.ts';
import { type SimulatedClock, type Timeline, VirtualClock } from './clock.ts';
import { conditionsOf } from './faults/conditions.ts';
import { requestFaultsOf } from './faults/request-faults.ts';
import type { Scenario } from './faults/scenario.ts';
import { livingAIJobs } from './services/ai/progress.ts';
import { livingAlarms } from './services/alarms/watching.ts';
import { livingTargets, loadEvents } from './services/autoscaling/autoscaler.ts';
import { livingComponents } from './services/components/progress.ts';
import { outsideEvents } from './services/outside.ts';
import { livingJobs } from './services/recommendations/progress.ts';
import { receivePost } from './services/webhooks.ts';
import { Front } from './wire/front.ts';
import { protocolOf } from './wire/routes.ts';
import { type SdkRequestHandler, sdkHandler } from './wire/sdk-handler.ts';
import { Journal, wipeFolder } from './world/journal.ts';
import { type State, World } from './world/world.ts';

export type SimulatorOptions = {
  /** Where the world persists; in memory only where absent. */
  readonly dir?: string;
  /** Twelve digits. */
  readonly account?: string;
  readonly region?: string;
  /** Durations, ids and refusals follow from it. */
  readonly seed?: number;
  readonly scenario?: Scenario;
  /** A world to start from, as `world.state()` gave it: many futures of one past. */
  readonly from?: State;
  /** When the world begins, in milliseconds since the epoch. A world that persists goes on from where it was. */
  readonly epoch?: number;
};

export interface Simulator {
  readonly account: string;
  readonly region: string;
  readonly clock: Pick<SimulatedClock, 'now' | 'sleep'>;
  /** Goes into any AWS SDK v3 client as `requestHandler`. */
  readonly requestHandler: SdkRequestHandler;
  readonly world: World;
  /** Keeps what is posted to a webhook: nothing leaves the machine. */
  receivePost(host: string, body: string): void;
  /** Waiting requests and sleeps are left unanswered. */
  close(): Promise<void>;
}

/** 2026-01-05, a Monday, 09:00 UTC: runs are the same whenever they are made. */
const EPOCH = Date.UTC(2026, 0, 5, 9);

/** Opens the account; throws where its folder is in use or damaged. */
export async function openSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { front, clock, world, account, region, receive, close } = assemble(
    options,
    (timeline) => new VirtualClock(timeline),
  );
  return {
    account,
    region,
    clock,
    requestHandler: sdkHandler(front),
    world,
    receivePost: receive,
    async close() {
      close();
    },
  };
}

export type Assembly = {
  readonly account: string;
  readonly region: string;
  readonly world: World;
  readonly clock: SimulatedClock;
  readonly front: Front;
  readonly receive: Simulator['receivePost'];
  readonly close: () => void;
};

export function assemble(
  options: SimulatorOptions,
  makeClock: (timeline: Timeline) => SimulatedClock,
): Assembly {
  const { account = '123456789012', region = 'us-east-1', seed = 1, scenario = {} } = options;
  const begun = options.epoch ?? EPOCH;
  const fresh: State = options.from ?? { begun, time: begun, records: [], counters: {} };
  const kept =
    options.dir === undefined ? undefined : Journal.open(folderOf(options.dir, account, region), fresh);
  const world = new World(kept?.state ?? fresh, kept?.journal);
  const clock = makeClock(world);
  const count = (key: string): number => world.count(key);
  const context = { account, region, seed, world, conditions: conditionsOf(scenario, count) };
  world.enliven('inference-recommendations-job', livingJobs(context));
  world.enliven('ai-recommendation-job', livingAIJobs(context));
  world.enliven('scalable-target', livingTargets(context));
  world.enliven('alarm', livingAlarms(context));
  world.enliven('inference-component', livingComponents(context));
  world.plan([...outsideEvents(context, scenario.events ?? []), ...loadEvents(context, scenario.load ?? [])]);
  let requests = 0;
  const front = new Front({
    context,
    clock,
    faults: requestFaultsOf(scenario, seed, count),
    latencyMs: scenario.latencyMs ?? 0,
    protocolOf,
    nextId: () => uuid(seed, 'request', world.time, ++requests),
  });
  const close = (): void => {
    clock.close();
    kept?.journal.close(world.state());
  };
  const receive = (host: string, body: string): void => receivePost(context, host, body);
  return { account, region, world, clock, front, receive, close };
}

/** Accounts and regions are worlds apart. */
export function folderOf(dir: string, account: string, region: string): string {
  return join(dir, `${account}-${region}`);
}

/** Forgets every account in the folder. Throws where one of them is in use. */
export async function resetSimulator(dir: string): Promise<void> {
  const folders = existsSync(dir) ? readdirSync(dir).filter((name) => /^\d{12}-[a-z0-9-]+$/.test(name)) : [];
  for (const name of folders) wipeFolder(join(dir, name));
}
