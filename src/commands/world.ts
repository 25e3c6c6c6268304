// The embedded SageMaker of a run: where its world lives, the scenario that it plays, and that it is closed in the end.
import { join } from 'node:path';
import { type ErrorDetails, InferraError } from '../core/errors.ts';
import type { Scenario, Simulator } from '../simulator/index.ts';
import { readText } from './files.ts';
import type { Io } from './io.ts';
import type { Session } from './session.ts';

/** The folder belongs to the working folder, like the file that it goes with. */
export function worldFolder(io: Pick<Io, 'cwd'>): string {
  return join(io.cwd, '.inferra', 'simulator');
}

export type WorldOptions = { readonly region: string; readonly account: string | undefined };

/** Opens the simulated account and closes it with the session. @throws InferraError INF6010. */
export async function openWorld(session: Session, { region, account }: WorldOptions): Promise<Simulator> {
  const simulator = await import('../simulator/index.ts');
  const scenario = await readScenario(session.io);
  const world = await orCannotStart(() =>
    simulator.openSimulator({
      dir: worldFolder(session.io),
      region,
      ...(account === undefined ? {} : { account }),
      ...(scenario === undefined ? {} : { scenario }),
    }),
  );
  session.onClose(() => world.close());
  return world;
}

/** The scenario of INFERRA_SIMULATOR_SCENARIO, a path to JSON; undefined where it is not set. */
export async function readScenario(io: Io): Promise<Scenario | undefined> {
  const path = io.env.INFERRA_SIMULATOR_SCENARIO;
  if (path === undefined || path === '') return undefined;
  const text = await readText(io, path, { hint: 'Correct INFERRA_SIMULATOR_SCENARIO.' });
  const { parseScenario } = await import('../simulator/index.ts');
  return await orCannotStart(() => parseScenario(JSON.parse(text)), { hint: `Correct ${path}.` });
}

/** The simulator is not ours: what it throws is told in our words. */
export async function orCannotStart<T>(start: () => T | Promise<T>, details: ErrorDetails = {}): Promise<T> {
  try {
    return await start();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InferraError('INF6010', reason, { ...details, cause });
  }
}
