// Decides what becomes of a request that the scenario interferes with: refused, delayed, lost, or the end of the process.
import { chance } from '../chance.ts';
import { fits, hits, type Moment, type RequestFault, type Scenario, type Throttling } from './scenario.ts';

export type RequestTraits = {
  readonly operation: string;
  /** The name of what the request is about, where it has one. */
  readonly name: string | undefined;
  readonly mutating: boolean;
};

export interface RequestFaults {
  /** The faults that hit this request, in the scenario's order. Counts it. */
  of(request: RequestTraits): readonly RequestFault[];
  /** Whether the account's rate is exceeded by a request at `now` (ms). Counts it. */
  exceedsRate(now: number): boolean;
}

/** `count` tells how often something has happened in this world, this time included. */
export function requestFaultsOf(
  scenario: Scenario,
  seed: number,
  count: (key: string) => number,
): RequestFaults {
  const rules = scenario.requests ?? [];
  const bucket = scenario.throttling === undefined ? undefined : new TokenBucket(scenario.throttling, seed);
  return {
    of: (request) =>
      rules
        .map((rule, index) => ({
          rule,
          hit: concerns(rule, request) && hits(rule, count(`requests.${index}`)),
        }))
        .filter((one) => one.hit)
        .map((one) => one.rule),
    exceedsRate: (now) => bucket?.refuses(now) ?? false,
  };
}

function concerns(rule: RequestFault, request: RequestTraits): boolean {
  const onlyMutating = rule.mutating === true || rule.kind === 'kill';
  return (
    (request.mutating || !onlyMutating) &&
    fits(rule.operation, request.operation) &&
    fits(rule.name, request.name)
  );
}

/** SIGKILL, not an exit: nothing in the process gets to tidy up. */
export function killAt(faults: readonly RequestFault[], moment: Moment): void {
  if (faults.some((one) => one.kind === 'kill' && one.moment === moment))
    process.kill(process.pid, 'SIGKILL');
}

export class TokenBucket {
  readonly #settings: Throttling;
  readonly #seed: number;
  #tokens: number;
  #filledAt: number | undefined;
  #seen = 0;

  constructor(settings: Throttling, seed: number) {
    this.#settings = settings;
    this.#seed = seed;
    this.#tokens = settings.burst;
  }

  refuses(now: number): boolean {
    const elapsed = now - (this.#filledAt ?? now);
    this.#filledAt = now;
    this.#tokens = Math.min(this.#settings.burst, this.#tokens + (elapsed / 1000) * this.#settings.rate);
    this.#seen++;
    if (chance(this.#seed, 'refused', this.#seen) < (this.#settings.refusalShare ?? 0)) return true;
    if (this.#tokens < 1) return true;
    this.#tokens -= 1;
    return false;
  }
}
