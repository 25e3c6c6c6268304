// Opens what a run talks to: AWS, or the embedded SageMaker with its own time.
import type { Listener } from '../core/events.ts';
import type { Connection, Ports, Post } from '../flow/ports.ts';
import type { Simulator } from '../simulator/index.ts';
import { systemClock } from './clock.ts';
import type { Session } from './session.ts';
import { openWorld, type WorldOptions } from './world.ts';

/** The simulated account where the file names none. */
const HOME = '123456789012';

type ConnectorOptions = {
  readonly profile?: string | undefined;
  readonly simulator: boolean;
  readonly listen: Listener;
};

/** Neither the SDK nor the simulator is loaded before a flow connects. */
export function connector(session: Session, options: ConnectorOptions): Ports['connect'] {
  const worldOf = worlds(session);
  return async ({ region, account }) => {
    const { connect } = await import('../cloud/connect.ts');
    const world = options.simulator ? await worldOf({ region, account }) : undefined;
    const clock = world?.clock ?? systemClock;
    const cloud = connect({
      region,
      clock,
      onRetry: (retry) => options.listen({ type: 'request-retried', ...retry, at: clock.now() }),
      ...(world === undefined ? {} : { requestHandler: world.requestHandler }),
      ...(options.profile === undefined ? {} : { profile: options.profile }),
    });
    if (world === undefined) return { cloud, clock };
    const post: Post = async ({ url, body }) => world.receivePost(url.hostname, body);
    return { cloud, clock, post } satisfies Connection;
  };
}

/** A simulated account has one world, however many connections lead to it. */
function worlds(session: Session): (options: WorldOptions) => Promise<Simulator> {
  const opened = new Map<string, Promise<Simulator>>();
  return ({ region, account = HOME }) => {
    const key = `${account}/${region}`;
    const world = opened.get(key) ?? openWorld(session, { region, account });
    opened.set(key, world);
    return world;
  };
}
