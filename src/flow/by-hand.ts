// What a rollback of an endpoint and of a component have in common: which endpoint is meant, what the file wants of it, and the plan
// of that alone.
import type { EndpointDeclaration } from '../config/document.ts';
import { InferraError } from '../core/errors.ts';
import { NO_ANSWERS } from '../core/fact.ts';
import type { Lock } from '../decisions/pins.ts';
import { questionsOf, settle } from '../decisions/settle.ts';
import { compile } from '../endpoint/compile.ts';
import { ownerInWords } from '../endpoint/memory/tags.ts';
import { makePlan, type Planned } from '../endpoint/plan.ts';
import type { Situation } from '../endpoint/situation.ts';
import type { Seen } from '../endpoint/subject.ts';
import type { Unit } from '../endpoint/unit.ts';
import type { LiveEndpoint } from '../kinds/endpoint/spec.ts';
import { locate } from './locate.ts';
import type { Account } from './prepare.ts';

/** The name in the account under which it counts. */
export async function standingName(account: Account, endpoint: EndpointDeclaration): Promise<string> {
  const { standings } = await locate(account);
  return standings[0]?.endpoint.name ?? endpoint.name;
}

export function ourEndpoint(
  live: LiveEndpoint | null | undefined,
  name: string,
  { ours }: Situation,
): LiveEndpoint {
  if (!live) throw new InferraError('INF3013', `the account has no endpoint ${name}`);
  if (ours) return live;
  throw new InferraError(
    'INF3002',
    `endpoint ${name} exists and is not this project's: ${ownerInWords(live.tags, name)}`,
  );
}

/**
 * What the file wants of the endpoint, as far as file and lock file tell: a rollback asks nothing else of anybody. Where they
 * do not, what was applied is held off all the same.
 */
export function wantedUnit({ document }: Account, lock: Lock, name: string): Unit | undefined {
  if (questionsOf(document, document.endpoints, lock).length > 0) return undefined;
  const settled = settle(document, lock, NO_ANSWERS).document;
  const endpoints = settled.endpoints.map((one) => ({ ...one, name })).filter(isDecided);
  return compile({ ...settled, endpoints })[0];
}

function isDecided({ variants }: EndpointDeclaration): boolean {
  return variants.every(({ hardware }) => hardware.kind !== 'undecided');
}

export function planByHand(account: Account, endpoint: EndpointDeclaration, unit: Unit, seen: Seen): Planned {
  const { owner, kinds } = account;
  return makePlan([unit], seen, {
    owner,
    account: account.account,
    region: account.region,
    prices: account.book,
    // To be asked for by hand is to be asked for again.
    retry: true,
    allowances: { targets: [endpoint.address], prune: false, allowDowntime: false, retry: true },
    stamp: (one) => kinds.endpoint.stamp(one),
    strayBecause: '',
    at: account.clock.now(),
    guarding: (changes) => ({ changes, diagnostics: [] }),
  });
}
