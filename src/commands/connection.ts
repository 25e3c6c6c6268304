// Opens what a run talks to: AWS, or the embedded SageMaker with its own time.
import type { Assume, Role } from '../cloud/assume.ts';
import type { ConnectOptions } from '../cloud/connect.ts';
import type { Listener } from '../core/events.ts';
import type { Connection, Ports, Post } from '../flow/ports.ts';
import type { Simulator } from '../simulator/index.ts';
import { systemClock } from './clock.ts';
import type { Session } from './session.ts';
import { openWorld, type WorldOptions } from './world.ts';

/** The simulated account where the file names none, and the one that the simulated user of every run is of. */
const HOME = '123456789012';

type ConnectorOptions = {
  readonly profile?: string | undefined;
  readonly simulator: boolean;
  readonly listen: Listener;
};

/** Neither the SDK nor the simulator is loaded before a flow connects. */
export function connector(session: Session, options: ConnectorOptions): Ports['connect'] {
  const worldOf = worlds(session);
  const actingAs = roles();
  return async ({ region, account, role }) => {
    const { connect } = await import('../cloud/connect.ts');
    const world = options.simulator
      ? await worldOf({ region, account: account ?? accountOf(role) })
      : undefined;
    const clock = world?.clock ?? systemClock;
    const source: ConnectOptions = {
      region,
      clock,
      onRetry: (retry) => options.listen({ type: 'request-retried', ...retry, at: clock.now() }),
      ...(world === undefined ? {} : { requestHandler: world.requestHandler }),
      ...(options.profile === undefined ? {} : { profile: options.profile }),
    };
    const cloud = connect(role === undefined ? source : { ...source, ...(await actingAs(role, source)) });
    if (world === undefined) return { cloud, clock };
    const post: Post = async ({ url, body }) => world.receivePost(url.hostname, body);
    return { cloud, clock, post } satisfies Connection;
  };
}

/** A role is assumed once for a run, however many connections act as it. */
function roles() {
  let assuming: Promise<Assume> | undefined;
  return async (role: Role, source: ConnectOptions): Promise<Pick<ConnectOptions, 'credentials'>> => {
    assuming ??= import('../cloud/assume.ts').then(({ assumer }) => assumer());
    const user = source.requestHandler === undefined ? {} : { credentials: simulatedUser };
    return { credentials: (await assuming)(role, { ...source, ...user }) };
  };
}

/** The simulated account knows whose user asks by the digits at the end of the key (docs/simulator.md, "Roles"). */
async function simulatedUser() {
  return { accessKeyId: `SIMULATOR${HOME}`, secretAccessKey: 'simulator' };
}

function accountOf(role: Role | undefined): string | undefined {
  return role?.arn.split(':')[4];
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
