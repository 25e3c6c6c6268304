// The front desk: every request of every protocol comes through here, meets the scripted faults, is carried out against
// the world, and is entered in the list of requests.

import { type Caller, callerOf } from '../access/caller.ts';
import { lackingOf } from '../access/needs.ts';
import type { SimulatedClock } from '../clock.ts';
import { killAt, type RequestFaults, type RequestTraits } from '../faults/request-faults.ts';
import type { RequestFault } from '../faults/scenario.ts';
import type { Context } from '../services/context.ts';
import { ConnectionBroken, ServiceFault } from './errors.ts';
import type { WireRequest, WireResponse } from './http.ts';
import type { Exchange, Protocol } from './protocol.ts';

export type FrontOptions = {
  readonly context: Context;
  readonly clock: SimulatedClock;
  readonly faults: RequestFaults;
  /** Time (ms) that a request takes before it is carried out. */
  readonly latencyMs: number;
  readonly protocolOf: (request: WireRequest) => Protocol;
  readonly nextId: () => string;
};

export class Front {
  readonly #options: FrontOptions;
  #dying = false;

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  /** Somebody is about to ask: time must not jump until the returned function is called. */
  hold(): () => void {
    return this.#options.clock.hold();
  }

  /** @throws ConnectionBroken where the scenario cuts the line. */
  async answer(request: WireRequest): Promise<WireResponse> {
    const { clock, latencyMs, nextId, protocolOf } = this.#options;
    clock.touch();
    if (this.#dying) return new Promise(() => {});
    const protocol = protocolOf(request);
    const id = nextId();
    const known = attempt(() => protocol.read(request));
    const faults = known.ok ? this.#options.faults.of(traitsOf(known.value)) : [];
    const delay = faults.reduce((sum, one) => (one.kind === 'latency' ? sum + one.ms : sum), latencyMs);
    if (delay > 0) await clock.sleep(delay);
    const { world } = this.#options.context;
    world.advanceTo(Math.max(clock.now(), world.time + 1));
    clock.touch();
    if (!known.ok) return protocol.refuse(known.fault, id);
    return this.#carryOut(request, protocol, known.value, faults, id);
  }

  #carryOut(
    request: WireRequest,
    protocol: Protocol,
    exchange: Exchange,
    faults: readonly RequestFault[],
    id: string,
  ): WireResponse {
    killAt(faults, 'before');
    if (faults.some((one) => one.kind === 'lost-request')) {
      this.#note(exchange, 'lost', false);
      throw new ConnectionBroken();
    }
    const result = attempt(() => {
      const { caller, context } = this.#admit(request, exchange, faults);
      return exchange.run(context, caller);
    });
    killAt(faults, 'applied');
    if (faults.some((one) => one.kind === 'lost-response')) {
      this.#note(exchange, 'lost', result.ok);
      throw new ConnectionBroken();
    }
    if (faults.some((one) => one.kind === 'internal-error' && one.moment === 'applied')) {
      this.#note(exchange, 'InternalFailure', result.ok);
      return protocol.refuse(internalFailure(), id);
    }
    this.#note(exchange, result.ok ? 'ok' : result.fault.code, result.ok);
    this.#dieAfterwards(faults);
    return result.ok ? protocol.respond(result.value, id) : protocol.refuse(result.fault, id);
  }

  /** What is checked before a request is looked at: who sends it, how often, whether it may. */
  #admit(request: WireRequest, exchange: Exchange, faults: readonly RequestFault[]): Admitted {
    const { context: own } = this.#options;
    const kinds = new Set(faults.map((one) => one.kind));
    if (request.headers.authorization === undefined && exchange.signed) throw missingToken();
    if (kinds.has('expired-credentials')) throw expiredToken();
    if (kinds.has('throttle') || this.#options.faults.exceedsRate(own.world.time)) {
      throw new ServiceFault('ThrottlingException', 'Rate exceeded');
    }
    const caller = callerOf(request, own);
    const context = actingAs(caller, own);
    const lacking = lackingOf(context, exchange);
    if (kinds.has('access-denied')) throw denied(caller, permissionOf(context, exchange));
    if (lacking !== undefined) throw denied(caller, lacking);
    const refusal = faults.find((one) => one.kind === 'refused');
    if (refusal !== undefined) throw new ServiceFault(refusal.code, refusal.message);
    if (faults.some((one) => one.kind === 'internal-error' && one.moment !== 'applied'))
      throw internalFailure();
    return { caller, context };
  }

  #note(exchange: Exchange, outcome: string, applied: boolean): void {
    const { operation, mutating, input } = exchange;
    const at = this.#options.context.world.time;
    this.#options.context.world.note({
      operation,
      input,
      outcome,
      mutating,
      applied: applied && mutating,
      at,
    });
  }

  /** The answer leaves; nothing that is asked in reaction to it is carried out any more. */
  #dieAfterwards(faults: readonly RequestFault[]): void {
    if (!faults.some((one) => one.kind === 'kill' && one.moment === 'answered')) return;
    this.#dying = true;
    setImmediate(() => setImmediate(() => killAt(faults, 'answered')));
  }
}

type Admitted = { readonly caller: Caller; readonly context: Context };

/** The statements of a scenario are those of users: a session may do what its role may. */
function actingAs({ role }: Caller, context: Context): Context {
  if (role === undefined) return context;
  const permissions = context.conditions.roles.find((one) => one.role === role)?.permissions;
  return { ...context, conditions: { ...context.conditions, permissions } };
}

type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: ServiceFault };

function attempt<T>(action: () => T): Attempt<T> {
  try {
    return { ok: true, value: action() };
  } catch (error) {
    if (error instanceof ServiceFault) return { ok: false, fault: error };
    throw error;
  }
}

function traitsOf(exchange: Exchange): RequestTraits {
  return { operation: exchange.operation, name: exchange.about, mutating: exchange.mutating };
}

// Codes and texts of the common errors (API reference, CommonErrors, read 2026-11).

function missingToken(): ServiceFault {
  return new ServiceFault('MissingAuthenticationTokenException', 'Missing Authentication Token', 403);
}

function expiredToken(): ServiceFault {
  return new ServiceFault(
    'ExpiredTokenException',
    'The security token included in the request is expired',
    403,
  );
}

function internalFailure(): ServiceFault {
  return new ServiceFault(
    'InternalFailure',
    'The request processing has failed because of an internal error.',
    500,
  );
}

type Permission = { readonly action: string; readonly resource: string };

function denied({ arn }: Caller, { action, resource }: Permission): ServiceFault {
  return new ServiceFault(
    'AccessDeniedException',
    `User: ${arn} is not authorized to perform: ${action} on resource: ` +
      `${resource} because no identity-based policy allows the ${action} action`,
  );
}

function permissionOf(context: Context, exchange: Exchange): Permission {
  const { account, region } = context;
  const { operation, about, permission } = exchange;
  if (permission !== undefined) return permission(context);
  const resource = about === undefined ? '*' : `arn:aws:sagemaker:${region}:${account}:*/${about}`;
  return { action: `sagemaker:${operation}`, resource };
}
